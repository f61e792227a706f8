"""Regular expressions of rule writers: compiled when first due, searched with in bounded time."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.annotations import TYPE_CHECKING, Any
from newslint.folding import has_odd_letters
from newslint.lazy import lazy, remembered

if TYPE_CHECKING:
    import regex

_ONLY_REGEX = lazy(r"\[\[|\[:\^?\w+:|\{(?!\d+(?:,\d*)?\}|,\d+\})")
"""What regex reads as a class or as leave to err, and the standard library as letters."""

_ANY_CASE = lazy(r"\(\?[a-zA-Z]*i")
"""A flag for any case, `(?i)` or `(?si:`; what only looks like one is taken for one."""

_BEGINNING, _END = "AT_BEGINNING", "AT_END"
REPEATED = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

SHORT = 4000
"""In a text of so many letters a plain pattern is done soon, whatever stands there."""

MOST_WAYS = 4 * SHORT**2
"""One repetition without end and little beside it, from each letter of a short text."""

TOO_MANY = float("inf")
MOST_TIMES = 16
"""What matches in several ways has too many when it may be repeated more often."""


@cache
def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return a pattern ready to search with."""
    import regex

    return regex.compile(pattern)


def found_in(
    pattern: str, text: str, patience: float, longest: int = 0, is_odd: bool = False
) -> Iterator[Any]:
    """Yield where a pattern matches in a text.

    Raises TimeoutError where one that is not for the standard library takes longer than
    `patience`, in seconds; the time of who takes the matches one by one is counted too.
    """
    if is_for_standard(pattern, longest or len(text), is_odd):
        return _standard(pattern).finditer(text)
    return compiled(pattern).finditer(text, timeout=patience)


def is_for_standard(pattern: str, longest: int, is_odd: bool = False) -> bool:
    """Whether a pattern is searched by the standard library, which need not import anything.

    It is for a plain one in a text of some paragraphs, or whose longest part is short where a
    match stays within a part; and not in one with odd letters, of which it thinks otherwise.
    """
    return longest <= SHORT and not is_odd and is_plain(pattern)


def found_at(pattern: str, starts: str, text: str) -> Iterator[Any]:
    """Yield the matches of the standard library that begin with a letter of a class.

    Those within another match are among them.
    """
    match = _standard(pattern).match
    for start in _standard(starts).finditer(text):
        if found := match(text, start.start()):
            yield found


@cache
def _standard(pattern: str) -> "re.Pattern[str]":
    """Return a pattern of the standard library."""
    return lazy(pattern)


def keep_standard(pattern: str) -> None:
    """Have a pattern of the standard library kept compiled."""
    _standard(pattern)


@remembered
def is_plain(pattern: str) -> bool:
    """Whether the standard library finds what regex finds, and is soon done with a short text.

    It has no timeout, so the ways are counted in which a match may go on from each place. In any
    case the two fold letters in their own ways, and its possessive groups had faults.
    """
    if is_for_any_case(pattern):
        return False
    found = parsed(pattern)
    starts = 1 if _begins(found) else SHORT
    if not found or starts * _ways(found) > MOST_WAYS:
        return False
    try:
        re.compile(pattern)
    except re.error:  # what stands behind is of no one width
        return False
    keep_standard(pattern)
    return True


def _begins(found: Any) -> bool:
    """Whether a pattern matches at the beginning of a text alone."""
    is_one_line = found and not found.state.flags & re.MULTILINE
    return bool(is_one_line and _is_at(found[0], _BEGINNING))


def _is_at(part: Any, end: str) -> bool:
    return str(part[1]) == end


def _ways(sequence: Any) -> float:
    """Return in how many ways a sequence may match from one place of a short text, at most."""
    ways, aside = 1.0, 0.0
    for operator, argument in sequence:
        name = str(operator)
        within = sum(map(_ways, inner(name, argument)))
        if name in ("POSSESSIVE_REPEAT", "ATOMIC_GROUP"):
            return TOO_MANY
        if name in ("ASSERT", "ASSERT_NOT"):  # which is tried by itself
            aside += within
        elif name in REPEATED:
            ways *= _ways_again(argument[0], min(argument[1], SHORT), within)
        elif name in ("BRANCH", "SUBPATTERN", "GROUPREF_EXISTS"):
            ways *= max(within, 1)
    return ways + aside


def _ways_again(least: int, most: int, once: float) -> float:
    """Return in how many ways a repetition may match whose part does so in some: each time anew."""
    if once > 1 and most > MOST_TIMES:
        return TOO_MANY
    return (most - least + 1) * max(once, 1) ** (most if once > 1 else 0)


def inner(name: str, argument: Any) -> Sequence[Any]:
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
    return compiled.cache_info().currsize > 0 or _standard.cache_info().currsize > 0


def unknown_groups(pattern: str, replacement: str) -> list[str]:
    """Return the groups that a replacement refers to and its pattern does not have."""
    known = compiled(pattern)
    named = [a or b for a, b in re.findall(r"\\(\d+)|\\g<(\w+)>", replacement)]
    return [
        name
        for name in named
        if name not in known.groupindex and not (name.isdigit() and int(name) <= known.groups)
    ]


@remembered
def is_for_any_case(pattern: str) -> bool:
    """Whether a pattern, or a part of it, takes capitals and small letters for the same."""
    return _ANY_CASE.search(pattern) is not None


def is_for_odd_case(pattern: str) -> bool:
    """Whether a pattern is for any case of letters that have case in their own way: ı, I."""
    return is_for_any_case(pattern) and has_odd_letters(pattern)


@remembered
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


@remembered
def is_once_a_block(pattern: str) -> bool:
    """Whether a pattern can match but once in a block, as it begins or ends where that does."""
    if not pattern.startswith("^") and not pattern.endswith("$"):
        return False
    found = parsed(pattern)
    if not found or found.state.flags & re.MULTILINE:
        return False
    return _is_at(found[0], _BEGINNING) or _is_at(found[-1], _END)
