"""The plain YAML that front matter is made of, read without a YAML library.

Importing one costs more than linting an article. What is not plain is left to
`frontmatter_compose`, which gives the same answers for what is.
"""

import re

from newslint.lazy import lazy
from newslint.parsers.frontmatter_scalars import Line, Value, block, double, plain, single
from newslint.records import NamedTuple
from newslint.text import Prose, Span

_LINE = lazy(r"([ ]*)([^\r\n]*)\r?\n?")
_KEY = lazy(r"([^\W\d][\w.-]*)[ ]*:(?:[ \t]+|$)")
_ESCAPE = r'\\(?:[0abtnvfreN_LP "/\\\r\n]|x[\da-fA-F]{2}|u(?![dD][89a-fA-F])[\da-fA-F]{4})'
_DOUBLE = lazy(rf'"((?:[^"\\]++|{_ESCAPE})*)"')
_SINGLE = lazy(r"'((?:[^']++|'')*)'(?!')")
_AFTER = lazy(r"[ ]*(?:(?<=[ ])#[^\r\n]*)?(?=\r?\n|\Z)")
_BLOCK = lazy(r"([|>])[+-]?([1-9]?)[+-]?[ \t]*(?:(?<=[ \t])#.*)?")
_FLOW = lazy(
    r"\[[ \t]*((?:[^\[\]{}\"']|(?<=[\[, ])(?:\"[^\"\\]*\"|'[^']*'))*)\][ \t]*(?:(?<=[ \t])#.*)?"
)
_FLOW_ITEM = lazy(r"[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^,\"']+))[ \t]*(?:,|$)")
_NOT_PLAIN = frozenset("-?:,[]{}#&*!|>'\"%@`\t")
_UNUSUAL = lazy("[\t\ufeff]|\\r(?!\\n)")


class NotPlain(Exception):
    """The front matter uses more of YAML than is read here."""


class _Row(NamedTuple):
    """A line of the front matter: its start, its first letter and its end."""

    start: int
    text: int
    end: int
    indent: int


def scan_yaml(source: str, start: int, end: int) -> dict[str, Value]:
    """Return the values of a plain front matter; raises NotPlain for any other."""
    if _UNUSUAL.search(source, start, end):
        raise NotPlain
    return _Scanner(source, start, end).document()


