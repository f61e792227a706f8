"""How the people in an article are introduced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from newslint.checks.base import Article, Aside, Check, Match
from newslint.options import option

_BIG = r"[^\W\d_a-zß-öø-ÿ]"
_RUN = re.compile(rf"(?:{_BIG}[\w'’.-]*[ \u00a0])+{_BIG}[\w'’-]*")
_CAPITAL = re.compile(_BIG)
_BEFORE = re.compile(r"([\w'’.-]+)[ \u00a0]$")
_AFTER = re.compile(r"(?:['’]s)?[ \u00a0](\w+)")
_POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_NAME = 3
SHORTEST_SURNAME = 4


class Person(NamedTuple):
    """A full name where it first stands: its surname and its place."""

    surname: str
    full: str
    start: int
    end: int


@dataclass(frozen=True)
class People(Check):
    """A surname that stands before its full name: the paragraph that introduces it comes later."""

    name = "people"
    slots = frozenset({"full"})

    find: Literal["surname-first"] = option("What is looked for.")
    titles: tuple[str, ...] = option("Words before a name: President, Gov., General.")
    given: tuple[str, ...] = option("Given names; with one of them two words are a person.", ())
    verbs: tuple[str, ...] = option("Verbs after which or before which a person stands: said.", ())
    known: tuple[str, ...] = option("Surnames that need no introduction.", ())
    not_names: tuple[str, ...] = option("Words with a capital that are no surnames.", ())

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self.titles)

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(self.given)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(self.verbs)

    @cached_property
    def _left_alone(self) -> frozenset[str]:
        return frozenset((*self.known, *self.not_names))

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the first use of each surname that is introduced further down."""
        seen = set(self._left_alone)
        for person in self._people(article.text):
            if person.surname not in seen:
                seen.add(person.surname)
                start = self._alone(article, person)
                if start is not None:
                    aside = Aside(person.start, person.end, "the full name comes here")
                    end = start + len(person.surname)
                    yield Match(start, end, slots={"full": person.full}, asides=(aside,))

    def _people(self, text: str) -> Iterator[Person]:
        """Yield the full names in order."""
        for found in _RUN.finditer(text):
            words = _POSSESSIVE.sub("", found[0]).split()
            title = max((n for n, word in enumerate(words) if word in self._titles), default=-1)
            name = words[title + 1 :]
            if 2 <= len(name) <= LONGEST_NAME and len(name[-1]) >= SHORTEST_SURNAME:
                is_person = name[0] in self._given or title >= 0 or self._speaks(text, found)
                if is_person and not found[0].isupper():
                    start = text.index(name[0], found.start())
                    yield Person(name[-1], " ".join(name), start, found.end())

    def _speaks(self, text: str, found: re.Match[str]) -> bool:
        before = text[max(0, found.start() - 20) : found.start()].split()[-1:]
        after = text[found.end() : found.end() + 20].split()[:1]
        return not self._verbs.isdisjoint((*before, *after))

    def _alone(self, article: Article, person: Person) -> int | None:
        """Return where a surname stands before its full name, alone and clearly a person's."""
        at = self._first(article, person)
        if at is None or not article.admits(at, at + len(person.surname)):
            return None
        block = article.document.block_at(at)
        before = _BEFORE.search(article.text, max(block.start, at - 40), at)
        word = before[1] if before else ""
        if word in self._titles or (_CAPITAL.match(word) and not self._opens(article, before)):
            return None
        after = _AFTER.match(article.text, at + len(person.surname), block.end)
        following = after[1] if after else ""
        spoken = following in self._verbs or (word in self._verbs and not following[:1].isupper())
        return at if spoken else None

    @staticmethod
    def _opens(article: Article, before: re.Match[str] | None) -> bool:
        return before is not None and article.reading.starts_sentence(before.start())

    @staticmethod
    def _first(article: Article, person: Person) -> int | None:
        """Return where a surname first stands as a word in the body, if before its full name."""
        pattern = re.compile(rf"(?<![\w'’-]){re.escape(person.surname)}(?![\w-])")
        for found in pattern.finditer(article.text, 0, person.start):
            if article.document.block_at(found.start()).kind == "paragraph":
                return found.start()
        return None
