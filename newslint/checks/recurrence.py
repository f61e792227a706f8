"""Headlines that come back at regular distances: letters, corrections, a weekly column."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newslint.records import NamedTuple


class Period(NamedTuple):
    """How many days lie between two issues, and how many of them one may come early or late."""

    days: float
    slack: int

    @property
    def close(self) -> float:
        """Two articles closer than this many days are not two issues."""
        return self.days - 2 * self.slack


PERIODS = (Period(1, 0), Period(7, 1), Period(14, 2), Period(365.25 / 12, 5))
"""Every day, every week, every fortnight, every month."""
FEWEST = 3
"""How many issues make a series."""
LONGEST_STEP = 4
"""After so many periods without an issue a series has ended."""
SHARE = 0.75
"""How much of what has a date must be regular; else it is so by chance."""


def day_of(text: str) -> int | None:
    """Return the number of a day that is written 2026-11-24, None for none."""
    from datetime import date

    return date.fromisoformat(text).toordinal() if text else None


def out_of_series(days: Sequence[int | None]) -> list[bool]:
    """Return for each article under one headline whether it is more than an issue of a series.

    Where there is no series every article is; where there is one, those are that have no day, or
    that stand closer to another than two issues do.
    """
    dated = Counter(day for day in days if day is not None)
    found = [(regular, period) for period in PERIODS if (regular := _regular(dated, period))]
    regular, period = max(found, key=lambda one: len(one[0]), default=([], PERIODS[0]))
    if len(regular) < max(FEWEST, SHARE * len(dated)):
        return [True] * len(days)
    odd = _odd(sorted(dated), regular, period)
    return [day is None or dated[day] > 1 or day in odd for day in days]


def _regular(days: Collection[int], period: Period) -> list[int]:
    """Return the days that keep to a period, in order."""
    if len(days) < FEWEST:
        return []
    phase = _phase(sorted(day % period.days for day in days), period)
    numbered: dict[int, list[int]] = {}
    for day in sorted(days):
        number, late = divmod(day - phase, period.days)
        if late <= 2 * period.slack:
            numbered.setdefault(round(number), []).append(day)
    return [day for run in _runs(sorted(numbered)) for number in run for day in numbered[number]]


def _phase(places: Sequence[float], period: Period) -> float:
    """Return the place within a period from which on most days stand close together."""
    twice = [*places, *(place + period.days for place in places)]
    reach = 2 * period.slack + 1e-6
    held = [bisect_left(twice, place + reach) - at for at, place in enumerate(places)]
    return places[held.index(max(held))]


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the issues that follow each other, most of them in the next period."""
    runs: list[list[int]] = [[]]
    for number in numbers:
        if runs[-1] and number - runs[-1][-1] > LONGEST_STEP:
            runs.append([])
        runs[-1].append(number)
    for run in runs:
        steps = [later - number for number, later in pairwise(run)]
        if len(run) >= FEWEST and 2 * steps.count(1) >= len(steps):
            yield run


def _odd(days: Sequence[int], regular: Sequence[int], period: Period) -> set[int]:
    """Return the days that stand too close to an issue, and issues that share a period."""
    return _crowded(regular, period) | (_crowded(days, period) - set(regular))


def _crowded(days: Sequence[int], period: Period) -> set[int]:
    close = [pair for pair in pairwise(days) if pair[1] - pair[0] < period.close]
    return {day for pair in close for day in pair}
