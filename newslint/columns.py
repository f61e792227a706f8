"""Text for people at a terminal: carets that stand under their letters, things that are counted."""

from functools import lru_cache
from itertools import accumulate
from unicodedata import category, combining, east_asian_width

_NO_COLUMN = ("Mn", "Me", "Cf")


def printable(text: str) -> str:
    """Return a text in which whatever would move the cursor, a tab too, is one space."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() or category(c) == "Cf" else " " for c in text])


def columns(text: str) -> int:
    """Return how many columns a printable text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def edges(text: str) -> list[int]:
    """Return the column at which each letter of a printable text begins, and where the last ends.

    Summed up once, so that whoever asks for many stretches of a long line does not count anew.
    """
    if text.isascii():
        return list(range(len(text) + 1))
    return list(accumulate(map(_columns, text), initial=0))


@lru_cache(maxsize=1024)
def _columns(letter: str) -> int:
    if combining(letter) or category(letter) in _NO_COLUMN:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def carets(text: str, start: int, end: int) -> str:
    """Return the line that marks a stretch of a printable text: spaces, then carets."""
    return " " * columns(text[:start]) + "^" * max(columns(text[start:end]), 1)


def counted(number: int, what: str) -> str:
    """Return “1 article”, or “3 articles”."""
    return f"{number} {what}{'' if number == 1 else 's'}"
