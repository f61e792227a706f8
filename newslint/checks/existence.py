"""Words, phrases or patterns that must not appear."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from newslint.checks.base import Article, Check, Match, Term
from newslint.options import Pattern, option


@dataclass(frozen=True)
class Existence(Check):
    """Words, phrases or patterns that must not appear."""

    name = "existence"

    terms: tuple[str, ...] = option("Words and phrases.", ())
    pattern: Pattern | None = option("A regular expression, for what terms cannot say.", None)
    case: Literal["any", "exact"] = option("Whether terms count in this case only.", "any")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield a problem where there is nothing to look for."""
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
        for hit in article.hits:
            yield Match(hit.start, hit.end)
        for pattern in self.patterns():
            for start, end in article.search(pattern):
                yield Match(start, end)
