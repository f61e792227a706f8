"""What a run has to tell, streamed: what did not change goes out as it was kept."""

from collections.abc import Iterator

from newslint.diagnostics import Diagnostic, in_order
from newslint.entries import under_path
from newslint.errors import StoreFailed
from newslint.gathering import Gathering
from newslint.kept import COUNTED, Kept, disables_of, findings_of, interleaved, kept_findings
from newslint.own_reports import finish
from newslint.paths import Places
from newslint.report import Report
from newslint.reporters.base import Findings, Written
from newslint.store.rules import Rules, held_in
from newslint.told import renamed


class KeptFindings(Findings):
    """The findings of the asked articles of a store, with their clashes, in order."""

    def __init__(self, gathering: Gathering, places: Places, configured: bool) -> None:
        self._gathering, self._store = gathering, gathering.store
        self._rules = gathering.rules
        self._places, self._configured = places, configured
        self._ids = frozenset(rule for rule, _ in self._rules)
        self._is_renamed = places.here != places.root
        self._comparison = gathering.store.comparison
        self._clashing = self._comparison.clashing()

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings one by one."""
        for path, found, kept in self._reports():
            yield from self._finished(path, found, kept)

    def written(self) -> Iterator[Written]:
        """Yield the findings as JSON, an article at a time."""
        for path, found, kept in self._reports():
            made = self._written(path, found, kept)
            if made.lines:
                yield made.lines, dict(zip(COUNTED, made.counts, strict=True))

    def _written(self, path: str, found: Rules, kept: Kept) -> Kept:
        """Return the findings of an article with paths as people see them."""
        if kept.disables or not held_in(found, self._rules).exactly:
            return kept_findings(path, list(self._finished(path, found, kept)))
        ready = kept._replace(lines=under_path(kept.lines, path, self._places.shown(path)))
        if path not in self._clashing:
            return ready
        clashes = self._comparison.clashes(path)
        if self._is_renamed:
            told = [one for clash in clashes for one in findings_of(clash)]
            clashes = [kept_findings(path, [renamed(one, self._places)]) for one in told]
        return interleaved(ready, clashes)

    def _reports(self) -> Iterator[tuple[str, Rules, Kept]]:
        """Yield what is kept of each article, made anew where it is damaged or lacks a rule."""
        told = 0
        try:
            for path, found, kept in self._store.reports():
                told += 1
                if kept is not None and self._is_sound(found, kept):
                    yield path, found, kept
                else:
                    yield path, self._rules, self._gathering.anew(path)
        except StoreFailed:
            for path in self._store.in_order(self._gathering.asked)[told:]:
                yield path, self._rules, self._gathering.anew(path)

    def _is_sound(self, found: Rules, kept: Kept) -> bool:
        """Whether a report has all rules; what an article hides must be told with just these."""
        held = held_in(found, self._rules)
        return held.exactly or (held.all and not kept.disables)

    def _finished(self, path: str, found: Rules, kept: Kept) -> Iterator[Diagnostic]:
        diagnostics = findings_of(kept)
        if found > self._rules:
            diagnostics = [one for one in diagnostics if one.rule in self._ids]
        report = Report(path, tuple(diagnostics), disables=disables_of(kept.disables))
        compared = self._configured and self._gathering.is_held(path)
        rulebook = self._gathering.examiner.session.rulebook
        found_beside = self._comparison.clashes(path) if path in self._clashing else ()
        clashes = [one for kept in found_beside for one in findings_of(kept)]
        finished = finish(report, clashes, rulebook, compared)
        for one in sorted(finished, key=in_order):
            yield renamed(one, self._places)
