"""Comparing text as a reader does: quick ways that must find what slow ones do."""

import sys
from unicodedata import category, normalize

from hypothesis import given
from hypothesis import strategies as st

from newslint.folding import fold, has_other_digits, words_in

ACCENTS = "".join(map(chr, range(0x2FE, 0x345)))
"""Accents, with the two letters before them; U+0345 becomes a letter of its own."""


def test_a_digit_of_another_script_is_told_from_every_other_letter() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1)]
    digits = {letter for letter in letters if category(letter) == "Nd"} - set("0123456789")
    assert {letter for letter in letters if has_other_digits(letter)} == digits


@given(st.text(f"ae’x {ACCENTS}", max_size=12))
def test_an_accent_is_part_of_its_letter(text: str) -> None:
    assert words_in(text) == words_in(normalize("NFC", text))


@given(st.text(max_size=20))
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)
