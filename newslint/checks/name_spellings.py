"""A person’s name in another spelling than in nearly all other articles of the archive."""

from collections.abc import Iterable, Iterator

from newslint.checks.article import Article
from newslint.checks.base import ArchiveCheck
from newslint.checks.blanks import below
from newslint.checks.facts import Clash, Fact, Group
from newslint.checks.named import Named
from newslint.checks.skeletons import distance, skeleton
from newslint.declarations import frozen, option
from newslint.places import place_of

EXAMPLES = 3
"""How many articles with the usual spelling are named."""
SHORT = 5
"""Of a word of fewer letters only one may differ, of a longer one two."""


@frozen
class NameSpellings(Named, ArchiveCheck):
    """One spelling of a person’s name throughout the archive, by what nearly all articles have."""

    name = "name-spellings"
    by_form = True
    slots = frozenset({"related", "count", "kept", "share", "articles"})

    least_articles: int = option("How many articles have the usual spelling at least.", 20)
    least_share: float = option("Which share of the articles with the name they are.", 0.95)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield words that are none, and limits that cannot be."""
        yield from super().problems()
        yield from below("least-articles", self.least_articles, 2)
        if not 0.5 < self.least_share <= 1:
            yield "least-share", "“least-share” is above 0.5 and not above 1"

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield each name of an article in each of its spellings, where it first stands."""
        document, seen = article.document, set()
        for start, end, first, last in self.people_in(article):
            form = f"{first} {last}"
            if form not in seen and article.admits(start, end):
                seen.add(form)
                place = place_of(document, document.span(start, end))
                key = f"{skeleton(first)} {skeleton(last)}"
                yield Fact(document.path, (key,), article.text[start:end], place, "", form)

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
        if form == usual or self.are_two(first, known):
            return False
        pairs = ((first, known), (last, known_last))
        return all(distance(*pair) <= (1 if len(pair[1]) < SHORT else 2) for pair in pairs)
