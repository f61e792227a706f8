"""Whether an article quotes between double marks or, as some British desks do, single ones."""

from collections.abc import Iterable, Sequence
from itertools import chain

from newslint.quotations.marks import SPACE, STOP, WORD, Family, Mark

FEWEST = 3
FEWEST_ALONE = 2
"""How many single quotations make a habit: beside double marks, and where there are none."""


def outer_family(blocks: Iterable[Sequence[Mark]]) -> Family:
    """Return the kind of mark that the quotations of a document stand between.

    A single mark that closes after a comma or stop is no apostrophe, nor is one that opens a
    word outside double marks; where these are many and outnumber pairs of double ones, single
    is the habit.
    """
    blocks = list(blocks)
    doubles = sum([mark.family == "double" for mark in chain.from_iterable(blocks)])
    closing = sum(
        [
            mark.family == "single" and mark.before == STOP and mark.after == SPACE
            for mark in chain.from_iterable(blocks)
        ]
    )
    opening = sum(map(_opened_outside, blocks)) if closing or not doubles else 0
    singles = max(closing, opening)
    fewest = FEWEST if doubles else FEWEST_ALONE
    return "single" if singles >= fewest and singles * 2 > doubles else "double"


def _opened_outside(marks: Sequence[Mark]) -> int:
    """Return how many single marks open a word in a block, no double mark being open."""
    inside, found = False, 0
    for mark in marks:
        if mark.family == "double":
            inside = mark.direction == "opens" or (mark.direction == "either" and not inside)
        elif mark.family == "single" and not inside and mark.direction != "closes":
            found += mark.before == SPACE and mark.after == WORD
    return found
