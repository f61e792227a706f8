"""Where articles are: the addresses that an editor gives them, and the text that counts there."""

import os
from collections.abc import Mapping
from functools import lru_cache

from lsprotocol.types import Location
from pygls.uris import from_fs_path, to_fs_path

from newslint import files
from newslint.diagnostics import Place
from newslint.lsp.positions import Positions
from newslint.records import NamedTuple

SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt", "text": ".txt"}
"""What an article that has no name yet would be called, by the language that its editor says."""


class Typed(NamedTuple):
    """A file as an editor has it: its address, text, version and language."""

    uri: str
    text: str
    version: int | None = None
    language: str = ""

    @property
    def file(self) -> str:
        """Where it stands on the disk, or will; "" for one that has no name yet."""
        path = to_fs_path(self.uri)
        return os.path.normpath(path) if path else ""


def named(typed: Typed, suffixes: frozenset[str]) -> str:
    """Return the name that tells the format of an article, "" where it is none."""
    name = typed.file or typed.uri
    if os.path.splitext(name)[1].lower() in suffixes:
        return name
    suffix = SUFFIXES.get(typed.language, "")
    return f"{name}{suffix}" if suffix in suffixes else ""


class Locations:
    """Turns files and places in them into those that an editor can go to.

    `opened` are the files that it has open, by their addresses.
    """

    def __init__(self, opened: Mapping[str, Typed], encoding: str) -> None:
        self.encoding = encoding
        self._opened = opened

    def uri(self, path: str) -> str:
        """Return the address of a file: the editor's own where it is open."""
        path = os.path.normpath(path)
        for typed in self._opened.values():
            if typed.file == path:
                return typed.uri
        return str(from_fs_path(path))

    def location(self, path: str, place: Place) -> Location:
        """Return a place in a file; what is typed there counts, not what is saved."""
        uri = self.uri(path)
        typed = self._opened.get(uri)
        text = typed.text if typed else _saved(path, _changed(path))
        return Location(uri, Positions(text, self.encoding).range(place.span))


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def _saved(path: str, _: int) -> str:
    """Return the text of a file at one time, "" where it is gone meanwhile."""
    try:
        return files.read(path).source
    except files.Unreadable:
        return ""
