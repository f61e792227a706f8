"""Regular expressions of rule writers: compiled when first due, and what each must contain."""

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

from newslint.folding import fold

if TYPE_CHECKING:
    import regex

_ONLY_REGEX = re.compile(r"\[\[|\[:|\{(?!\d+(?:,\d*)?\}|,\d+\})")
"""What regex reads as a class or as leave to err, and the standard library as letters."""

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


def anchors(pattern: str) -> frozenset[str] | None:
    """Return folded texts one of which stands in everything that a pattern matches.

    None where no such text is plain. The pattern is read with the parser of the standard
    library; what that does not understand has no anchors.
    """
    from re import _parser  # type: ignore[attr-defined]

    if _ONLY_REGEX.search(pattern):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _required(_parser.parse(pattern))
    except Exception:  # it raises whatever it likes on syntax that only regex knows
        return None


def _required(sequence: Any) -> frozenset[str] | None:
    """Return the best anchors of a sequence: the set whose shortest text is longest."""
    found, run = [], ""
    for operator, argument in sequence:
        name = str(operator)
        if name == "LITERAL" and len(letter := fold(chr(argument))) == 1:
            run += letter
            continue
        found.append(frozenset({run}))
        run = ""
        if (inner := _inside(name, argument)) is not None:
            found.append(inner)
    found.append(frozenset({run}))
    best = max(found, key=lambda texts: min(map(len, texts)))
    return best if min(map(len, best)) > 0 else None


def _inside(name: str, argument: Any) -> frozenset[str] | None:
    if name == "IN":
        return _set(argument)
    if name == "SUBPATTERN":
        return _required(argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0:
        return _required(argument[-1])
    if name == "ATOMIC_GROUP":
        return _required(argument)
    if name == "BRANCH":
        branches = [_required(branch) for branch in argument[1]]
        return None if None in branches else frozenset().union(*filter(None, branches))
    return None


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
