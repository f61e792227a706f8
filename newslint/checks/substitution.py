"""One word in the place of another."""

from collections.abc import Iterable, Iterator, Mapping

from newslint.annotations import Literal
from newslint.checks.article import Article, Term, longest
from newslint.checks.base import Check, Match
from newslint.checks.blanks import blank, one
from newslint.checks.casing import fitted
from newslint.declarations import frozen, option
from newslint.options import Pattern
from newslint.patterns import unknown_groups


@frozen
class Substitution(Check):
    """Words to be written in another way; the replacement keeps the word's case."""

    name = "substitution"

    swap: Mapping[str, str] | None = option("A word or phrase, and what to write instead.", None)
    pattern: Pattern | None = option("A regular expression, for what words cannot say.", None)
    replace: str | None = option("What to write for the pattern; \\1 is its first group.", None)
    case: Literal["any", "exact"] = option("Whether words count in this case only.", "any")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what does not fit together."""
        yield from blank("swap", self.swap)
        yield from blank("pattern", one(self.pattern))
        if not self.swap and self.pattern is None:
            yield "check", "it replaces nothing; give it “swap”, or “pattern” and “replace”"
        if (self.pattern is None) != (self.replace is None):
            yield "pattern", "“pattern” and “replace” need each other"
        elif self.pattern is not None and self.replace is not None:
            for group in unknown_groups(self.pattern, self.replace):
                yield "replace", f"the pattern has no group “{group}”"

    def index(self) -> Iterable[Term]:
        """Return the words to be replaced."""
        return [Term(word, self.case == "exact") for word in self.swap or ()]

    def patterns(self) -> Iterable[str]:
        """Return the pattern."""
        return [self.pattern] if self.pattern else []

    def needs_hit(self) -> bool:
        """Nothing found, nothing to replace."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each word with its replacement."""
        swap = self.swap or {}
        for hit in longest(article.hits):
            text, safe = fitted(article, hit.start, hit.end, swap[hit.term])
            if text != article.text[hit.start : hit.end]:
                yield Match(hit.start, hit.end, text, safe=safe)
        if self.pattern and self.replace is not None:
            for start, end, groups in article.find(self.pattern):
                text = groups.expand(self.replace)
                if text != article.text[start:end]:
                    yield Match(start, end, text)
