"""What a run found, told: the report, the fixes, and what is said beside them."""

import sys
from argparse import Namespace

from newslint.annotations import TYPE_CHECKING, TextIO
from newslint.choosing import Say
from newslint.errors import PartFailed, UserError, blamed, class_of, unwritten
from newslint.exits import CLEAN, FOUND
from newslint.paths import Places
from newslint.records import NamedTuple
from newslint.reporters.base import Reporter, Result
from newslint.run import Outcome
from newslint.session import Session
from newslint.tasks import Task
from newslint.terminal import links, shows_colour
from newslint.told import Told

if TYPE_CHECKING:
    from newslint.reporters.background import Background
    from newslint.sifting import Sieve


class Output(NamedTuple):
    """What a run is told with: its report on standard output, and lines beside it."""

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
