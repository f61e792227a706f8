"""A word written twice in a row."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import compress
from operator import eq

from newslint.checks.article import Article, Term
from newslint.checks.base import Check, Match
from newslint.checks.blanks import blank
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.lazy import lazy

_TWICE = lazy(r"(?<![\w'’-])(\w+(?:['’]\w+)?)(\s+)\1(?![\w'’-])", re.IGNORECASE)


@frozen
class Repetition(Check):
    """A word written twice in a row: `the the`. The fix keeps the first."""

    name = "repetition"

    allow: tuple[str, ...] = option("Words that may stand twice: that, had.", ())
    sure: tuple[str, ...] = option("Words that never stand twice: the, of. A safe fix.", ())
    only: tuple[str, ...] = option("If given, only these words are looked at.", ())

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(map(str.lower, self.allow))

    @cached_property
    def _sure(self) -> frozenset[str]:
        return frozenset(map(str.lower, self.sure))

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield lists with an empty word in them."""
        yield from blank("only", self.only)
        yield from blank("allow", self.allow)
        yield from blank("sure", self.sure)

    def index(self) -> Iterable[Term]:
        """Return the given words twice, which are found at once for all rules."""
        return [Term(f"{word} {word}") for word in self.only]

    def needs_hit(self) -> bool:
        """Whether only the given words are looked at."""
        return bool(self.only)

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the second of two like words."""
        for start, middle, end in self._twice(article):
            first, second = article.text[start:middle], article.text[middle:end].lstrip()
            if self._is_fault(first, second) and article.admits(start, end):
                yield Match(middle, end, "", {}, safe=first.lower() in self._sure)

    def _twice(self, article: Article) -> Iterator[tuple[int, int, int]]:
        """Yield where a word begins and ends, and where its repetition ends."""
        if self.only:
            for hit in article.hits:
                if article.text[hit.end : hit.end + 1] not in ("-", "'", "’"):
                    yield hit.start, hit.start + len(hit.term) // 2, hit.end
            return
        for block in self._repeating(article):
            for found in _TWICE.finditer(article.text, block.start, block.end):
                yield found.start(), found.end(1), found.end()

    def _repeating(self, article: Article) -> Iterable[Block]:
        """Return the blocks in which a word stands twice in a row that may not."""
        folded = article.reading.folded
        words = folded.split()
        twice = set(compress(words, map(eq, words, words[1:])))  # without a loop over all words
        odd = [word for word in twice if word.isalpha() and word not in self._allowed]
        blocks = article.blocks if odd else ()
        return [b for b in blocks if any(folded.count(word, b.start, b.end) > 1 for word in odd)]

    def _is_fault(self, first: str, second: str) -> bool:
        word = first.lower()
        if word in self._allowed or not word.isalpha():
            return False
        # Bora Bora, in the The Hague court: a name; The the: a slip at a sentence's start.
        return not second[0].isupper()
