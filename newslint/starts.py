"""With which letters a pattern can begin, so that it is tried there alone.

The engines find such places by themselves only where a pattern begins with its letters, and not
with what must stand before them: `(?<![.,])\\b\\d{4}` is tried at every letter of an article, of
which one in a hundred is a figure.
"""

from collections.abc import Iterable

from newslint.annotations import Any
from newslint.lazy import remembered
from newslint.patterns import REPEATED, is_for_any_case, keep_standard, parsed

_FIGURE = r"\d"
_OF_NO_LENGTH = ("AT", "ASSERT", "ASSERT_NOT")
MOST = 30
"""Letters beyond which a pattern may begin anywhere."""

Starts = frozenset[str]


@remembered
def starts_of(pattern: str) -> str:
    """Return the letters that every match begins with one of, as a class.

    "" where they are common, or where the engines look for them as it is.
    """
    found = parsed(pattern)
    if not found or str(found[0][0]) not in _OF_NO_LENGTH or is_for_any_case(pattern):
        return ""
    starts, has_length = _starts(found)
    if not starts or not has_length or not all(map(_is_rare, starts)):
        return ""
    letters = [one if one == _FIGURE else f"\\x{ord(one):02x}" for one in sorted(starts)]
    letter = f"[{''.join(letters)}]"
    keep_standard(letter)
    return letter


def _is_rare(start: str) -> bool:
    """Whether a letter stands in few places: a figure, a capital or a mark that ends no clause."""
    return start == _FIGURE or (start.isascii() and not start.islower() and start not in " .,'-")


def _starts(sequence: Any) -> tuple[Starts | None, bool]:
    """Return with what a sequence may begin, None for anything, and whether it has any length."""
    starts: Starts = frozenset()
    for operator, argument in sequence:
        found, has_length = _starts_of_part(str(operator), argument)
        if found is None:
            return None, has_length
        starts |= found
        if has_length:
            return (starts if len(starts) <= MOST else None), True
    return starts, False


def _starts_of_part(name: str, argument: Any) -> tuple[Starts | None, bool]:
    if name == "LITERAL":
        return frozenset({chr(argument)}), True
    if name == "IN":
        return _starts_of_set(argument), True
    if name == "BRANCH":
        return _joined([_starts(one) for one in argument[1]])
    if name == "SUBPATTERN" or name in REPEATED:
        starts, has_length = _starts(argument[-1])
        return starts, has_length and (name == "SUBPATTERN" or argument[0] > 0)
    return (frozenset(), False) if name in _OF_NO_LENGTH else (None, True)


def _joined(each: Iterable[tuple[Starts | None, bool]]) -> tuple[Starts | None, bool]:
    found: Starts | None = frozenset()
    is_sure = True
    for starts, has_length in each:
        found = None if found is None or starts is None else found | starts
        is_sure = is_sure and has_length
    return found, is_sure


def _starts_of_set(items: Any) -> Starts | None:
    letters: set[str] = set()
    for operator, argument in items:
        name = str(operator)
        if name == "LITERAL":
            letters.add(chr(argument))
        elif name == "RANGE" and argument[1] - argument[0] < MOST:
            letters.update(map(chr, range(argument[0], argument[1] + 1)))
        elif name == "CATEGORY" and str(argument) == "CATEGORY_DIGIT":
            letters.add(_FIGURE)
        else:
            return None
    return frozenset(letters)
