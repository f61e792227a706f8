"""Whether a pattern may be looked for in a whole article at once, and not block by block.

That takes one search where an article has twenty blocks, of which few hold a match. What stands
between two blocks must not hide one: it is seen there as white space, and in a block by itself as
the end of the text.
"""

import re
from collections.abc import Iterator

from newslint.annotations import Any
from newslint.lazy import remembered
from newslint.patterns import inner, parsed

_NEW_LINE = ord("\n")
_EDGES = ("AT_BOUNDARY", "AT_NON_BOUNDARY")
"""What white space and the end of a text are alike for."""
_HOLD_NEW_LINE = ("CATEGORY_SPACE", "CATEGORY_NOT_WORD", "CATEGORY_NOT_DIGIT")
MANY = 64
"""What may run on over blocks is not repeated more often than this."""


@remembered
def is_seamless(pattern: str) -> bool:
    """Whether a search of the whole article touches every block in which a pattern matches.

    A search from each place finds at least what it finds in the block, as nothing that a pattern
    forbids can be white space, and it asks for no beginning or end. What it may repeat at will
    stays within a line, so that the search takes no longer.
    """
    found = parsed(pattern)
    if not found or found.state.flags & re.DOTALL:
        return False
    return all(_is_seamless(str(name), argument) for name, argument in _every(found))


def _every(sequence: Any) -> Iterator[tuple[Any, Any]]:
    """Yield all that a pattern is made of, inner parts too."""
    for name, argument in sequence:
        yield name, argument
        for part in inner(str(name), argument):
            yield from _every(part)


def _is_seamless(name: str, argument: Any) -> bool:
    if name == "AT":
        return str(argument) in _EDGES
    if name == "ASSERT_NOT":
        return not _may_hold_new_line(argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return int(argument[1]) <= MANY or _stays_in_line(argument[-1])
    if name == "SUBPATTERN":
        return not argument[1] & re.DOTALL
    return name in ("LITERAL", "NOT_LITERAL", "ANY", "IN", "BRANCH", "ASSERT")


def _stays_in_line(sequence: Any) -> bool:
    """Whether what is repeated at will ends with its line, or is white space, which is short."""
    is_space = [str(part) for part in sequence] == ["(IN, [(CATEGORY, CATEGORY_SPACE)])"]
    return is_space or not _may_hold_new_line(sequence)


def _may_hold_new_line(sequence: Any) -> bool:
    return any(_holds_new_line(str(name), argument) for name, argument in _every(sequence))


def _holds_new_line(name: str, argument: Any) -> bool:
    if name == "LITERAL":
        return bool(argument == _NEW_LINE)
    if name == "NOT_LITERAL":
        return bool(argument != _NEW_LINE)
    return name == "IN" and _set_holds_new_line(argument)


def _set_holds_new_line(items: Any) -> bool:
    negated = any(str(name) == "NEGATE" for name, _ in items)
    return negated != any(_item_holds_new_line(str(name), argument) for name, argument in items)


def _item_holds_new_line(name: str, argument: Any) -> bool:
    if name == "LITERAL":
        return bool(argument == _NEW_LINE)
    if name == "RANGE":
        return bool(argument[0] <= _NEW_LINE <= argument[1])
    return name == "CATEGORY" and str(argument) in _HOLD_NEW_LINE
