"""Paragraphs of plain text: one a line, or lines that an editor broke at its margin."""

from collections.abc import Iterator
from itertools import pairwise

from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.text import Prose, ProseBuilder

_LINE = lazy(r"([^\r\n\f\u2028\u2029]*)(?:\r\n|[\r\n\f\u2028\u2029]|\Z)")
_RULE = lazy(r"[-=*_#~+ \t]{3,250}\Z")
_MARKER = lazy(r"(?:[-*•‣◦▪●·]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)")
_STOP = lazy(r"[.!?…][\"'”’»)\]\s]*\Z")
_BROKEN_WORD = lazy(r"[^\W\d_]-\Z")
_SHORTEST, _LONGEST = 50, 90
_MOST_TITLES = 3


class Line(NamedTuple):
    """A line without the white space at its ends, which is never empty."""

    start: int
    end: int
    indent: int


class Paragraph(NamedTuple):
    """Lines that are read as one; `run` counts the stretches between empty lines."""

    prose: Prose
    run: int
    is_item: bool


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a final stop, closing marks aside."""
    return _STOP.search(text[-12:]) is not None


def paragraphs(source: str, start: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a source from an offset on."""
    groups = list(_groups(source, start))
    markers = [_MARKER.match(source, lines[0].start, lines[0].end) for _, lines in groups]
    for at, (run, lines) in enumerate(groups):
        marker = markers[at]
        if marker and not any(markers[max(at - 1, 0) : at]) and not any(markers[at + 1 : at + 2]):
            marker = None if _is_signature(source, lines) else marker
        prose = _joined(source, lines, marker.end() if marker else lines[0].start)
        yield Paragraph(prose, run, marker is not None)


def _groups(source: str, start: int) -> Iterator[tuple[int, list[Line]]]:
    runs = list(_runs(source, start))
    has_wrapped = any(_first_wrapped(source, run, False) is not None for run in runs)
    for number, run in enumerate(runs):
        titles = _first_wrapped(source, run, has_wrapped)
        for lines in _items(source, run) if titles is None else _wrapped(run, titles):
            yield number, lines


def _is_signature(source: str, lines: list[Line]) -> bool:
    """One line after a dash, and no other: it says who spoke or wrote, and is no list."""
    return source[lines[0].start] == "-" and len(lines) == 1


def _runs(source: str, start: int) -> Iterator[list[Line]]:
    run: list[Line] = []
    for match in _LINE.finditer(source, start):
        line = _trimmed(match[1], match.start())
        if line:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _trimmed(text: str, start: int) -> Line | None:
    kept = text.lstrip("\ufeff").lstrip()
    indent = len(text) - len(kept)
    kept = kept.rstrip()
    if not kept or _RULE.match(kept):
        return None
    return Line(start + indent, start + indent + len(kept), indent)


def _first_wrapped(source: str, run: list[Line], has_wrapped: bool) -> int | None:
    """Return the number of titles above lines that were broken at a margin, None without such."""
    for titles in range(min(_MOST_TITLES, len(run)) + 1):
        if _is_wrapped(source, run[titles:], has_wrapped):
            return titles
        if titles < len(run) and run[titles].end - run[titles].start > _SHORTEST:
            return None
    return None


def _is_wrapped(source: str, run: list[Line], has_wrapped: bool) -> bool:
    """In an article that has such lines elsewhere, less is asked of a paragraph."""
    if len(run) < (2 if has_wrapped else 3):
        return False
    unended = 0
    for line in run[:-1]:
        if not _SHORTEST <= line.end - line.start <= _LONGEST:
            return False
        unended += not ends_sentence(source[max(line.start, line.end - 12) : line.end])
    if any(_MARKER.match(source, line.start) for line in run):
        return False
    return unended * 2 >= len(run) - 1 if has_wrapped else unended * 2 > len(run) - 1


def _wrapped(run: list[Line], titles: int) -> Iterator[list[Line]]:
    for line in run[:titles]:
        yield [line]
    yield run[titles:]


def _items(source: str, run: list[Line]) -> Iterator[list[Line]]:
    """Yield each line of a run, a list item with the lines that hang below its text."""
    group: list[Line] = []
    for line in run:
        is_marked = _MARKER.match(source, line.start) is not None
        if group and not is_marked and line.indent > group[0].indent:
            group.append(line)
            continue
        if group:
            yield group
            group = []
        if is_marked:
            group = [line]
        else:
            yield [line]
    if group:
        yield group


def _joined(source: str, lines: list[Line], start: int) -> Prose:
    builder = ProseBuilder(source)
    builder.keep(start, lines[0].end)
    for above, line in pairwise(lines):
        is_broken = _BROKEN_WORD.search(source, above.end - 2, above.end)
        if not is_broken or not source[line.start].islower():
            builder.translate(" ", above.end, line.start)
        builder.keep(line.start, line.end)
    return builder.build()
