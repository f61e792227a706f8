"""Paragraphs whose marks do not simply open and close in turn: what is wrong, and where."""

import re
from collections.abc import Sequence
from itertools import pairwise

from newslint.lazy import lazy
from newslint.quotations.marks import WORD, Family, Mark, Pair
from newslint.quotations.model import Fault, FaultKind
from newslint.quotations.pairing import (
    NESTED,
    NESTED_CURLY,
    PRIME,
    Role,
    Step,
    any_depth,
    outer_steps,
    read_roles,
    stand_in_steps,
)
from newslint.quotations.repairs import closing_fault, doubled, is_twin, mismatch, opening_fault

# After feet, or a small number that follows a small word: `6'2"`, `a 12" record`, `The 3/4" bolt`.
_NUMBER = r"\d{1,3}(?:[./]\d+|[¼½¾])?$"
_SMALL_WORD = r"\b(?:[a-z]+|An?|The|This|Each|Every|One|His|Her|My|Our)[\s-]+"
_INCHES = rf"(?:\d['’′]\s?|(?:^|[(x×]|{_SMALL_WORD})){_NUMBER}"
# Where two marks or more follow one: `a Sony 27" TV, 9" nails`.
_ALONE = rf"(?:^|[\s(x×-]){_NUMBER}"
# The end of a word after which an apostrophe may stand: the dockers’, nothin’, ol’.
_CLIPPED = lazy(r"(?:s|in|\bo|\bol|\ban|\bth|\bmo|\bpo|\bwi|\bgi|\blil|\bdo|x|z|ce)$")

_CURLY = ("“", "”")


def read_carefully(
    text: str, marks: Sequence[Mark], outer: Family, may_go_on: bool
) -> tuple[list[Pair], list[Fault]]:
    """Return the quotations and faults of a paragraph by the cheapest reading of its marks.

    Marks of the other family than the outer one are those without a partner.
    """
    builder = _Builder(text, outer)
    builder.follow(marks, _roles(text, marks, outer, may_go_on), may_go_on)
    if outer == "single":  # apostrophes leave a doubt
        return builder.pairs, [fault._replace(certain=False) for fault in builder.faults]
    return builder.pairs, builder.faults


def _roles(text: str, marks: Sequence[Mark], outer: Family, may_go_on: bool) -> list[Role]:
    primes, nested = _primes(text, marks, may_go_on), _nested(marks, may_go_on)

    def steps(marks: Sequence[Mark], i: int) -> list[Step]:
        mark = marks[i]
        if mark.family != outer:
            return stand_in_steps(text, mark)
        if outer == "single" and is_apostrophe(text, mark):
            return [*outer_steps(marks, i), *any_depth(0.0)]
        if mark.start in primes:
            return [*outer_steps(marks, i), *any_depth(PRIME)]
        return outer_steps(marks, i, NESTED_CURLY if mark.start in nested else NESTED)

    return read_roles(marks, may_go_on, steps)


def _nested(marks: Sequence[Mark], may_go_on: bool) -> set[int]:
    """Return where marks open a quotation that may well stand inside another.

    They are curly ones, or straight ones between curly ones. As many curly ones must close in
    the paragraph as open, so that no mark is missing; nor may a straight one be without a
    partner where its quotation may go on.
    """
    doubles = [mark for mark in marks if mark.family == "double"]
    glyphs = [mark.glyph for mark in doubles]
    if glyphs.count("“") != glyphs.count("”") or (may_go_on and len(glyphs) % 2):
        return set()
    nested = {a.start for a, b in pairwise(doubles) if a.may_open and (a.glyph, b.glyph) == _CURLY}
    return nested | (_straight_in_curly(doubles) if len(set(glyphs)) > 2 else set())


def _straight_in_curly(doubles: Sequence[Mark]) -> set[int]:
    """Return where straight marks open between curly ones, if all straight ones come in pairs."""
    found, depth, is_open = set(), 0, False
    for mark, after in pairwise([*doubles, doubles[-1]]):
        if mark.glyph in _CURLY:
            depth += 1 if mark.glyph == "“" else -1
        elif is_open:
            is_open = False
        elif mark.may_open and after.glyph == '"' and after.may_close:
            is_open = True
            found |= {mark.start} if depth == 1 else set()
        else:
            return set()
    return found


def _primes(text: str, marks: Sequence[Mark], may_go_on: bool) -> set[int]:
    """Return where the marks stand that may mean inches.

    Several that follow a number may, if those that follow none come in pairs without them, or
    the last of these goes on in the next paragraph.
    """
    doubles = [mark for mark in marks if mark.family == "double"]
    alone = [mark.start for mark in doubles if _follows(_ALONE, text, mark)]
    are_paired = may_go_on or len(doubles) % 2 == len(alone) % 2
    are_sizes = len(alone) > 1 and are_paired
    inches = [mark.start for mark in doubles if _follows(_INCHES, text, mark)]
    return {*inches, *(alone if are_sizes else ())}


def _follows(pattern: str, text: str, mark: Mark) -> bool:
    if mark.glyph not in '"”':
        return False
    return bool(re.search(pattern, text[max(mark.start - 20, 0) : mark.start]))


def is_apostrophe(text: str, mark: Mark) -> bool:
    """Whether a mark may be the apostrophe of a plural possessive or of a clipped word."""
    if mark.glyph not in "'’" or mark.before != WORD:
        return False
    return bool(_CLIPPED.search(text[max(mark.start - 4, 0) : mark.start].lower()))


class _Builder:
    """Follows the roles of a paragraph's marks and notes its quotations and faults."""

    def __init__(self, text: str, outer: Family) -> None:
        self._text = text
        self._outer: Family = outer
        self._open: list[Mark] = []
        self.pairs: list[Pair] = []
        self.faults: list[Fault] = []

    def follow(self, marks: Sequence[Mark], roles: Sequence[Role], may_go_on: bool) -> None:
        """Take the marks of a paragraph in their roles."""
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
                self._note(doubled(self._text, mark))
        if may_go_on and self._open:
            self._go_on(self._open.pop(0))
        for mark in self._open:
            self._leave_open(mark)

    def _close(self, mark: Mark) -> None:
        opening = self._open.pop()
        if opening.family != mark.family or is_twin(opening.glyph, mark):
            self._note(mismatch(opening, mark, self._outer))
        else:
            self._note(closing_fault(self._text, mark))
        self._pair(opening, mark)

    def _leave_open(self, mark: Mark) -> None:
        self._note(Fault("unclosed", mark.start, mark.end))
        self._pair(mark, None)

    def _go_on(self, opening: Mark) -> None:
        """Note a quotation that only the next paragraph ends: nothing proves where it opens."""
        fault = opening_fault(self._text, opening)
        is_spaced = fault is not None and fault.kind == "spaced"
        self._note(fault._replace(replacement=None) if fault and is_spaced else fault)
        self.pairs.append(Pair(opening, None))

    def _pair(self, opening: Mark, closing: Mark | None) -> None:
        if closing is None or opening.family == closing.family:
            self._note(opening_fault(self._text, opening))
        self.pairs.append(Pair(opening, closing))

    def _note(self, fault: Fault | None) -> None:
        if fault:
            self.faults.append(fault)
