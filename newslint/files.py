"""Articles on disk: found, read, decoded and, when asked, written back."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from stat import S_ISFIFO

from newslint.globs import Globs
from newslint.records import NamedTuple

BOM = "\ufeff"
SKIPPED = frozenset({"node_modules", "__pycache__"})
_DECLARED = rb"(?i:charset\s*=\s*[\"']?|encoding\s*=\s*[\"']|coding[:=]\s*)([\w.:-]{2,40})"
_HEAD = 2048
_MARKS_OF_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NOT_TEXT = "This file is not text; leave it out with “exclude”."
_ANYONE_WRITES = 0o222


class Unreadable(Exception):
    """A file that is no article: binary, gone or locked. Its text is for people."""


class Text(NamedTuple):
    """The source of an article without its byte-order mark, and how it was written."""

    source: str
    encoding: str = "utf-8"
    has_bom: bool = False
    fault: int | None = None  # where the first byte stands that is no UTF-8
    raw: bytes = b""


def read(path: str) -> Text:
    """Return the text of a file. Raises Unreadable."""
    try:
        with open(path, "rb") as file:
            return decode(file.read())
    except IsADirectoryError as error:
        raise Unreadable("This folder cannot be read.") from error
    except OSError as error:
        raise Unreadable(f"This file cannot be read: {error.strerror or error}.") from error


def decode(raw: bytes) -> Text:
    """Return bytes as text: UTF-8, else as they declare themselves, else as cp1252.

    Raises Unreadable for bytes that are no text.
    """
    for mark, name in _MARKS_OF_UTF_16.items():
        if raw.startswith(mark):
            return _utf_16(raw, name)
    if b"\0" in raw[:8192]:
        raise Unreadable(_NOT_TEXT)
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(raw, error.start)
    if source.startswith(BOM):
        return Text(source[1:], "utf-8", True, None, raw)
    return Text(source, "utf-8", False, None, raw)


def _utf_16(raw: bytes, name: str) -> Text:
    try:
        source = raw[2:].decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable("This file is cut short or not text.") from error
    if "\0" in source[:8192]:
        raise Unreadable(_NOT_TEXT)
    return Text(source, name, True, 0, raw)


def _other(raw: bytes, at: int) -> Text:
    declared = re.search(_DECLARED, raw[:_HEAD])
    names = [declared[1].decode("ascii")] if declared else []
    for name in (*names, "cp1252", "latin-1"):
        try:
            if not name.lower().startswith("utf"):  # which it cannot be, whatever it says
                fault = len(raw[:at].decode(name, "ignore"))
                return Text(raw.decode(name), name, False, fault, raw)
        except (LookupError, ValueError):
            continue
    raise Unreadable("This file is in no encoding that newslint knows.")


def encoded(text: Text, source: str) -> bytes:
    """Return a new source in the encoding of a text, with its byte-order mark. Raises ValueError.

    What would not come back as it was read is refused: no byte may change that no fix changes.
    """
    mark = BOM if text.has_bom else ""
    try:
        if (mark + text.source).encode(text.encoding) == text.raw:
            return (mark + source).encode(text.encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise ValueError(f"its encoding, {text.encoding}, has no “{letter}”") from error
    raise ValueError(f"its encoding, {text.encoding}, would not keep it as it is")


def write(path: str, text: Text, source: str) -> None:
    """Put a new source in the place of a file, whole or not at all.

    Keeps the file's mode, encoding and byte-order mark; a link's target is written, not the
    link. Raises Unreadable where the file changed since it was read, or cannot be written.
    """
    target = os.path.realpath(path)
    written = f"{target}.{os.getpid()}.newslint"
    try:
        with open(target, "rb") as file:
            if file.read() != text.raw:
                raise Unreadable("This file changed meanwhile; it was left as it is.")
        mode = os.stat(target).st_mode
        if not (mode & _ANYONE_WRITES and os.access(target, os.W_OK)):
            raise Unreadable("This file is read-only; it was left as it is.")
        with open(written, "xb") as file:
            file.write(encoded(text, source))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(written, mode)
        os.replace(written, target)
    except (OSError, ValueError) as error:
        message = getattr(error, "strerror", None) or error
        raise Unreadable(f"This file cannot be written: {message}.") from error
    finally:
        if os.path.exists(written):
            os.remove(written)


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
        inside, found = _below(folder, root), cls()
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


class Places:
    """How paths are written: from the root inside, and from the current folder for people."""

    def __init__(self, root: str, here: str) -> None:
        self.root = root
        self.here = here

    def inside(self, path: str) -> str:
        """Return a path from the root with forward slashes, or whole if it lies outside."""
        return _below(os.path.abspath(os.path.join(self.here, path)), self.root)

    def shown(self, inside: str) -> str:
        """Return an inside path as people see it: from the current folder, else whole."""
        return _below(os.path.join(self.root, inside), self.here) if inside != "-" else "-"

    def on_disk(self, inside: str) -> str:
        """Return where an inside path stands on the disk."""
        return os.path.join(self.root, inside)

    def real(self, inside: str) -> str:
        """Return where an inside path leads to; only links are followed, which costs little."""
        path = self.on_disk(inside)
        return os.path.realpath(path) if os.path.islink(path) else path

    def belongs(self, inside: str) -> bool:
        """Whether an inside path lies below the root."""
        return not os.path.isabs(inside) and inside != "-"


def is_below(path: str, folder: str) -> bool:
    """Whether a path lies below a folder.

    On Windows case makes no difference, as of drives, nor which of the slashes stands there.
    """
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    return os.path.normcase(path).startswith(os.path.normcase(prefix))


def _below(path: str, folder: str) -> str:
    """Return a path from a folder that it lies below, else whole; always with forward slashes."""
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    below = path[len(prefix) :] if is_below(path, folder) else path
    return below.replace(os.sep, "/")


def select(
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
        found = [
            i for p in walk(full, suffixes, places.root) if not exclude.match(i := places.inside(p))
        ]
        asked.update(dict.fromkeys(found))
        if not found:
            empty.append(path)
    return list(asked), left_out, empty
