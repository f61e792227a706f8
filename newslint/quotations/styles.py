"""Marks that are right by themselves and odd beside the others of their article."""

from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.quotations.kinds import kind_of
from newslint.quotations.marks import Family, Mark
from newslint.quotations.model import Quotation, Quotations
from newslint.records import NamedTuple

_STYLES = {
    '"': "straight",
    "“": "curly",
    "”": "curly",
    "''": "typewriter",
    "``": "typewriter",
}
_GLYPHS = {"straight": ('"', '"'), "curly": ("“", "”"), "typewriter": ("``", "''")}

FEWEST_USUAL = 3
TIMES_AS_MANY = 3
"""How many outer quotations make a habit, by themselves and beside those in the other marks."""

FEWEST_SAID = 3
"""With fewer words a quotation may be a title: ‘Jeopardy!’."""


class Odd(NamedTuple):
    """A mark in another style than most, what it should be, and the names of both styles."""

    mark: Mark
    replacement: str
    style: str
    kept: str
    is_outer: bool


def odd_styles(quotations: Quotations) -> Iterator[Odd]:
    """Yield the double marks that are straight among curly ones, or the other way round."""
    marks = [q.opening for q in quotations.all]
    marks += [q.closing for q in quotations.all if q.closing]
    if len({_STYLES.get(mark.glyph) for mark in marks} - {None}) < 2:
        return
    found = [
        (mark, closes, quotation.parent is None, style)
        for quotation in quotations.all
        for closes, mark in enumerate((quotation.opening, quotation.closing))
        if mark and (style := _STYLES.get(mark.glyph))
    ]
    kept = Counter([style for *_, style in found]).most_common()[:1]
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


def odd_nesting(document: Document, quotations: Quotations) -> Iterator[Quotation]:
    """Yield the quotations in inner marks that no other is around, and those in their own kind.

    Words that a cue follows are held to the habit; a phrase or a title is not, as some desks
    have these in the other marks.
    """
    families = Counter([quotation.opening.family for quotation in quotations.outer])
    broken = {document.block_index(fault.start) for fault in quotations.faults}
    for quotation in quotations.all:
        if quotation.block in broken or quotation.closing is None:
            continue
        if quotation.parent is not None:
            is_odd = _is_in_its_kind(quotation, quotations.all[quotation.parent])
        else:
            is_odd = _is_rare(quotation, families) and _is_said(document, quotation)
        if is_odd:
            yield quotation


def _is_in_its_kind(inner: Quotation, around: Quotation) -> bool:
    """Whether curly marks, which leave no doubt, stand within marks as large."""
    if inner.closing is None or around.closing is None:
        return False
    is_sure = (inner.opening.glyph, inner.closing.glyph) == ("“", "”")
    return is_sure and around.opening.family == "double"


def _is_rare(quotation: Quotation, families: Counter[Family]) -> bool:
    """Whether the article has its outer quotations in the other kind of mark."""
    family = quotation.opening.family
    if family == "guillemet":
        return False
    other = families["single" if family == "double" else "double"]
    return other >= max(FEWEST_USUAL, TIMES_AS_MANY * families[family])


def _is_said(document: Document, quotation: Quotation) -> bool:
    """Whether some words end in a comma, question or call, and the sentence goes on after them.

    A block without a stop at its end is a caption or a link, which has marks of its own.
    """
    text, block = document.text, document.blocks[quotation.block]
    quoted = text[quotation.start : quotation.end]
    follows = text[quotation.outer_end : quotation.outer_end + 2]
    if not block.text.rstrip("\"'”’").endswith((".", "?", "!")) or quoted.isupper():
        return False
    if len(quoted.split()) < FEWEST_SAID or not follows.startswith(" "):
        return False
    goes_on = quoted.endswith(",") or (quoted.endswith(("?", "!")) and follows[1:].islower())
    return goes_on and kind_of(text, quotation) == "sentence"
