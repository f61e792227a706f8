"""Single marks among double ones: nested quotations and scare quotes, apostrophes left alone."""

from collections.abc import Iterable

from newslint.quotations.marks import SPACE, STOP, WORD, Mark


def pair_nested(text: str, marks: Iterable[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """Return the single marks that make pairs, and those that do not."""
    pairs: list[tuple[Mark, Mark]] = []
    loose: list[Mark] = []
    opening: Mark | None = None
    possessive: Mark | None = None
    for mark in marks:
        if mark.may_open and mark.direction != "closes":
            _settle(opening, possessive, pairs, loose)
            opening, possessive = mark, None
        elif opening is None or not _may_close_nested(mark):
            if mark.may_close:
                loose.append(mark)
        elif mark.before == WORD and text[mark.start - 1] in "sS" and possessive is None:
            possessive = mark
        else:
            pairs.append((opening, mark))
            loose += [possessive] if possessive else []
            opening = possessive = None
    _settle(opening, possessive, pairs, loose)
    return pairs, loose


def _settle(
    opening: Mark | None,
    possessive: Mark | None,
    pairs: list[tuple[Mark, Mark]],
    loose: list[Mark],
) -> None:
    """Give an opening mark the partner it has: a mark after an s serves if need be."""
    if opening and possessive:
        pairs.append((opening, possessive))
    elif opening:
        loose.append(opening)


def _may_close_nested(mark: Mark) -> bool:
    if mark.direction == "opens":
        return False
    return mark.may_close or (mark.before == SPACE and mark.after in (SPACE, STOP))
