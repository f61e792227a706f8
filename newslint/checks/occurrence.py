"""How often something may occur."""

from collections.abc import Iterable, Iterator

from newslint.annotations import Literal
from newslint.checks.article import Article, Term
from newslint.checks.base import Check, Match
from newslint.checks.blanks import below, blank, one
from newslint.declarations import frozen, option
from newslint.options import Pattern


@frozen
class Occurrence(Check):
    """Something that may occur only so often, or must occur, in a sentence, block or article."""

    name = "occurrence"
    slots = frozenset({"count", "most", "least"})

    terms: tuple[str, ...] = option("Words and phrases that are counted.", ())
    pattern: Pattern | None = option("A regular expression that is counted.", None)
    most: int | None = option("How often it may occur.", None)
    least: int | None = option("How often it must occur.", None)
    per: Literal["sentence", "block", "article"] = option("Where it is counted.", "article")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what is missing, empty or below zero."""
        yield from blank("terms", self.terms)
        yield from blank("pattern", one(self.pattern))
        yield from below("most", self.most)
        yield from below("least", self.least)
        if not self.terms and self.pattern is None:
            yield "check", "it counts nothing; give it “terms” or a “pattern”"
        if self.most is None and self.least is None:
            yield "check", "it has no limit; give it “most” or “least”"

    def index(self) -> Iterable[Term]:
        """Return the words that are counted."""
        return [Term(term) for term in self.terms]

    def patterns(self) -> Iterable[str]:
        """Return the pattern."""
        return [self.pattern] if self.pattern else []

    def needs_hit(self) -> bool:
        """What must occur is missed where nothing is found."""
        return self.least is None

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the first one too many of each place, or the place with too few."""
        found = [(hit.start, hit.end) for hit in article.hits]
        for pattern in self.patterns():
            found += article.search(pattern)
        found.sort()
        at = 0
        for start, end in self._places(article):
            first = at
            while at < len(found) and found[at][0] < end:
                at += 1
            count = at - first
            slots = {"count": str(count), "most": str(self.most), "least": str(self.least)}
            if self.most is not None and count > self.most:
                yield Match(*found[first + self.most], slots=slots)
            elif self.least is not None and count < self.least:
                yield Match(start, end, slots=slots)

    def _places(self, article: Article) -> Iterator[tuple[int, int]]:
        blocks = article.blocks
        if self.per == "article" and blocks:
            yield (blocks[0].start, blocks[0].end) if self.least else (0, len(article.text))
        elif self.per == "block":
            yield from ((block.start, block.end) for block in blocks)
        elif self.per == "sentence":
            kinds = article.scope
            for start, end in article.reading.sentences:
                if article.document.block_at(start).kind in kinds:
                    yield start, end
