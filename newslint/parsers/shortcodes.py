"""Shortcodes: the marks by which Liquid, Hugo and Kramdown speak inside an article.

Markdown takes them for prose, quotation marks and all. They are blanked before it sees
them, so that every place holds, and taken out of the prose that it gives back.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from newslint.text import Span

OBJECT = "\ufffc"  # what a reader meets there is no text: an image, code, a computed value
_LONGEST = 4000
_CLOSERS = (("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{:", "}"))
_OPENER = re.compile(r"\{(?:\{[<%]?|%|:(?=[\s.#\w-]))")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_SILENT = re.compile(r"\{%-?\s*(comment|highlight|raw)\b|\{\{[<%]\s*(highlight|math|mermaid)\b")
_CAPTION = re.compile(
    r"\b(?:caption|title)\s*=\s*(?:\"((?:[^\"\\]++|\\.)*+)\"|'((?:[^'\\]++|\\.)*+)'|`([^`]*)`)",
    re.DOTALL,
)


class Hole(NamedTuple):
    """A stretch of the source that is no prose.

    A `value` stands for words, a `tag` for something shown or done, `attributes` for nothing.
    """

    start: int
    end: int
    kind: Literal["value", "tag", "attributes"]
    captions: tuple[Span, ...] = ()


def find_shortcodes(source: str, start: int = 0) -> list[Hole]:
    """Return the shortcodes of a source from an offset on, from first to last."""
    return list(_holes(source, start)) if "{" in source else []


def _holes(source: str, at: int) -> Iterator[Hole]:
    next_closer: dict[str, int] = {}
    while opener := _OPENER.search(source, at):
        at = opener.start()
        closer = dict(_CLOSERS)[opener[0]]
        end = next_closer.get(closer, 0)
        if 0 <= end < opener.end():
            end = next_closer[closer] = source.find(closer, opener.end())
        if end < 0 or end - at > _LONGEST or _BLANK_LINE.search(source, at, end):
            at = opener.end()
            continue
        hole = _hole(source, at, end + len(closer))
        yield hole
        at = hole.end


def _hole(source: str, start: int, end: int) -> Hole:
    if source.startswith("{:", start):
        return Hole(start, end, "attributes")
    if silent := _SILENT.match(source, start, end):
        return Hole(start, _silent_end(source, silent, end), "tag")
    if source[start + 1] == "{" and source[start + 2] not in "<%":
        return Hole(start, end, "value")
    return Hole(start, end, "tag", _captions(source, start, end))


def _silent_end(source: str, silent: re.Match[str], end: int) -> int:
    """Return where the closing tag of code or of a comment ends."""
    name = silent[1] or silent[2]
    if name == "raw":
        return end
    pattern = r"\{%-?\s*end%s\s*-?%\}" if silent[1] else r"\{\{[<%]\s*/\s*%s\s*[>%%]\}\}"
    closing = re.compile(pattern.replace("%s", name).replace("%%", "%")).search(source, end)
    return closing.end() if closing else end


def _captions(source: str, start: int, end: int) -> tuple[Span, ...]:
    found = _CAPTION.finditer(source, start, end)
    return tuple([Span(*each.span(each.lastindex or 0)) for each in found])


def blank(source: str, holes: Sequence[Hole]) -> str:
    """Return a source of the same length with a letter for each letter of a shortcode."""
    parts, at = [], 0
    for hole in holes:
        # Letters keep the structure: spaces would make code of a line, marks would end a link.
        parts += [source[at : hole.start], "x" * (hole.end - hole.start)]
        at = hole.end
    return "".join([*parts, source[at:]])
