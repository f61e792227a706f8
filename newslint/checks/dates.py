"""Days as an article writes them, held against the calendar."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newslint.annotations import TYPE_CHECKING, Any, Literal
from newslint.checks.article import Article, Hit, Term
from newslint.checks.base import Check, Match
from newslint.checks.borrowed import credited
from newslint.checks.styles import odd_ones, of_the_desk
from newslint.declarations import frozen, option
from newslint.language.en_dates import (
    DATES,
    LATE_DATES,
    MONTHS,
    ON_WEEKDAYS,
    RANGES,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from newslint.lazy import lazy

if TYPE_CHECKING:
    from datetime import date

_MONTHS: Mapping[str, int] = {
    name: number for number, names in enumerate(MONTHS, 1) for name in names
}
_NUMBERS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **SHORT_WEEKDAYS,
}
_PATTERNS = {
    "weekday": tuple(map(lazy, ON_WEEKDAYS)),
    "impossible": tuple(map(lazy, LATE_DATES)),
    "backward": tuple(map(lazy, RANGES)),
    "mixed-order": tuple(map(lazy, DATES)),
    "mixed-ordinals": tuple(map(lazy, DATES)),
}
_FIGURE = lazy(r"\d")
_MONTHS_BESIDE, _WEEKDAYS_BESIDE = object(), object()
"""What an article's names of months and weekdays with a figure are kept by."""
_LEAP_YEAR = 2000
REACH = 20
"""How far before the name of a month a range of days may begin."""
FIRST_YEAR = 1800
"""Before this year an article may follow another calendar."""
SEVERAL = 3
"""How many weekdays that do not fit the year of an article mean that it speaks of another."""
HALF_A_YEAR = 183


Judge = Callable[[Article, "re.Match[str]"], Match | None]
Find = Literal["weekday", "impossible", "backward", "mixed-order", "mixed-ordinals"]


@frozen
class Dates(Check):
    """A weekday that its date does not have, a day that no calendar has, dates in two orders."""

    name = "dates"
    slots = frozenset({"weekday", "date", "first", "last", "kept"})

    find: Find = option("What is looked for.")

    def index(self) -> Iterable[Term]:
        """Return the names beside which a day is looked for."""
        return [Term(name, True) for name in (_NUMBERS if self.find == "weekday" else _MONTHS)]

    def needs_hit(self) -> bool:
        """Where no day stands, none is wrong."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each day or range that cannot be, or is written in another way than most."""
        if self.find == "weekday":
            yield from _sure(article, self._judged(article, _weekday))
        elif self.find in _JUDGES:
            yield from self._judged(article, _JUDGES[self.find])
        else:
            uses = [(*one.span(), self._form(one)) for one in self._dates(article)]
            if len({form for _, _, form in uses}) > 1:
                yield from odd_ones(article, of_the_desk(article, uses))

    def _form(self, found: "re.Match[str]") -> str:
        """Return which of the ways a date is written in, by a letter."""
        if self.find == "mixed-ordinals":
            return "o" if found["ordinal"] else "d"
        return "d" if found.start("day") < found.start("month") else "m"

    def _judged(self, article: Article, judge: Judge) -> Iterator[Match]:
        for found in self._dates(article):
            if match := judge(article, found):
                yield match

    def _dates(self, article: Article) -> Iterator["re.Match[str]"]:
        """Yield each date beside a name that was looked for, in order."""
        told = -1
        names = _WEEKDAYS_BESIDE if self.find == "weekday" else _MONTHS_BESIDE
        for hit, first, last in article.reading.once(names, lambda: _with_figures(article)):
            for pattern in _PATTERNS[self.find] if article.is_admitted(hit) else ():
                found = _holding(hit, pattern, article.text, first, last)
                if found and found.start() >= told and article.admits(*found.span()):
                    told = found.end()
                    yield found


def _with_figures(article: Article) -> Sequence[tuple[Hit, int, int]]:
    """Return the names with a figure beside them, as few months have, and between what it stands.

    Several rules look for dates beside the same names.
    """
    found = []
    for hit in article.raw_hits:
        block = article.document.block_at(hit.start)
        first, last = max(block.start, hit.start - REACH), min(block.end, hit.end + 2 * REACH)
        if _FIGURE.search(article.text, first, last):
            found.append((hit, first, last))
    return found


def _holding(
    hit: Hit, pattern: "re.Pattern[str]", text: str, first: int, last: int
) -> "re.Match[str] | None":
    """Return a date that holds the name of a month or a weekday."""
    found = pattern.search(text, first, last)
    while found and found.end() <= hit.start:
        found = pattern.search(text, found.end(), last)
    return found if found and found.start() <= hit.start else None


def _sure(article: Article, matches: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches without those of the article's own year where that is in doubt.

    A caption with a credit may be of another year, and so may an article with several of them.
    """
    every = list(matches)
    inferred = [match for match in every if match.level is not None]
    captions = credited(article.document, [match.start for match in inferred])
    for match in every:
        is_doubtful = len(inferred) >= SEVERAL or captions.holds(*match[:2])
        if match.level is None or not is_doubtful:
            yield match


def _weekday(article: Article, parts: "re.Match[str]") -> Match | None:
    """Return a weekday beside the date of another one; a year of the article's own is less sure."""
    day = _day(article, parts)
    said = _NUMBERS.get(parts["weekday"])
    if day is None or said is None or day.weekday() == said:
        return None
    slots = {"weekday": WEEKDAYS[day.weekday()], "date": str(day)}
    return Match(*parts.span(), slots=slots, level=None if parts["year"] else "warning")


def _day(article: Article, parts: Any) -> "date | None":
    """Return the day that a date means, of which the year may be that of the article."""
    month = _MONTHS.get(parts["month"], 0)
    if parts["year"]:
        year = int(parts["year"])
        return _real(year, month, int(parts["day"])) if year >= FIRST_YEAR else None
    if not article.document.day:
        return None
    from datetime import date

    today = date.fromisoformat(article.document.day)
    near = (_real(today.year + beside, month, int(parts["day"])) for beside in (-1, 0, 1))
    return next((day for day in near if day and abs(day - today).days < HALF_A_YEAR), None)


def _real(year: int, month: int, day: int) -> "date | None":
    from datetime import date  # few articles have a date that is in doubt

    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(article: Article, parts: "re.Match[str]") -> Match | None:
    """Return a day that its month does not have; February 29 is doubted only with its year."""
    year, month = int(parts["year"] or _LEAP_YEAR), _MONTHS.get(parts["month"], 0)
    if not month or _real(year, month, int(parts["day"])):
        return None
    return Match(*parts.span())


def _backward(article: Article, parts: "re.Match[str]") -> Match | None:
    first, last = parts["first"], parts["last"]
    if parts["month"] not in _MONTHS or not 0 < int(last) < int(first) <= 31:
        return None
    return Match(*parts.span(), slots={"first": first, "last": last})


_JUDGES: Mapping[str, Judge] = {"impossible": _impossible, "backward": _backward}
