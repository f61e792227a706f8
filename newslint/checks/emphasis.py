"""Words that stand in italics here and upright there."""

from collections.abc import Iterable, Iterator

from newslint.checks.article import Article, Hit, Term
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import blank
from newslint.declarations import frozen, option
from newslint.lazy import lazy

_BEFORE = lazy(r"(?:(?<![*_])[*_](?![*_])|<(?:i|em|cite)\b[^<>]*>)[^\s*_<>]{0,3}\Z")
_LONGEST_TAG = 80


@frozen
class Emphasis(Check):
    """Words in italics here and upright there: an article does one, or marks the first alone."""

    name = "emphasis"
    slots = frozenset({"number"})

    terms: tuple[str, ...] = option("Words that some desks set in italics: schadenfreude.")
    first: bool = option("Whether the first of several may stand in italics alone.", True)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield empty words."""
        yield from blank("terms", self.terms)

    def index(self) -> Iterable[Term]:
        """Return the words."""
        return [Term(term) for term in self.terms]

    def needs_hit(self) -> bool:
        """Where none of the words stands, none is in italics."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each use of a word that is set in another way than the first."""
        uses: dict[str, list[Hit]] = {}
        for hit in article.hits:
            if article.document.block_at(hit.start).kind not in ("headline", "heading"):
                uses.setdefault(hit.term, []).append(hit)
        for hits in uses.values():
            if len(hits) > 1:
                yield from self._odd(article, hits)

    def _odd(self, article: Article, hits: list[Hit]) -> Iterator[Match]:
        slanted = [_is_slanted(article, hit) for hit in hits]
        if self.first and slanted[0] and not any(slanted[1:]):
            return
        asides = (Aside(*hits[0][:2], "as it stands first"),)
        for hit, is_slanted in zip(hits, slanted, strict=True):
            if is_slanted != slanted[0]:
                yield Match(hit.start, hit.end, None, {"number": str(len(hits))}, asides)


def _is_slanted(article: Article, hit: Hit) -> bool:
    """Whether a mark or a tag of italics opens right before a word."""
    start = article.document.span(hit.start, hit.end).start
    return bool(_BEFORE.search(article.document.source, max(0, start - _LONGEST_TAG), start))
