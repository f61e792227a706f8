"""The day that a date means, in whichever of the usual ways it is written."""

import re
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
_MONTH = r"(?P<month>[^\W\d_]{3,9})"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})\b"
_TIME = r"\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+|[+-]\d{4}\s+){0,2}"
_IN_WORDS = (
    lazy(rf"\b(?<!\d[-–/]){_DAY}(?:\s+of)?(?:\s+|-){_MONTH}(?:[.,]+\s*|\s+|-){_YEAR}"),
    lazy(rf"\b{_MONTH}(?:\.\s*|\s+){_DAY}(?:,\s*|\s+)(?:{_TIME})?{_YEAR}"),
)
_OTHER_DAY = lazy(r"(?<![\d:.+-])\d\d?(?:st|nd|rd|th)?\b(?![:.]\d|\s?[AaPp]\.?[Mm]\b)")
"""A figure that may be a day, and is no time of day."""
LAST_YEAR = 9999
IN_EVERY_MONTH = 28
"""Up to this day no calendar need be asked."""


@lru_cache(maxsize=64)
def day_in(text: str) -> str:
    """Return the day of a date as 2026-11-24, "" where it is none or may be two.

    The year comes first (2026-11-24, 2026/11/24, 20261124, with or without a time), or the month
    is a word: 24 November 2026, Nov. 24, 2026, Tue, 24 Nov 2026 10:00 GMT (RFC 5322), Tue Nov 24
    10:00:00 2026 (C's asctime). Of 4/5/2026 nobody knows whether it is in April, nor which of two
    days in words is meant.
    """
    for pattern in _IN_FIGURES:
        if found := pattern.match(text):
            return _written(int(found["year"]), int(found["month"]), int(found["day"]))
    named = {day for pattern in _IN_WORDS for day in map(_named, pattern.finditer(text)) if day}
    if len(named) != 1 or _OTHER_DAY.search(_without_days(text)):
        return ""
    return named.pop()


def _without_days(text: str) -> str:
    """Return what stands beside the days of a text that are in words."""
    for pattern in _IN_WORDS:
        text = pattern.sub(lambda found: " " if _named(found) else found[0], text)
    return text


def _named(found: re.Match[str]) -> str:
    month = _NUMBERS.get(found["month"].lower(), 0)
    return _written(int(found["year"]), month, int(found["day"]))


def _written(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if is_day(year, month, day) else ""


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has a day."""
    if 1 <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= IN_EVERY_MONTH:
        return True
    from datetime import date

    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
