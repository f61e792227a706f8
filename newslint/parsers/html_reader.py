"""Reading HTML: its tags and text turned into blocks of prose that know their place."""

from html.parser import HTMLParser

from newslint.document import Directive, Kind
from newslint.parsers.html_elements import (
    BLOCKS,
    CODE,
    HEADINGS,
    IMPLIED_ENDS,
    PAGE,
    UNREAD,
    VOID,
    Attributes,
    Element,
    walls,
)
from newslint.parsers.html_flow import Flow
from newslint.parsers.html_masks import line_starts, masked
from newslint.parsers.marked import Marked
from newslint.records import NamedTuple
from newslint.text import Prose, Span

OBJECT = "\ufffc"
_DEEPEST = 512  # where browsers stop nesting too; so no end tag is sought for long
_MARKS = ("“”", "‘’")
_TELLING = frozenset(["html", "meta", "time"])


class RawBlock(NamedTuple):
    """A block as it was met, with the element that holds it and how many letters are links."""

    kind: Kind
    prose: Prose
    element: Element
    linked: int

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.prose.pieces[0].start


class Tag(NamedTuple):
    """A start tag that says something about the page, or about the article's author."""

    name: str
    attributes: Attributes
    span: Span


class HtmlReader(HTMLParser):
    """Turns a stretch of HTML into blocks in reading order; never raises."""

    def __init__(self, source: str, start: int = 0, end: int | None = None) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[RawBlock] = []
        self.directives: list[Directive] = []
        self.marked: list[Marked] = []
        self.tags: list[Tag] = []
        self.title: Span | None = None
        self.data: list[Span] = []
        self.is_page = False
        self._source = source
        self._end = len(source) if end is None else end
        self._flow = Flow(source)
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

    def _title(self) -> Span:
        start = self._after_tag(self._at())
        end = self._source.find("</", start, self._end)
        return Span(start, self._end if end < 0 else end)

    def handle_decl(self, decl: str) -> None:
        """Note a doctype: this is a whole page."""
        self.is_page = True

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open an element, ending what it ends by itself."""
        start = self._at()
        if tag in BLOCKS:
            self._begin_block(tag)
        if tag in IMPLIED_ENDS:
            self._end_implied(tag)
        if tag == "title" and self.title is None and self._top.tag != "svg":
            self.title = self._title()
        if tag in _TELLING or (tag == "a" and ("rel", "author") in attrs):
            self.tags.append(Tag(tag, attrs, Span(start, self._after_tag(start))))
        if tag in VOID:
            self._read_void(tag, start)
        elif self._depth < _DEEPEST:
            self._push(Element(tag, attrs, self._top, start))

    def _push(self, element: Element) -> None:
        self._top = element
        self._depth += 1
        self.is_page = self.is_page or element.tag in PAGE
        if element.tag == "q" and not element.is_unread:
            self._quote(0, element.start, self._after_tag(element.start))
            self._quotes += 1

    def _begin_block(self, tag: str) -> None:
        block = self._top.block
        if block.tag == "p" or (block.tag in HEADINGS and tag in HEADINGS):
            self._pop_through(block, self._at())
        if not self._top.is_unread:
            self._flush()

    def _end_implied(self, tag: str) -> None:
        group, bounds = IMPLIED_ENDS[tag]
        element: Element | None = self._top
        while element is not None and element.tag not in group:
            element = None if element.tag in bounds else element.parent
        if element is not None:
            self._pop_through(element, self._at())

    def _read_void(self, tag: str, start: int) -> None:
        if self._top.is_unread or tag not in ("br", "img"):
            return
        if tag == "img":
            self.marked.append(Marked("img", start, self._after_tag(start)))
        self._flow.space(start, self._after_tag(start))
        if tag == "br":
            self._flow.breaks += 1
            if self._flow.breaks > 1 and self._top.block.kind not in ("heading", "caption"):
                self._flush()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open inside it."""
        if tag in VOID:
            return
        element = self._find(tag)
        if element is not None:
            start = self._at()
            end = self._source.find(">", start, self._end) + 1
            self._pop_through(element, start, end or start)
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

    def _pop_through(self, element: Element, start: int, end: int | None = None) -> None:
        while self._top is not element:
            self._pop(start, start)
        self._pop(start, start if end is None else end)

    def _pop(self, start: int, end: int) -> None:
        element, parent = self._top, self._top.parent
        assert parent is not None
        if element.tag in CODE and not parent.is_unread:
            self._flow.read(OBJECT, element.start, end)
        elif element.tag == "a" and element.is_link and not element.is_unread:
            self.marked.append(Marked("a", element.start, end))
        elif element.tag == "q" and not element.is_unread:
            self._quotes -= 1
            self._quote(1, start, end)
        if element.block is element and not element.is_unread:
            self._flush()
        self._top = parent
        self._depth -= 1

    def _quote(self, side: int, start: int, end: int) -> None:
        self._flow.read(_MARKS[self._quotes % 2][side], start, end)

    def handle_data(self, data: str) -> None:
        """Read text."""
        top = self._top
        if not top.is_unread:
            start = self._at()
            self._flow.keep(start, min(start + len(data), self._end), top.is_link)
        elif top.tag == "script" and "ld+json" in top.get("type"):
            start = self._at()
            self.data.append(Span(start, min(start + len(data), self._end)))

    def handle_entityref(self, name: str) -> None:
        """Read a named reference."""
        self._refer(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        """Read a numeric reference."""
        self._refer(len(name) + 2)

    def _refer(self, length: int) -> None:
        if not self._top.is_unread:
            start = self._at()
            end = min(start + length, self._end)
            end += self._source.startswith(";", end, self._end)
            self._flow.refer(start, end, self._top.is_link)

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
        linked = self._flow.linked
        prose = self._flow.build()
        if prose.text:
            block = self._top.block
            self.blocks.append(RawBlock(block.kind, prose, block, linked))
