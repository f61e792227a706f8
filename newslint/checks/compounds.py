"""Compounds with a hyphen here and without one there, whatever the word."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import blank
from newslint.declarations import frozen, option
from newslint.lazy import lazy

_BEFORE = lazy(r"(?<![\w'-])[a-z]{2,}\Z")
_AFTER = lazy(r"[a-z]{2,}(?![\w-]|'\w)")
LONGEST = 30
"""How many letters the first part of a compound may have."""


@frozen
class Compounds(Check):
    """A compound with a hyphen here and in one word, or in two, there; it needs no list of them."""

    name = "compounds"
    slots = frozenset({"other"})

    open_first: tuple[str, ...] = option(
        "First parts whose compounds may not stand in two words either: anti, co.", ()
    )
    open_last: tuple[str, ...] = option(
        "Last parts whose compounds may not stand in two words either: making, maker.", ()
    )
    distinct: tuple[str, ...] = option(
        "Compounds to leave alone: others in one word (re-sign), or told by another rule.", ()
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield empty words."""
        for key in ("open_first", "open_last", "distinct"):
            yield from blank(key.replace("_", "-"), getattr(self, key))

    def patterns(self) -> Iterable[str]:
        """Return what no compound can do without."""
        return [r"[a-z]{2}-[a-z]{2}"]

    def needs_hit(self) -> bool:
        """No hyphen, no mix."""
        return True

    @cached_property
    def _left_alone(self) -> frozenset[str]:
        return frozenset(self.distinct)

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the first place of each compound that is written in another way."""
        folded = article.reading.folded
        seen = set(self._left_alone)
        for start, hyphen, end in _hyphened(folded):
            word = folded[start:end]
            if word in seen or not article.admits(start, end):
                continue
            seen.add(word)
            for other in self._others(folded[start:hyphen], folded[hyphen + 1 : end]):
                if (at := _word_at(article, folded, other)) is not None:
                    asides = (Aside(start, end, "with a hyphen here"),)
                    yield Match(*at, None, {"other": word}, asides)

    def _others(self, first: str, last: str) -> Iterator[str]:
        yield first + last
        if first in self.open_first or last in self.open_last:
            yield f"{first} {last}"


def _hyphened(folded: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a compound of two words starts, where its hyphen stands and where it ends."""
    at = -1
    while (at := folded.find("-", at + 1)) >= 0:
        first, last = _BEFORE.search(folded, max(0, at - LONGEST), at), _AFTER.match(folded, at + 1)
        if first and last:
            yield first.start(), at, last.end()


def _word_at(article: Article, folded: str, word: str) -> tuple[int, int] | None:
    """Return where a word first stands by itself, in small letters and in the desk's own text."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        beside = folded[max(0, at - 1) : at] + folded[end : end + 1]
        is_whole = not any(letter.isalnum() or letter in "-'@#_/." for letter in beside.rstrip("."))
        if is_whole and article.text[at:end].islower() and article.admits(at, end):
            return at, end
        at = folded.find(word, end)
    return None
