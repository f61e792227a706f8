"""The quotations of one paragraph, from the roles of its marks."""

import re
from collections.abc import Sequence
from itertools import starmap, zip_longest
from typing import NamedTuple

from newslint.quotations.marks import WORD, Family, Mark, Pair
from newslint.quotations.model import Fault, FaultKind
from newslint.quotations.nesting import pair_guillemets, pair_nested, uncrossed
from newslint.quotations.pairing import (
    PRIME,
    Role,
    Step,
    any_depth,
    in_turn,
    outer_steps,
    read_roles,
    stand_in_steps,
)
from newslint.quotations.repairs import closing_fault, mismatch, opening_fault

# After feet, or a small number that follows a small word: `6'2"`, `a 12" record`.
_INCHES = re.compile(r"(?:\d['’′]\s?|(?:^|[(x×]|\b[a-z]+[\s-]+))\d{1,3}(?:\.\d+|[¼½¾])?$")


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
        inner, loose = pair_nested(text, singles) if singles else ([], [])
        found = _read(text, doubles, loose, "double", may_go_on)
        faults = [f for pair in inner if pair.closing and (f := closing_fault(text, pair.closing))]
    if len(doubles) + len(singles) < len(marks):
        inner += pair_guillemets(marks)
    if inner:
        found.pairs.extend(uncrossed(inner, found.pairs))
        found.faults.extend(faults)
    return found


def _read(
    text: str, marks: list[Mark], others: list[Mark], outer: Family, may_go_on: bool
) -> Paragraph:
    if in_turn(marks, may_go_on):
        return Paragraph(list(starmap(Pair, zip_longest(marks[::2], marks[1::2]))), [])
    marks = sorted(marks + others)
    return _Builder(text).build(marks, _roles(text, marks, outer, may_go_on), may_go_on)


def _roles(text: str, marks: Sequence[Mark], outer: Family, may_go_on: bool) -> list[Role]:
    def steps(marks: Sequence[Mark], i: int) -> list[Step]:
        mark = marks[i]
        if mark.family != outer:
            return stand_in_steps(text, mark)
        if outer == "single" and is_apostrophe(text, mark):
            return [*outer_steps(marks, i), *any_depth(0.0)]
        if mark.glyph in '"”' and is_prime(text, mark):
            return [*outer_steps(marks, i), *any_depth(PRIME)]
        return outer_steps(marks, i)

    return read_roles(marks, may_go_on, steps)


def is_prime(text: str, mark: Mark) -> bool:
    """Whether a mark may stand for inches."""
    return bool(_INCHES.search(text[max(mark.start - 20, 0) : mark.start]))


def is_apostrophe(text: str, mark: Mark) -> bool:
    """Whether a mark may be the apostrophe of a plural possessive or of a clipped word."""
    return mark.glyph in "'’" and mark.before == WORD


class _Builder:
    """Follows the roles of a paragraph's marks and notes its quotations and faults."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Mark] = []
        self._found = Paragraph([], [])

    def build(self, marks: Sequence[Mark], roles: Sequence[Role], may_go_on: bool) -> Paragraph:
        """Return what the roles make of the paragraph."""
        for mark, role in zip(marks, roles, strict=True):
            if role == "open":
                self._open.append(mark)
            elif role == "close":
                self._close(mark)
            elif role == "restart":
                self._leave_open(self._open.pop())
                self._open.append(mark)
            elif role == "stray":
                alone = mark.direction == "opens" or (mark.may_open and not mark.may_close)
                kind: FaultKind = "unclosed" if alone else "unopened"
                self._note(Fault(kind, mark.start, mark.end))
            elif role == "doubled":
                self._note(Fault("doubled", mark.start, mark.end, ""))
        if may_go_on and self._open:
            self._pair(self._open.pop(0), None)
        for mark in self._open:
            self._leave_open(mark)
        return self._found

    def _close(self, mark: Mark) -> None:
        opening = self._open.pop()
        if opening.family != mark.family:
            self._note(mismatch(opening, mark))
        else:
            self._note(closing_fault(self._text, mark))
        self._pair(opening, mark)

    def _leave_open(self, mark: Mark) -> None:
        self._note(Fault("unclosed", mark.start, mark.end))
        self._pair(mark, None)

    def _pair(self, opening: Mark, closing: Mark | None) -> None:
        if closing is None or opening.family == closing.family:
            self._note(opening_fault(self._text, opening))
        self._found.pairs.append(Pair(opening, closing))

    def _note(self, fault: Fault | None) -> None:
        if fault:
            self._found.faults.append(fault)
