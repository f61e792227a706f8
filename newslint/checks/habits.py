"""An article that leaves the habit of its archive: another form of a word than nearly all have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.checks.article import Article, Hit, longest
from newslint.checks.base import ArchiveCheck
from newslint.checks.blanks import below
from newslint.checks.borrowed import borrowed, credited
from newslint.checks.facts import Clash, Fact, Group
from newslint.checks.formed import Formed
from newslint.checks.forms import Family, Spelling, Use, spelled
from newslint.checks.uses import after_figure, in_display
from newslint.declarations import frozen, option
from newslint.places import place_of

EXAMPLES = 3
"""How many articles that keep to the habit are named."""


@frozen
class Habits(Formed, ArchiveCheck):
    """One form of a word throughout the archive, by what nearly all articles do.

    An article with two forms of a word has no form of its own: that it is mixed shows in itself.
    """

    name = "habits"
    by_form = True
    slots = frozenset({"related", "count", "kept", "share", "articles"})

    least_articles: int = option("In how many articles a word stands before it has a habit.", 20)
    least_share: float = option("Which share of them has the same form then.", 0.95)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield families that cannot work, and limits that cannot be."""
        yield from super().problems()
        yield from below("least-articles", self.least_articles, 2)
        if not 0.5 < self.least_share <= 1:
            yield "least-share", "“least-share” is above 0.5 and not above 1"

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield the form of each family that an article keeps to, where it first stands."""
        found: dict[str, list[Hit]] = {}
        for hit in longest(article.raw_hits):
            spelling = self.by_spelling.get(hit.term) or self.spelling_of(hit)
            if spelling.family not in article.taken:
                found.setdefault(spelling.family, []).append(hit)
        for name, hits in found.items():
            has_one = len({self.spelling_of(hit).form for hit in hits}) == 1
            use = (self._first if has_one else self._only)(article, self.named[name], hits)
            if use is not None:
                yield _fact(article, self.named[name], use)

    def _first(self, article: Article, family: Family, hits: Sequence[Hit]) -> Use | None:
        """Return the first use of a family in text of the desk, where all hits have one form."""
        for hit in hits:
            for use in self.uses(article, family, (hit,)):
                if _counts(article, family, use):
                    return use
        return None

    def _only(self, article: Article, family: Family, hits: Sequence[Hit]) -> Use | None:
        """Return the first use of a family in text of the desk, if all uses have one form."""
        uses = list(self.uses(article, family, hits))
        if len({use.spelling.form for use in uses}) != 1:
            return None
        return next((use for use in uses if _counts(article, family, use)), None)

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield the form of each article that differs from what nearly all others have."""
        for group in groups:
            tally = group.tally()
            articles, habit = sum(tally.values()), max(tally, key=lambda form: tally[form])
            share = tally[habit] / articles
            if articles < self.least_articles or share < self.least_share or share == 1:
                continue
            others = tuple(group.facts(habit, EXAMPLES))
            slots = {"share": str(int(100 * share)), "articles": str(articles)}
            for form in sorted(set(tally) - {habit}):
                yield from self._odd(group.facts(form), habit, others, slots)

    def _odd(
        self,
        facts: Iterable[Fact],
        habit: str,
        others: tuple[Fact, ...],
        slots: Mapping[str, str],
    ) -> Iterator[Clash]:
        for fact in facts:
            name, twin, ending = fact.detail
            family = self.named.get(name)
            if family is not None and habit in family.forms:
                like = Spelling(name, 0, int(twin), ending)
                kept = spelled(family, family.forms.index(habit), like)
                yield Clash(fact, others, slots={"kept": kept, **slots})


def _counts(article: Article, family: Family, use: Use) -> bool:
    """Whether a use shows the habit of the desk: in its own text, and after a figure if it must."""
    start, end, _ = use.hit
    if in_display(article, use.hit) or (family.after_figure and not after_figure(article, use.hit)):
        return False
    covers = [borrowed(article.reading, [start])]
    if family.beside_day:
        covers.append(credited(article.document, [start]))
    return not any(cover.holds(start, end) for cover in covers)


def _fact(article: Article, family: Family, use: Use) -> Fact:
    document, (start, end, _) = article.document, use.hit
    name, form, twin, ending = use.spelling
    place = place_of(document, document.span(start, end))
    text, detail = article.text[start:end], (name, str(twin), ending)
    return Fact(document.path, (name,), text, place, form=family.forms[form], detail=detail)
