"""Quotations that nobody said, when there are several: the more is wrong, the more is told."""

import pytest

from desk import Desk

PLAIN = "The council met until late on Monday and chose a site beside the mill."
STRAYS = [
    "Nobody asked the people who live here.",
    "We never heard of this plan before.",
    "They can still change their minds.",
    "Somebody has to pay for all of it.",
    "I have lived here for forty years.",
    "Let us hope that it never opens.",
    "It was a fine mill in its day.",
    "Their children will not thank them.",
]


def reported(desk: Desk, paragraphs: list[str]) -> int:
    desk.config(packs="[newsroom]")
    desk.file("a.md", "# Tram\n\n" + "\n\n".join(paragraphs) + "\n")
    return len(desk.rules_found("--select", "attribution/missing", "a.md"))


@pytest.mark.parametrize("count", [1, 3, 4, 7])
def test_each_stray_quotation_of_a_report_is_told(desk: Desk, count: int) -> None:
    parts = [part for stray in STRAYS[:count] for part in (PLAIN, f"“{stray}”")]
    assert reported(desk, [*parts, PLAIN, PLAIN]) == count


def test_a_page_of_voices_names_them_elsewhere(desk: Desk) -> None:
    assert reported(desk, [PLAIN, *(f"“{stray}”" for stray in STRAYS)]) == 0
    assert reported(desk, [PLAIN, *(f"“{stray}”" for stray in STRAYS[:4])]) == 0


def test_a_stray_that_stands_twice_is_no_pull_quote(desk: Desk) -> None:
    stray = f"“{STRAYS[0]}”"
    assert (
        reported(desk, [PLAIN, stray, PLAIN, "The plan goes to the county in May.", stray, PLAIN])
        == 2
    )
    spoken = f"“{STRAYS[0]}” Ada Moss said."
    assert (
        reported(desk, [PLAIN, spoken, PLAIN, "The plan goes to the county in May.", stray, PLAIN])
        == 0
    )
