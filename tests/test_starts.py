"""With which letters a pattern can begin: it matches at none of the others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.patterns import found_at
from newslint.starts import starts_of


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"(?<![.,])\b\d{4}", "0123456789٣"),
        (r"\b(?:Jan\.|January|Feb) \d", "FJ"),
        (r"\b(?:[A-C]|[$£€])?(?=x)D", ""),  # of which some are no ASCII
        (r"\b[A-C]?D", "ABCD"),
        (r"(?=[A-Z])(?:A{0,2}|B)C", "ABC"),
        (r"\bM{2,}", "M"),
        (r"\b\(", "("),
    ],
)
def test_of_rare_letters(pattern: str, letters: str) -> None:
    starts = starts_of(pattern)
    found = re.findall(starts, "ABCDEFGHIJKLM0123456789٣ab$£€(") if starts else []
    assert set(found) == set(letters)


@pytest.mark.parametrize(
    "pattern",
    [
        "abc",
        r"\d{4}",  # which the engines look for by themselves
        r"\ba",
        r"\b[A-Za-z]",
        r"\b[^A]",
        r"\b\w",
        r"\b.",
        r"\b(?:A|)",
        r"\bA?",
        r"(?<=A)",
        r"\b(?i:A)",
        r"\b\p{Lu}",
        r"(A)?\b(?(1)B|C)",
        "",
    ],
)
def test_of_common_ones_or_what_begins_with_none(pattern: str) -> None:
    assert starts_of(pattern) == ""


PIECES = r"\b A B C \d [AB] (?:A|BC) A? B* (?=A) (?<=B) (?!C) (?:A|\d)? (?:B{1,2}|C) \B".split()


@given(
    st.sampled_from([r"\b", "(?<!A)", "(?=[ABC])"]),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
    st.text("ABC1 ٣", max_size=10),
)
def test_a_pattern_is_found_where_it_is_tried(first: str, rest: str, text: str) -> None:
    pattern = first + rest
    if starts := starts_of(pattern):
        compiled = re.compile(pattern)
        expected = [found.span() for at in range(len(text)) if (found := compiled.match(text, at))]
        tried = found_at(pattern, starts, text)
        assert [found.span() for found in tried] == expected
