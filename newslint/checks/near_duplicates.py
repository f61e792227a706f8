"""Headlines of two articles that differ by one word, or by the order of their words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations
from zlib import crc32

from newslint.checks.allowances import allowance
from newslint.checks.article import Article
from newslint.checks.base import ArchiveCheck
from newslint.checks.blanks import below, blank
from newslint.checks.clashes import Clashes
from newslint.checks.facts import Clash, Fact, Group
from newslint.checks.recurrence import day_of, out_of_series
from newslint.declarations import frozen, option
from newslint.folding import words_of
from newslint.lazy import kept_property
from newslint.places import place_of
from newslint.reading import MARKS

MOST_WORDS = 30
"""A headline of more words is none."""

MOST_FORMS = 3
"""So many headlines may differ in one word; more are a series with a place for a name."""

BEGINNING = 3
"""How many letters two spellings of one name have in common at least."""


@frozen
class NearDuplicates(ArchiveCheck):
    """Headlines with one word changed, added or left out, or with their words in another order.

    They are found by their deletion neighbourhoods: two such headlines have the same words, or
    have the same words when each is without one of its own.
    """

    name = "near-duplicates"
    by_form = True
    default_quotes = "include"
    slots = frozenset({"related", "count", "other"})
    wording = False

    least_words: int = option("Shorter headlines are not compared.", 5)
    allow: tuple[str, ...] = option(
        "Headlines that are left alone; a star stands for anything: “Letters: *”.", ()
    )
    series: tuple[str, ...] = option(
        "Words in which headlines of a series differ, as they do in figures: Monday, May.", ()
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield words that are none, and lengths that cannot be."""
        yield from blank("series", self.series)
        yield from below("least-words", self.least_words, 2)

    @kept_property
    def _is_allowed(self) -> Callable[[str, str], bool]:
        return allowance(self.allow)

    @cached_property
    def _series(self) -> frozenset[str]:
        return frozenset(map(words_of, self.series))

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield the headlines of one article with their words, and their words without each."""
        document, seen = article.document, set()
        for block in article.blocks:
            if block.kind != "headline":
                continue
            words = words_of(block.text)
            parts = sorted(words.split())
            fits = self.least_words <= len(parts) <= MOST_WORDS
            if not fits or words in seen or self._is_allowed(block.text, words):
                continue
            seen.add(words)
            without = [" ".join(parts[:at] + parts[at + 1 :]) for at in range(len(parts))]
            keys = tuple(dict.fromkeys((" ".join(parts), *without)))
            place = place_of(document, document.span(block.start, block.end))
            date, form = document.day, f"{crc32(words.encode()):x}"
            names = _names(block.text, article.text[block.end :])
            yield Fact(document.path, keys, block.text, place, date, form, names)

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield each headline that another one nearly is."""
        clashes = Clashes()
        for group in groups:
            if len(group.tally()) > MOST_FORMS:
                continue
            for one, other in combinations(_by_words(group.facts()).items(), 2):
                if self._is_slip(*one, *other):
                    clashes.add(_told(one[1]), other[1])
                    clashes.add(_told(other[1]), one[1])
        for clash in clashes:
            yield clash._replace(slots={"other": clash.others[0].text})

    def _is_slip(self, one: str, facts: Sequence[Fact], other: str, others: Sequence[Fact]) -> bool:
        """Whether two headlines are nearly the same, and no two parts of a series."""
        unlike = difference(one.split(), other.split())
        if not unlike:
            return unlike is not None
        if all(any(map(str.isdigit, word)) or word in self._series for word in unlike):
            return False
        names = {name for fact in (*facts, *others) for name in fact.detail}
        return len(unlike) == 1 or not names.issuperset(unlike) or _begin_alike(*unlike)


def difference(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words in which two headlines differ, none where only their order does.

    Return None where more than one word was changed, added or left out.
    """
    if sorted(one) == sorted(other):
        return ()
    first, last = 0, 0
    shorter = min(len(one), len(other))
    while first < shorter and one[first] == other[first]:
        first += 1
    while last < shorter - first and one[-1 - last] == other[-1 - last]:
        last += 1
    unlike = one[first : len(one) - last], other[first : len(other) - last]
    return (*unlike[0], *unlike[1]) if max(map(len, unlike)) == 1 else None


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words may be one name in two spellings."""
    return one[:BEGINNING] == other[:BEGINNING]


def _names(headline: str, body: str) -> tuple[str, ...]:
    """Return the words of a headline that the text under it writes with a capital alone."""
    words = [word.strip(MARKS) for word in headline.split() if word[:1].isupper()]
    names = [word for word in words if f" {word}" in body and f" {word.lower()}" not in body]
    return tuple(map(words_of, names))


def _by_words(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(words_of(fact.text), []).append(fact)
    return found


def _told(facts: Sequence[Fact]) -> list[Fact]:
    """Return the articles under one headline that are no issues of a series."""
    odd = out_of_series([day_of(fact.date) for fact in facts])
    return [fact for fact, is_odd in zip(facts, odd, strict=True) if is_odd]
