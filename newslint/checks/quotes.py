"""Quotation marks that are wrong, or odd among the others."""

from collections.abc import Callable, Iterator
from functools import cached_property

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.declarations import frozen, option
from newslint.diagnostics import Level
from newslint.quotations.model import FaultKind


@frozen
class Quotes(Check):
    """A quotation mark that is wrong where it stands, or unlike the others of its article.

    A quotation may run over paragraphs: each opens, only the last closes. Where single marks
    are the article's outer ones they are held to the same rules; apostrophes, feet and inches
    are none of them.
    """

    name = "quotes"
    default_quotes = "include"
    slots = frozenset(("style", "kept"))
    wording = False

    find: Literal[
        FaultKind,
        "mixed-style",
        "mixed-stops",
        "stops",
        "closed-early",
        "scare",
        "nesting",
    ] = option("What is looked for.")
    stops: Literal["inside", "outside"] | None = option(
        "Where commas and full stops belong, for `find: stops`: inside the closing mark, or"
        " outside unless they end a quoted sentence.",
        None,
    )

    cues: tuple[str, ...] = option(
        "Words beside which a word in marks is somebody's, for `find: scare`: says, called.",
        (),
    )

    @cached_property
    def _cues(self) -> frozenset[str]:
        return frozenset(self.cues)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what does not fit together."""
        if (self.find == "stops") != (self.stops is not None):
            yield "stops", "“find: stops” and “stops: inside” or “outside” go together"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the marks at fault."""
        for match in self._matches(article):
            if article.admits(match.start, match.end):
                yield match

    def _matches(self, article: Article) -> Iterator[Match]:
        if self.stops:
            return _misplaced_stops(article, self.stops)
        if self.find == "scare":
            return _scare_quotes(article, self._cues)
        finder = _FINDERS.get(self.find)
        return finder(article) if finder else self._faults(article)

    def _faults(self, article: Article) -> Iterator[Match]:
        for fault in article.reading.quotations.faults:
            if fault.kind == self.find:
                level: Level | None = None if fault.certain else "warning"
                yield Match(fault.start, fault.end, fault.replacement, level=level)


def _odd_styles(article: Article) -> Iterator[Match]:
    from newslint.quotations.styles import odd_styles

    for odd in odd_styles(article.reading.quotations):
        slots = {"style": odd.style, "kept": odd.kept}
        yield Match(odd.mark.start, odd.mark.end, odd.replacement, slots, safe=odd.is_outer)


def _odd_stops(article: Article) -> Iterator[Match]:
    from newslint.quotations.stops import odd_stops

    for start, end in odd_stops(article.document, article.reading.quotations):
        yield Match(start, end)


def _misplaced_stops(article: Article, wanted: Literal["inside", "outside"]) -> Iterator[Match]:
    from newslint.quotations.stops import misplaced_stops

    for stop in misplaced_stops(article.document, article.reading.quotations, wanted):
        yield Match(stop.start, stop.end, stop.replacement, safe=stop.is_sure)


def _closed_early(article: Article) -> Iterator[Match]:
    from newslint.quotations.styles import closed_early

    for mark in closed_early(article.document, article.reading.quotations):
        yield Match(mark.start, mark.end, "", safe=False)


def _scare_quotes(article: Article, cues: frozenset[str]) -> Iterator[Match]:
    from newslint.quotations.scares import Sources, is_ordinary_word

    reading, sources, told = article.reading, None, dict[int, bool]()
    for quotation in reading.quotations.outer:
        if not is_ordinary_word(article.text, quotation):
            continue
        sources = sources or Sources(article.text, reading.quotations)
        number = reading.sentence_at(quotation.start)
        if number not in told:  # one sentence may hold a thousand
            start, end = reading.sentences[number]
            told[number] = sources.tell(start, end, cues)
        if not told[number] and not sources.hold(quotation):
            yield Match(quotation.opening.start, quotation.outer_end)


def _odd_nesting(article: Article) -> Iterator[Match]:
    from newslint.quotations.styles import odd_nesting

    for quotation in odd_nesting(article.document, article.reading.quotations):
        yield Match(quotation.opening.start, quotation.outer_end)


_FINDERS: dict[str, Callable[[Article], Iterator[Match]]] = {
    "mixed-style": _odd_styles,
    "mixed-stops": _odd_stops,
    "closed-early": _closed_early,
    "nesting": _odd_nesting,
}
