"""A deck or a first sentence that says the headline again."""

from collections import Counter
from collections.abc import Iterator

from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.folding import words_in


@frozen
class Echoes(Check):
    """A deck, or the sentence with which an article opens, in the words of its headline."""

    name = "echoes"
    default_quotes = "include"
    slots = frozenset({"related"})
    wording = False

    share: float = option("How many of the words of both must be the same.", 0.9)
    least_words: int = option("A shorter headline may come again.", 4)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield a share that cannot be."""
        if not 0 < self.share <= 1:
            yield "share", "“share” lies between 0 and 1"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield what says the headline again."""
        blocks = article.document.blocks
        headline = next((block for block in blocks if block.kind == "headline"), None)
        if headline is None:
            return
        words = words_in(headline.text)
        if len(words) < self.least_words:
            return
        for start, end in _openings(article, blocks, len(headline.text)):
            if self._is_same(words, words_in(article.text[start:end])):
                asides = (Aside(headline.start, headline.end, "the headline"),)
                yield Match(start, end, None, {"related": headline.text}, asides)

    def _is_same(self, words: list[str], others: list[str]) -> bool:
        common = (Counter(words) & Counter(others)).total()
        return common >= self.share * max(len(words), len(others))


def _openings(
    article: Article, blocks: tuple[Block, ...], length: int
) -> Iterator[tuple[int, int]]:
    """Yield the deck, and the first sentence of the first paragraph if it goes on after it.

    Only what is about as long as the headline is worth a look; a line of its own that is the
    headline is a matter of headlines that stand twice.
    """
    deck = next((block for block in blocks if block.kind == "deck"), None)
    if deck is not None and deck.text[-1:] in ".!?…" and len(deck.text) < 2 * length:
        yield deck.start, deck.end
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    if first is None:
        return
    reading = article.reading
    start, end = reading.sentences[reading.sentence_at(first.start)]
    if end < first.end and end - start < 2 * length:
        yield start, end
