"""Words, phrases or patterns that must not appear."""

from collections.abc import Iterable, Iterator

from newslint.annotations import Literal
from newslint.checks.article import Article, Found, Hit, Term
from newslint.checks.base import Check, Match
from newslint.checks.blanks import blank, one
from newslint.declarations import frozen, option
from newslint.options import Pattern


@frozen
class Existence(Check):
    """Words, phrases or patterns that must not appear."""

    name = "existence"

    terms: tuple[str, ...] = option("Words and phrases.", ())
    pattern: Pattern | None = option(
        "A regular expression, for what terms cannot say; of one with a group `fault` that is what "
        "is reported.",
        None,
    )
    case: Literal["any", "exact"] = option("Whether terms count in this case only.", "any")
    stands: Literal["anywhere", "first", "alone"] = option(
        "Where a term must stand: anywhere, at the front of its line, or alone in its line.",
        "anywhere",
    )
    whole: bool = option("Whether the whole line that holds a match is reported.", False)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield a problem where there is nothing to look for."""
        yield from blank("terms", self.terms)
        yield from blank("pattern", one(self.pattern))
        if not self.terms and self.pattern is None:
            yield "check", "it looks for nothing; give it “terms” or a “pattern”"

    def index(self) -> Iterable[Term]:
        """Return the words and phrases."""
        return [Term(term, self.case == "exact") for term in self.terms]

    def patterns(self) -> Iterable[str]:
        """Return the pattern."""
        return [self.pattern] if self.pattern else []

    def needs_hit(self) -> bool:
        """Nothing found, nothing wrong."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each place."""
        found = [(hit.start, hit.end) for hit in article.hits if self._is_placed(article, hit)]
        for pattern in self.patterns():
            found += [_fault(one) for one in article.find(pattern)]
        if self.whole:
            blocks = [article.document.block_at(start) for start, _ in found]
            found = list(dict.fromkeys((block.start, block.end) for block in blocks))
        for start, end in found:
            yield Match(start, end)

    def _is_placed(self, article: Article, hit: Hit) -> bool:
        """Whether nothing but marks stands before a term in its line, or on either side."""
        if self.stands == "anywhere":
            return True
        block = article.document.block_at(hit.start)
        beside = article.text[block.start : hit.start]
        if self.stands == "alone":
            beside += article.text[hit.end : block.end]
        return not any(map(str.isalnum, beside))


def _fault(found: Found) -> tuple[int, int]:
    """Return what a pattern calls the fault, or all that it matches."""
    start, end, parts = found
    if "fault" not in parts.re.groupindex:
        return start, end
    before = start - int(parts.start())
    return before + int(parts.start("fault")), before + int(parts.end("fault"))
