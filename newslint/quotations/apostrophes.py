"""Apostrophes at the front of a word, which look like marks that open a quotation."""

from collections.abc import Iterator

from newslint.language.en import ELISIONS, WORDS_TOO
from newslint.lazy import lazy

# What an apostrophe may stand before: a decade, a year that no count is, a clipped word.
_DECADE = r"\d\ds\b"
_COUNTED = r"(?:per|to|or|and|of|[mb]illion|years|days|people|minutes)\b(?! ['’]\d\d\b)"
_YEAR = rf"\d\d(?![\w/%-]|[.,]\d| {_COUNTED})"
_CLOSES = lazy(r"(?:[^'‘’\"“”]|['’](?=\w)){0,400}(?<=[.,!?])['’](?!\w)")
_WORD_AFTER = lazy(rf"{_DECADE}|{_YEAR}|[A-Za-z]+")
_AND = lazy(r"‘n[’']?(?!\w)")
_TURNED = lazy(r"‘(?<!\w‘)(?=\w)")  # a letter in front is found faster than none
_CLOSES_LATER = lazy(r"(?:[^‘’“”\"]|’(?=\w)){0,400}’(?!\w)")


def turned_apostrophes(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a mark that opens stands for an apostrophe: ‘em, the ‘90s, rock ‘n’ roll.

    Where one follows that closes, words may be quoted.
    """
    for found in _TURNED.finditer(text, start, end):
        at = found.start()
        is_and = _AND.match(text, at, end) is not None
        if is_and or (is_elision(text, at, end) and not _CLOSES_LATER.match(text, at + 1, end)):
            yield at


def is_elision(text: str, at: int, end: int) -> bool:
    """Whether a mark shortens the word it stands before: ’em, ’70s, ’n’.

    Some of these are words of their own too, and are quoted where a mark after a stop follows.
    """
    found = _WORD_AFTER.match(text, at + 1) if text[at] in "'‘’" else None
    if found is None:
        return False
    word = found[0]
    if word.isdigit():
        return text[at] != "‘"  # ‘97: a quotation, unless a decade
    if word[0].isdigit():
        return True
    if word.lower() not in ELISIONS or (len(word) == 1 and word.isupper()):
        return False  # ’N’ is a letter
    may_be_quoted = word[0].isupper() or word in WORDS_TOO
    return not may_be_quoted or _CLOSES.match(text, found.end(), end) is None
