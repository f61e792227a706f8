"""`newslint check`: from a command line to a report and an exit code."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable

from newslint.annotations import TYPE_CHECKING, TextIO
from newslint.choosing import Say, task_of
from newslint.errors import PartFailed, UserError, blamed, class_of, unwritten
from newslint.exits import CLEAN, FOUND
from newslint.membership import Archive
from newslint.paths import Places
from newslint.records import NamedTuple
from newslint.reporters.base import Reporter, Result
from newslint.run import Outcome, run
from newslint.session import Asked, Session, open_session
from newslint.tasks import Task
from newslint.terminal import links, shows_colour
from newslint.told import Told

if TYPE_CHECKING:
    from newslint.progress import Progress
    from newslint.reporters.background import Background
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
    telling = _Telling(options, session, places, task, reporter, sieve, say)
    with run(session, places, archive, task, lambda: _progress(options)) as outcome:
        code = telling.tell(outcome)
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


class _Telling(NamedTuple):
    """What tells of a run: to a report on standard output, and in lines beside it."""

    options: Namespace
    session: Session
    places: Places
    task: Task
    reporter: Reporter
    sieve: "Sieve | None"
    say: Say

    def tell(self, outcome: Outcome) -> int:
        """Write the report and return the exit code."""
        failed, before = self._failed(outcome, 0), len(outcome.failures)
        if self.options.diff:
            return max(failed, self._show_diff(outcome))
        found, sieve = outcome.findings, self.sieve
        told = Told(sieve.sifted(found, bool(outcome.mended)) if sieve else found)
        self._report(outcome, told)
        self._tell_mended(outcome)
        told.exhaust()
        failed = max(failed, self._failed(outcome, before))
        if sieve and not outcome.failures:
            self._tell_stale(sieve)
        reached = told.reaches(self.options.fail_on or self.session.setup.fail_on)
        return max(failed, FOUND if reached else CLEAN)

    def _failed(self, outcome: Outcome, since: int) -> int:
        """Say which failures have come up since then; return the exit code that they ask for."""
        if len(outcome.failures) == since:
            return CLEAN
        from newslint.failures import tell_failures

        failures = outcome.failures[since:]
        return tell_failures(failures, self.places, self.say, self.options.debug)

    def _show_diff(self, outcome: Outcome) -> int:
        from newslint.diffs import diff

        for change in outcome.mended:
            sys.stdout.writelines(diff(change, self.places))
        return FOUND if outcome.mended else CLEAN

    def _report(self, outcome: Outcome, told: Told) -> None:
        """Report the findings; beside standard input with its fixes, which has standard output."""
        if self.task.typed and self.task.fix:
            from newslint.standard_input import write_back

            write_back(self.task.typed[1], outcome.mended)
            left = Result(told, outcome.files, quiet=self.options.quiet)
            _write(self.session.reporter("concise"), left, sys.stderr)
        else:
            _write(self.reporter, self._result(outcome, told), sys.stdout)

    def _result(self, outcome: Outcome, told: Told) -> Result:
        options, sieve = self.options, self.sieve
        colour, quotations = shows_colour(options.color), None
        if options.with_quotations:
            from newslint.quoting import quotations_of

            quotations = quotations_of(self.session, self.places, self.task)
        known = sieve.count if sieve and sieve.known else None
        return Result(
            told,
            outcome.files,
            colour,
            options.quiet,
            quotations,
            self._background,
            known,
            links(colour),
        )

    def _background(self) -> "Background":
        """Return what looks up what outputs for CI ask for; the others load none of it."""
        from newslint.backgrounds import RunBackground

        task = self.task
        return RunBackground(self.options, self.session, self.places, task.asked, task.typed)

    def _tell_mended(self, outcome: Outcome) -> None:
        for change in outcome.mended if not self.options.quiet else ():
            self.say(f"{self.places.shown(change.path)}: {change.edits} fixed")

    def _tell_stale(self, sieve: "Sieve") -> None:
        """Say how many known findings no longer stand in what this run has judged."""
        from newslint.columns import counted

        if not self.options.quiet and (stale := sieve.stale(self.task)):
            gone = f"{counted(stale, 'known finding')} no longer there"
            self.say(f"{gone}: `newslint baseline --prune` takes such out of the baseline")


def _write(reporter: Reporter, result: Result, stream: TextIO) -> None:
    try:
        with blamed(f"the output {reporter.name}", f"its reporter {class_of(reporter)}"):
            reporter.report(result, stream.write)
    except PartFailed as failed:
        cause = failed.__cause__
        if isinstance(cause, OSError) and cause.filename is None:  # of no file, but of the stream
            raise UserError(unwritten(cause)) from cause
        raise
