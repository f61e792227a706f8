"""Offsets of a text as an editor counts them: lines from 0, columns in its own units."""

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from newslint.files import BOM
from newslint.text import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Positions:
    """Turns offsets of one text into positions of the protocol, and back.

    Lines end as the protocol says, which knows neither form feeds nor U+2028; columns are in units
    of the encoding that the editor chose. Offsets do not count a byte-order mark, columns do.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._encoding = encoding
        self._is_plain = self._units(text) == len(text)  # and so is every part of it
        self._before = len(BOM) if text.startswith(BOM) else 0
        self._starts = [0, *[end.end() for end in _LINE_END.finditer(text)]]

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        at = min(offset + self._before, len(self._text))
        line = bisect_right(self._starts, at) - 1
        start = self._starts[line]
        return Position(line, at - start if self._is_plain else self._units(self._text[start:at]))

    def range(self, span: Span) -> Range:
        """Return a stretch of the text."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position, the nearest one where there is no such place."""
        if position.line >= len(self._starts):
            return len(self._text) - self._before
        start, *following = self._starts[position.line : position.line + 2]
        line = self._text[start : following[0] if following else None].rstrip("\r\n")
        return max(start + self._letters(line, position.character) - self._before, 0)

    def text(self, place: Range) -> str:
        """Return what stands at a place."""
        start, end = (self.offset(at) + self._before for at in (place.start, place.end))
        return self._text[start:end]

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def _letters(self, text: str, units: int) -> int:
        """Return how many letters of a line take so many units."""
        if self._is_plain:
            return min(units, len(text))
        taken = 0
        for number, letter in enumerate(text):
            if taken >= units:
                return number
            taken += self._units(letter)
        return len(text)
