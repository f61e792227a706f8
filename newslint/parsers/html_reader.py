"""Reading HTML: its tags and text turned into blocks of prose that know their place."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from newslint.document import Directive, Kind
from newslint.parsers.html_elements import (
    BLOCKS,
    CODE,
    HEADINGS,
    IMPLIED_ENDS,
    UNREAD,
    VOID,
    Attributes,
    Element,
    walls,
)
from newslint.parsers.html_masks import line_starts, masked
from newslint.text import Prose, ProseBuilder, Span

OBJECT = "\ufffc"
_DEEPEST = 512  # where browsers stop nesting too; so no end tag is sought for long
_SPACE = " \t\n\r\f"
_LEADING = re.compile(r"[ \t\n\r\f]*")
_RUN = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_MARKS = ("“”", "‘’")


class RawBlock(NamedTuple):
    """A block as it was met, with the element that holds it and how many letters are links."""

    kind: Kind
    prose: Prose
    element: Element
    linked: int


class HtmlReader(HTMLParser):
    """Turns a stretch of HTML into blocks in reading order; never raises."""

    def __init__(self, source: str, start: int = 0, end: int | None = None) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[RawBlock] = []
        self.directives: list[Directive] = []
        self._source = source
        self._end = len(source) if end is None else end
        self._builder = ProseBuilder(source)
        self._linked = 0
        self._spaced = True
        self._breaks = 0
        self._quotes = 0
        self._top = Element("", (), None, start)
        self._depth = 0
        text = source[start : self._end]
        self._starts = line_starts(text, start)
        self.feed(masked(text) + "\n")
        self.close()
        while self._top.parent is not None:
            self._pop(self._end, self._end)
        self._flush()

    def _at(self) -> int:
        line, column = self.getpos()
        return min(self._starts[line - 1] + column, self._end)

    def _after_tag(self, start: int) -> int:
        return min(start + len(self.get_starttag_text() or ""), self._end)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open an element, ending what it ends by itself."""
        start = self._at()
        if tag in BLOCKS:
            self._begin_block(tag, start)
        if tag in IMPLIED_ENDS:
            self._end_implied(tag, start)
        if tag in VOID:
            self._read_void(tag, start)
        elif self._depth < _DEEPEST:
            self._push(Element(tag, attrs, self._top, start))

    def _push(self, element: Element) -> None:
        self._top = element
        self._depth += 1
        if element.tag == "q" and not element.is_unread:
            self._mark(0, element.start, self._after_tag(element.start))
            self._quotes += 1

    def _begin_block(self, tag: str, start: int) -> None:
        block = self._top.block
        if block.tag == "p" or (block.tag in HEADINGS and tag in HEADINGS):
            self._pop_through(block, start, start)
        if not self._top.is_unread:
            self._flush()

    def _end_implied(self, tag: str, start: int) -> None:
        group, bounds = IMPLIED_ENDS[tag]
        element: Element | None = self._top
        while element is not None and element.tag not in bounds:
            if element.tag in group:
                return self._pop_through(element, start, start)
            element = element.parent
        return None

    def _read_void(self, tag: str, start: int) -> None:
        if self._top.is_unread or tag not in ("br", "img"):
            return
        self._breaks += tag == "br"
        if self._breaks > 1 and self._top.block.kind not in ("heading", "caption"):
            self._flush()
        else:
            self._space(start, self._after_tag(start))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open inside it."""
        if tag in VOID:
            return
        start = self._at()
        element = self._find(tag)
        if element is not None:
            self._pop_through(element, start, self._source.find(">", start, self._end) + 1 or start)
        elif tag in BLOCKS and not self._top.is_unread:
            self._flush()

    def _find(self, tag: str) -> Element | None:
        bounds = walls(tag)
        is_inline = tag not in BLOCKS and tag not in UNREAD
        element = self._top
        while element.parent is not None:
            if element.tag == tag:
                return element
            if element.tag in bounds or (is_inline and element.block is element):
                return None
            element = element.parent
        return None

    def _pop_through(self, element: Element, start: int, end: int) -> None:
        while self._top is not element:
            self._pop(start, start)
        self._pop(start, end)

    def _pop(self, start: int, end: int) -> None:
        element = self._top
        assert element.parent is not None
        if element.tag in CODE and not element.parent.is_unread:
            self._read(OBJECT, element.start, end)
        elif element.tag == "q" and not element.is_unread:
            self._quotes -= 1
            self._mark(1, start, end)
        if element.block is element and not element.is_unread:
            self._flush()
        self._top = element.parent
        self._depth -= 1

    def _mark(self, side: int, start: int, end: int) -> None:
        self._read(_MARKS[self._quotes % 2][side], start, end)

    def handle_data(self, data: str) -> None:
        """Read text."""
        if not self._top.is_unread:
            start = self._at()
            self._keep(start, min(start + len(data), self._end))

    def _keep(self, start: int, end: int) -> None:
        if self._spaced and (found := _LEADING.match(self._source, start, end)):
            start = found.end()
        if start >= end:
            return
        self._breaks = 0
        if self._top.is_link:
            self._linked += end - start
        for run in _RUN.finditer(self._source, start, end):
            self._builder.keep(start, run.start())
            self._builder.translate(" ", *run.span())
            start = run.end()
        self._builder.keep(start, end)
        self._spaced = self._source[end - 1] in _SPACE

    def handle_entityref(self, name: str) -> None:
        """Read a named reference."""
        self._refer(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        """Read a numeric reference."""
        self._refer(len(name) + 2)

    def _refer(self, length: int) -> None:
        if self._top.is_unread:
            return
        start = self._at()
        end = min(start + length, self._end)
        end += self._source.startswith(";", end, self._end)
        text = unescape(self._source[start:end])
        if text in _SPACE:
            self._space(start, end)
        elif text != "\xad":  # a reader sees no soft hyphen
            self._read(text, start, end)

    def _read(self, text: str, start: int, end: int) -> None:
        self._builder.translate(text, start, end)
        self._spaced = False
        self._breaks = 0
        if self._top.is_link:
            self._linked += len(text)

    def _space(self, start: int, end: int) -> None:
        if not self._spaced:
            self._builder.translate(" ", start, end)
        self._spaced = True

    def handle_comment(self, data: str) -> None:
        """Take what the article asks newslint itself."""
        if "newslint" not in data:
            return
        from newslint.parsers.comments import read_comment

        start = self._at()
        end = self._source.find(">", start + len(data), self._end) + 1 or self._end
        directive = read_comment(data, Span(start, end))
        if directive is not None:
            self.directives.append(directive)

    def _flush(self) -> None:
        prose = self._builder.build()
        if prose.text:
            block = self._top.block
            self.blocks.append(RawBlock(block.kind, prose, block, self._linked))
        self._linked = 0
        self._spaced = True
        self._breaks = 0
