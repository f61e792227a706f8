"""One form of a word within an article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from newslint.checks.base import Article, Aside, Check, Hit, Match, Term, longest
from newslint.checks.casing import fitted
from newslint.options import option

DISPLAY = ("headline", "deck")
WINDOW = 40
"""How many characters beside a hit are looked at for its neighbours."""


class Family(NamedTuple):
    """The forms of one word, of which an article keeps to one."""

    forms: Annotated[tuple[str, ...], "The forms, two or more."]
    neutral: Annotated[tuple[str, ...], "Forms that are never a fault and never counted."] = ()
    headline: Annotated[tuple[str, ...], "Forms that are always fine in headline and deck."] = ()
    names: Annotated[tuple[str, ...], "Names that hold a form and are left alone."] = ()
    endings: Annotated[tuple[str, ...], "Endings that each form may take: s, ed."] = ()
    case: Annotated[Literal["any", "exact"], "Whether forms count in this case only."] = "any"


class Use(NamedTuple):
    """One form found in an article: which form of its family, with which ending."""

    hit: Hit
    form: str
    ending: str


@dataclass(frozen=True)
class Consistency(Check):
    """One form of a word within an article: the one most used, the first, or the preferred."""

    name = "consistency"
    slots = frozenset({"kept", "count", "forms"})

    families: Mapping[str, Family] | None = option("The forms of each word, by a name.", None)
    variants: tuple[tuple[str, ...], ...] = option("Families without a name: lists of forms.", ())
    policy: Literal["majority", "first", "prefer"] = option("Which form to keep.", "majority")
    prefer: Mapping[str, str] | None = option("The form to keep, by family.", None)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield families that cannot work."""
        seen: dict[str, str] = {}
        for name, family in self._families.items():
            if len(family.forms) < 2:
                yield "families", f"the family “{name}” needs two forms or more"
            for form in self._spelled(family):
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
        return named | {forms[0]: Family(forms) for forms in self.variants if forms}

    @staticmethod
    def _spelled(family: Family) -> dict[str, tuple[str, str]]:
        return {
            form + ending: (form, ending)
            for form in family.forms
            for ending in ("", *family.endings)
        }

    @cached_property
    def _uses(self) -> dict[str, tuple[str, str, str]]:
        return {
            spelled: (name, form, ending)
            for name, family in self._families.items()
            for spelled, (form, ending) in self._spelled(family).items()
        }

    def index(self) -> Iterable[Term]:
        """Return every form with every ending."""
        for family in self._families.values():
            for spelled in self._spelled(family):
                yield Term(spelled, family.case == "exact")

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
        found: dict[str, list[Use]] = {}
        for hit in longest(article.hits):
            if not _among_capitals(article, hit):
                name, form, ending = self._uses[hit.term]
                found.setdefault(name, []).append(Use(hit, form, ending))
        for name, uses in found.items():
            preferred = (self.prefer or {}).get(name)
            if preferred is not None or len({use.form for use in uses}) > 1:
                yield from self._odd(article, self._families[name], uses, preferred)

    def _odd(
        self, article: Article, family: Family, uses: Sequence[Use], preferred: str | None
    ) -> Iterator[Match]:
        voting = [use for use in uses if not _in_display(article, use.hit)] or uses
        votes = Counter(use.form for use in voting)
        kept = preferred or self._kept(votes)
        count = votes.get(kept, 0)
        asides = tuple(Aside(u.hit.start, u.hit.end, kept) for u in voting if u.form == kept)[:10]
        for use in uses:
            display = _in_display(article, use.hit)
            if use.form == kept or (display and use.form in family.headline):
                continue
            text, safe = fitted(article, use.hit.start, use.hit.end, kept + use.ending)
            slots = {"kept": kept, "count": str(count), "forms": ", ".join(votes)}
            yield Match(use.hit.start, use.hit.end, text, slots, asides, safe=safe)

    def _kept(self, votes: Counter[str]) -> str:
        first = next(iter(votes))
        if self.policy == "first":
            return first
        return max(votes, key=lambda form: votes[form])


def _in_display(article: Article, hit: Hit) -> bool:
    return article.document.block_at(hit.start).kind in DISPLAY


def _among_capitals(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in a line of capitals, where US may be the pronoun."""
    text, block = article.text, article.document.block_at(hit.start)
    if not text[hit.start : hit.end].isupper():
        return False
    before = text[max(block.start, hit.start - WINDOW) : hit.start].split()[-1:]
    after = text[hit.end : min(block.end, hit.end + WINDOW)].split()[:1]
    both = [word for word in before + after if word.isupper() and len(word) > 1]
    return len(both) == 2 or (len(both) == len(before + after) and block.text.isupper())
