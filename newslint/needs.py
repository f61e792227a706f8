"""What must stand in a text for a pattern to match there, which spares most of them a search."""

from collections.abc import Collection

from newslint.annotations import TYPE_CHECKING
from newslint.folding import fold, has_odd_letters
from newslint.lazy import remembered
from newslint.patterns import is_for_any_case, is_for_odd_case, least_width, parsed

if TYPE_CHECKING:
    from newslint.needed import Needs

FEW_TEXTS = 6
"""To look for each of more texts in an article takes longer than to search it with a pattern."""

MOST_PLACED, RARE = 20, 3.0
"""Of no more texts all places are looked for, and of such as have five letters or more."""


@remembered
def needs_of(pattern: str) -> "Needs":
    """Return what is telling of all that a pattern must match, the quickest to deny first.

    They are texts as they stand, or folded ones where the pattern is for any case.
    """
    from newslint.needed import needed_in

    if is_for_odd_case(pattern):
        return ()
    return needed_in(parsed(pattern), fold if is_for_any_case(pattern) else str)


@remembered
def rare_texts(pattern: str) -> tuple[str, ...]:
    """Return texts of which one must stand where a pattern matches, few and all of them rare."""
    for need in needs_of(pattern):
        texts = frozenset({need}) if isinstance(need, str) else need
        if isinstance(texts, frozenset) and _are_rare(texts):
            return tuple(sorted(texts))
    return ()


def _are_rare(texts: frozenset[str]) -> bool:
    from newslint.needed import rareness

    return len(texts) <= MOST_PLACED and min(map(rareness, texts)) >= RARE


def is_possible(pattern: str, text: str) -> bool:
    """Whether a text holds what a pattern needs.

    This is known at once, and spares most articles that wake a pattern the import of regex.
    """
    if len(text) < least_width(pattern):
        return False
    is_met = are_met(needs_of(pattern), fold(text) if is_for_any_case(pattern) else text)
    return is_met or has_odd_letters(text)


def holds_one(text: str, texts: Collection[str], fully: bool) -> bool:
    """Whether a text holds one of several, or may: of many that is told only if asked `fully`."""
    return (not fully and len(texts) > FEW_TEXTS) or any(map(text.__contains__, texts))


def are_met(needs: "Needs", text: str, fully: bool = True) -> bool:
    """Whether a text, folded if it must be, holds what a pattern needs.

    All is looked for, `fully`, where it is a matter of importing what searches.
    """
    for need in needs:
        if isinstance(need, str):
            if need not in text:
                return False
        elif isinstance(need, frozenset):
            if not holds_one(text, need, fully):
                return False
        elif not any(are_met(one, text, fully) for one in need):
            return False
    return True
