"""`newslint check`: from a command line to a report and an exit code."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence

from newslint import files
from newslint.annotations import TYPE_CHECKING, TextIO
from newslint.archive import WHOLE
from newslint.errors import PartFailed, UserError, blamed, class_of
from newslint.exits import CLEAN, FAILED, FOUND, WRONG
from newslint.globs import Globs
from newslint.membership import Archive
from newslint.progress import Progress
from newslint.report import Failure
from newslint.reporters.base import Quoted, Reporter, Result
from newslint.run import Outcome, run
from newslint.session import Asked, Session, open_session
from newslint.tasks import Task
from newslint.terminal import links, shows_colour
from newslint.told import Told

if TYPE_CHECKING:
    from newslint.mending import Mended
    from newslint.reporters.background import Background
    from newslint.sifting import Sieve

Say = Callable[[str], None]
FEW = 20
"""So many articles are read before memory that is no longer used is worth looking for."""


def check(options: Namespace, say: Say) -> int:
    """Lint what the command line asks for, write the report and return the exit code."""
    here = os.getcwd()
    asked = Asked(options.config, options.packs, options.select, options.ignore)
    session = open_session(asked, here)
    reporter = _reporter(options, session)
    timed = _timed(options, session)
    places = files.Places(session.root, here)
    archive = Archive(session, places)
    sieve = _sieve(options, session, places)
    task, wrong = task_of(options, session, archive, places, say)
    task = sieve.narrowed(task) if sieve else task
    if len(task.asked) > FEW or session.setup.configured:
        _collect_garbage()
    progress = Progress(sys.stderr, not options.quiet)
    with run(session, places, archive, task, progress) as outcome:
        code = _told(options, session, places, task, outcome, reporter, sieve, say)
    if timed:
        timed(say)
    return max(wrong, code)


def _reporter(options: Namespace, session: Session) -> Reporter:
    """Return the output that is asked for. Raises UserError where it cannot count rules."""
    found: Reporter = session.reporter(options.output_format)
    if not options.statistics:
        return found
    from newslint.reporters.statistics import FORMS, StatisticsReporter

    if options.output_format not in FORMS:
        raise UserError(f"--statistics goes with {', '.join(FORMS)}, not {options.output_format}")
    return StatisticsReporter(options.output_format)


def _timed(options: Namespace, session: Session) -> Callable[[Say], None] | None:
    """Have the rules timed, if that is asked for; return what tells of it.

    They are timed in this process, on articles that are read anew.
    """
    if not options.timings:
        return None
    from newslint.timings import TimedRulebook, slowest

    options.jobs, options.executor, options.no_cache = 1, "", True
    rulebook = TimedRulebook(session.setup.plan)
    session.rulebook = rulebook

    def tell(say: Say) -> None:
        for line in slowest(rulebook.spent, len(rulebook.articles)):
            say(line)

    return tell


def _sieve(options: Namespace, session: Session, places: files.Places) -> "Sieve | None":
    """Return what keeps findings back, where one of these is asked for; others load none of it."""
    if not (options.baseline or session.setup.baseline or options.changed_since):
        return None
    from newslint.sifting import open_sieve

    return open_sieve(options, session, places)


def _told(
    options: Namespace,
    session: Session,
    places: files.Places,
    task: Task,
    outcome: Outcome,
    reporter: Reporter,
    sieve: "Sieve | None",
    say: Say,
) -> int:
    """Write the report of a run and return the exit code."""
    failed = tell_failures(outcome.failures, places, options, say)
    before = len(outcome.failures)
    if options.diff:
        return max(failed, _show_diff(outcome, places))
    found = outcome.findings
    told = Told(sieve.sifted(found, bool(outcome.mended)) if sieve else found)
    if task.typed and task.fix:
        _write_back(task.typed[1], outcome)
        left = Result(told, outcome.files, quiet=options.quiet)
        _report(session.reporter("concise"), left, sys.stderr)  # the text has standard output
    else:
        colour = shows_colour(options.color)
        quotations = _quotations(session, places, task) if options.with_quotations else None
        behind = _background(options, session, places, task)
        known = sieve.count if sieve and sieve.known else None
        result = Result(
            told, outcome.files, colour, options.quiet, quotations, behind, known, links(colour)
        )
        _report(reporter, result, sys.stdout)
    for change in outcome.mended if not options.quiet else ():
        say(f"{places.shown(change.path)}: {change.edits} fixed")
    told.exhaust()
    failed = max(failed, tell_failures(outcome.failures[before:], places, options, say))
    if sieve and not (outcome.failures or options.quiet):
        _tell_stale(sieve, task, say)
    reached = told.reaches(options.fail_on or session.setup.fail_on)
    return max(failed, FOUND if reached else CLEAN)


def _tell_stale(sieve: "Sieve", task: Task, say: Say) -> None:
    """Say how many known findings no longer stand in what this run has judged."""
    from newslint.columns import counted

    if stale := sieve.stale(task):
        said = counted(stale, "known finding")
        say(f"{said} no longer there: `newslint baseline --prune` takes such out of the baseline")


def _report(reporter: Reporter, result: Result, stream: TextIO) -> None:
    with blamed(f"the output {reporter.name}", f"its reporter {class_of(reporter)}"):
        reporter.report(result, stream.write)


def _quotations(session: Session, places: files.Places, task: Task) -> Iterator[Quoted]:
    """Yield what the articles quote, and who said it; an unreadable one tells so itself."""
    from newslint.quoting import quoted_in, words_of_speech

    known = words_of_speech(session)
    for path in task.asked:
        typed = task.typed and task.typed[0] == path
        try:
            text = task.typed[1] if typed and task.typed else files.read(places.on_disk(path))
            yield from quoted_in(session, path, text.source, places.shown(path), known)
        except (files.Unreadable, PartFailed):
            continue


def _background(
    options: Namespace, session: Session, places: files.Places, task: Task
) -> Callable[[], "Background"]:
    """Return what looks up what outputs for CI ask for; the others load none of it."""

    def load() -> "Background":
        from newslint.backgrounds import RunBackground

        return RunBackground(options, session, places, task.asked, task.typed)

    return load


def _collect_garbage() -> None:
    """Look for unused memory again, in what the run makes but not in what the start made."""
    gc.freeze()
    gc.enable()


def task_of(
    options: Namespace, session: Session, archive: Archive, places: files.Places, say: Say
) -> tuple[Task, int]:
    """Return what is to be done, and WRONG where some of the paths lead to no article."""
    given = Task(
        (),
        None,
        options.fix or options.unsafe_fixes or options.diff,
        options.unsafe_fixes,
        options.diff,
        tuple(options.paths),
        options.jobs,
        options.executor,
        options.no_cache,
    )
    if "-" in options.paths:
        paths, left_out, given = _typed(options, session, places, given)
        problems: list[str] = []
    else:
        paths, left_out, problems = _chosen(options, session, archive)
    if left_out and not options.quiet:
        more = ", …" if len(left_out) > 3 else ""
        say(f"{len(left_out)} left out by “exclude”: {', '.join(left_out[:3])}{more}")
    for problem in problems:
        say(problem)
    return given._replace(asked=tuple(paths)), WRONG if problems else CLEAN


def _chosen(
    options: Namespace, session: Session, archive: Archive
) -> tuple[list[str], list[str], list[str]]:
    """Return the articles that the paths lead to, those left out, and what is wrong with others.

    Raises UserError where they lead to nothing at all.
    """
    missing = [path for path in options.paths if not os.path.lexists(path)]
    named = [path for path in options.paths if path not in missing]
    every = bool(missing) and not named
    paths, left_out, empty = ([], [], []) if every else archive.chosen(named)
    problems = [_missing(path) for path in missing]
    problems += [f"{path}: {_no_articles(session)}" for path in empty]
    if not (paths or left_out):
        raise UserError(*(problems or [_none_of_archive(session)]))
    return paths, left_out, problems


def _none_of_archive(session: Session) -> str:
    """Return what is said of an archive without articles: what led to none."""
    if globs := session.setup.articles:
        nothing = f"“articles” ({', '.join(globs)}) leads to no file"
        return f"the configuration: {nothing}; mend it, or name files on the command line"
    return f"the configuration: {_no_articles(session)}"


def _missing(path: str) -> str:
    if not path:  # what a script names by a variable that holds nothing
        return "one of the paths is empty; leave it out, or name a file or folder"
    return f"{path}: there is no such file or folder"


def _no_articles(session: Session) -> str:
    endings = ", ".join(sorted(session.parsers.suffixes))
    return f"there are no articles here; newslint reads {endings}"


def _typed(
    options: Namespace, session: Session, places: files.Places, given: Task
) -> tuple[list[str], list[str], Task]:
    """Return the path of standard input, or the one left out, and the task with its text."""
    if len(options.paths) > 1:
        raise UserError("standard input (-) stands alone; give no other paths beside it")
    named = options.stdin_filename
    path = places.inside(named) if named else "-"
    try:
        text = files.decode(sys.stdin.buffer.read())
    except files.Unreadable as error:
        raise UserError(f"standard input: {error}") from error
    given = given._replace(typed=(path, text))
    return ([], [path], given) if Globs(session.setup.exclude).match(path) else ([path], [], given)


def _write_back(text: files.Text, outcome: Outcome) -> None:
    """Write standard input back with its fixes, as formatters do."""
    raw = text.raw
    for change in outcome.mended:
        try:
            raw = files.encoded(text, change.after)
        except ValueError as error:
            raise UserError(f"standard input cannot be written back: {error}") from error
    sys.stdout.buffer.write(raw)


def _show_diff(outcome: Outcome, places: files.Places) -> int:
    for change in outcome.mended:
        sys.stdout.writelines(_diff(change, places.shown(change.path)))
    return FOUND if outcome.mended else CLEAN


def _diff(change: "Mended", path: str) -> Iterator[str]:
    """Yield the lines of a diff that `patch` and `git apply` understand."""
    from difflib import unified_diff

    before, after = (_lines(text) for text in (change.before, change.after))
    for line in unified_diff(before, after, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def tell_failures(
    failures: Sequence[Failure], places: files.Places, options: Namespace, say: Say
) -> int:
    """Say what could not judge an article; return the exit code that this asks for."""
    same: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        same.setdefault((failure.subject, failure.message), []).append(failure)
    for first, *others in same.values():
        more = f" and {len(others)} more" if others else ""
        path = places.shown(first.path) if first.path != WHOLE else first.path
        say(f"{first.subject} on {path}{more}: {first.message}")
        if options.debug and first.trace:
            say(first.trace)
    if any(not failure.by_author for failure in failures):
        return FAILED
    return WRONG if failures else CLEAN
