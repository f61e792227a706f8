"""The day that a date means, in whichever of the usual ways it is written."""

from collections.abc import Mapping
from functools import lru_cache

from newslint.language.en_dates import MONTHS
from newslint.lazy import lazy

_NUMBERS: Mapping[str, int] = {
    name.rstrip(".").lower(): number for number, names in enumerate(MONTHS, 1) for name in names
}
_IN_FIGURES = (
    lazy(r"\s*(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"),
    lazy(r"\s*(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
)
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_ORDINAL = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_IN_WORDS = (
    lazy(rf"\b{_ORDINAL}(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})\b"),
    lazy(rf"\b{_MONTH} {_ORDINAL},? (?P<year>\d{{4}})\b"),
)
IN_EVERY_MONTH = 28
"""Up to this day no calendar need be asked."""


@lru_cache(maxsize=64)
def day_in(text: str) -> str:
    """Return the day of a date as 2026-11-24, "" where it is none or may be two.

    The year comes first (2026-11-24, 2026/11/24, 20261124, with or without a time), or the month
    is a word: 24 November 2026, Nov. 24, 2026, Tue, 24 Nov 2026 10:00 GMT (RFC 5322). Of 4/5/2026
    nobody knows whether it is in April.
    """
    for pattern in _IN_FIGURES:
        if found := pattern.match(text):
            return _written(int(found["year"]), int(found["month"]), int(found["day"]))
    for pattern in _IN_WORDS:
        if named := pattern.search(text):
            month = _NUMBERS.get(named["month"].lower(), 0)
            return _written(int(named["year"]), month, int(named["day"]))
    return ""


def _written(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else ""


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has a day."""
    if year and 1 <= month <= 12 and 1 <= day <= IN_EVERY_MONTH:
        return True
    from datetime import date

    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
