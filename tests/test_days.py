"""The day that a date means, in whichever of the usual ways it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.days import day_in, is_day


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-04",
        " 2026-11-4",
        "2026/11/04",
        "2026.11.04",
        "20261104",
        "2026-11-04T23:30:00-05:00",
        "2026-11-04 08:15 +0100",
        "4 November 2026",
        "4th of November, 2026",
        "November 4, 2026",
        "Nov. 4, 2026",
        "NOV 4 2026",
        "04-Nov-2026",
        "Nov.4,2026",
        "Nov  4\u00a02026",
        "Wed Nov  4 10:00:00 2026",
        "Wed Nov 4 10:00:00 GMT 2026",
        "Wed Nov 04 2026 10:00:00 GMT+0100",
        "4 November 2026 (Nov. 4, 2026)",  # one day, twice
        "Wed, 04 Nov 2026 10:00:00 GMT",
        "Nov. 4, 10:00 AM EST 2026",
        "Posted 10.30am, 4 November 2026 (updated at 3 p.m.)",
        "Published: Wednesday November 4th, 2026, 10 a.m.",
    ],
)
def test_a_day_is_read(written: str) -> None:
    assert day_in(written) == "2026-11-04"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2026",
        "202611",
        "1793750400",
        "4/11/2026",  # in April or in November
        "11.04.26",
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "31 November 2026",
        "4 Brumaire 2026",
        "Room 4, 2026 edition",
        "{{ page.date }}",
        "1 May 2025, updated May 3, 2026",  # which of two
        "4-5 November 2026",
        "3 – 4 November 2026",
        "3 and 4 November 2026",
        "November 3 and December 4, 2026",
        "31 November 2026 and 4 November 2026",
        "November 4–5, 2026",
        "November 4, 20261",
        "114 November 2026",
    ],
)
def test_what_is_no_day_or_may_be_two_is_none(written: str) -> None:
    assert day_in(written) == ""


WAYS = ["%d %B %Y", "%b %d, %Y", "%Y%m%d", "%Y/%m/%d", "%a, %d %b %Y %X", "%a %b %d %X %Y"]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(WAYS))
def test_every_day_is_read(day: date, way: str) -> None:
    assert day_in(day.strftime(way)) == day.isoformat()


months, days = st.integers(0, 13), st.integers(0, 32)


@given(st.sampled_from([-1, 0, 1, 1900, 2000, 2023, 2024, 9999, 10_000]), months, days)
def test_the_calendar_is_asked(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
    except ValueError:
        assert not is_day(year, month, day)
    else:
        assert is_day(year, month, day)
