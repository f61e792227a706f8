"""What a run must read: the articles that the store does not know as they are."""

import os
from collections.abc import Iterable, Iterator

from newslint import cache
from newslint.membership import Archive
from newslint.records import NamedTuple
from newslint.session import Session
from newslint.store.articles import Known
from newslint.store.rules import NOTHING, Rules, held_in
from newslint.store.store import Store
from newslint.tasks import Task
from newslint.work import Want, stamp_of


class Due(NamedTuple):
    """An article that must be read, what is wanted of it, and what is known of just this text.

    `merges` says whether what was found before counts beside what is found now.
    """

    path: str
    want: Want
    asked: bool
    held: bool
    known: Known | None = None
    merges: bool = False


class Survey:
    """Tells which articles are due, and which rules count."""

    def __init__(self, session: Session, archive: Archive, store: Store, task: Task) -> None:
        self._archive, self._store, self._task = archive, store, task
        self._root = session.root
        prints, rulebook = session.setup.prints, session.rulebook
        self.rules: Rules = frozenset((one, prints[one]) for one in rulebook.ever_on)
        self.comparing: Rules = frozenset((one, prints[one]) for one in rulebook.comparing)
        self._whole = {
            (asked, held): Want(*map(ids_of, self.rules_for(asked, held)))
            for asked in (True, False)
            for held in (True, False)
        }

    def due(self, paths: Iterable[str], asked: bool) -> Iterator[tuple[str, Due | Known]]:
        """Yield of each article what is due, or what is known where that is all."""
        for path in paths:
            held = self.is_held(path)
            known = self._store.known(path)
            if known is None or known.held != held or not self._is_same(path, known):
                yield path, self.whole(path, asked, held)
            else:
                yield path, self._lacking(path, asked, known)

    def _lacking(self, path: str, asked: bool, known: Known) -> Due | Known:
        """Return what is due of an article whose text did not change."""
        found, compared = self.rules_for(asked, known.held)
        has_found = held_in(known.found, found)
        has_all = has_found.all and held_in(known.compared, compared).all
        is_exact = not asked or has_found.exactly
        if has_all and (is_exact or not self._store.hides(known)):
            return known
        facts = ids_of(compared - known.compared)
        if asked and not self._is_plain(path, known):
            return Due(path, Want(ids_of(found), facts), asked, known.held, known)
        want = Want(ids_of(found - known.found), facts)
        return Due(path, want, asked, known.held, known, merges=True)

    def has(self, path: str, number: int, findings: bool) -> bool:
        """Whether the store has an article under a number, with all facts that this run needs.

        `findings` says whether it needs the findings of all its rules too.
        """
        known = self._store.known(path)
        if known is None or known.id != number or (findings and not self.rules <= known.found):
            return False
        return not known.held or self.comparing <= known.compared

    def whole(self, path: str, asked: bool, held: bool) -> Due:
        """Return an article of which everything is due."""
        return Due(path, self._whole[asked, held], asked, held)

    def rules_for(self, asked: bool, held: bool) -> tuple[Rules, Rules]:
        """Return the rules whose findings and those whose facts an article must have."""
        return self.rules if asked else NOTHING, self.comparing if held else NOTHING

    def _is_plain(self, path: str, known: Known) -> bool:
        """Whether some rules can be asked alone: the rest is sound and hides nothing.

        What an article asks to hide hangs on all rules.
        """
        kept = self._store.kept(known, path)
        return kept is not None and not kept.disables

    def is_held(self, path: str) -> bool:
        """Whether an article is compared with the others."""
        return self._archive.counts(path, self._task.asked)

    def _is_same(self, path: str, known: Known) -> bool:
        """Whether a file reads as it did; one that looks otherwise is read to tell."""
        full = os.path.join(self._root, path)
        stamp = stamp_of(full)
        if stamp and stamp == known.stamp:
            return True
        try:
            with open(full, "rb") as file:
                same = cache.digest(file.read()) == known.digest
        except OSError:
            return False
        if same and stamp:
            self._store.touch(known, stamp)
        return same


def ids_of(rules: Rules) -> frozenset[str]:
    """Return the ids of some rules."""
    return frozenset([rule for rule, _ in rules])
