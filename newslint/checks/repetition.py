"""A word written twice in a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newslint.checks.base import Article, Check, Match
from newslint.options import option

_TWICE = re.compile(r"(?<![\w'’-])(\w+(?:['’]\w+)?)(\s+)\1(?![\w'’-])", re.IGNORECASE)


@dataclass(frozen=True)
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

    @cached_property
    def _only(self) -> frozenset[str]:
        return frozenset(map(str.lower, self.only))

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the second of two like words."""
        for block in article.blocks:
            words = article.reading.folded[block.start : block.end].split()
            if not any(map(str.__eq__, words, words[1:])):
                continue
            for found in _TWICE.finditer(block.text):
                first, second = found[1], found[0][-len(found[1]) :]
                start, end = block.start + found.start(2), block.start + found.end()
                if self._is_fault(first, second) and article.admits(start - len(first), end):
                    yield Match(start, end, "", {}, safe=first.lower() in self._sure)

    def _is_fault(self, first: str, second: str) -> bool:
        word = first.lower()
        if word in self._allowed or not word.isalpha() or (self._only and word not in self._only):
            return False
        # Bora Bora, in the The Hague court: a name; The the: a slip at a sentence's start.
        return not second[0].isupper()
