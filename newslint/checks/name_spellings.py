"""A person’s name in another spelling than in nearly all other articles of the archive."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from newslint.checks.base import ArchiveCheck, Article, Clash, Fact, Group
from newslint.checks.blanks import below, blank
from newslint.checks.skeletons import distance, skeleton
from newslint.declarations import frozen, option
from newslint.language.en import NAME_PARTICLES
from newslint.lazy import lazy
from newslint.places import place_of

_BIG = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_BIG}[\w’'-]{{1,40}}"  # a line of data may be one word of a megabyte
_WITHIN = "|".join((_WORD, rf"{_BIG}\.?", *sorted(NAME_PARTICLES)))
_NAME = lazy(rf"({_WORD}) (?=(?:(?:{_WITHIN}) ){{0,2}}({_WORD}))")
_POSSESSIVE = lazy(r"[’']s?$")
EXAMPLES = 3
"""How many articles with the usual spelling are named."""
FEWEST_LETTERS = 3
"""A shorter word is no name that is told by its spelling."""
SHORT = 5
"""Of a word of fewer letters only one may differ, of a longer one two."""
BESIDE = 24
"""How many characters beside a name are looked at for a title or a verb."""


@frozen
class NameSpellings(ArchiveCheck):
    """One spelling of a person’s name throughout the archive, by what nearly all articles have.

    A name is two words with a capital, the first a given name, or both after a title or beside a
    verb of speaking. Two given names that are both known are two people, unless they are `alike`.
    """

    name = "name-spellings"
    by_form = True
    slots = frozenset({"related", "count", "kept", "share", "articles"})

    given: tuple[str, ...] = option("Given names: with one of them, two words are a person.")
    titles: tuple[str, ...] = option("Words before a name: President, Gov., General.", ())
    verbs: tuple[str, ...] = option("Verbs beside which a name is a person: said.", ())
    not_names: tuple[str, ...] = option("Words with a capital that are no part of a name.", ())
    alike: tuple[tuple[str, ...], ...] = option(
        "Given names that are taken for each other: Jon, John.", ()
    )
    least_articles: int = option("How many articles have the usual spelling at least.", 20)
    least_share: float = option("Which share of the articles with the name they are.", 0.95)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield words that are none, and limits that cannot be."""
        yield from blank("given", self.given)
        yield from below("least-articles", self.least_articles, 2)
        if not 0.5 < self.least_share <= 1:
            yield "least-share", "“least-share” is above 0.5 and not above 1"

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

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield each name of an article in each of its spellings, where it first stands."""
        document, seen = article.document, set()
        for start, end, first, last in self._people(article.text):
            form = f"{first} {last}"
            if form not in seen and article.admits(start, end):
                seen.add(form)
                place = place_of(document, document.span(start, end))
                key = f"{skeleton(first)} {skeleton(last)}"
                yield Fact(document.path, (key,), article.text[start:end], place, "", form)

    def _people(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Yield where the full names stand, with their first word and their last."""
        taken = 0
        for found in _NAME.finditer(text):
            first, start = found[1], found.start()
            if start < taken or first in self._no_names:
                continue
            if first in self._given or self._is_beside(text, start, found.end(2)):
                end, last = self._last(text, found.end(), found.end(2))
                if _is_name(first, last) and not text[max(0, start - 1) : start].isalnum():
                    taken = end
                    yield start, end, first, last

    def _is_beside(self, text: str, start: int, end: int) -> bool:
        """Whether a title or a verb stands before what may be a name, or a verb behind it."""
        before = text.rfind(" ", max(0, start - BESIDE), max(0, start - 1))
        if text[before + 1 : max(0, start - 1)] in self._telling:
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

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield each name whose spelling is nearly that of all other articles."""
        for group in groups:
            tally = group.tally()
            usual = max(sorted(tally), key=lambda form: tally[form])
            articles = sum(tally.values())
            if tally[usual] < max(self.least_articles, self.least_share * articles):
                continue
            odd = [form for form in sorted(tally) if self._is_slip(form, usual)]
            others = tuple(group.facts(usual, EXAMPLES)) if odd else ()
            slots = {"kept": usual, "share": str(int(100 * tally[usual] / articles))}
            slots |= {"articles": str(articles)}
            for fact in (fact for form in odd for fact in group.facts(form)):
                yield Clash(fact, others, slots=slots)

    def _is_slip(self, form: str, usual: str) -> bool:
        """Whether a spelling is that of the same person with a letter or two changed."""
        first, last = form.split(" ")
        known, known_last = usual.split(" ")
        both_given = first != known and first in self._given and known in self._given
        if form == usual or (both_given and (first, known) not in self._alike):
            return False
        pairs = ((first, known), (last, known_last))
        return all(distance(*pair) <= (1 if len(pair[1]) < SHORT else 2) for pair in pairs)


def _is_name(first: str, last: str) -> bool:
    """Whether two words may be a name: neither is too short, nor are they in capitals."""
    return min(len(first), len(last)) >= FEWEST_LETTERS and not (first + last).isupper()
