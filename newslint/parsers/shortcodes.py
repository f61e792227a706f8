"""Shortcodes: the marks by which Liquid, Hugo and Kramdown speak inside an article.

Markdown takes them for prose, quotation marks and all. They are blanked before it sees
them, so that every place holds, and taken out of the prose that it gives back.
"""

import re
from collections.abc import Iterator, Sequence

from newslint.annotations import Literal
from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.text import Span

OBJECT = "\ufffc"  # what a reader meets there is no text: an image, code, a computed value
_LONGEST = 4000
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{:": "}", "{": "}"}
_OPENER = lazy(
    r"\{(?:\{[<%]?|%|:(?= ?(?:[.#][\w-]|[\w-]{1,40}[=}]))|(?=[.#][A-Za-z][\w-]{0,40}[ }]))"
)
_BLANK_LINE = lazy(r"\n[ \t\r]*\n")
_SILENT = lazy(r"\{%-?\s*(comment|highlight)\b|\{\{[<%]\s*(highlight|math|mermaid)\b")
_CAPTION = lazy(
    r"\b(?:caption|title)\s*=\s*(?:\"((?:[^\"\\]++|\\.)*)\"|'((?:[^'\\]++|\\.)*)'|`([^`]*)`)",
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
    return list(_Scanner(source).holes(start)) if "{" in source else []


class _Scanner:
    """Finds shortcodes; remembers where each closer comes next, so that it reads once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._next: dict[str, int] = {}
        self._unclosed: set[str] = set()

    def holes(self, at: int) -> Iterator[Hole]:
        source = self._source
        while opener := _OPENER.search(source, at):
            start, at = opener.span()
            end = self._end(opener)
            if 0 <= end <= start + _LONGEST and not _BLANK_LINE.search(source, start, end):
                hole = self._hole(start, end)
                yield hole
                at = hole.end

    def _end(self, opener: re.Match[str]) -> int:
        """Return where the shortcode that begins here ends, or -1."""
        closer = _CLOSERS[opener[0]]
        found = self._next.get(closer, 0)
        if 0 <= found < opener.end():
            found = self._next[closer] = self._source.find(closer, opener.end())
        return found + len(closer) if found >= 0 else -1

    def _hole(self, start: int, end: int) -> Hole:
        source = self._source
        if source[start + 1] not in "{%":
            return Hole(start, end, "attributes")
        if silent := _SILENT.match(source, start, end):
            return Hole(start, self._silent_end(silent, end), "tag")
        if source[start + 1] == "{" and source[start + 2] not in "<%":
            return Hole(start, end, "value")
        return Hole(start, end, "tag", _captions(source, start, end))

    def _silent_end(self, silent: re.Match[str], end: int) -> int:
        """Return where the closing tag of code or of a comment ends."""
        name = silent[1] or silent[2]
        if name in self._unclosed:
            return end
        liquid, hugo = rf"\{{%-?\s*end{name}\s*-?%\}}", rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
        closing = re.compile(f"{liquid}|{hugo}").search(self._source, end)
        if closing:
            return closing.end()
        self._unclosed.add(name)
        return end


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
