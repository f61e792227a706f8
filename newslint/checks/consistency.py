"""One form of a word within an article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from newslint.checks.base import Article, Aside, Check, Hit, Match, Term, longest
from newslint.checks.casing import fitted
from newslint.checks.forms import Family, Spelling, Use, after_hours, spellings
from newslint.checks.uses import after_figure, in_display, is_use
from newslint.options import option

FIGURE = "0123456789 .:"
"""What stands before a form that needs an hour."""


@dataclass(frozen=True)
class Consistency(Check):
    """One form of a word within an article: the one most used, the first, or the preferred."""

    name = "consistency"
    slots = frozenset({"kept", "count", "forms"})

    families: Mapping[str, Family] | None = option("The forms of each word, by a name.", None)
    variants: tuple[tuple[str, ...], ...] = option(
        "Families without a name: lists of forms, in this case; small letters may open a sentence.",
        (),
    )
    policy: Literal["majority", "first", "prefer"] = option("Which form to keep.", "majority")
    prefer: Mapping[str, str] | None = option("The form to keep, by family.", None)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield families that cannot work."""
        seen: dict[str, str] = {}
        for name, family in self._families.items():
            for problem in family.problems():
                yield "families", f"the family “{name}” {problem}"
            for form in spellings(name, family):
                if form in seen:
                    yield "families", f"“{form}” stands in “{seen[form]}” and in “{name}”"
                seen[form] = name
        for name, form in (self.prefer or {}).items():
            if name not in self._families:
                yield "prefer", f"there is no family “{name}”"
            elif form not in self._families[name].forms:
                yield "prefer", f"“{form}” is no form of “{name}”"
        if self.policy == "prefer" and set(self._families) - set(self.prefer or {}):
            yield "policy", "with “prefer”, each family needs its form under “prefer”"

    @cached_property
    def _families(self) -> dict[str, Family]:
        named = dict(self.families or {})
        for forms in filter(None, self.variants):
            small = "".join(forms).islower()
            named[forms[0]] = Family(forms, case="lower" if small else "exact")
        return named

    @cached_property
    def _spellings(self) -> dict[str, Spelling]:
        found: dict[str, Spelling] = {}
        for name, family in self._families.items():
            found |= spellings(name, family)
        return found

    def index(self) -> Iterable[Term]:
        """Return every form with every ending."""
        for spelled, spelling in self._spellings.items():
            family = self._families[spelling.family]
            of_hour = family.forms[spelling.form] in family.after_hour
            for text in after_hours(spelled) if of_hour else (spelled,):
                yield Term(text, family.case == "exact")

    def exempt(self) -> Iterable[Term]:
        """Return the names and the neutral forms."""
        for family in self._families.values():
            for term in (*family.names, *family.neutral):
                yield Term(term, family.case == "exact")

    def needs_hit(self) -> bool:
        """No form, no mix."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the odd forms of each family that is mixed."""
        for name, hits in self._mixed(article).items():
            uses = list(self._uses(article, self._families[name], hits))
            if uses:
                preferred = (self.prefer or {}).get(name)
                yield from self._odd(article, self._families[name], uses, preferred)

    def _uses(self, article: Article, family: Family, hits: Sequence[Hit]) -> Iterator[Use]:
        for hit in map(self._bare, longest(filter(article.is_admitted, hits))):
            spelling = self._spellings[hit.term]
            if is_use(article, hit, family.forms[spelling.form], family):
                yield Use(hit, spelling)

    def _bare(self, hit: Hit) -> Hit:
        """Return a hit without the figure that it stands close to."""
        if hit.term in self._spellings:
            return hit
        bare = hit.term.lstrip(FIGURE)
        return Hit(hit.end - len(bare), hit.end, bare)

    def _mixed(self, article: Article) -> dict[str, list[Hit]]:
        """Return the hits of each family with two forms, or with one that the desk prefers."""
        found: dict[str, list[Hit]] = {}
        forms: dict[str, set[int]] = {}
        for hit in article.raw_hits:
            spelling = self._spellings[self._bare(hit).term]
            found.setdefault(spelling.family, []).append(hit)
            forms.setdefault(spelling.family, set()).add(spelling.form)
        named = self.prefer or {}
        return {name: hits for name, hits in found.items() if len(forms[name]) > 1 or name in named}

    def _odd(
        self, article: Article, family: Family, uses: Sequence[Use], preferred: str | None
    ) -> Iterator[Match]:
        voting = [use for use in uses if not in_display(article, use.hit)] or uses
        votes = Counter(use.spelling.form for use in voting)
        kept = family.forms.index(preferred) if preferred else self._kept(family, votes)
        like = [use.hit for use in voting if use.spelling.form == kept]
        asides = tuple(Aside(hit.start, hit.end, family.forms[kept]) for hit in like)[:10]
        forms = ", ".join(family.forms[form] for form in votes)
        for use in uses:
            if use.spelling.form != kept and not _is_fine(article, family, use, kept):
                wanted = (family.forms, *family.twins)[use.spelling.twin][kept]
                wanted += use.spelling.ending
                slots = {"kept": wanted, "count": str(len(like)), "forms": forms}
                match = _match(article, use, wanted, like)
                yield match._replace(slots=slots, asides=asides)

    def _kept(self, family: Family, votes: Counter[int]) -> int:
        fit = [form for form in votes if family.forms[form] not in family.faulty] or list(votes)
        return fit[0] if self.policy == "first" else max(fit, key=lambda form: votes[form])


def _is_fine(article: Article, family: Family, use: Use, kept: int) -> bool:
    """Whether a form may stand beside the one kept: in a headline, or after a number in words."""
    if family.forms[use.spelling.form] in family.headline and in_display(article, use.hit):
        return True
    return family.forms[kept] in family.after_figure and not after_figure(article, use.hit)


def _match(article: Article, use: Use, wanted: str, like: Sequence[Hit]) -> Match:
    """Return a form with its replacement, as close to its figure as the forms that are kept."""
    start, end, _ = use.hit
    text, safe = fitted(article, start, end, wanted)
    if not after_figure(article, use.hit) or not (model := _after_figures(article, like)):
        return Match(start, end, text, safe=safe)
    is_spaced, should_be = article.text[start - 1].isspace(), _is_spaced(article, model[0])
    if should_be and not is_spaced:
        return Match(start, end, f" {text}", safe=safe)
    return Match(start - (is_spaced and not should_be), end, text, safe=safe)


def _after_figures(article: Article, hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if after_figure(article, hit)]


def _is_spaced(article: Article, hit: Hit) -> bool:
    return article.text[hit.start - 1].isspace()
