"""Whether an article quotes between double marks or, as some British desks do, single ones."""

from collections.abc import Iterable

from newslint.quotations.marks import SPACE, STOP, Family, Mark

FEWEST = 3


def outer_family(blocks: Iterable[list[Mark]]) -> Family:
    """Return the kind of mark that the quotations of a document stand between.

    A single mark after a comma or stop, with no double one beside it, closes a quotation and is
    no apostrophe; where these are many and outnumber pairs of double ones, single is the habit.
    """
    singles = doubles = 0
    for marks in blocks:
        for mark in marks:
            if mark.family == "double":
                doubles += 1
            elif mark.family == "single" and mark.before == STOP and mark.after == SPACE:
                singles += 1
    return "single" if singles >= FEWEST and singles * 2 > doubles else "double"
