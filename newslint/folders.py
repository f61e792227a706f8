"""The articles below a folder, less what its ignore files name."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from stat import S_ISFIFO

from newslint.globs import Globs
from newslint.paths import Places, below

SKIPPED = frozenset({"node_modules", "__pycache__"})


def walk(folder: str, suffixes: Iterable[str], root: str) -> Iterator[str]:
    """Yield the articles below a folder in order, less what ignore files from the root down name.

    The folder itself was asked for, so that none of them can leave it out. A folder that
    cannot be listed is yielded itself, so that whoever reads it tells.
    """
    locked: list[str] = []
    endings = tuple(suffixes)
    ignores = {os.path.dirname(folder): Ignores.above(folder, root)}
    for here, inner, names in os.walk(folder, onerror=lambda e: locked.append(e.filename)):
        rules = ignores[os.path.dirname(here)].with_file(here, names)
        ignores[here] = rules
        inner[:] = sorted(
            name
            for name in inner
            if not name.startswith(".")
            and name not in SKIPPED
            and not rules.ignores(os.path.join(here, name) + "/")
        )
        for name in sorted(names):
            path = os.path.join(here, name)
            if name.lower().endswith(endings) and not (rules.ignores(path) or _is_pipe(path)):
                yield path
    yield from locked


def matching(glob: str, suffixes: Iterable[str], places: Places) -> list[str]:
    """Return the articles that a glob of a command line leads to, where no shell has expanded it.

    It means what one in the configuration means, but from the current folder.
    """
    glob = glob.replace(os.sep, "/")
    fixed = re.split(r"[*?{]", glob, maxsplit=1)[0]
    start = fixed.rfind("/") + 1
    folder = os.path.normpath(os.path.join(places.here, glob[:start]))
    if fixed == glob or not os.path.isdir(folder):
        return []
    wanted = Globs((glob[start:],))
    found = walk(folder, suffixes, places.root)
    return [path for path in found if wanted.match(below(path, folder))]


def _is_pipe(path: str) -> bool:
    """Whether a path is a named pipe, which never ends where nobody writes to it."""
    try:
        return S_ISFIFO(os.stat(path).st_mode)
    except OSError:
        return False


class Ignores:
    """The `.gitignore` files from an asked folder down to where a file lies."""

    def __init__(self, specs: Sequence[tuple[str, object]] = ()) -> None:
        self._specs = specs

    @classmethod
    def above(cls, folder: str, root: str) -> "Ignores":
        """Return those between the root and a folder, unless they ignore the folder itself."""
        inside, found = below(folder, root), cls()
        if not os.path.isabs(inside):
            parts = inside.split("/")
            for depth in range(len(parts)):
                parent = os.path.join(root, *parts[:depth])
                found = found.with_file(parent, (".gitignore",))
        return cls() if found.ignores(folder + "/") else found

    def with_file(self, folder: str, names: Sequence[str]) -> "Ignores":
        """Return these with a folder's own ignore file, if there is one that can be read."""
        if ".gitignore" not in names:
            return self
        path = os.path.join(folder, ".gitignore")
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                lines = file.readlines()
        except OSError:  # git goes on without it too
            return self
        return Ignores([*self._specs, (folder, _spec(lines))])

    def ignores(self, path: str) -> bool:
        """Whether the deepest file that says anything of a path says to ignore it."""
        for folder, spec in reversed(self._specs):
            relative = os.path.relpath(path, folder).replace(os.sep, "/")
            said = spec.check_file(relative + "/" * path.endswith("/"))  # type: ignore[attr-defined]
            if said.include is not None:
                return bool(said.include)
        return False


def _spec(lines: Sequence[str]) -> object:
    """Return what tells the paths that some lines name; git takes none for a mistake."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(filter(_is_pattern, lines))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
