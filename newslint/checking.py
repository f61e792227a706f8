"""`newslint check`: from a command line to a report and an exit code."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable

from newslint.annotations import TYPE_CHECKING
from newslint.choosing import Say, task_of
from newslint.errors import UserError
from newslint.membership import Archive
from newslint.output import Output
from newslint.paths import Places
from newslint.reporters.base import Reporter
from newslint.run import run
from newslint.session import Asked, Session, open_session

if TYPE_CHECKING:
    from newslint.progress import Progress
    from newslint.sifting import Sieve

FEW = 20
"""So many articles are read before memory that is no longer used is worth looking for."""


def check(options: Namespace, say: Say) -> int:
    """Lint what the command line asks for, write the report and return the exit code."""
    here = os.getcwd()
    asked = Asked(options.config, options.packs, options.select, options.ignore)
    session = open_session(asked, here)
    reporter = _reporter(options, session)
    timed = _timed(options, session)
    places = Places(session.root, here)
    archive = Archive(session, places)
    sieve = _sieve(options, session, places)
    task, wrong = task_of(options, session, archive, places, say)
    task = sieve.narrowed(task) if sieve else task
    if len(task.asked) > FEW or session.setup.configured:
        _collect_garbage()
    output = Output(options, session, places, task, reporter, sieve, say)
    with run(session, places, archive, task, lambda: _progress(options)) as outcome:
        code = output.tell(outcome)
    if timed:
        timed(say)
    return max(wrong, code)


def _reporter(options: Namespace, session: Session) -> Reporter:
    """Return the output that is asked for. Raises UserError where it cannot count rules."""
    form = options.output_format or "text"
    found: Reporter = session.reporter(form)
    if not options.statistics:
        return found
    from newslint.reporters.statistics import FORMS, StatisticsReporter

    if form not in FORMS:
        raise UserError(f"--statistics goes with {', '.join(FORMS)}, not {form}")
    return StatisticsReporter(form)


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


def _sieve(options: Namespace, session: Session, places: Places) -> "Sieve | None":
    """Return what keeps findings back, where one of these is asked for; others load none of it."""
    if not (options.baseline or session.setup.baseline or options.changed_since):
        return None
    from newslint.sifting import open_sieve

    return open_sieve(options, session, places)


def _progress(options: Namespace) -> "Progress":
    """Return what tells how far a long run is; a short one loads none of it."""
    from newslint.progress import Progress

    return Progress(sys.stderr, not options.quiet)


def _collect_garbage() -> None:
    """Look for unused memory again, in what the run makes but not in what the start made."""
    gc.freeze()
    gc.enable()
