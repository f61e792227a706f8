"""How an article explains its abbreviations: once, in one way, before they are used."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import below, blank
from newslint.declarations import frozen, option
from newslint.definitions import Definition, uses_of
from newslint.language.en import OTHER_NAME_FOLLOWS
from newslint.lazy import lazy

_ALSO = lazy(rf"(?:\(|\b(?:{'|'.join(sorted(OTHER_NAME_FOLLOWS))})(?: the)?[ \u00a0][\"“‘]?)$")
HERE = "it is explained here"
BESIDE = 16
"""How many characters before a use are looked at."""


@frozen
class Abbreviations(Check):
    """An abbreviation that stands in brackets behind its long form, or before it.

    Within a quotation the letters are used, and nothing is explained on the desk's behalf.
    """

    name = "abbreviations"
    slots = frozenset({"short", "long", "other", "count"})

    find: Literal["any", "used-before", "twice", "two-ways", "unused", "long-again"] = option(
        "What is looked for."
    )
    allow: tuple[str, ...] = option("Abbreviations that are left alone.", ())
    least: int = option("How often a long form stands again that is told (`long-again`).", 1)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what is empty or below one."""
        yield from blank("allow", self.allow)
        yield from below("least", self.least, 1)

    def patterns(self) -> Iterable[str]:
        """Return what every explanation holds: a bracket that opens before a word."""
        return [r"\(\w"]

    def needs_hit(self) -> bool:
        """Without a bracket nothing is explained in one."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield what is wrong with the explanations that stand in the rule's scope."""
        given: dict[str, list[Definition]] = {}
        for one in article.reading.definitions:
            if one.short not in self.allow and article.admits(one.at, one.end):
                given.setdefault(one.short, []).append(one)
        if given:
            found = _FINDERS[self.find](article, given)
            yield from (
                one for one in found if int(one.slots.get("count", self.least)) >= self.least
            )


Given = Mapping[str, Sequence[Definition]]
"""The explanations of each abbreviation, in order."""


def _any(article: Article, given: Given) -> Iterator[Match]:
    """Yield every bracket that shortens the words before it, for a house that wants none."""
    brackets = (one for same in given.values() for one in same if one.first < one.start)
    yield from (_dropped(article, one) for one in brackets)


def _used_before(article: Article, given: Given) -> Iterator[Match]:
    """Yield the first use of each abbreviation that is explained further down."""
    for short, (first, *_) in given.items():
        named = article.text.find(first.long)
        for at in uses_of(article.text, short):
            if at >= min(first.at, named):
                break
            end = at + len(short)
            if not article.admits(at, end) or article.document.block_at(at).text.isupper():
                continue
            if not _ALSO.search(article.text[max(0, at - BESIDE) : at]):
                yield _match(at, end, first, Aside(first.start, first.end, HERE))
            break


def _twice(article: Article, given: Given) -> Iterator[Match]:
    """Yield the brackets that explain an abbreviation again; the first are kept."""
    for first, *others in given.values():
        aside = Aside(first.start, first.end, HERE)
        yield from (_dropped(article, one, aside) for one in others if one.words == first.words)


def _two_ways(article: Article, given: Given) -> Iterator[Match]:
    """Yield an abbreviation with another long form, and a long form with another abbreviation.

    Long forms are compared whose every letter begins a word: where others begin is less sure.
    """
    sure = [one for same in given.values() for one in same if one.by_initials]
    by_short: dict[str, Definition] = {}
    by_words: dict[tuple[str, ...], Definition] = {}
    for one in sorted(sure, key=attrgetter("at")):
        namesake = by_short.setdefault(one.short, one)
        same = by_words.setdefault(one.words, one)
        if namesake.words != one.words:
            yield _clash(one, namesake, namesake.long)
        elif same.short != one.short:
            yield _clash(one, same, same.short)


def _unused(article: Article, given: Given) -> Iterator[Match]:
    """Yield the brackets whose abbreviation stands nowhere else, headline and quotations included.

    Letters before a bracket that explains them are a name and no promise; nor is a stock exchange
    symbol, whose letters seldom all begin a word.
    """
    for short, (one, *more) in given.items():
        if more or one.first > one.start or not one.by_initials:
            continue
        written = article.text[one.at : one.at + len(short) + short.count(".")]
        if {*uses_of(article.text, short), *uses_of(article.text, written)} <= {one.at}:
            yield _dropped(article, one)


def _long_again(article: Article, given: Given) -> Iterator[Match]:
    """Yield the first of the long forms that stand behind the bracket which shortens them."""
    for same in given.values():
        first, size = same[0], len(same[0].long)
        places = uses_of(article.text, first.long, max(first.end, first.last))
        again = [at for at in places if article.admits(at, at + size)]
        again = [at for at in again if all(at != one.first for one in same)]
        if again:
            aside, count = Aside(first.start, first.end, HERE), {"count": str(len(again))}
            yield _match(again[0], again[0] + size, first, aside, count)


_FINDERS: Mapping[str, Callable[[Article, Given], Iterator[Match]]] = {
    "any": _any,
    "used-before": _used_before,
    "twice": _twice,
    "two-ways": _two_ways,
    "unused": _unused,
    "long-again": _long_again,
}


def _match(
    start: int, end: int, one: Definition, aside: Aside, more: Mapping[str, str] | None = None
) -> Match:
    slots = {"short": one.short, "long": one.long, **(more or {})}
    return Match(start, end, None, slots, (aside,))


def _dropped(article: Article, one: Definition, *asides: Aside) -> Match:
    """Return a bracket to be left out with the space before it, if a desk wants it so."""
    slots = {"short": one.short, "long": one.long}
    if one.first > one.start:
        return Match(one.start, one.end, None, slots, asides)
    start = one.start - article.text[one.start - 1 : one.start].isspace()
    return Match(start, one.end, "", slots, asides, safe=False)


def _clash(one: Definition, other: Definition, stated: str) -> Match:
    slots = {"short": one.short, "long": one.long, "other": stated}
    start, end = min(one.first, one.at), max(one.last, one.end)
    return Match(start, end, None, slots, (Aside(other.start, other.end, "the other one is here"),))
