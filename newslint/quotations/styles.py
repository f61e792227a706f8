"""Marks that are right by themselves and odd beside the others of their article."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newslint.document import Document
from newslint.quotations.kinds import kind_of
from newslint.quotations.marks import Mark
from newslint.quotations.model import Quotation, Quotations

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


def odd_stops(document: Document, quotations: Quotations) -> Iterator[tuple[int, int]]:
    """Yield each closing mark with its comma or stop, where most have it on the other side.

    Sentences and lesser quotations are counted apart: many desks set the stop of a sentence
    inside and that of a phrase outside.
    """
    sides = [(_stop_is_inside(document.text, q), q) for q in quotations.outer]
    if len({side for side, _ in sides} - {None}) < 2:
        return
    for sentences in (True, False):
        alike = [
            (is_inside, quotation)
            for is_inside, quotation in sides
            if is_inside is not None
            and (kind_of(document.text, quotation) == "sentence") == sentences
        ]
        most_inside = sum([is_inside for is_inside, _ in alike]) * 2 >= len(alike)
        for is_inside, quotation in alike:
            if is_inside != most_inside:
                yield quotation.end - is_inside, quotation.outer_end + (not is_inside)


def _stop_is_inside(text: str, quotation: Quotation) -> bool | None:
    if quotation.closing is None:
        return None
    if text[quotation.end - 1 : quotation.end] in (",", "."):
        return True
    return False if text[quotation.outer_end : quotation.outer_end + 1] in (",", ".") else None


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
