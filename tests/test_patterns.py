"""What every match of a rule writer's pattern must contain, and what refers to its groups."""

import warnings

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.folding import fold
from newslint.patterns import anchors, compiled, unknown_groups


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bclick here\b", {"click here"}),
        (r"(?i)Click\s+HERE", {"click"}),
        (r"(?:slams|blasts) backward", {" backward"}),
        (r"(?:slams|blasts)", {"slams", "blasts"}),
        (r"\d+ million", {" million"}),
        (r"[“”]", {"“", "”"}),
        (r"(ab){2,}c?", {"ab"}),
        (r"’s", {"'s"}),
    ],
)
def test_the_longest_plain_text_is_taken(pattern: str, expected: set[str]) -> None:
    assert anchors(pattern) == expected


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"a?", r"a|\d", r"(?:a|b?)", r"[^a]", r"\p{Lu}{2}", "[!-ÿ]", "", "("]
)
def test_where_no_text_is_plain_there_is_none(pattern: str) -> None:
    assert anchors(pattern) is None


@pytest.mark.parametrize("pattern", ["(?:committee){e<=1}", "[[:punct:]]x", "a{,b}"])
def test_what_only_regex_knows_is_not_guessed(pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert anchors(pattern) is None


pieces = st.sampled_from(
    ["a", "É", "’", " ", r"\d", r"\b", "(?:b|cd)", "(?:e|f?)", "g{2}", "h*", "[ij]", "(?i:K)", "."]
)


@given(st.lists(pieces, max_size=6).map("".join), st.text("aÉé’' 0bcdefghijkKK.", max_size=20))
def test_every_match_holds_an_anchor(pattern: str, text: str) -> None:
    expected = anchors(pattern)
    for found in regex.finditer(pattern, text):
        if expected is not None and found[0]:
            assert any(anchor in fold(text) for anchor in expected)


def test_a_replacement_knows_the_groups_of_its_pattern() -> None:
    assert unknown_groups(r"(a)(?P<n>b)", r"\1\2\g<n>") == []
    assert unknown_groups(r"(a)", r"\2 \g<n>") == ["2", "n"]


def test_a_pattern_is_compiled_once() -> None:
    assert compiled("abc") is compiled("abc")
