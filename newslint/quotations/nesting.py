"""Marks beside the outer ones: nested quotations and scare quotes, apostrophes left alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from newslint.quotations.marks import SPACE, STOP, WORD, Mark, Pair


def pair_nested(text: str, marks: Iterable[Mark]) -> tuple[list[Pair], list[Mark]]:
    """Return the single marks that make pairs, and those that do not."""
    pairs: list[Pair] = []
    loose: list[Mark] = []
    opening: Mark | None = None
    possessive: Mark | None = None
    for mark in marks:
        if mark.may_open and mark.direction != "closes":
            _settle(opening, possessive, pairs, loose)
            opening, possessive = mark, None
        elif opening is None or not _may_close_nested(mark):
            if mark.may_close:
                loose.append(mark)
        elif mark.before == WORD and text[mark.start - 1] in "sS" and possessive is None:
            possessive = mark
        else:
            pairs.append(Pair(opening, mark))
            loose += [possessive] if possessive else []
            opening = possessive = None
    _settle(opening, possessive, pairs, loose)
    return pairs, loose


def _settle(
    opening: Mark | None,
    possessive: Mark | None,
    pairs: list[Pair],
    loose: list[Mark],
) -> None:
    """Give an opening mark the partner it has: a mark after an s serves if need be."""
    if opening and possessive:
        pairs.append(Pair(opening, possessive))
    elif opening:
        loose.append(opening)


def _may_close_nested(mark: Mark) -> bool:
    return mark.may_close or (mark.before == SPACE and mark.after in (SPACE, STOP))


def left_open(loose: Sequence[Mark], outer: Sequence[Pair]) -> list[Mark]:
    """Return the single marks without a partner that open inside an outer quotation."""
    pairs = sorted(outer, key=lambda pair: pair.opening.start) if loose else []
    starts = [pair.opening.start for pair in pairs]
    found = []
    for mark in loose:
        around = bisect_left(starts, mark.start)
        closing = pairs[around - 1].closing if around else None
        opens = mark.may_open and mark.direction != "closes"
        if opens and closing and closing.start > mark.start:
            found.append(mark)
    return found


def pair_guillemets(marks: Sequence[Mark]) -> list[Pair]:
    """Return the pairs of « and »; one alone is an arrow: `Read more »`."""
    found = [mark for mark in marks if mark.family == "guillemet"]
    return [Pair(a, b) for a, b in pairwise(found) if (a.glyph, b.glyph) == ("«", "»")]


def uncrossed(inner: list[Pair], outer: Sequence[Pair]) -> list[Pair]:
    """Return the inner quotations that cross no mark of an outer one."""
    if not inner or not outer:
        return inner
    edges = sorted(
        [(pair.opening.start, 1) for pair in outer]
        + [(pair.closing.start, -1) for pair in outer if pair.closing]
    )
    depths = [0, *accumulate([change for _, change in edges])]

    def is_whole(pair: Pair) -> bool:
        first = bisect_right(edges, (pair.opening.start, 1))
        last = bisect_right(edges, (pair.closing.start, 1)) if pair.closing else len(edges)
        return depths[first] == depths[last] == min(depths[first : last + 1])

    return [pair for pair in inner if is_whole(pair)]
