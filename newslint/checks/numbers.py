"""Numbers that do not agree with each other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from newslint.annotations import Literal
from newslint.checks.article import Article, Found, Term
from newslint.checks.base import Aside, Check, Match
from newslint.checks.headline_numbers import unsupported
from newslint.checks.numerals import read_number
from newslint.declarations import frozen, option
from newslint.language.en_numbers import (
    CHANGES,
    CLUES,
    FALLS,
    GROWTH,
    HEDGES,
    PERCENT,
    PERCENTAGES,
    REMAINDERS,
    SHARES,
    SMALL,
)
from newslint.lazy import lazy

_BEFORE = lazy(
    r"(?:(?<![\w.,$£€/:-])([2-9])|(?<![\w-])(two|three|four|five|six|seven|eight|nine))[ -]\Z"
)
_GROWTH = lazy(GROWTH)
_WORDS = {number: word for word, number in SMALL.items()}
_SHARE = lazy("%|per ?cent")
_LONGEST = 12
BESIDE = 150
"""How many characters beside a share hold all that is said of it."""
_LAST_WORDS = 30
WHOLE = 100
"""All shares of one thing together, in percent."""

_PATTERNS: Mapping[str, tuple[str, ...]] = {
    "share": SHARES,
    "points": CHANGES,
    "fall": FALLS,
    "remainder": (REMAINDERS,),
}
_WAKING: Mapping[str, tuple[str, ...]] = {
    "share": (rf"(?: of |out of ).*{PERCENT}",),
    "points": (rf"(?:from ).*{PERCENT}",),
    "fall": (PERCENT,),
    "remainder": (REMAINDERS,),
}
_CLUES = {find: lazy(clue) for find, clue in CLUES.items()}
Find = Literal["share", "points", "fall", "remainder", "headline", "mixed-units"]


@frozen
class Numbers(Check):
    """Numbers that do not agree: a share with its parts, a headline with its article."""

    name = "numbers"
    slots = frozenset({"share", "sum", "number", "kept", "unit"})

    find: Find = option(
        "What is looked for: a part of a whole whose share is worked out wrongly; the difference "
        "of two shares that is called percent, and is percentage points; a fall by more than all; "
        "what remains "
        "beside shares that are more than a whole with it; a number of the headline that the "
        "article does not have; a unit with figures here and words there."
    )
    units: Mapping[str, tuple[str, ...]] | None = option(
        "The units of “mixed-units”, each with its forms.", None
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield units that nothing asks for, and the lack of them."""
        if bool(self.units) != (self.find == "mixed-units"):
            yield "units", "“units” and “mixed-units” need each other"

    def index(self) -> Iterable[Term]:
        """Return the units."""
        return [Term(form) for forms in (self.units or {}).values() for form in forms]

    def patterns(self) -> Iterable[str]:
        """Return what stands wherever a share does that is looked at."""
        return _WAKING.get(self.find, ())

    def needs_hit(self) -> bool:
        """Only a headline's numbers are looked for in every article."""
        return self.find != "headline"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each number at fault."""
        if self.find == "headline":
            yield from unsupported(article)
        elif self.find == "mixed-units":
            yield from self._mixed(article)
        elif _has_clue(article, _CLUES[self.find]):
            judge = _JUDGES[self.find]
            for pattern in _PATTERNS[self.find]:
                for found in article.find(pattern):
                    yield from judge(article, found)

    @cached_property
    def _unit_of(self) -> Mapping[str, str]:
        return {form: unit for unit, forms in (self.units or {}).items() for form in forms}

    def _mixed(self, article: Article) -> Iterator[Match]:
        """Yield the numbers of a unit that stand in the less common of two ways."""
        uses: dict[str, list[tuple[int, int, str]]] = {}
        for hit in article.hits:
            found = _BEFORE.search(article.text, max(0, hit.start - _LONGEST), hit.start)
            if found:
                start, end = found.span(found.lastindex or 0)
                place = (start, end, article.text[start:end])
                uses.setdefault(self._unit_of[hit.term], []).append(place)
        for unit, places in uses.items():
            yield from _odd(unit, places)


def _has_clue(article: Article, clue: "re.Pattern[str]") -> bool:
    """Whether a clue stands beside a share; of an article with shares little is looked at."""
    places = article.reading.once(_shares, lambda: _shares(article.text))
    return any(clue.search(article.text, max(0, at - BESIDE), at + BESIDE) for at in places)


def _shares(text: str) -> list[int]:
    """Return where a share may stand, which several rules ask for."""
    return [found.start() for found in _SHARE.finditer(text)]


def _odd(unit: str, places: Sequence[tuple[int, int, str]]) -> Iterator[Match]:
    votes = Counter(text.isdigit() for _, _, text in places)
    if len(votes) < 2:
        return
    figures = votes.most_common(1)[0][0]
    kept = next(place for place in places if place[2].isdigit() == figures)
    for start, end, text in places:
        if text.isdigit() != figures:
            wanted = str(SMALL[text]) if figures else _WORDS[int(text)]
            slots = {"unit": unit, "kept": kept[2], "number": text}
            yield Match(
                start, end, wanted, slots, (Aside(*kept[:2], "as it stands here"),), safe=False
            )


def _wrong_share(article: Article, found: Found) -> Iterator[Match]:
    """Yield a share that its part and whole do not make, however they were rounded."""
    parts = found.groups
    part, whole = read_number(parts["part"]), read_number(parts["whole"])
    before = article.text[max(0, found.start - _LAST_WORDS) : found.start].lower().split()[-2:]
    inside = article.text[found.start : found.end].lower().split()
    if part is None or whole is None or whole.value <= whole.give:
        return
    if any(hedge in before + inside for hedge in HEDGES):
        return
    step = 10.0 ** -len(parts["share"].partition(".")[2])
    said = float(parts["share"])
    least = WHOLE * (part.value - part.give) / (whole.value + whole.give)
    most = WHOLE * (part.value + part.give) / (whole.value - whole.give)
    if not least - step <= said <= most + step:
        share = f"{WHOLE * part.value / whole.value:.{0 if step == 1 else 1}f}"
        yield Match(found.start, found.end, slots={"share": share, "number": parts["share"]})


def _wrong_remainder(article: Article, found: Found) -> Iterator[Match]:
    """Yield what remains where it makes more than a whole with the shares before it."""
    reading = article.reading
    start, end = reading.sentences[reading.sentence_at(found.start)]
    if _GROWTH.search(article.text, start, end):
        return
    told = [one for one in article.find(PERCENTAGES) if start <= one.start and one.end <= found.end]
    total = sum(float(one.groups["share"]) for one in told)
    if len(told) > 2 and total > WHOLE + len(told):
        yield Match(found.start, found.end, slots={"sum": f"{total:g}"})


def _points(_: Article, found: Found) -> Iterator[Match]:
    """Yield the difference of two shares that is given as percent of the first."""
    parts = found.groups
    first, last = float(parts["first"] or parts["from"]), float(parts["last"] or parts["to"])
    change = float(parts["change"])
    points = abs(last - first)
    percent = WHOLE * points / first if first else 0
    if abs(change - points) < 0.051 and abs(change - percent) > max(0.5, 0.05 * percent):
        at = found.start - parts.start()
        start, end = parts.span("change")
        slots = {"number": parts["change"], "share": f"{percent:.0f}"}
        yield Match(at + start, at + end, slots=slots)


def _fall(_: Article, found: Found) -> Iterator[Match]:
    """Yield a fall by more than there is."""
    if float(found.groups["share"]) > WHOLE:
        yield Match(found.start, found.end, slots={"number": found.groups["share"]})


_JUDGES = {
    "share": _wrong_share,
    "points": _points,
    "fall": _fall,
    "remainder": _wrong_remainder,
}
