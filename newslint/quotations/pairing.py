"""Which marks of a paragraph belong together: the reading that supposes the fewest mistakes.

Each mark may open, close, start anew where a closing mark is missing, or be a mistake. Every
departure from how marks stand in print has a price, and the cheapest reading of the whole
paragraph wins (the search of Viterbi 1967), so that one stray mark does not turn all later
ones inside out.
"""

from collections.abc import Callable, Sequence

from newslint.annotations import Literal
from newslint.quotations.marks import CLOSER, OPENER, SPACE, STOP, WORD, Mark
from newslint.records import NamedTuple

Role = Literal["open", "close", "restart", "stray", "doubled", "nothing"]

MISSING = 2.0  # a mark that should be there is not, or one that should not is
EXTRA = 1.2  # a mark typed twice
TURNED = 1.0  # a curly mark that looks the wrong way
OTHER_FAMILY = 1.0  # a single mark where a double one belongs
AFTER_LETTER = 0.3  # and it may be the apostrophe of a clipped word
POSSESSIVE = 1.1  # or of a plural possessive
DISPLACED = 1.0  # a space inside the mark, or none outside it
WRONG_SIDE = 2.1  # both, which is less likely than a missing mark
EMPTY = 1.0  # nothing between the marks
NESTED = 2.5  # a quotation straight inside one with the same marks
NESTED_CURLY = 0.4  # and its curly marks say that it is one
PRIME = 0.3  # feet and inches

_DEEPEST = 2


class Step(NamedTuple):
    """A role a mark may have: from one depth of quotations to another, at a price."""

    before: int
    after: int
    price: float
    role: Role


def opening_price(mark: Mark) -> float:
    """Return how far a mark stands from where one that opens should."""
    if mark.may_open:
        price = 0.0
    elif mark.before == SPACE or mark.after in (WORD, OPENER):
        price = DISPLACED
    else:
        price = WRONG_SIDE
    if mark.direction == "closes":
        return price + TURNED
    return price * (0.8 if mark.direction == "opens" else 1)


def closing_price(mark: Mark) -> float:
    """Return how far a mark stands from where one that closes should."""
    if mark.may_close:
        price = 0.0
    elif mark.before not in (SPACE, OPENER) or mark.after in (SPACE, STOP, CLOSER):
        price = DISPLACED
    else:
        price = WRONG_SIDE
    if mark.direction == "opens":
        return price + TURNED
    return price * (0.8 if mark.direction == "closes" else 1)


def read_roles(
    marks: Sequence[Mark], may_go_on: bool, steps: Callable[[Sequence[Mark], int], list[Step]]
) -> list[Role]:
    """Return the role of each mark in the cheapest reading of a paragraph."""
    never = float("inf")
    prices = [0.0] + [never] * _DEEPEST
    trail: list[list[Step | None]] = []
    for i in range(len(marks)):
        best = [never] * (_DEEPEST + 1)
        came: list[Step | None] = [None] * (_DEEPEST + 1)
        for step in steps(marks, i):
            price = prices[step.before] + step.price
            if price < best[step.after]:
                best[step.after], came[step.after] = price, step
        prices = best
        trail.append(came)
    left_open = [0.0, 0.0 if may_go_on else MISSING, MISSING + (0.0 if may_go_on else MISSING)]
    depth = min(range(_DEEPEST + 1), key=lambda d: prices[d] + left_open[d])
    roles: list[Role] = []
    for came in reversed(trail):
        step_back = came[depth]
        assert step_back is not None
        roles.append(step_back.role)
        depth = step_back.before
    roles.reverse()
    return roles


def outer_steps(marks: Sequence[Mark], i: int, nested: float = NESTED) -> list[Step]:
    """Return the roles a mark of the document's outer kind may have, at a price for nesting."""
    mark = marks[i]
    opening, closing = opening_price(mark), closing_price(mark)
    is_apart = i > 0 and is_repeated(marks[i - 1], mark)
    is_beside = i > 0 and marks[i - 1].end == mark.start and marks[i - 1].family == mark.family
    if is_beside:
        closing += EMPTY
    if is_apart:
        opening += EMPTY
    steps = [
        Step(0, 1, opening, "open"),
        Step(1, 2, opening + nested, "open"),
        Step(1, 0, closing, "close"),
        Step(2, 1, closing, "close"),
        Step(1, 1, opening + MISSING, "restart"),
        Step(0, 0, MISSING + 0.1 * closing, "stray"),
    ]
    if is_beside or is_apart:
        steps += [Step(d, d, EXTRA, "doubled") for d in range(_DEEPEST + 1)]
    return steps


def is_repeated(first: Mark, second: Mark) -> bool:
    """Whether a mark stands between two spaces, the first of them right after a like mark."""
    is_loose = second.before == second.after == SPACE
    return is_loose and first.end + 1 == second.start and first.family == second.family


def any_depth(price: float) -> list[Step]:
    """Return the steps of a mark that is no quotation mark at all."""
    return [Step(d, d, price, "nothing") for d in range(_DEEPEST + 1)]


def stand_in_steps(text: str, mark: Mark) -> list[Step]:
    """Return the roles of a mark of the other kind, which may stand for one of the outer kind."""
    price = OTHER_FAMILY
    alone = [Step(d, d, MISSING, "stray") for d in range(_DEEPEST + 1)]
    if mark.family == "single":  # alone it may be an apostrophe
        alone = any_depth(0.0)
        if mark.before == WORD:
            price += POSSESSIVE if text[mark.start - 1] in "sS" else AFTER_LETTER
    return [
        *alone,
        Step(0, 1, opening_price(mark) + price, "open"),
        Step(1, 0, closing_price(mark) + price, "close"),
        Step(2, 1, closing_price(mark) + price, "close"),
    ]
