"""Words that do not fit a narrow column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint import Article, Check, Match, option

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class WordLength(Check):
    """A word that is longer than a column can take."""

    name = "word-length"
    slots = frozenset({"length", "most"})

    most: int = option("How many letters a word may have.")
    allow: tuple[str, ...] = option("Words that may be longer.", ())

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what types cannot tell about the options."""
        if self.most < 1:
            yield "most", "a word has at least one letter"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each word that is too long."""
        allowed = {word.lower() for word in self.allow}
        for block in article.blocks:
            for word in WORD.finditer(block.text):
                start, end = block.start + word.start(), block.start + word.end()
                long = end - start > self.most and word[0].lower() not in allowed
                if long and article.admits(start, end):
                    slots = {"length": str(end - start), "most": str(self.most)}
                    yield Match(start, end, slots=slots)
