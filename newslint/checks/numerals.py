"""Numbers read: in figures, in words, and with the words that multiply them."""

from collections.abc import Iterator

from newslint.language.en_numbers import FIGURE, SCALES, SMALL
from newslint.lazy import lazy
from newslint.records import NamedTuple

_FIGURE = lazy(FIGURE)
_FIGURES = lazy(rf"({FIGURE})(?:(?: |-)?([a-z]+))?")


class Number(NamedTuple):
    """A number, and how much more or less its writer may mean: 1.2 million is 0.05 million."""

    value: float
    give: float


def read_number(text: str) -> Number | None:
    """Return a number as a writer puts it: 1,200, twelve, twenty-four, 1.2 million."""
    folded = text.lower().replace("-", " ")
    found = _FIGURE.match(folded)
    if found:
        digits, words = found[0], folded[found.end() :].split()
        value = float(digits.replace(",", ""))
        step = 10.0 ** -len(digits.partition(".")[2])
    else:
        words = folded.split()
        known = [SMALL[word] for word in words if word in SMALL]
        if not known:
            return None
        value, step, words = float(sum(known)), 1.0, [word for word in words if word not in SMALL]
    scale = 1.0
    for word in words:
        scale *= SCALES.get(word, 1.0)
    is_exact = scale == 1 and step == 1
    return Number(value * scale, 0 if is_exact else step * scale / 2)


def figures_in(folded: str) -> Iterator[float]:
    """Yield every number that stands in figures in a folded text, with its scale and without."""
    for found in _FIGURES.finditer(folded):
        value = float(found[1].replace(",", ""))
        yield value
        if found[2] in SCALES:
            yield value * SCALES[found[2]]