class _Scanner:
    """Reads lines from first to last; `_next` is the line that comes now."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._end = end
        self._rows = [
            _Row(row.start(), row.start(2), row.end(2), len(row[1]))
            for row in _LINE.finditer(source, start, end)
            if row.start() < end
        ]
        self._next = 0
        self._values: dict[str, Value] = {}

    def document(self) -> dict[str, Value]:
        row = self._significant()
        if row is not None:
            self._mapping(row.indent, "")
        if self._significant() is not None:
            raise NotPlain
        return self._values

    def _significant(self) -> _Row | None:
        """Return the next line that is neither empty nor a comment."""
        while self._next < len(self._rows):
            row = self._rows[self._next]
            if row.text < row.end and self._source[row.text] != "#":
                return row
            self._next += 1
        return None

    def _mapping(self, indent: int, prefix: str) -> None:
        while (row := self._significant()) and row.indent == indent:
            key = _KEY.match(self._source, row.text, row.end)
            if not key:
                raise NotPlain
            self._next += 1
            self._entry(prefix + key[1], key.end(), row)
        if row and row.indent > indent:
            raise NotPlain

    def _entry(self, key: str, at: int, row: _Row) -> None:
        if at < row.end and self._source[at] != "#":
            self._values[key] = self._value(at, row.end, row.indent)
            return
        below = self._significant()
        if below and below.indent >= row.indent and self._is_item(below):
            self._values[key] = self._sequence(below.indent)
        elif below and below.indent > row.indent:
            self._values[key] = Value((), Span(at, at))
            self._nested(key, below)
        else:
            self._values[key] = Value((), Span(at, at))

    def _nested(self, key: str, below: _Row) -> None:
        if _KEY.match(self._source, below.text, below.end):
            self._mapping(below.indent, key + ".")
        else:
            raise NotPlain

    def _is_item(self, row: _Row) -> bool:
        return (
            self._source[row.text] == "-" and self._source[row.text + 1 : row.text + 2] in " \r\n"
        )

    def _sequence(self, indent: int) -> Value:
        items: list[Prose] = []
        start = end = self._rows[self._next].text
        while (row := self._significant()) and row.indent == indent and self._is_item(row):
            self._next += 1
            items += self._item(row)
            end = self._rows[self._next - 1].end
        if row and row.indent > indent:
            raise NotPlain
        return Value(tuple(items), Span(start, end))

    def _item(self, row: _Row) -> tuple[Prose, ...]:
        at = row.text + 1
        while at < row.end and self._source[at] == " ":
            at += 1
        if at >= row.end or self._source[at] in "#[" or self._source[at : at + 2] == "- ":
            raise NotPlain
        if not _KEY.match(self._source, at, row.end):
            return self._value(at, row.end, row.indent).items
        return self._named(row, at)

    def _named(self, row: _Row, at: int) -> tuple[Prose, ...]:
        """Return the `name:` of a mapping inside a list."""
        self._next -= 1
        self._rows[self._next] = _Row(at, at, row.end, at - row.start)
        outer, self._values = self._values, {}
        self._mapping(at - row.start, "")
        inner, self._values = self._values, outer
        return inner["name"].items if "name" in inner else ()

    def _value(self, at: int, end: int, indent: int) -> Value:
        first = self._source[at]
        if first in "\"'":
            return self._quoted(at)
        if first == "[":
            return self._flow(at, end)
        if first in "|>":
            return self._block(at, end, indent)
        return self._plain(at, end, indent)

    def _quoted(self, at: int) -> Value:
        is_double = self._source[at] == '"'
        found = (_DOUBLE if is_double else _SINGLE).match(self._source, at, self._end)
        if not found or not _AFTER.match(self._source, found.end(), self._end):
            raise NotPlain
        while self._next < len(self._rows) and self._rows[self._next].start < found.end():
            self._next += 1
        read = double if is_double else single
        return Value((read(self._source, *found.span(1)),), Span(at, found.end()))

    def _flow(self, at: int, end: int) -> Value:
        source = self._source
        found = _FLOW.fullmatch(source, at, end)
        if not found:
            raise NotPlain
        items, here = [], found.start(1)
        while here < found.end(1):
            item = _FLOW_ITEM.match(source, here, found.end(1))
            if not item:
                raise NotPlain
            items.append(self._flow_item(item))
            here = item.end()
        return Value(tuple(items), Span(at, found.end(1) + 1))

    def _flow_item(self, item: re.Match[str]) -> Prose:
        start, end = item.span(item.lastindex or 0)
        text = self._source[start:end].rstrip()
        if item.lastindex == 3 and (
            not text or text[0] in _NOT_PLAIN or ":" in text or " #" in text
        ):
            raise NotPlain
        return plain(self._source, start, start + len(text))

    def _plain(self, at: int, end: int, indent: int) -> Value:
        last = self._plain_end(at, end, first=True)
        commented = last < end
        while self._next < len(self._rows):
            row = self._rows[self._next]
            if row.text >= row.end:
                self._next += 1
                continue
            if row.indent <= indent or self._source[row.text] == "#":
                break
            if commented:
                raise NotPlain
            commented = (last := self._plain_end(row.text, row.end)) < row.end
            self._next += 1
        return Value((plain(self._source, at, last),), Span(at, last))

    def _plain_end(self, at: int, end: int, first: bool = False) -> int:
        """Return where a line of a plain scalar ends, without a comment after it."""
        source = self._source
        if first and source[at] in _NOT_PLAIN and not self._is_word(at, end):
            raise NotPlain
        comment = source.find(" #", at, end)
        end = end if comment < 0 else comment
        while source[end - 1] in " \t":
            end -= 1
        if source.find(": ", at, end) >= 0 or source[end - 1] == ":":
            raise NotPlain
        return end

    def _is_word(self, at: int, end: int) -> bool:
        """Whether a dash or the like is part of the word that it begins."""
        return self._source[at] in "-?:" and at + 1 < end and self._source[at + 1] not in " \t"

    def _block(self, at: int, end: int, indent: int) -> Value:
        header = _BLOCK.fullmatch(self._source, at, end)
        if not header or header[2]:
            raise NotPlain
        lines, depth, last, emptiest = [], 0, end, 0
        while self._next < len(self._rows):
            row = self._rows[self._next]
            if row.text < row.end:
                depth = depth or row.indent
                if row.indent <= indent:
                    break
                if row.indent < max(depth, emptiest):
                    raise NotPlain
                last = row.end
            elif not depth:
                emptiest = max(emptiest, row.indent)
            lines.append(Line(row.start, min(row.start + depth, row.end), row.end))
            self._next += 1
        return Value((block(self._source, lines, header[1] == ">"),), Span(at, last))
