"""Regular expressions of rule writers: compiled when first due, searched with in bounded time."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import regex

_ONLY_REGEX = re.compile(r"\[\[|\[:|\{(?!\d+(?:,\d*)?\}|,\d+\})")
"""What regex reads as a class or as leave to err, and the standard library as letters."""

_ANY_CASE = re.compile(r"\(\?[a-zA-Z]*i")
"""A flag for any case, `(?i)` or `(?si:`; what only looks like one is taken for one."""

_ENDS_OF_BLOCK = ("AT_BEGINNING", "AT_END")
REPEATED = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

MOST_TIMES = 60
"""What may be repeated more often has no end."""

TOO_MUCH = 9
"""A power that no text is short enough for."""

SHORT = 4000
"""In a text of fewer letters a plain pattern is done soon, whatever stands there."""


@cache
def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return a pattern ready to search with."""
    import regex

    return regex.compile(pattern)


def found_in(pattern: str, text: str, patience: float) -> Iterator[Any]:
    """Yield where a pattern matches in a text.

    A plain one is searched by the standard library in a text of some paragraphs, which need not
    import anything. Raises TimeoutError where another takes longer than `patience`, in seconds.
    """
    plain = _plain(pattern) if len(text) <= SHORT and is_plain(pattern) else None
    if plain is not None:
        yield from plain.finditer(text)
    else:
        yield from compiled(pattern).finditer(text, timeout=patience)


@cache
def _plain(pattern: str) -> "re.Pattern[str] | None":
    """Return a pattern of the standard library, None where that cannot search with it."""
    try:
        return re.compile(pattern)
    except re.error:  # what stands behind is of no one width
        return None


@cache
def is_plain(pattern: str) -> bool:
    """Whether the standard library finds what regex finds, and cannot take for ever over it.

    It has no timeout: of what stands in a row one repetition at most has no end, and none stands
    within another. In any case the two fold letters in their own ways, and its possessive groups
    had faults.
    """
    if is_for_any_case(pattern):
        return False
    found = parsed(pattern)
    return bool(found) and _degree(found) <= 1 and _plain(pattern) is not None


def _degree(sequence: Any, within: bool = False) -> int:
    """Return by which power of a text's length the steps of a search from one place may grow."""
    in_row, aside = 0, 0
    for operator, argument in sequence:
        name = str(operator)
        again = within or (name in REPEATED and argument[1] > 1)
        inner = [_degree(one, again) for one in _inner(name, argument)]
        if name in ("ASSERT", "ASSERT_NOT"):  # which is tried once for each place
            aside = max(aside, *inner)
        elif name in ("POSSESSIVE_REPEAT", "ATOMIC_GROUP"):
            in_row += TOO_MUCH
        else:
            in_row += max(inner, default=0)
        if name in REPEATED and argument[1] - argument[0] > MOST_TIMES:
            in_row += TOO_MUCH if within else 1
    return max(in_row, aside)


def _inner(name: str, argument: Any) -> Sequence[Any]:
    """Return the sequences that a part of a pattern is made of."""
    if name == "BRANCH":
        branches: Sequence[Any] = argument[1]
        return branches
    if name in ("ASSERT", "ASSERT_NOT"):
        return (argument[1],)
    if name == "GROUPREF_EXISTS":
        return [one for one in argument[1:] if one]
    return (argument[-1],) if name in ("SUBPATTERN", *REPEATED) else ()


def is_ready() -> bool:
    """Whether a pattern was compiled before: a short run may do without."""
    return compiled.cache_info().currsize > 0 or _plain.cache_info().currsize > 0


def unknown_groups(pattern: str, replacement: str) -> list[str]:
    """Return the groups that a replacement refers to and its pattern does not have."""
    known = compiled(pattern)
    named = [a or b for a, b in re.findall(r"\\(\d+)|\\g<(\w+)>", replacement)]
    return [
        name
        for name in named
        if name not in known.groupindex and not (name.isdigit() and int(name) <= known.groups)
    ]


@cache
def is_for_any_case(pattern: str) -> bool:
    """Whether a pattern, or a part of it, takes capitals and small letters for the same."""
    return _ANY_CASE.search(pattern) is not None


@cache
def least_width(pattern: str) -> int:
    """Return how many letters every match of a pattern has at least."""
    found = parsed(pattern)
    return int(found.getwidth()[0]) if found else 0


@cache
def parsed(pattern: str) -> Any:
    """Return a pattern as the standard library parses it; empty where that cannot."""
    import warnings
    from re import _parser  # type: ignore[attr-defined]

    if _ONLY_REGEX.search(pattern):
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _parser.parse(pattern)
    except Exception:  # it raises whatever it likes on syntax that only regex knows
        return ()


@cache
def is_once_a_block(pattern: str) -> bool:
    """Whether a pattern can match but once in a block, as it begins or ends where that does."""
    if not pattern.startswith("^") and not pattern.endswith("$"):
        return False
    found = parsed(pattern)
    is_known = found and not found.state.flags & re.MULTILINE
    ends = [*found[:1], *found[-1:]] if is_known else []
    return any(str(argument) in _ENDS_OF_BLOCK for _, argument in ends)
