"""Marks that are right by themselves and odd beside the others of their article."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newslint.document import Document
from newslint.quotations.kinds import kind_of
from newslint.quotations.marks import Mark
from newslint.quotations.model import Quotations

_STYLES = {
    '"': "straight",
    "“": "curly",
    "”": "curly",
    "''": "typewriter",
    "``": "typewriter",
}
_GLYPHS = {"straight": ('"', '"'), "curly": ("“", "”"), "typewriter": ("``", "''")}


class Odd(NamedTuple):
    """A mark in another style than most, what it should be, and the names of both styles."""

    mark: Mark
    replacement: str
    style: str
    kept: str
    is_outer: bool


def odd_styles(quotations: Quotations) -> Iterator[Odd]:
    """Yield the double marks that are straight among curly ones, or the other way round."""
    found = [
        (mark, closes, quotation.parent is None, style)
        for quotation in quotations.all
        for closes, mark in enumerate((quotation.opening, quotation.closing))
        if mark and (style := _STYLES.get(mark.glyph))
    ]
    if not found:
        return
    kept = Counter([style for *_, style in found]).most_common(1)
    for mark, closes, is_outer, style in found:
        if style != kept[0][0]:
            yield Odd(mark, _GLYPHS[kept[0][0]][closes], style, kept[0][0], is_outer)


def closed_early(document: Document, quotations: Quotations) -> Iterator[Mark]:
    """Yield the closing marks after which the same speaker goes on in the next paragraph.

    That paragraph is nothing but quotation, and this one says who speaks.
    """
    text, blocks = document.text, document.blocks
    for quotation, following in zip(quotations.outer, quotations.outer[1:], strict=False):
        this, after = blocks[quotation.block], blocks[following.block]
        if quotation.closing is None or following.block != quotation.block + 1:
            continue
        if quotation.outer_end != this.end or quotation.opening.start == this.start:
            continue
        if (following.opening.start, following.outer_end) != (after.start, after.end):
            continue
        at = quotation.opening.start
        is_title = text[at - 2 : at - 1].isalnum()
        if not is_title and kind_of(text, quotation) == kind_of(text, following) == "sentence":
            yield quotation.closing
