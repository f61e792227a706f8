"""The findings that a desk knows of already, looked up article by article."""

import os
from collections.abc import Iterable, Iterator

from newslint.baselines import baseline_path, read_baseline
from newslint.diagnostics import Diagnostic
from newslint.known import Key, Known
from newslint.paths import Places
from newslint.session import Session
from newslint.sifting import Sieve


class Baseline:
    """What a desk knows of; an article that was moved takes what was known of it along.

    Raises UserError where its file is missing or damaged.
    """

    def __init__(self, session: Session, places: Places) -> None:
        self._session, self._places = session, places
        self.path = baseline_path(session, "", places.here)
        self.counts = read_baseline(places, self.path) if self.path else {}
        self._of: dict[str, dict[Key, int]] = {}
        for key, count in self.counts.items():
            self._of.setdefault(key.path, {})[key] = count
        self._adrift = self._of_gone()

    def _of_gone(self) -> dict[Key, int]:
        """Return what is known of articles that are gone now."""
        gone = [path for path in self._of if not self._is_there(path)]
        return {key: count for path in gone for key, count in self._of[path].items()}

    def _is_there(self, path: str) -> bool:
        return os.path.lexists(self._places.on_disk(path))

    def sifted(self, path: str, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Return the findings on an article, in order, that are not known."""
        if not self.counts:
            return iter(found)
        if path not in self._of:  # it may have been moved here just now
            self._of[path], self._adrift = {}, self._of_gone()
        known = Known({**self._adrift, **self._of[path]}, self._is_there)
        return Sieve(self._session, self._places, known).sifted(found, mended=False)
