"""What is looked for in every article to learn whether a pattern is to be searched with at all."""

from collections.abc import Iterable

from newslint.needed import Needs, needed_in, rareness
from newslint.patterns import is_for_odd_case, parsed

MOST_ANCHORS = 3
"""How many sets are looked for; each must be there, so that more of them wake a rule less."""

Anchors = tuple[frozenset[str], ...]
"""Sets of folded texts; one of each set stands in everything that a pattern matches."""


def anchors(pattern: str) -> Anchors:
    """Return what everything that a pattern matches must hold, the most telling set first.

    Empty where no such text is plain.
    """
    if is_for_odd_case(pattern):
        return ()
    found = sorted(_sets(needed_in(parsed(pattern))), key=_telling, reverse=True)
    return tuple(dict.fromkeys([*found[:1], *(one for one in found[1:MOST_ANCHORS])]))


def _sets(needs: Needs) -> list[frozenset[str]]:
    """Return needs as sets of texts, one of each of which must stand there."""
    found = []
    for need in needs:
        if isinstance(need, str):
            found.append(frozenset({need}))
        elif isinstance(need, frozenset):
            found.append(need)
        else:
            each = [max(_sets(one), key=_telling, default=None) for one in need]
            found += [frozenset().union(*filter(None, each))] if all(each) else []
    return found


def _telling(texts: frozenset[str]) -> tuple[float, int]:
    """Return how much a set tells: rare texts, and few of them."""
    return min(map(rareness, texts)), -len(texts)


def anchors_of(patterns: Iterable[str]) -> Anchors:
    """Return what a text must hold for one of several patterns to match, () if none is plain."""
    each = [anchors(pattern) for pattern in patterns]
    if len(each) == 1:
        return each[0]
    return (frozenset().union(*(found[0] for found in each)),) if each and all(each) else ()
