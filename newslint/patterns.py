"""Regular expressions of rule writers: compiled when first due, and what each must contain."""

import re
import warnings
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

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

    Empty where no such text is plain.
    """
    found = sorted(_required(_parsed(pattern)), key=_shortest, reverse=True)
    return tuple(dict.fromkeys([*found[:1], *filter(_is_telling, found[1:MOST_ANCHORS])]))


Need: TypeAlias = "str | tuple[Needs, ...]"
"""A text that must stand there, or several needs of which those of one must be met."""

Needs: TypeAlias = tuple[Need, ...]


@cache
def needs(pattern: str) -> Needs:
    """Return what is telling of all that a pattern must match, the quickest to deny first."""
    return _needs(_parsed(pattern))


def are_met(needs: Needs, folded: str) -> bool:
    """Whether a folded text holds what a pattern needs.

    This is known at once, and spares most articles that wake a pattern the import of regex.
    """
    for need in needs:
        if isinstance(need, str):
            if need not in folded:
                return False
        elif not any(are_met(one, folded) for one in need):
            return False
    return True


@cache
def _parsed(pattern: str) -> Any:
    """Return a pattern as the standard library parses it; empty where that cannot."""
    from re import _parser  # type: ignore[attr-defined]

    if _ONLY_REGEX.search(pattern):
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _parser.parse(pattern)
    except Exception:  # it raises whatever it likes on syntax that only regex knows
        return ()


def anchors_of(patterns: Iterable[str]) -> Anchors:
    """Return what a text must hold for one of several patterns to match, () if none is plain."""
    each = [anchors(pattern) for pattern in patterns]
    if len(each) == 1:
        return each[0]
    return (frozenset().union(*(found[0] for found in each)),) if each and all(each) else ()


def _shortest(texts: frozenset[str]) -> int:
    return min(map(len, texts))


def _is_telling(texts: Set[str]) -> bool:
    """Whether few articles hold one of the texts: single letters and spaces are everywhere."""
    return all(len(text) > 1 or not (text.isalnum() or text.isspace()) for text in texts)


def _parts(sequence: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a sequence is made of, its literals joined and folded."""
    run = ""
    for operator, argument in sequence:
        name = str(operator)
        if name == "LITERAL" and len(letter := fold(chr(argument))) == 1:
            run += letter
            continue
        yield "TEXT", run
        run = ""
        yield name, argument
    yield "TEXT", run


def _required(sequence: Any) -> list[frozenset[str]]:
    """Return the sets of texts of which a match of a sequence holds one each."""
    found = [texts for part in _parts(sequence) for texts in _inside(*part)]
    return [texts for texts in found if "" not in texts]


def _inside(name: str, argument: Any) -> list[frozenset[str]]:
    if name == "TEXT":
        return [frozenset({argument})]
    if name == "IN":
        letters = _set(argument)
        return [letters] if letters else []
    if name == "BRANCH":
        branches = [max(_required(one), key=_shortest, default=None) for one in argument[1]]
        return [frozenset().union(*filter(None, branches))] if all(branches) else []
    return _required(_repeated(name, argument))


def _needs(sequence: Any) -> Needs:
    found = dict.fromkeys(need for part in _parts(sequence) for need in _needed(*part))
    return tuple(sorted(found, key=lambda need: -len(need) if isinstance(need, str) else 0))


def _needed(name: str, argument: Any) -> Needs:
    if name == "TEXT":
        return (argument,) if argument and _is_telling({argument}) else ()
    if name == "IN":
        letters = _set(argument)
        is_telling = letters and _is_telling(letters)
        return (tuple([(one,) for one in sorted(letters or ())]),) if is_telling else ()
    if name == "BRANCH":
        branches = tuple([_needs(one) for one in argument[1]])
        return (branches,) if all(branches) else ()
    return _needs(_repeated(name, argument))


def _repeated(name: str, argument: Any) -> Any:
    """Return what a group holds, or what a repetition holds once at least; empty for all else."""
    if name == "SUBPATTERN":
        return argument[-1]
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0:
        return argument[-1]
    return argument if name == "ATOMIC_GROUP" else ()


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
