"""`newslint baseline`: what is found now becomes known, so that only what is new is reported."""

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable

from newslint.baselines import Judged, baseline_path, open_known, write
from newslint.choosing import Say, task_of
from newslint.columns import counted
from newslint.errors import UserError
from newslint.exits import CLEAN
from newslint.failures import tell_failures
from newslint.known import BASELINE, Key, Known, as_text
from newslint.membership import Archive
from newslint.paths import Places
from newslint.progress import Progress
from newslint.run import run
from newslint.session import CONFIG, Asked, Session, open_session
from newslint.sifting import Wholes, knowable
from newslint.tasks import Task

ONLY_READING = {
    "fix": False,
    "unsafe_fixes": False,
    "diff": False,
    "stdin_filename": None,
    "executor": "",
    "no_cache": False,
    "quiet": False,
}
"""What `newslint check` may be asked for beside, and this command is not."""


def baseline(options: Namespace, show: Callable[[str], object], say: Say) -> int:
    """Run `newslint baseline` and return its exit code."""
    options = Namespace(**{**ONLY_READING, **vars(options)})
    session = open_session(Asked(options.config, options.packs), os.getcwd())
    places = Places(session.root, os.getcwd())
    path = baseline_path(session, options.baseline, places.here)
    path = path or os.path.join(session.root, BASELINE)
    known = Known({})
    if options.prune or os.path.lexists(path):
        known = open_known(session, places, path, options.baseline)
    task, wrong = task_of(options, session, Archive(session, places), places, say)
    if wrong:
        return wrong
    if task.typed:
        raise UserError("a baseline is made of files, not of standard input")
    found, failed = _found(options, session, places, task, known, say)
    if failed:
        say(f"{_shown(places, path)} was left as it was, for not every article could be judged")
        return failed
    stand = known.standing if options.prune else found
    _renew(path, known, stand, Judged(session, places, task), places, show)
    if not (options.baseline or session.setup.baseline):
        show(f"Write “baseline: {BASELINE}” into {CONFIG}, and `newslint check` leaves them out.")
    return CLEAN


def _progress() -> Progress:
    return Progress(sys.stderr, on=True)


def _shown(places: Places, path: str) -> str:
    return places.shown(places.inside(path))


def _found(
    options: Namespace,
    session: Session,
    places: Places,
    task: Task,
    known: Known,
    say: Say,
) -> tuple[Counter[Key], int]:
    """Return how often each finding stands, and the exit code where something was not judged."""
    found: Counter[Key] = Counter()
    wholes = Wholes(session)
    with run(session, places, Archive(session, places), task, _progress) as outcome:
        for one in outcome.findings:
            key = knowable(one, places, wholes)
            if key:
                known.holds(key)
                found[key] += 1
        return found, tell_failures(outcome.failures, places, say, options.debug)


def _renew(
    path: str,
    known: Known,
    stand: Counter[Key],
    judged: Judged,
    places: Places,
    show: Callable[[str], object],
) -> None:
    """Write the findings that stand, with those that were not judged, and show what changed."""
    others, stale = Counter(known.left(judged)), known.stale(judged)
    write(path, as_text(others + stand))
    for key, count in sorted(stale.items()):
        show(f"{places.shown(key.path)}: {key.rule}: {count} no longer there")
    new = stand.total() - known.standing.total()
    show(_summary(_shown(places, path), others + stand, new, sum(stale.values())))


def _summary(shown: str, kept: Counter[Key], new: int, gone: int) -> str:
    """Return the line that says what is known now, and what changed."""
    articles = counted(len({key.path for key in kept}), "article")
    findings = counted(kept.total(), "known finding")
    return f"{shown}: {findings} in {articles}; {new} new, {gone} taken out."
