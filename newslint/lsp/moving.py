"""Findings that move with the text around them, until they are looked for anew."""

from collections.abc import Iterable, Iterator

from newslint.diagnostics import Diagnostic
from newslint.text import Span


def moved(found: Iterable[Diagnostic], before: str, after: str) -> Iterator[Diagnostic]:
    """Yield findings of a text where they stand in another; those that were edited are dropped."""
    start = _alike(before, after)
    end = min(_alike(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    shift = len(after) - len(before)
    for one in found:
        span = one.place.span
        if span.end <= start:
            yield one
        elif span.start >= len(before) - end:
            place = one.place._replace(span=Span(span.start + shift, span.end + shift))
            yield one._replace(place=place)


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike, found by halves."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
