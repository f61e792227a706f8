"""Which words of an article are a person’s full name."""

from collections.abc import Collection, Iterator
from functools import cache, cached_property

from newslint.checks.article import Article
from newslint.checks.base import Check
from newslint.checks.blanks import blank
from newslint.declarations import frozen, option
from newslint.language.en import NAME_PARTICLES
from newslint.lazy import lazy
from newslint.records import NamedTuple

_BIG = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_BIG}[\w’'-]{{1,40}}"  # a line of data may be one word of a megabyte
_PARTICLES = "|".join(sorted(NAME_PARTICLES))
_WITHIN = rf"(?:{_BIG}(?:[\w’'-]{{1,40}}|\.?)|{_PARTICLES}) "
_NAME = lazy(rf"({_WORD}) (?=(?:{_WITHIN}){{0,2}}({_WORD}))")
_WORD_BEFORE = lazy(r"(?:^|[^\w.’'-])([\w.’'-]+) $")
_POSSESSIVE = lazy(r"[’']s?$")
FEWEST_LETTERS = 3
"""A shorter word is no name that is told by its spelling."""
BESIDE = 24
"""How many characters beside a name are looked at for a title or a verb."""


class Person(NamedTuple):
    """A full name in the text of a document, with its first word and its last."""

    start: int
    end: int
    first: str
    last: str


@frozen
class Named(Check):
    """What every check of people’s names knows.

    A name is two words with a capital, the first a given name, or both after a title or beside a
    verb of speaking. Two given names that are both known are two people, unless they are `alike`.
    """

    given: tuple[str, ...] = option("Given names: with one of them, two words are a person.")
    titles: tuple[str, ...] = option("Words before a name: President, Gov., General.", ())
    verbs: tuple[str, ...] = option("Verbs beside which a name is a person: said.", ())
    not_names: tuple[str, ...] = option("Words with a capital that are no part of a name.", ())
    alike: tuple[tuple[str, ...], ...] = option(
        "Given names that are taken for each other: Jon, John.", ()
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield words that are none."""
        yield from blank("given", self.given)

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(self.given)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(self.verbs)

    @cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset((*self.titles, *self.verbs))

    @cached_property
    def _no_names(self) -> frozenset[str]:
        return frozenset((*self.not_names, *self.titles))

    @cached_property
    def _alike(self) -> frozenset[tuple[str, str]]:
        return frozenset((one, other) for same in self.alike for one in same for other in same)

    def people_in(self, article: Article) -> tuple[Person, ...]:
        """Return the full names of an article, which rules of one language read once."""
        return article.reading.once(self._read_by, lambda: tuple(self._people(article.text)))

    @cached_property
    def _read_by(self) -> object:
        """What stands for the words that names are read by; long lists of words are slow keys."""
        return _one_of((self.given, self.titles, self.verbs, self.not_names))

    def _people(self, text: str) -> Iterator[Person]:
        """Yield where the full names stand, with their first word and their last."""
        taken, no_names, given = 0, self._no_names, self._given
        for found in _NAME.finditer(text):
            first = found[1]
            if first in no_names or (start := found.start()) < taken:
                continue
            begins = first in given
            if not begins and self._begins_later(text[found.end() : found.end(2)]):
                continue
            if begins or self._is_beside(text, start, found.end(2)):
                end, last = self._last(text, found.end(), found.end(2))
                if _is_name(first, last) and not text[max(0, start - 1) : start].isalnum():
                    taken = end
                    yield Person(start, end, first, last)

    def _begins_later(self, after: str) -> bool:
        """Whether a given name and another word follow: the word before them is none of the name.

        So it is in “the envoy to Ukraine Kurt Volker told them”.
        """
        second, _, more = after.partition(" ")
        return bool(more) and second in self._given

    def _is_beside(self, text: str, start: int, end: int) -> bool:
        """Whether a title or a verb stands before what may be a name, or a verb behind it."""
        if start:
            before = text.rfind(" ", max(0, start - BESIDE), start - 1)
            if text[before + 1 : start - 1] in self._telling:
                return True
        stop = text.find(" ", end + 1, end + BESIDE)
        return text[end + 1 : stop] in self._verbs

    def _last(self, text: str, start: int, end: int) -> tuple[int, str]:
        """Return where a name ends whose other words begin at `start`, and its last word."""
        words = text[start:end].split(" ")
        while words and (words[-1] in self._no_names or not words[-1][0].isupper()):
            end -= len(words.pop()) + 1
        last = words[-1] if words else ""
        owner = _POSSESSIVE.search(last)
        return (end - len(owner[0]), last[: owner.start()]) if owner else (end, last)

    def are_two(self, one: str, other: str) -> bool:
        """Whether two given names, both known and not taken for each other, are of two people."""
        both_given = one != other and one in self._given and other in self._given
        return both_given and (one, other) not in self._alike


def follows_name(article: Article, start: int, no_names: Collection[str]) -> bool:
    """Whether a word with a capital stands before a place: no title, and none at a start."""
    before = word_before(article.text, start)
    is_name = before[:1].isupper() and before not in no_names
    return is_name and not article.reading.starts_sentence(start - len(before) - 1)


def word_before(text: str, start: int) -> str:
    """Return the word before a place and a space, "" where none stands there."""
    found = _WORD_BEFORE.search(text[max(0, start - BESIDE) : start])
    return found[1] if found else ""


@cache
def _one_of(_words: tuple[tuple[str, ...], ...]) -> object:
    """Return the same object for the same words."""
    return object()


def _is_name(first: str, last: str) -> bool:
    """Whether two words may be a name: not too short, not in capitals, nor the owner of another."""
    if min(len(first), len(last)) < FEWEST_LETTERS or (first + last).isupper():
        return False
    return _POSSESSIVE.search(first) is None
