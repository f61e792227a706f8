"""What is wrong with where one mark stands, and the one way to mend it."""

from newslint.quotations.marks import CLOSER, OPENER, SPACE, STOP, WORD, Family, Mark
from newslint.quotations.model import Fault

_TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘", "‘‘": "’’", "’’": "‘‘", "\x93": "\x94"}
_CLOSING = {"“": "”", "„": "“", "``": "''", "‘‘": "’’", "‘": "’"}
_OPENING = {"”": "“", "’’": "‘‘", "’": "‘"}


def opening_fault(text: str, mark: Mark) -> Fault | None:
    """Return what is wrong with a mark that opens a quotation."""
    glyph = _TURNED.get(mark.glyph, mark.glyph) if mark.direction == "closes" else mark.glyph
    if mark.may_open:
        return Fault("turned", mark.start, mark.end, glyph) if glyph != mark.glyph else None
    end = _skip_spaces(text, mark.end)
    if mark.before in (SPACE, OPENER):
        return Fault("spaced", mark.start, end, glyph if mark.after == SPACE else None)
    is_sure = mark.after in _IN_WORDS and not _may_be_prime(text, mark)
    return Fault("glued", mark.start, end, " " + glyph if is_sure else None)


_IN_WORDS = (SPACE, WORD, OPENER)


def closing_fault(text: str, mark: Mark) -> Fault | None:
    """Return what is wrong with a mark that closes a quotation."""
    glyph = _TURNED.get(mark.glyph, mark.glyph) if mark.direction == "opens" else mark.glyph
    if mark.may_close:
        return Fault("turned", mark.start, mark.end, glyph) if glyph != mark.glyph else None
    start = _skip_spaces_back(text, mark.start)
    if mark.after in (SPACE, STOP, CLOSER):
        return Fault("spaced", start, mark.end, glyph if mark.before == SPACE else None)
    if start < mark.start and mark.before != SPACE:
        return Fault("glued", mark.start, mark.end)
    is_sure = mark.after == WORD and not _may_be_prime(text, mark)
    return Fault("glued", start, mark.end, glyph + " " if is_sure else None)


def doubled(text: str, mark: Mark) -> Fault:
    """Return the fault of a mark that stands twice; one between two spaces takes one along."""
    is_loose = mark.before == mark.after == SPACE and text[mark.start - 1 : mark.start] == " "
    return Fault("doubled", mark.start - is_loose, mark.end, "")


def _may_be_prime(text: str, mark: Mark) -> bool:
    """Whether a mark follows a figure: what looks out of place may mean inches."""
    return text[mark.start - 1 : mark.start].isnumeric()


def is_twin(opening: str, closing: Mark) -> bool:
    """Whether two single marks close what one double mark opened."""
    return opening == "“" and closing.glyph in ("’’", "''")


def mismatch(opening: Mark, closing: Mark, outer: Family) -> Fault:
    """Return the fault of a mark that is not of the outer kind, as its partner is.

    A single mark right after a letter may yet be an apostrophe: that is less than certain.
    """
    if opening.family != outer:
        glyph = _OPENING.get(closing.glyph, closing.glyph)
        return Fault("mismatched", opening.start, opening.end, glyph)
    if closing.family == "single" and closing.before == WORD:
        return Fault("mismatched", closing.start, closing.end, None, False)
    glyph = _CLOSING.get(opening.glyph, opening.glyph)
    return Fault("mismatched", closing.start, closing.end, glyph)


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0\u2009\u202f":
        at += 1
    return at


def _skip_spaces_back(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \u00a0\u2009\u202f":
        at -= 1
    return at
