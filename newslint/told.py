"""Findings on their way out: counted, and with paths as people see them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from newslint.diagnostics import LEVELS, Diagnostic, reaches
from newslint.paths import Places
from newslint.reporters.base import Written, counts_of, written


class Told:
    """Findings that are counted while they go out; they can be walked once."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self._findings: Iterable[Diagnostic] = findings
        self.counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings one by one."""
        findings, self._findings = self._findings, ()
        for found in findings:
            self.counts.update(counts_of(found))
            yield found

    def written(self) -> Iterator[Written]:
        """Yield the findings as JSON."""
        findings, self._findings = self._findings, ()
        for lines, counts in written(findings):
            self.counts.update(counts)
            yield lines, counts

    def exhaust(self) -> None:
        """Count what a report left out."""
        for _ in self:
            pass

    def reaches(self, limit: str) -> bool:
        """Whether one of those that went out is at or above a level; nothing reaches `never`."""
        return any(self.counts[level] and reaches(level, limit) for level in LEVELS)


def renamed(found: Diagnostic, places: Places) -> Diagnostic:
    """Return a diagnostic with its paths as people see them."""
    related = tuple(one._replace(path=places.shown(one.path)) for one in found.related)
    return found._replace(path=places.shown(found.path), related=related)
