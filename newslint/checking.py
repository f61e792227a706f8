"""`newslint check`: from a command line to a report and an exit code."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable

from newslint import files
from newslint.diagnostics import reaches
from newslint.errors import UserError
from newslint.exits import CLEAN, FAILED, FOUND, WRONG
from newslint.reporters.base import Result
from newslint.run import Mended, Outcome, Task, chosen_paths, renamed, run
from newslint.session import Asked, Session, open_session

Say = Callable[[str], None]


def check(options: Namespace, say: Say) -> int:
    """Lint what the command line asks for, write the report and return the exit code."""
    here = os.getcwd()
    asked = Asked(options.config, options.packs, options.select, options.ignore)
    session = open_session(asked, here)
    reporter = session.reporter(options.output_format)
    places = files.Places(session.root, here)
    task = _task(options, session, places, say)
    outcome = run(session, places, task)
    if options.diff:
        return _show_diff(outcome, places)
    found = renamed(outcome.diagnostics, places)
    if not _typed_and_fixed(options, outcome):
        reporter.report(Result(found, outcome.files, _colour(options.color)), sys.stdout.write)
    for change in outcome.mended if not options.quiet else ():
        say(f"{places.shown(change.path)}: {change.edits} fixed")
    fail_on = options.fail_on or session.setup.fail_on
    failed = _tell_failures(outcome, options, say)
    reached = any(reaches(one.level, fail_on) for one in found)
    return failed or (FOUND if reached else CLEAN)


def _task(options: Namespace, session: Session, places: files.Places, say: Say) -> Task:
    fix = options.fix or options.unsafe_fixes or options.diff
    given = Task((), None, fix, options.unsafe_fixes, options.diff)
    if "-" in options.paths:
        if len(options.paths) > 1:
            raise UserError("standard input (-) stands alone; give no other paths beside it")
        named = options.stdin_filename
        path = places.inside(named) if named else "-"
        try:
            text = files.decode(sys.stdin.buffer.read())
        except files.Unreadable as error:
            raise UserError(f"standard input: {error}") from error
        return given._replace(asked=(path,), typed=(path, text))
    missing = [path for path in options.paths if not os.path.lexists(path)]
    if missing:
        raise UserError(*(f"{path}: there is no such file or folder" for path in missing))
    paths, left_out, empty = chosen_paths(session, places, options.paths)
    if left_out and not options.quiet:
        say(f"{len(left_out)} left out by “exclude”: {', '.join(left_out[:3])}")
    if empty or not (paths or left_out):
        endings = ", ".join(sorted(session.parsers.suffixes))
        where = ", ".join(empty) or "what the configuration names"
        raise UserError(f"{where}: no articles here; newslint reads {endings}")
    return given._replace(asked=tuple(paths))


def _typed_and_fixed(options: Namespace, outcome: Outcome) -> bool:
    """Write standard input back with its fixes, as formatters do; whether that was asked."""
    if "-" not in options.paths or not (options.fix or options.unsafe_fixes):
        return False
    sys.stdout.write(outcome.mended[0].after if outcome.mended else outcome.typed)
    return True


def _show_diff(outcome: Outcome, places: files.Places) -> int:
    for change in outcome.mended:
        sys.stdout.writelines(_diff(change, places.shown(change.path)))
    return FOUND if outcome.mended else CLEAN


def _diff(change: Mended, path: str) -> list[str]:
    from difflib import unified_diff

    before, after = (text.split("\n") for text in (change.before, change.after))
    lines = unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")
    return [line.rstrip("\r") + "\n" for line in lines]


def _colour(when: str) -> bool:
    if when == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return when == "always"


def _tell_failures(outcome: Outcome, options: Namespace, say: Say) -> int:
    """Say which rules could not judge an article; return the exit code that this asks for."""
    for failure in outcome.failures:
        say(f"rule {failure.rule} ({failure.origin}) on {failure.path}: {failure.message}")
        if options.debug and failure.trace:
            say(failure.trace)
    if any(not failure.by_author for failure in outcome.failures):
        return FAILED
    return WRONG if outcome.failures else CLEAN
