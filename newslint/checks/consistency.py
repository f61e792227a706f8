"""One form of a word within an article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.annotations import Literal
from newslint.checks.article import Article, Hit, longest
from newslint.checks.base import Aside, Match
from newslint.checks.borrowed import borrowed, credited
from newslint.checks.casing import fitted
from newslint.checks.formed import Formed
from newslint.checks.forms import Family, Use, spelled
from newslint.checks.uses import after_figure, before_full_name, in_display, may_be_in_name
from newslint.declarations import frozen, option
from newslint.lazy import lazy

_MARKS = lazy(r"[\"“”„‟«»'‘’`\x91-\x94]")
MOST_TOLD = 5
"""How many forms are told with their numbers."""


@frozen
class Consistency(Formed):
    """One form of a word within an article: the one most used, the first, or the preferred."""

    name = "consistency"
    slots = frozenset({"kept", "count", "forms", "tally"})

    policy: Literal["majority", "first", "prefer"] = option("Which form to keep.", "majority")
    prefer: Mapping[str, str] | None = option("The form to keep, by family.", None)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield families that cannot work, and preferences for none."""
        yield from super().problems()
        for name, form in (self.prefer or {}).items():
            if name not in self.named:
                yield "prefer", f"there is no family “{name}”"
            elif form not in self.named[name].forms:
                yield "prefer", f"“{form}” is no form of “{name}”"
        if self.policy == "prefer" and set(self.named) - set(self.prefer or {}):
            yield "policy", "with “prefer”, each family needs its form under “prefer”"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the odd forms of each family that is mixed."""
        for name, hits in self._mixed(article).items():
            family, preferred = self.named[name], (self.prefer or {}).get(name)
            if not preferred and self._is_plain(article, hits):
                continue
            uses = list(self.uses(article, family, hits))
            if family.ahead_of_name and not preferred:
                uses = [use for use in uses if before_full_name(article, use.hit)]
            if uses and (preferred or len({use.spelling.form for use in uses}) > 1):
                yield from self._odd(
                    article, family, _of_the_desk(article, family, uses), preferred
                )

    def _mixed(self, article: Article) -> dict[str, list[Hit]]:
        """Return the hits of each family with two forms, or with one that the desk prefers."""
        found: dict[str, list[Hit]] = {}
        forms: dict[str, set[int]] = {}
        known = self.by_spelling
        for hit in article.raw_hits:
            spelling = known.get(hit.term) or known[self.bare(hit).term]
            if spelling.family in article.taken:
                continue
            found.setdefault(spelling.family, []).append(hit)
            forms.setdefault(spelling.family, set()).add(spelling.form)
        named = self.prefer or {}
        return {name: hits for name, hits in found.items() if len(forms[name]) > 1 or name in named}

    def _is_plain(self, article: Article, hits: Sequence[Hit]) -> bool:
        """Whether all hits are one form, seen before they are looked at one by one.

        A form inside a longer one (Mr in Mr.) counts only where the rule admits the longer one
        not: where one of them stands in quotation marks, which are then inside the longer one.
        """
        whole = longest(hits)
        if len({self.by_spelling[self.bare(hit).term].form for hit in whole}) > 1:
            return False
        return not any(_MARKS.search(article.text, hit.start, hit.end) for hit in whole)

    def _odd(
        self, article: Article, family: Family, uses: Sequence[Use], preferred: str | None
    ) -> Iterator[Match]:
        if not uses:
            return
        voting = [use for use in uses if not in_display(article, use.hit)] or uses
        votes = Counter(use.spelling.form for use in voting)
        kept = family.forms.index(preferred) if preferred else self._kept(family, votes)
        like = [use.hit for use in voting if use.spelling.form == kept]
        asides = tuple(Aside(hit.start, hit.end, family.forms[kept]) for hit in like[:10])
        forms = ", ".join(family.forms[form] for form in votes)
        slots = {"count": str(len(like)), "forms": forms, "tally": _tally(voting)}
        after = next((hit for hit in like if after_figure(article, hit)), None)
        closes_up = family.forms[kept] in family.close_up
        for use in uses:
            if use.spelling.form != kept and not _is_fine(article, family, use, kept):
                wanted = spelled(family, kept, use.spelling)
                is_spaced = _is_spaced(article, after) if after else not closes_up
                match = _match(article, family, use, wanted, is_spaced)
                if match.replacement != article.text[match.start : match.end]:
                    said = _said(family.forms[use.spelling.form], wanted)
                    yield match._replace(slots=slots | said, asides=asides)

    def _kept(self, family: Family, votes: Counter[int]) -> int:
        fit = [form for form in votes if family.forms[form] not in family.faulty] or list(votes)
        return fit[0] if self.policy == "first" else max(fit, key=lambda form: votes[form])


def _said(form: str, wanted: str) -> dict[str, str]:
    """Return what messages say of a form and the one kept: with the spaces that belong to it."""
    return {"kept": wanted} if form == form.strip() else {"match": form, "kept": wanted}


def _of_the_desk(article: Article, family: Family, uses: Sequence[Use]) -> list[Use]:
    """Return the uses in text that the desk wrote; a caption comes with the dates of an agency."""
    places = [use.hit.start for use in uses]
    covers = [borrowed(article.reading, places)]
    if family.beside_day:
        covers.append(credited(article.document, places))
    return [use for use in uses if not any(cover.holds(*use.hit[:2]) for cover in covers)]


def _tally(uses: Iterable[Use]) -> str:
    """Return how often each form stands, as it stands: U.S. 4, US 2."""
    counted = Counter(use.hit.term for use in uses).most_common()[:MOST_TOLD]
    return ", ".join(f"{term.strip()} {number}" for term, number in counted)


def _is_fine(article: Article, family: Family, use: Use, kept: int) -> bool:
    """Whether a form may stand beside the one kept: in a headline, or after a number in words."""
    if family.forms[use.spelling.form] in family.headline and in_display(article, use.hit):
        return True
    return family.forms[kept] in family.after_figure and not after_figure(article, use.hit)


def _is_spaced(article: Article, hit: Hit) -> bool:
    return article.text[hit.start - 1].isspace()


def _match(article: Article, family: Family, use: Use, wanted: str, should_be: bool) -> Match:
    """Return a form with its replacement, spaced from its figure as it should be."""
    start, end, _ = use.hit
    text, safe = fitted(article, start, end, wanted, family.case != "exact")
    is_faulty = family.forms[use.spelling.form] in family.faulty
    safe = safe and (is_faulty or family.before_names or not may_be_in_name(article, use.hit))
    if not after_figure(article, use.hit):
        return Match(start, end, text, safe=safe)
    is_spaced = _is_spaced(article, use.hit)
    if should_be and not is_spaced:
        return Match(start, end, f" {text}", safe=safe)
    return Match(start - (is_spaced and not should_be), end, text, safe=safe)
