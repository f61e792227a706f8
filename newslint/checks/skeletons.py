"""Spellings of names: what they have in common, and how many letters they differ by."""

import unicodedata
from functools import lru_cache

from newslint.lazy import lazy

_ALIKE = tuple(pair.split(":") for pair in "ph:f ck:k c:k qu:kv q:k x:ks z:s v:f".split())
_SILENT = lazy(r"(?<!^)[aeiouhwy]|[^a-z]")
_TWICE = lazy(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """Return what the spellings of a name have in common: `slnsk` of Zelensky and Zelenskyy.

    Accents, vowels and doubled letters make no difference, nor do letters that sound alike.
    """
    letters = unicodedata.normalize("NFD", name.lower()) if not name.isascii() else name.lower()
    for one, other in _ALIKE:
        letters = letters.replace(one, other)
    return _TWICE.sub(r"\1", _SILENT.sub("", letters))


def distance(one: str, other: str) -> int:
    """Return how many letters were changed, added, left out or swapped with the next.

    This is the optimal string alignment distance; names are short, so that it needs no library.
    """
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for number, beside in enumerate(other, 1):
            cost = letter != beside
            least = min(before[number] + 1, row[-1] + 1, before[number - 1] + cost)
            if at > 1 < number and letter == other[number - 2] and one[at - 2] == beside:
                least = min(least, earlier[number - 2] + 1)
            row.append(least)
    return row[-1]
