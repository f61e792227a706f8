"""The quotations of one paragraph: most open and close in turn and are read straight off."""

from collections.abc import Iterable, Sequence
from itertools import starmap, zip_longest

from newslint.quotations.marks import STOP, Family, Mark, Pair, split_twins
from newslint.quotations.model import Fault
from newslint.quotations.nesting import left_open, pair_guillemets, pair_nested, uncrossed
from newslint.quotations.repairs import closing_fault, is_twin
from newslint.records import NamedTuple


class Paragraph(NamedTuple):
    """What the reading of one paragraph found."""

    pairs: list[Pair]
    faults: list[Fault]


def read_paragraph(text: str, marks: list[Mark], outer: Family, may_go_on: bool) -> Paragraph:
    """Return the quotations of one block of a text, and what is wrong with its marks."""
    if outer == "single":
        marks = split_twins(marks)
    read = _between_single if outer == "single" else _between_double
    found = read(text, marks, may_go_on)
    if any(mark.family == "guillemet" for mark in marks):
        found.pairs.extend(uncrossed(pair_guillemets(marks), found.pairs))
    if any(map(_is_empty, found.pairs)):
        return found._replace(pairs=[pair for pair in found.pairs if not _is_empty(pair)])
    return found


def _is_empty(pair: Pair) -> bool:
    return pair.closing is not None and pair.opening.end == pair.closing.start


def _between_double(text: str, marks: list[Mark], may_go_on: bool) -> Paragraph:
    nested, loose = pair_nested(text, _of(marks, "single"))
    if loose and loose[-1] is marks[-1] and loose[-1].before == STOP:
        may_go_on = False  # the last mark, after the last stop, closes something
    found = _read(text, _of(marks, "double"), loose, "double", may_go_on)
    for pair in uncrossed(nested, found.pairs):
        found.pairs.append(pair)
        if pair.closing and (fault := closing_fault(text, pair.closing)):
            found.faults.append(fault)
    open_ones = left_open(loose, found.pairs) if loose else ()
    found.faults.extend([Fault("inner-unclosed", m.start, m.end) for m in open_ones])
    return found


def _between_single(text: str, marks: list[Mark], may_go_on: bool) -> Paragraph:
    """Read a paragraph whose inner marks are double: odd ones stand for outer ones."""
    doubles, singles = _of(marks, "double"), _of(marks, "single")
    inner = _read(text, doubles, [], "double", False)
    if inner.faults:
        from newslint.quotations.careful import read_carefully

        return Paragraph(*read_carefully(text, sorted(doubles + singles), "single", may_go_on))
    found = _read(text, singles, [], "single", may_go_on)
    found.pairs.extend(uncrossed(inner.pairs, found.pairs))
    return found


def _of(marks: Iterable[Mark], family: Family) -> list[Mark]:
    return [mark for mark in marks if mark.family == family]


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
    opening = ""
    for mark in marks:
        if is_open:
            if not mark.may_close or mark.direction == "opens" or is_twin(opening, mark):
                return False
        elif not mark.may_open or mark.direction == "closes":
            return False
        is_open, opening = not is_open, mark.glyph
    return may_go_on or not is_open
