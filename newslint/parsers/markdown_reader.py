"""The events of a CommonMark parser, turned into blocks of prose."""

from collections.abc import Callable, Iterable, Mapping

import pyromark

from newslint.annotations import TYPE_CHECKING, Any, cast
from newslint.document import Kind
from newslint.parsers.markdown_inline import InlineReader
from newslint.parsers.markdown_places import Places
from newslint.records import NamedTuple
from newslint.text import Prose, Span

if TYPE_CHECKING:
    from pyromark.event import Range as Where

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_STYLES = frozenset({"Emphasis", "Strong", "Strikethrough"})
_LINKS = frozenset({"Link", "Image"})
_CONTAINERS: Mapping[str, Kind] = {
    "BlockQuote": "blockquote",
    "Item": "item",
    "FootnoteDefinition": "paragraph",
}


class Found(NamedTuple):
    """A block of the body; a `headline` is any heading of the first level."""

    kind: Kind
    prose: Prose


class Fragment(NamedTuple):
    """A stretch of HTML between blocks of Markdown; its paragraphs are blocks of this kind."""

    kind: Kind
    start: int
    end: int
    depth: int


class MarkdownReader:
    """Reads the body of one article from an offset on.

    `found` holds its blocks and its fragments of HTML in order, `gaps` the marks of block
    quotes and lists that stand inside such fragments.
    """

    def __init__(self, source: str, text: str, start: int) -> None:
        self._body, encoded = _encoded(text[start:] if start else text)
        is_ascii = len(encoded) == len(self._body)
        self._at = _shifted(start) if is_ascii else Places(encoded, start).at
        self._text = text
        self.inline = InlineReader(source, text, self._at)
        self._kinds: list[Kind] = ["paragraph"]
        self._line = 0
        self.found: list[Found | Fragment] = []
        self.gaps: list[Span] = []

    def read(self) -> None:
        """Read the body to its end."""
        read_text, handlers = self.inline.read_text, self._handlers()
        # The types of the events name every shape; one entry is what they have in common.
        events = cast("Iterable[tuple[Any, Where]]", _MARKDOWN.events_with_range(self._body))
        for event, where in events:
            if isinstance(event, str):
                if event != "Rule":
                    self.inline.read_break(where)
                continue
            for name, value in event.items():
                if name == "Text":
                    read_text(value, where)
                elif name in handlers:
                    handlers[name](value, where)

    def _handlers(self) -> Mapping[str, Callable[[Any, "Where"], None]]:
        return {
            "Start": self._start,
            "End": self._end,
            "Code": self.inline.read_code,
            "InlineHtml": self.inline.read_tag,
            "FootnoteReference": self.inline.read_note,
            "Html": self._read_html,
        }

    def _start(self, value: Any, where: "Where") -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        if tag in _STYLES:
            return
        if tag == "Link":
            self.inline.open_link(value[tag], where)
        elif tag == "Image":
            self.inline.open_image(value[tag], where)
        elif tag != "Paragraph" or len(self._kinds) > 1:
            self._start_block(tag, where)

    def _start_block(self, tag: str, where: "Where") -> None:
        """Begin a block; text before it, in a list without empty lines, is one of its own."""
        self._flush(self._kinds[-1])
        if tag in _CONTAINERS:
            is_quoted = self._kinds[-1] == "blockquote"
            self._kinds.append("blockquote" if is_quoted else _CONTAINERS[tag])
        elif tag == "CodeBlock":
            self.inline.hide()
        elif tag == "HtmlBlock":
            self._start_html(where)

    def _end(self, value: Any, _: "Where") -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        if tag == "Paragraph":
            self._flush(self._kinds[-1])
        elif tag in _LINKS:
            self.inline.close_link()
        elif tag == "Heading":
            self._flush("headline" if value[tag] == "H1" else "heading")
        elif tag == "TableCell":
            self._flush("cell")
        elif tag == "CodeBlock":
            self.inline.show()
        elif tag in _CONTAINERS:
            self._flush(self._kinds.pop())

    def _flush(self, kind: Kind) -> None:
        prose = self.inline.take()
        if prose.pieces:
            self.found.append(Found(kind, prose))
        if self.inline.captions:
            self.found += [Found("caption", caption) for caption in self.inline.captions]
            self.inline.captions.clear()

    def _start_html(self, where: "Where") -> None:
        """Begin a fragment of HTML, or go on with one that an empty line has broken."""
        start, end = self._at(where["start"]), self._at(where["end"])
        self._line, depth = start, len(self._kinds)
        last = self.found[-1] if self.found and depth == 1 else None
        if isinstance(last, Fragment) and last.depth == 1 and self._is_blank(last.end, start):
            self.found[-1] = last._replace(end=end)
        else:
            self.found.append(Fragment(self._kinds[-1], start, end, depth))

    def _is_blank(self, start: int, end: int) -> bool:
        return not self._text[start:end].strip()

    def _read_html(self, _: str, where: "Where") -> None:
        if len(self._kinds) > 1:
            start = self._at(where["start"])
            if start > self._line:
                self.gaps.append(Span(self._line, start))
            self._line = self._at(where["end"])


def _shifted(start: int) -> Callable[[int], int]:
    return start.__add__


def _encoded(body: str) -> tuple[str, bytes]:
    """Return a text and its bytes, with another letter for one that has none: a lone surrogate."""
    try:
        return body, body.encode()
    except UnicodeEncodeError:
        body = body.encode(errors="replace").decode()
        return body, body.encode()
