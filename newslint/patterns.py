"""Regular expressions of rule writers: compiled when first due, and what each must contain."""

import re
import warnings
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from newslint.folding import fold

if TYPE_CHECKING:
    import regex

_ONLY_REGEX = re.compile(r"\[\[|\[:|\{(?!\d+(?:,\d*)?\}|,\d+\})")
"""What regex reads as a class or as leave to err, and the standard library as letters."""

MOST_ANCHORS = 3
"""How many sets are looked for; each must be there, so that more of them wake a rule less."""

LARGEST_SET = 64
"""A set of more letters wakes its pattern too often to be of use."""


@cache
def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return a pattern ready to search with."""
    import regex

    return regex.compile(pattern)


def unknown_groups(pattern: str, replacement: str) -> list[str]:
    """Return the groups that a replacement refers to and its pattern does not have."""
    known = compiled(pattern)
    named = [a or b for a, b in re.findall(r"\\(\d+)|\\g<(\w+)>", replacement)]
    return [
        name
        for name in named
        if name not in known.groupindex and not (name.isdigit() and int(name) <= known.groups)
    ]


Anchors = tuple[frozenset[str], ...]
"""Sets of folded texts; one of each set stands in everything that a pattern matches."""


def anchors(pattern: str) -> Anchors:
    """Return what everything that a pattern matches must hold, the most telling set first.

    Empty where no such text is plain. The pattern is read with the parser of the standard
    library; what that does not understand has no anchors.
    """
    from re import _parser  # type: ignore[attr-defined]

    if _ONLY_REGEX.search(pattern):
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = sorted(_required(_parser.parse(pattern)), key=_shortest, reverse=True)
    except Exception:  # it raises whatever it likes on syntax that only regex knows
        return ()
    return tuple(dict.fromkeys([*found[:1], *filter(_is_telling, found[1:MOST_ANCHORS])]))


def anchors_of(patterns: Iterable[str]) -> Anchors:
    """Return what a text must hold for one of several patterns to match, () if none is plain."""
    each = [anchors(pattern) for pattern in patterns]
    if len(each) == 1:
        return each[0]
    return (frozenset().union(*(found[0] for found in each)),) if each and all(each) else ()


def _shortest(texts: frozenset[str]) -> int:
    return min(map(len, texts))


def _is_telling(texts: frozenset[str]) -> bool:
    """Whether few articles hold one of the texts: single letters and spaces are everywhere."""
    return all(len(text) > 1 or not (text.isalnum() or text.isspace()) for text in texts)


def _required(sequence: Any) -> list[frozenset[str]]:
    """Return the sets of texts of which a match of a sequence holds one each."""
    found, run = [], ""
    for operator, argument in sequence:
        name = str(operator)
        if name == "LITERAL" and len(letter := fold(chr(argument))) == 1:
            run += letter
            continue
        found.append(frozenset({run}))
        run = ""
        found += _inside(name, argument)
    found.append(frozenset({run}))
    return [texts for texts in found if "" not in texts]


def _inside(name: str, argument: Any) -> list[frozenset[str]]:
    if name == "IN":
        letters = _set(argument)
        return [letters] if letters else []
    if name == "SUBPATTERN":
        return _required(argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0:
        return _required(argument[-1])
    if name == "ATOMIC_GROUP":
        return _required(argument)
    if name == "BRANCH":
        branches = [max(_required(one), key=_shortest, default=None) for one in argument[1]]
        return [frozenset().union(*filter(None, branches))] if all(branches) else []
    return []


def _set(items: Any) -> frozenset[str] | None:
    """Return the letters of a small set such as `[“”]`."""
    letters: set[str] = set()
    for operator, argument in items:
        if str(operator) == "LITERAL":
            letters.add(fold(chr(argument)))
        elif str(operator) == "RANGE" and argument[1] - argument[0] < LARGEST_SET:
            letters.update(fold(chr(code)) for code in range(argument[0], argument[1] + 1))
        else:
            return None
    return frozenset(letters) if len(letters) <= LARGEST_SET else None
