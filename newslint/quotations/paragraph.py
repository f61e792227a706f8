"""The quotations of one paragraph: most open and close in turn and are read straight off."""

from collections.abc import Sequence
from itertools import starmap, zip_longest
from typing import NamedTuple

from newslint.quotations.marks import STOP, Family, Mark, Pair
from newslint.quotations.model import Fault
from newslint.quotations.nesting import left_open, pair_guillemets, pair_nested, uncrossed
from newslint.quotations.repairs import closing_fault


class Paragraph(NamedTuple):
    """What the reading of one paragraph found."""

    pairs: list[Pair]
    faults: list[Fault]


def read_paragraph(text: str, marks: list[Mark], outer: Family, may_go_on: bool) -> Paragraph:
    """Return the quotations of one block of a text, and what is wrong with its marks."""
    doubles = [mark for mark in marks if mark.family == "double"]
    singles = [mark for mark in marks if mark.family == "single"]
    if outer == "single":
        found = _read(text, singles, [], "single", may_go_on)
        inner, faults = _read(text, doubles, [], "double", False)
    else:
        nested, loose = pair_nested(text, singles)
        if loose and loose[-1] is marks[-1] and loose[-1].before == STOP:
            may_go_on = False  # the last mark, after the last stop, closes something
        found = _read(text, doubles, loose, "double", may_go_on)
        inner = uncrossed(nested, found.pairs)
        faults = [f for pair in inner if pair.closing and (f := closing_fault(text, pair.closing))]
        faults += [Fault("inner-unclosed", m.start, m.end) for m in left_open(loose, found.pairs)]
    found.pairs.extend(uncrossed(inner, found.pairs))
    if len(doubles) + len(singles) < len(marks):
        found.pairs.extend(uncrossed(pair_guillemets(marks), found.pairs))
    found.faults.extend(faults)
    return found


def _read(
    text: str, marks: list[Mark], others: list[Mark], outer: Family, may_go_on: bool
) -> Paragraph:
    if in_turn(marks, may_go_on):
        return Paragraph(list(starmap(Pair, zip_longest(marks[::2], marks[1::2]))), [])
    from newslint.quotations.careful import read_carefully

    return Paragraph(*read_carefully(text, sorted(marks + others), outer, may_go_on))


def in_turn(marks: Sequence[Mark], may_go_on: bool) -> bool:
    """Whether the marks open and close in turn, each standing as it should."""
    is_open = False
    for mark in marks:
        if is_open:
            if not mark.may_close or mark.direction == "opens":
                return False
        elif not mark.may_open or mark.direction == "closes":
            return False
        is_open = not is_open
    return may_go_on or not is_open
