"""The scalars of YAML and TOML as readable text with the place of every letter."""

import re
from collections.abc import Callable, Iterable

from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.text import Prose, ProseBuilder, Span

_BREAK = r"(?:(?<![ \t])[ \t]+)?(?:\r?\n[ \t]*)+"
_PLAIN = lazy(_BREAK)
_SINGLE = lazy(rf"''|{_BREAK}")
_DOUBLE = lazy(
    rf"\\(?:\r?\n[ \t]*|x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|.)|{_BREAK}"
)
_ESCAPES = {
    **{"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"},
    **{"e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"},
}


class Value(NamedTuple):
    """What stands under one key: a readable text an item, and the place of the whole."""

    items: tuple[Prose, ...]
    span: Span


def bare(source: str, start: int, end: int) -> Prose:
    """Read a scalar that stands as it reads, without the space around it."""
    text = source[start:end]
    if text != text.strip():
        start, end = end - len(text.lstrip()), start + len(text.rstrip())
    return Prose.verbatim(source, start, end)


def plain(source: str, start: int, end: int) -> Prose:
    """Read a scalar without quotation marks, which may be wrapped over lines."""
    if source.find("\n", start, end) < 0:
        return bare(source, start, end)
    return _translated(source, start, end, _PLAIN, _wrapped)


def single(source: str, start: int, end: int) -> Prose:
    """Read what stands between single marks."""
    if source.find("'", start, end) < 0 and source.find("\n", start, end) < 0:
        return bare(source, start, end)
    return _translated(source, start, end, _SINGLE, _wrapped)


def double(source: str, start: int, end: int) -> Prose:
    """Read what stands between double marks."""
    if source.find("\\", start, end) < 0 and source.find("\n", start, end) < 0:
        return bare(source, start, end)
    return _translated(source, start, end, _DOUBLE, _escaped)


def _translated(
    source: str,
    start: int,
    end: int,
    pattern: re.Pattern[str],
    translation: Callable[[str], str],
) -> Prose:
    prose, at = ProseBuilder(source), start
    for found in pattern.finditer(source, start, end):
        prose.keep(at, found.start())
        prose.translate(translation(found[0]), found.start(), found.end())
        at = found.end()
    prose.keep(at, end)
    return prose.build()


def _wrapped(found: str) -> str:
    return "'" if found == "''" else "\n" * (found.count("\n") - 1) or " "


def _escaped(found: str) -> str:
    if found[0] != "\\":
        return _wrapped(found)
    if found[1] in "\r\n":
        return ""
    if found[1] in "xuU" and len(found) > 2:
        code = int(found[2:], 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    return _ESCAPES.get(found[1], found[1])


class Line(NamedTuple):
    """A line of a block scalar: where it starts, where its text starts and where it ends."""

    start: int
    text: int
    end: int


def block(source: str, lines: Iterable[Line], folded: bool) -> Prose:
    """Read the lines of a `|` scalar, or of a `>` scalar, whose lines are joined."""
    prose, gap, last = ProseBuilder(source), 0, None
    for line in lines:
        if line.text == line.end:
            gap += 1
            continue
        if last is not None:
            prose.translate(_join(source, last, line, gap, folded), last.end, line.text)
        prose.keep(line.text, line.end)
        gap, last = 0, line
    return prose.build()


def _join(source: str, last: Line, line: Line, gap: int, folded: bool) -> str:
    if folded and not (source[last.text] in " \t" or source[line.text] in " \t"):
        return "\n" * gap or " "
    return "\n" * (gap + 1)
