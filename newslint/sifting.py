"""Findings that are told: those that a desk does not know yet, on lines that it asks about."""

from argparse import Namespace
from collections.abc import Iterable, Iterator

from newslint.annotations import TYPE_CHECKING
from newslint.baselines import Judged, baseline_path, open_known
from newslint.diagnostics import Diagnostic
from newslint.errors import UserError
from newslint.known import Key, Known, key_of
from newslint.paths import Places
from newslint.plans import UNREADABLE
from newslint.session import Session
from newslint.tasks import Task

if TYPE_CHECKING:
    from newslint.revisions import Changes


FENCES = ("---", "+++")
"""The first line of front matter, at which is told what it lacks."""


class Wholes:
    """Tells which findings are of an article as a whole and not of a place in it."""

    def __init__(self, session: Session) -> None:
        rules = session.rulebook.rules
        self._rules = frozenset(rule.id for rule in rules if rule.report == "document")

    def hold(self, found: Diagnostic) -> bool:
        """Whether a finding counts all faults of its kind, or stands for no place."""
        start, end = found.place.span
        is_of_head = start == 0 and found.excerpt.text[:end] in FENCES
        return found.rule in self._rules or end == 0 or is_of_head


def open_sieve(options: Namespace, session: Session, places: Places) -> "Sieve":
    """Return what keeps findings back as a command line and its configuration ask.

    Raises UserError where a baseline is damaged, or git cannot tell what changed.
    """
    path = "" if options.no_baseline else baseline_path(session, options.baseline, places.here)
    known = open_known(session, places, path, options.baseline) if path else None
    if options.changed_since and "-" in options.paths:
        raise UserError("--changed-since asks what changed on the disk, not in standard input")
    return Sieve(session, places, known, options.changed_since)


class Sieve:
    """Keeps back the findings that are known, and those where nothing changed."""

    def __init__(
        self, session: Session, places: Places, known: Known | None = None, revision: str = ""
    ) -> None:
        self._session, self._places, self._wholes = session, places, Wholes(session)
        self.known, self._revision = known, revision
        self._changes = self._changed()
        self._held_back = 0

    def _changed(self) -> "Changes | None":
        if not self._revision:
            return None
        from newslint.revisions import changes_since

        return changes_since(self._revision, self._places)

    def narrowed(self, task: Task) -> Task:
        """Return a task that mends changed lines alone and asks only for changed articles.

        Without a configuration all stay asked, for these are what the others are compared with.
        """
        changes = self._changes
        if changes is None:
            return task
        configured = self._session.setup.configured
        asked = tuple(filter(changes.touch, task.asked)) if configured else task.asked
        return task._replace(asked=asked, mends=lambda one: self._is_on_change(one, one.path))

    def count(self) -> int:
        """Return how many findings were known, so far."""
        return self._held_back

    def sifted(self, findings: Iterable[Diagnostic], mended: bool) -> Iterator[Diagnostic]:
        """Yield the findings that are told, with paths as people see them, as they come.

        What changed is asked anew where articles were `mended`, which moves lines.
        """
        if mended:
            self._changes = self._changed()
        for found in findings:
            if self._is_known(found):
                self._held_back += 1
            elif self._is_on_change(found, self._places.inside(found.path)):
                yield found

    def _is_known(self, found: Diagnostic) -> bool:
        key = knowable(found, self._places, self._wholes) if self.known else None
        return bool(self.known and key and self.known.holds(key))

    def _is_on_change(self, found: Diagnostic, path: str) -> bool:
        """Whether a finding of an article, by its inside path, stands where something changed."""
        changes = self._changes
        return changes is None or changes.hold(path, found, self._wholes.hold(found))

    def stale(self, task: Task) -> int:
        """Return how many findings are known and no longer stand, of what a run has judged."""
        judged = Judged(self._session, self._places, task)
        return sum(self.known.stale(judged).values()) if self.known else 0


def knowable(found: Diagnostic, places: Places, wholes: Wholes) -> Key | None:
    """Return what a finding is known by.

    None where it cannot be known: the article has no place in the archive, or cannot be read.
    """
    path = places.inside(found.path) if found.path != "-" else "-"
    if found.rule == UNREADABLE or not places.belongs(path):
        return None
    return key_of(found, path, wholes.hold(found))
