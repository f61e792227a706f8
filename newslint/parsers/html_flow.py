"""The text between tags as a browser lays it out: references read, white space run together."""

from html import unescape

from newslint.lazy import lazy
from newslint.text import Prose, ProseBuilder

SPACE = " \t\n\r\f"
_LEADING = lazy(r"[ \t\n\r\f]*")
_RUN = lazy(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_REFERENCE = lazy(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
_SOFT_HYPHEN = "\xad"


class Flow:
    """Collects the text of one block after another; `linked` counts its letters in links."""

    __slots__ = ("_builder", "_is_spaced", "_source", "breaks", "linked")

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = ProseBuilder(source)
        self._clear()

    def _clear(self) -> None:
        self._is_spaced = True
        self.linked = 0
        self.breaks = 0

    def keep(self, start: int, end: int, is_link: bool = False) -> None:
        """Add text of the source without references."""
        if self._is_spaced and (found := _LEADING.match(self._source, start, end)):
            start = found.end()
        if start >= end:
            return
        self.breaks = 0
        self.linked += (end - start) * is_link
        for run in _RUN.finditer(self._source, start, end):
            self._builder.keep(start, run.start())
            self._builder.translate(" ", *run.span())
            start = run.end()
        self._builder.keep(start, end)
        self._is_spaced = self._source[end - 1] in SPACE

    def refer(self, start: int, end: int, is_link: bool = False) -> None:
        """Add what a character reference reads as; a reader sees no soft hyphen."""
        text = unescape(self._source[start:end])
        if text in SPACE:
            self.space(start, end)
        elif text != _SOFT_HYPHEN:
            self.read(text, start, end, is_link)

    def read(self, text: str, start: int, end: int, is_link: bool = False) -> None:
        """Add text that stands for a stretch of the source."""
        self._builder.translate(text, start, end)
        self._is_spaced = False
        self.breaks = 0
        self.linked += len(text) * is_link

    def space(self, start: int, end: int) -> None:
        """Add a space for a stretch of the source, unless one is there."""
        if not self._is_spaced:
            self._builder.translate(" ", start, end)
        self._is_spaced = True

    def build(self) -> Prose:
        """Return the block, and start the next one."""
        self._clear()
        return self._builder.build()


def read_references(source: str, start: int, end: int) -> Prose:
    """Return a stretch that holds text and references alone: a title, an attribute's value."""
    flow = Flow(source)
    for found in _REFERENCE.finditer(source, start, end):
        flow.keep(start, found.start())
        flow.refer(*found.span())
        start = found.end()
    flow.keep(start, end)
    return flow.build()
