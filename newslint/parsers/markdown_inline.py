"""What stands inside a block of Markdown: text, links, code, images, tags of HTML."""

import re
from collections.abc import Callable, Mapping

from newslint.annotations import TYPE_CHECKING, Any
from newslint.document import Directive
from newslint.lazy import lazy
from newslint.parsers.comments import read_comment
from newslint.parsers.marked import Marked
from newslint.parsers.shortcodes import OBJECT
from newslint.text import Piece, Prose, ProseBuilder, Span

if TYPE_CHECKING:
    from pyromark.event import Range as Where
_TAG = lazy(r"<(/?)([a-z]+)", re.IGNORECASE)
_SILENT_TAGS = frozenset({"code", "kbd", "samp", "script", "style", "textarea", "svg"})
_OBJECT_TAGS = frozenset({"img", "iframe", "input", "video", "audio", "object"})
_TITLE = lazy(r"(?:\"([^\"]*)\"|'([^']*)'|\(([^()]*)\))\s*\)\Z")
_LONGEST_TITLE = 1000


class InlineReader:
    """Collects the prose of one block after another from the events inside it.

    `text` has the length of `source` and letters for its shortcodes; `at` turns the
    offsets of events into places in both.
    """

    def __init__(self, source: str, text: str, at: Callable[[int], int]) -> None:
        self._text = text
        self._at = at
        self._prose = ProseBuilder(source)
        self._hidden = 0
        self._silent_tag = ""
        self._last = -1
        self._is_spaced = False
        self._links: list[bool] = []
        self.captions: list[Prose] = []
        self.directives: list[Directive] = []
        self.marked: list[Marked] = []
        self._anchor = -1

    def take(self) -> Prose:
        """Return the prose since the last call."""
        if self._silent_tag:
            self._silent_tag, self._hidden = "", self._hidden - 1
        self._is_spaced = False
        return self._prose.build()

    def hide(self) -> None:
        """Read no text until `show`."""
        self._hidden += 1

    def show(self) -> None:
        """Read text again."""
        self._hidden -= 1

    def read_text(self, value: str, where: "Where") -> None:
        """Add text as it stands, without the backslash before it, or decoded."""
        if self._hidden:
            return
        start, last = self._at(where["start"]), self._last
        if self._is_spaced:
            self._is_spaced = False
            start += len(value) - len(value := value.lstrip(" "))
        self._last = end = start + len(value)
        if self._text[start:end] != value or (value == "&" and where["end"] - where["start"] > 1):
            self._last = end = self._at(where["end"])
            self._prose.translate(value, start, end)
        elif start > 0 and self._text[start - 1] == "\\" and last != start:
            self._prose.translate(value[0], start - 1, start + 1)
            self._prose.keep(start + 1, end)
        else:
            self._prose.keep(start, end)

    def read_break(self, where: "Where") -> None:
        """Add the space that a line break reads as."""
        if not self._hidden and not self._is_spaced:
            self._prose.translate(" ", self._at(where["start"]), self._at(where["end"]))
        self._is_spaced = False

    def read_note(self, _: str, where: "Where") -> None:
        """Pass over the number of a footnote."""
        self._pass(self._at(where["start"]))

    def _pass(self, start: int) -> None:
        """Keep the space on one side only of what is left out."""
        self._is_spaced = self._text[start - 1 : start] in (" ", "\n")

    def read_code(self, _: str, where: "Where") -> None:
        """Add one character for code."""
        self._add_object(self._at(where["start"]), self._at(where["end"]))

    def _add_object(self, start: int, end: int) -> None:
        if not self._hidden:
            self._prose.translate(OBJECT, start, end)
            self._is_spaced = False

    def read_tag(self, value: str, where: "Where") -> None:
        """Read a tag or a comment of HTML inside a paragraph."""
        start, end = self._at(where["start"]), self._at(where["end"])
        if value.startswith("<!--"):
            directive = read_comment(value[4:-3], Span(start, end))
            self.directives += [directive] if directive else []
            self._pass(start)
        elif tag := _TAG.match(value):
            self._read_element(tag[2].lower(), tag[1] == "/", start, end)

    def _read_element(self, name: str, is_closing: bool, start: int, end: int) -> None:
        if name == "br":
            self._break_line(start, end)
        elif name == "a" and not self._hidden:
            self._mark_anchor(is_closing, start, end)
        elif name in _OBJECT_TAGS:
            self._add_object(start, end)
            if name == "img" and not self._hidden:
                self.marked.append(Marked("img", start, end))
        elif name == self._silent_tag and is_closing:
            self._silent_tag, self._hidden = "", self._hidden - 1
        elif name in _SILENT_TAGS and not is_closing and not self._silent_tag:
            self._add_object(start, end)
            self._silent_tag, self._hidden = name, self._hidden + 1

    def _mark_anchor(self, is_closing: bool, start: int, end: int) -> None:
        if is_closing and self._anchor >= 0:
            self.marked.append(Marked("a", self._anchor, end))
        self._anchor = -1 if is_closing else start

    def _break_line(self, start: int, end: int) -> None:
        self._pass(start)
        if not self._hidden and not self._is_spaced:
            self._prose.translate(" ", start, end)
        self._is_spaced = True

    def open_link(self, value: Mapping[str, Any], where: "Where") -> None:
        """Begin a link, whose text is prose unless it is an address."""
        is_address = value["link_type"] in {"Autolink", "Email"}
        start, end = self._at(where["start"]), self._at(where["end"])
        self.marked.append(Marked(value["link_type"], start, end, value["dest_url"]))
        if is_address:
            self._add_object(start, end)
        self._links.append(is_address)
        self._hidden += is_address

    def close_link(self) -> None:
        """End the innermost link or image."""
        self._hidden -= self._links.pop()

    def open_image(self, value: Mapping[str, Any], where: "Where") -> None:
        """Begin an image, which reads as one character; its title is a caption."""
        start, end = self._at(where["start"]), self._at(where["end"])
        self.marked.append(Marked("image", start, end, value["dest_url"]))
        caption = self._caption(value["title"], start, end)
        if caption:
            self.captions.append(caption)
        self._add_object(start, min(end, start + 2) if caption else end)
        self._links.append(True)
        self._hidden += 1

    def _caption(self, title: str, start: int, end: int) -> Prose | None:
        if not title.strip() or self._hidden:
            return None
        found = _TITLE.search(self._text, max(start, end - _LONGEST_TITLE), end)
        if not found:
            return None
        first, last = found.span(found.lastindex or 0)
        if self._text[first:last] == title:
            return Prose.verbatim(self._text, first, last)
        return Prose([Piece(title, first, last, False)])
