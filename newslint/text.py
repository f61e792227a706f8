"""Places in a text: what a reader sees, and the way back to the file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from newslint.records import NamedTuple


class Span(NamedTuple):
    """A stretch of a source text: code points from 0, half open."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people read it: line and column, both from 1, in code points."""

    line: int
    column: int


def occurrences(wanted: str, text: str) -> Iterator[int]:
    """Yield every place of a text within another, overlapping ones too."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


class Lines:
    """Turns offsets of one source text into positions; a line ends at a line feed."""

    __slots__ = ("_starts",)

    def __init__(self, source: str) -> None:
        starts, at = [0], source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = source.find("\n", at + 1)
        self._starts = starts

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def positions(self, span: Span) -> tuple[Position, Position]:
        """Return the lines and columns of both ends of a span, which are mostly on one line."""
        starts, (first, last) = self._starts, span
        line = bisect_right(starts, first)
        before = starts[line - 1] - 1
        start = Position(line, first - before)
        if line == len(starts) or last < starts[line]:
            return start, Position(line, last - before)
        return start, self.position(last)


class Piece(NamedTuple):
    """Some readable text and the stretch of the source that it stands for."""

    text: str
    start: int
    end: int
    verbatim: bool


_AT_START = [0]


class Prose:
    """Text as a reader sees it, and the way back to the source.

    It is made of pieces in reading order. A verbatim piece stands in the source as it
    reads; a translated one (an entity, an escape, a wrapped line) maps as a whole.
    Markup is in no piece. Offsets into `text` are code points from 0, half open.
    """

    __slots__ = ("_offsets", "pieces", "text")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)
        if len(self.pieces) == 1:
            self.text, self._offsets = self.pieces[0].text, _AT_START
            return
        self.text = "".join([piece.text for piece in self.pieces])
        offsets, at = [], 0
        for piece in self.pieces:
            offsets.append(at)
            at += len(piece.text)
        self._offsets = offsets

    @classmethod
    def verbatim(cls, source: str, start: int, end: int) -> "Prose":
        """Return a stretch of the source that reads as it stands."""
        return cls([Piece(source[start:end], start, end, True)] if start < end else [])

    def _piece(self, offset: int) -> int:
        return max(bisect_right(self._offsets, offset) - 1, 0)

    def span(self, start: int, end: int) -> Span:
        """Return where the text between two offsets stands in the source."""
        if not self.pieces:
            return Span(0, 0)
        first = self._piece(start)
        if start == end:
            at = self._source(first, start)
            return Span(at, at)
        last = self._piece(end - 1)
        piece = self.pieces[last]
        stop = piece.start + end - self._offsets[last] if piece.verbatim else piece.end
        return Span(self._source(first, start), stop)

    @property
    def source_span(self) -> Span:
        """Where all of the text stands in the source, markup within it included."""
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(0, 0)

    def _source(self, piece: int, offset: int) -> int:
        found = self.pieces[piece]
        inside = offset - self._offsets[piece]
        if found.verbatim:
            return found.start + inside
        return found.end if inside >= len(found.text) else found.start

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether the text between two offsets stands in the source in one stretch, as it reads."""
        if start >= end:
            return bool(self.pieces) and self.pieces[self._piece(start)].verbatim
        first = self._piece(start)
        return first == self._piece(end - 1) and self.pieces[first].verbatim

    def slice(self, start: int, end: int) -> "Prose":
        """Return the text between two offsets as a Prose of its own."""
        cut, at = [], 0
        for piece in self.pieces:
            low, high = max(start - at, 0), min(end - at, len(piece.text))
            at += len(piece.text)
            if low >= high:
                continue
            text = piece.text[low:high]
            if piece.verbatim:
                cut.append(Piece(text, piece.start + low, piece.start + high, True))
            else:
                cut.append(piece._replace(text=text))
        return Prose(cut)


class ProseBuilder:
    """Collects the pieces of one Prose from left to right; touching verbatim pieces become one."""

    __slots__ = ("_from", "_pieces", "_source", "_to")

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[Piece] = []
        self._from = self._to = -1

    def keep(self, start: int, end: int) -> None:
        """Add a stretch of the source as it stands."""
        if start >= end:
            return
        if self._to != start:
            self._settle()
            self._from = start
        self._to = end

    def _settle(self) -> None:
        if self._to >= 0:
            kept = self._source[self._from : self._to]
            self._pieces.append(Piece(kept, self._from, self._to, True))
            self._to = -1

    def translate(self, text: str, start: int, end: int) -> None:
        """Add text that stands in the source in another form: `&amp;` read as `&`."""
        if text and self._source[start:end] == text:
            self.keep(start, end)
        elif text:
            self._settle()
            self._pieces.append(Piece(text, start, end, False))

    def build(self) -> Prose:
        """Return the text without the white space at its ends, and start anew."""
        self._settle()
        pieces, self._pieces = self._pieces, []
        if len(pieces) == 1 and not (pieces[0].text[0].isspace() or pieces[0].text[-1].isspace()):
            return Prose(pieces)
        while pieces and not (text := pieces[-1].text).rstrip():
            pieces.pop()
        while pieces and not pieces[0].text.lstrip():
            del pieces[0]
        if pieces and pieces[-1].verbatim:
            text, start, _, _ = pieces[-1]
            kept = text.rstrip()
            pieces[-1] = Piece(kept, start, start + len(kept), True)
        if pieces and pieces[0].verbatim:
            text, start, end, _ = pieces[0]
            kept = text.lstrip()
            pieces[0] = Piece(kept, end - len(kept), end, True)
        return Prose(pieces)

    def __bool__(self) -> bool:
        self._settle()
        return any(not piece.text.isspace() for piece in self._pieces)
