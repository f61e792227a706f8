"""Which articles there are: those of the archive, and those that a command line asks for."""

import os
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from newslint.globs import Globs
from newslint.paths import Places
from newslint.session import Session


class Archive:
    """The articles that the configuration names; without one, all that are asked."""

    def __init__(self, session: Session, places: Places) -> None:
        self._setup = session.setup
        self._suffixes = tuple(session.parsers.suffixes)
        self._places = places
        self._wanted = Globs(self._setup.articles)
        self._left_out = Globs(self._setup.exclude)
        self._linked: dict[str, str] = {}  # the first link to each file

    def holds(self, path: str) -> bool:
        """Whether an inside path is that of an article of the archive."""
        if not self._setup.configured:
            return True
        return (
            self._places.belongs(path) and self._is_wanted(path) and not self._left_out.match(path)
        )

    def _is_wanted(self, path: str) -> bool:
        if self._setup.articles:
            return self._wanted.match(path)
        return path.lower().endswith(self._suffixes)

    def counts(self, path: str, asked: Container[str]) -> bool:
        """Whether an article counts beside others; a link to one that does is no second one.

        Without a configuration those that are asked for count.
        """
        if not self.holds(path):
            return False
        full = self._places.on_disk(path)
        if not os.path.islink(full):
            return True
        real = os.path.realpath(full)
        is_first = self._linked.setdefault(real, path) == path
        inside = self._real.inside(real)
        is_member = self.holds(inside) if self._setup.configured else inside in asked
        return is_first and not is_member

    @cached_property
    def _real(self) -> Places:
        """The root as links to it lead there."""
        return Places(os.path.realpath(self._places.root), "")

    @cached_property
    def paths(self) -> list[str]:
        """The inside paths of all that the configuration names; the disk is walked once."""
        from newslint.folders import walk

        root = self._places.root
        below = len(root if root.endswith(os.sep) else root + os.sep)
        found = (path[below:] for path in walk(root, self._suffixes, root))
        inside = (path if os.sep == "/" else path.replace(os.sep, "/") for path in found)
        return [path for path in inside if self.holds(path)]

    def beside(self, asked: frozenset[str]) -> list[str]:
        """Return the articles but those asked for, in whatever case these are named.

        Some file systems have one file under `a.md` and `A.md`.
        """
        others = [path for path in self.paths if path not in asked]
        if len(others) + len(asked) == len(self.paths):
            return others
        odd = {path.casefold(): path for path in asked.difference(self.paths)}
        return [path for path in others if not self._is_same(path, odd.get(path.casefold()))]

    def _is_same(self, path: str, other: str | None) -> bool:
        """Whether two paths lead to one file."""
        on_disk = self._places.on_disk
        try:
            return other is not None and os.path.samefile(on_disk(path), on_disk(other))
        except OSError:
            return False

    def chosen(self, asked: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
        """Return the articles that paths lead to, those excluded, and paths with none."""
        if asked:
            return _select(asked, self._places, self._suffixes, self._left_out)
        if self._setup.configured:
            return self.paths, [], []
        return _select(["."], self._places, self._suffixes, Globs(()))

    def expanded(self, path: str) -> list[str]:
        """Return a path of a command line, or the articles that it leads to as a glob."""
        if os.path.lexists(path):
            return [path]
        from newslint.folders import matching

        return matching(path, self._suffixes, self._places)

    def leaves_out(self, folder: str) -> bool:
        """Whether a folder in which no article is left holds some that are excluded."""
        from newslint.folders import walk

        full = os.path.normpath(os.path.join(self._places.here, folder))
        return any(walk(full, self._suffixes, self._places.root))


def _select(
    paths: Sequence[str], places: Places, suffixes: Iterable[str], exclude: Globs
) -> tuple[list[str], list[str], list[str]]:
    """Return the asked articles by their inside paths, those excluded, and paths with none."""
    asked: dict[str, None] = {}
    left_out: list[str] = []
    empty: list[str] = []
    for path in paths:
        full = os.path.normpath(os.path.join(places.here, path))
        if not os.path.isdir(full):
            inside = places.inside(path)
            (left_out.append if exclude.match(inside) else asked.setdefault)(inside)
            continue
        from newslint.folders import walk

        found = [
            i for p in walk(full, suffixes, places.root) if not exclude.match(i := places.inside(p))
        ]
        asked.update(dict.fromkeys(found))
        if not found:
            empty.append(path)
    return list(asked), left_out, empty
