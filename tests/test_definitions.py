"""Abbreviations beside their long forms: which words the letters are found in, and which not."""

import pytest

from newslint.definitions import read_definitions, uses_of
from paragraphs import article


def told(text: str) -> list[tuple[str, str]]:
    return [(one.short, one.long) for one in read_definitions(article(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Rates Council (HRC) met.", ("HRC", "Harbor Rates Council")),
        ("HRC (Harbor Rates Council) met.", ("HRC", "Harbor Rates Council")),
        ("Harbor use permits (HUPs) are dear.", ("HUP", "Harbor use permits")),
        ("A fund for inland towns (the “FIT”) pays.", ("FIT", "fund for inland towns")),
        ("The Bureau of Quays (BoQ) met.", ("BoQ", "Bureau of Quays")),
        ("Post-traumatic quay syndrome (PTQS) is rare.", ("PTQS", "Post-traumatic quay syndrome")),
        ("Foundation for Ice Research (FIR) staff left.", ("FIR", "Foundation for Ice Research")),
        ("It met. The Harbor Rates Council (H.R.C.) left.", ("HRC", "Harbor Rates Council")),
    ],
)
def test_letters_are_found_in_the_words_beside_them(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Rep. Ada Moss (D-N.Y.) voted.",
        "Senator Cole (R) voted (2020).",
        "LONGHARBOR, Maine (AP) — The port is shut.",
        "The Kurdish Workers’ Party (PKK) met.",
        "The council met the port (HRC).",
        "The harbor. Rates council (HRC) met.",
        "The MP (MP) met.",
    ],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    assert told(text) == []


def test_a_use_is_a_word_of_its_own_in_the_plural_too() -> None:
    text = "HUP, HUPs, HUP-like, (HUP) but not CHUP, HUPPY, @HUP or #HUP."
    assert [text[at:].split(maxsplit=1)[0] for at in uses_of(text, "HUP")] == [
        "HUP,",
        "HUPs,",
        "HUP-like,",
        "HUP)",
    ]
