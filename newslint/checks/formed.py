"""What the checks of forms share: the families, and where their forms stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from newslint.checks.article import Article, Hit, Term, longest
from newslint.checks.base import Check
from newslint.checks.blanks import blank
from newslint.checks.forms import Family, Spelling, Use, after_hours, spellings
from newslint.checks.uses import is_use
from newslint.declarations import frozen, option

FIGURE = "0123456789 .:"
"""What stands before a form that needs an hour."""


@frozen
class Formed(Check):
    """What every check of forms knows: which forms a word has, and when they are that word."""

    families: Mapping[str, Family] | None = option("The forms of each word, by a name.", None)
    variants: tuple[tuple[str, ...], ...] = option(
        "Families without a name: lists of forms, in this case; small letters may open a sentence.",
        (),
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield families that cannot work."""
        for forms in self.variants:
            yield from blank("variants", forms or ("",))
        seen: dict[str, str] = {}
        for name, family in self.named.items():
            for problem in family.problems():
                yield "families", f"the family “{name}” {problem}"
            for form in spellings(name, family):
                if form in seen:
                    yield "families", f"“{form}” stands in “{seen[form]}” and in “{name}”"
                seen[form] = name

    @cached_property
    def named(self) -> dict[str, Family]:
        """The families by their names; one without a name has that of its first form."""
        named = dict(self.families or {})
        for forms in filter(None, self.variants):
            small = "".join(forms).islower()
            named[forms[0]] = Family(forms, case="lower" if small else "exact")
        return named

    @cached_property
    def by_spelling(self) -> dict[str, Spelling]:
        """What each form with each ending is a form of."""
        found: dict[str, Spelling] = {}
        for name, family in self.named.items():
            found |= spellings(name, family)
        return found

    def index(self) -> Iterable[Term]:
        """Return every form with every ending."""
        for text, spelling in self.by_spelling.items():
            family = self.named[spelling.family]
            of_hour = family.forms[spelling.form] in family.after_hour
            for term in after_hours(text) if of_hour else (text,):
                yield Term(term, family.case == "exact")

    def exempt(self) -> Iterable[Term]:
        """Return the names and the neutral forms."""
        for family in self.named.values():
            for term in (*family.names, *family.neutral):
                yield Term(term, family.case == "exact")

    def needs_hit(self) -> bool:
        """Without a form there is nothing to compare."""
        return True

    def uses(self, article: Article, family: Family, hits: Sequence[Hit]) -> Iterator[Use]:
        """Yield where forms of a family stand as that word, of the hits on it."""
        for hit in map(self.bare, longest(filter(article.is_admitted, hits))):
            spelling = self.by_spelling[hit.term]
            if is_use(article, hit, family.forms[spelling.form], family):
                yield Use(hit, spelling)

    def spelling_of(self, hit: Hit) -> Spelling:
        """Return what a hit is a form of."""
        return self.by_spelling[self.bare(hit).term]

    def bare(self, hit: Hit) -> Hit:
        """Return a hit without the figure that it stands close to."""
        if hit.term in self.by_spelling:
            return hit
        bare = hit.term.lstrip(FIGURE)
        return Hit(hit.end - len(bare), hit.end, bare)
