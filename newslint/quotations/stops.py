"""Commas and full stops at a closing mark: inside it or outside."""

from collections.abc import Iterator

from newslint.annotations import Literal
from newslint.document import Document
from newslint.quotations.kinds import kind_of
from newslint.quotations.model import Quotation, Quotations
from newslint.records import NamedTuple

_LONGEST_CUE = 120


class Stop(NamedTuple):
    """A closing mark with its comma or stop on the wrong side, and both the other way round."""

    start: int
    end: int
    replacement: str
    is_sure: bool


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


def misplaced_stops(
    document: Document, quotations: Quotations, wanted: Literal["inside", "outside"]
) -> Iterator[Stop]:
    """Yield each closing mark whose comma or stop a house wants on its other side.

    Inside means always inside, as US desks have it. Outside means that a phrase takes no stop
    with it, as British desks have it; the stop of a quoted sentence stays inside, also where
    a cue interrupts the sentence.
    """
    text = document.text
    for before, quotation in zip((None, *quotations.outer), quotations.outer, strict=False):
        is_inside = _stop_is_inside(text, quotation)
        if is_inside is None or quotation.closing is None or is_inside == (wanted == "inside"):
            continue
        if is_inside and (not _is_phrase(text, quotation) or _resumes(text, before, quotation)):
            continue
        if not is_inside and not _takes_stop(text, quotation):
            continue
        mark = text[quotation.closing.start : quotation.closing.end]
        start, end = quotation.end - is_inside, quotation.outer_end + (not is_inside)
        stop = text[start] if is_inside else text[end - 1]
        yield Stop(start, end, mark + stop if is_inside else stop + mark, not is_inside)


def _is_phrase(text: str, quotation: Quotation) -> bool:
    """Whether a quotation with a stop at its end is only part of the narrator's sentence."""
    starts, ends = text[quotation.start], text[quotation.end - 2 : quotation.end - 1]
    return starts.islower() and ends.isalnum() and kind_of(text, quotation) != "sentence"


def _resumes(text: str, before: Quotation | None, quotation: Quotation) -> bool:
    """Whether a quotation goes on with a sentence that a cue between commas interrupts."""
    if before is None or before.closing is None or _stop_is_inside(text, before) is None:
        return False
    cue = text[before.outer_end : quotation.opening.start]
    return len(cue) < _LONGEST_CUE and "\n\n" not in cue and cue.rstrip().endswith(",")


def _takes_stop(text: str, quotation: Quotation) -> bool:
    """Whether a stop can follow what a quotation ends with."""
    return text[quotation.end - 1 : quotation.end].isalnum()
