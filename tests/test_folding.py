"""Comparing text as a reader does: quick ways that must find what slow ones do."""

import re
import sys
from itertools import combinations
from unicodedata import category, normalize

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.folding import fold, has_odd_letters, words_in

ACCENTS = "".join(map(chr, range(0x2FE, 0x345)))
"""Accents, with the two letters before them; U+0345 becomes a letter of its own."""


LETTERS = [chr(code) for code in range(sys.maxunicode + 1) if category(chr(code)) != "Cn"]
OF_BOOKS = [letter for letter in LETTERS if letter < "\u1e00"]
"""All that words of living languages are written in, but for Chinese and its neighbours."""


def test_a_digit_of_another_script_is_odd() -> None:
    digits = {letter for letter in LETTERS if category(letter) == "Nd"} - set("0123456789")
    assert {letter for letter in digits if not has_odd_letters(letter)} == set()


def test_what_one_engine_takes_for_part_of_a_word_and_the_other_not_is_odd() -> None:
    known = {letter for letter in OF_BOOKS if regex.match(r"\w", letter)}
    other = {letter for letter in OF_BOOKS if re.match(r"\w", letter)}
    assert {letter for letter in known ^ other if not has_odd_letters(letter)} == set()


def test_so_is_every_small_figure_and_fraction() -> None:
    small = {letter for letter in LETTERS if category(letter) == "No" and letter < "\u2460"}
    assert {letter for letter in small if not has_odd_letters(letter)} == set()


def test_of_letters_that_are_one_in_any_case_but_not_folded_one_is_odd() -> None:
    cased = [letter for letter in OF_BOOKS if letter.lower() != letter or letter.upper() != letter]
    same: dict[str, set[str]] = {}
    for letter in cased:
        for other in {letter.lower(), letter.upper(), letter.casefold(), letter.lower().upper()}:
            same.setdefault(other, set()).add(letter)
    pairs = {pair for letters in same.values() for pair in combinations(sorted(letters), 2)}
    unlike = [(one, other) for one, other in pairs if fold(one) != fold(other)]
    found = [pair for pair in unlike if regex.fullmatch(f"(?i){pair[0]}", pair[1])]
    assert {("s", "ſ"), ("i", "ı"), ("ς", "σ")} & set(found)
    assert [pair for pair in found if not has_odd_letters("".join(pair))] == []


@pytest.mark.parametrize(
    "text", ["Café, “naïve”: £5—€6 … Łódź", "Москва", "新聞", "Erdoğan", "Nguyễn", "🙂"]
)
def test_what_newspapers_are_full_of_is_not_odd(text: str) -> None:
    assert not has_odd_letters(text)


@pytest.mark.parametrize(
    "text", ["5½", "5⅓", "CO²", "CO₂", "10⁶", "cafe\u0301", "İzmir", "ΟΔΟΣ", "٣", "शब्द"]
)
def test_half_an_hour_and_other_scripts_are(text: str) -> None:
    assert has_odd_letters(text)


@given(st.text(f"ae’x {ACCENTS}", max_size=12))
def test_an_accent_is_part_of_its_letter(text: str) -> None:
    assert words_in(text) == words_in(normalize("NFC", text))


@given(st.text(max_size=20))
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)
