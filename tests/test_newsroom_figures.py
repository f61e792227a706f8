"""Dates and numbers: how far the rules go, beyond the examples that they carry."""

import pytest

from newslint.checks.numerals import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("12", 12), ("twelve", 12), ("Twenty-four", 24), ("twenty four", 24),
        ("1.2 million", 1_200_000), ("5m", 5_000_000), ("two hundred", 200), ("3 bn", 3e9),
        ("0.5", 0.5),
    ],
)  # fmt: skip
def test_a_number_is_read_in_figures_and_in_words(text: str, value: float) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "give"), [("12", 0), ("twelve", 0), ("1.2 million", 50_000), ("3 million", 500_000)]
)
def test_what_is_rounded_may_be_a_little_more_or_less(text: str, give: float) -> None:
    number = read_number(text)
    assert number is not None
    assert number.give == pytest.approx(give)


def test_what_is_no_number_is_none() -> None:
    assert read_number("nuts") is None
