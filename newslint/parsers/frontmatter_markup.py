"""HTML inside the values of front matter, which a page shows as it shows the body's."""

import re

from newslint.lazy import lazy
from newslint.text import Piece, Prose

_MARKUP = lazy(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});|</?[A-Za-z][^<>]{0,500}>")
_LONGEST = 20_000


def without_markup(prose: Prose) -> Prose:
    """Return a value with its entities decoded and without tags."""
    text = prose.text
    if ("&" not in text and "<" not in text) or len(text) > _LONGEST:
        return prose
    pieces: list[Piece] = []
    at = 0
    for found in _MARKUP.finditer(text):
        pieces += prose.slice(at, found.start()).pieces
        pieces += _decoded(prose, found)
        at = found.end()
    return Prose([*pieces, *prose.slice(at, len(text)).pieces]) if at else prose


def _decoded(prose: Prose, found: re.Match[str]) -> list[Piece]:
    from html import unescape

    if found[0][0] == "<":
        return []
    return [Piece(unescape(found[0]), *prose.span(*found.span()), False)]
