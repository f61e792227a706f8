"""How the people of one article are named: in one spelling, and in full once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Aside, Match
from newslint.checks.blanks import below
from newslint.checks.named import Named, Person, follows_name
from newslint.checks.skeletons import distance, skeleton
from newslint.declarations import frozen, option
from newslint.definitions import uses_of
from newslint.language.en import KNOWN_SLIP
from newslint.lazy import lazy
from newslint.records import NamedTuple

_CAPITAL = lazy(r"[A-ZÀ-ÖØ-Þ][\w-]{5,40}")
_CAPITAL_AFTER = lazy(r" [A-ZÀ-ÖØ-Þ]")
_JOINERS = ("'", "’", "-")
_KNOWN_SLIP = lazy(rf"(?:[’']s?)? [(\[]{KNOWN_SLIP}[)\]]")
_WORD_AFTER = lazy(r" (\w+)")
FEWEST_LETTERS = 5
"""A shorter surname is often one letter from another."""
MOST_NAMES = 300
"""An article with more names is a list."""


class Form(NamedTuple):
    """The first word of a name and its last."""

    first: str
    last: str


@frozen
class NameForms(Named):
    """A person’s name in two spellings in one article, or in full again behind the surname.

    A surname is held to have a slip where it differs by one letter, or by two that sound alike.
    Two people may have one surname: where an article has two given names for it, nothing is told.
    """

    name = "name-forms"
    slots = frozenset({"kept", "count", "surname"})

    find: Literal["two-spellings", "full-again"] = option("What is looked for.", "two-spellings")
    endings: tuple[str, ...] = option(
        "What a word may have more than another without being a slip: the s of a plural.", ()
    )
    known: tuple[str, ...] = option("Surnames that may stand in full (`full-again`).", ())
    within: int = option("How many paragraphs after the last mention (`full-again`).", 1)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield words that are none, and a limit below zero."""
        yield from super().problems()
        yield from below("within", self.within)

    def check(self, article: Article) -> Iterator[Match]:
        """Yield what is wrong with the names of an article."""
        people = self.people_in(article)
        if people:
            yield from _FINDERS[self.find](self, article, people)

    def _two_spellings(self, article: Article, people: Sequence[Person]) -> Iterator[Match]:
        """Yield the first place of each odd spelling, of full names and of surnames alone."""
        places: dict[Form, list[Person]] = {}
        for one in people:
            if article.admits(one.start, one.end):
                places.setdefault(Form(_even(one.first), _even(one.last)), []).append(one)
        if len(places) > MOST_NAMES:
            return
        for pair in _related(places):
            # The rarer one is odd; of two as rare, the later.
            usual, odd = sorted(pair, key=lambda form: (-len(places[form]), places[form][0].start))
            if self._is_slip(odd, usual) and not _is_meant(article, places[odd] + places[usual]):
                yield _odd(article, places[odd][0], places[usual][0])
        yield from self._lone(article, places)

    def _is_slip(self, odd: Form, usual: Form) -> bool:
        """Whether two names are one person’s with a slip in one of their words."""
        if odd.first != usual.first:
            alike = (odd.first, usual.first) in self._alike
            return not self.are_two(*sorted((odd.first, usual.first))) and (
                alike or self._is_near(odd.first, usual.first)
            )
        return self._is_near(odd.last, usual.last)

    def _is_near(self, one: str, other: str) -> bool:
        """Whether two words are one with a slip: of one letter, or of two that sound alike."""
        # One slip leaves the second letter or the last as it was: most words differ in both.
        if one[0] != other[0] or not (one[1] == other[1] or one[-1] == other[-1]):
            return False
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        if not FEWEST_LETTERS <= len(short) >= len(long) - 2:
            return False
        # One slip leaves the half before it or the half behind it as it was.
        half, alike = (len(short) - 2) // 2, skeleton(one) == skeleton(other)
        if not alike and short[:half] != long[:half] and short[-half:] != long[-half:]:
            return False
        is_ending = long in [short + ending for ending in self.endings]
        return not is_ending and 0 < distance(one, other) <= (2 if alike else 1)

    def _lone(self, article: Article, places: Mapping[Form, list[Person]]) -> Iterator[Match]:
        """Yield surnames that stand alone beside a title or a verb, and nearly are a person’s."""
        # A slip leaves the second letter or the last as it was.
        begun: dict[str, dict[str, Form]] = {}
        ended: dict[str, dict[str, Form]] = {}
        for form in places:
            begun.setdefault(form.last[:2], {})[form.last] = form
            ended.setdefault(form.last[0] + form.last[-1], {})[form.last] = form
        words = {word for form in places for word in form}
        for word in dict.fromkeys(_CAPITAL.findall(article.text)):
            lasts = begun.get(word[:2], _NONE) | ended.get(word[0] + word[-1], _NONE)
            if not lasts or word in words or word in self._no_names or word in self._given:
                continue
            near = [
                form
                for last, form in lasts.items()
                if -3 < len(last) - len(word) < 3 and self._is_near(word, last)
            ]
            at = self._alone_at(article, word) if len(near) == 1 else None
            if at is not None:
                known = places[near[0]][0]
                yield _odd(article, Person(at, at + len(word), "", word), known, near[0].last)

    def _alone_at(self, article: Article, word: str) -> int | None:
        """Return where a surname first stands alone beside a title or a verb."""
        places = uses_of(article.text, word)
        return next((at for at in places if self._is_alone(article, at, at + len(word))), None)

    def _is_alone(self, article: Article, start: int, end: int) -> bool:
        text = article.text
        if text[start - 1 : start] in _JOINERS or _CAPITAL_AFTER.match(text, end):
            return False
        after = _WORD_AFTER.match(text, end)
        is_speaker = after is not None and after[1] in self.verbs
        if not is_speaker and not self._is_beside(text, start, end):
            return False
        return article.admits(start, end) and not follows_name(article, start, self.titles)

    def _full_again(self, article: Article, people: Sequence[Person]) -> Iterator[Match]:
        from newslint.checks.full_again import full_again

        return full_again(article, people, self.known, self._no_names, self.within)


_NONE: dict[str, Form] = {}

_FINDERS: Mapping[str, Callable[[NameForms, Article, Sequence[Person]], Iterator[Match]]] = {
    "two-spellings": NameForms._two_spellings,
    "full-again": NameForms._full_again,
}


def _related(places: Mapping[Form, object]) -> Iterator[tuple[Form, Form]]:
    """Yield the pairs of names that have one of two words in common."""
    for part in (0, 1):
        same: dict[str, list[Form]] = {}
        for form in places:
            same.setdefault(form[part], []).append(form)
        for forms in same.values():
            yield from combinations(forms, 2)


def _is_meant(article: Article, people: Sequence[Person]) -> bool:
    """Whether the desk says of one of the spellings that it knows: [sic]."""
    return any(_KNOWN_SLIP.match(article.text, one.end) for one in people)


def _even(word: str) -> str:
    return word.replace("’", "'")


def _odd(article: Article, odd: Person, usual: Person, kept: str = "") -> Match:
    kept = kept or article.text[usual.start : usual.end]
    aside = Aside(usual.start, usual.end, "the other spelling")
    return Match(odd.start, odd.end, None, {"kept": kept}, (aside,))
