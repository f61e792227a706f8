"""Capitals where they are due."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from newslint.annotations import Literal
from newslint.checks.article import Article, Hit, Term, longest
from newslint.checks.base import Check, Match
from newslint.checks.blanks import blank
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.lazy import lazy

FEWEST = 3
"""Fewer words of three letters or more are no shouting: NATO and the U.N. in 2026."""

_WORD = lazy(r"[^\W\d_][\w'’.-]*")


@frozen
class Capitalization(Check):
    """The capitals of a block (sentence or title case), or of words that are always written so."""

    name = "capitalization"

    match: Literal["sentence", "title", "lower", "upper", "not-upper", "as-written"] = option(
        "The case asked for; “not-upper” refuses blocks of three words or more all in capitals, "
        "“as-written” asks that each of the terms is written as it stands."
    )
    terms: tuple[str, ...] = option("Words for “as-written”: YouTube, al-Qaida.", ())
    small: tuple[str, ...] = option("Words that a title writes in lower case: a, of, the.", ())
    exceptions: tuple[str, ...] = option("Words whose case is always fine.", ())
    share: float = option("How much of a block's words must have the case asked for.", 0.8)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what does not fit together."""
        yield from blank("terms", self.terms)
        if (self.match == "as-written") != bool(self.terms):
            yield "match", "“as-written” and “terms” need each other"
        if not 0 < self.share <= 1:
            yield "share", "“share” lies between 0 and 1"

    def index(self) -> Iterable[Term]:
        """Return the words that are always written so, in any case."""
        return [Term(term) for term in self.terms]

    def needs_hit(self) -> bool:
        """Only words that are always written so are looked for."""
        return self.match == "as-written"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the words, or the blocks, in another case."""
        if self.match == "as-written":
            yield from self._odd_words(article)
            return
        for block in article.blocks:
            if not self._fits(article, block):
                yield Match(block.start, block.end)

    def _odd_words(self, article: Article) -> Iterator[Match]:
        for hit in longest(article.hits):
            found = article.text[hit.start : hit.end]
            capital = hit.term[:1].upper() + hit.term[1:]
            at_start = article.reading.starts_sentence(hit.start)
            if found in (hit.term, hit.term.upper()) or (at_start and found == capital):
                continue
            wanted = capital if at_start else hit.term
            joined = _is_joined(article.text, hit)
            if found != wanted and not (joined and found.islower()):
                yield Match(hit.start, hit.end, wanted, safe=not joined)

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(self.small)

    @cached_property
    def _exceptions(self) -> frozenset[str]:
        return frozenset(self.exceptions)

    def _fits(self, article: Article, block: Block) -> bool:
        words = [word for word in _WORD.findall(block.text) if word not in self._exceptions]
        if self.match in ("lower", "upper"):
            return block.text == getattr(block.text, self.match)() or not words
        if self.match == "not-upper":
            return not block.text.isupper() or len([w for w in words if len(w) > 2]) < FEWEST
        judged = words[1:]
        if self.match == "sentence":
            judged = [word for word in judged if not article.reading.is_proper(word)]
            good = [word for word in judged if not word[0].isupper() or word.isupper()]
        else:
            good = [word for word in judged if word[0].isupper() or word in self._small]
        return len(good) >= self.share * len(judged)


def _is_joined(text: str, hit: Hit) -> bool:
    """Whether a word is part of a longer name: github-webhook, github/linguist, [youtube=…]."""
    before, after = text[max(0, hit.start - 1) : hit.start], text[hit.end : hit.end + 1]
    in_brackets = before == "[" and after != "]"
    return in_brackets or before in tuple("-/\\=") or after in tuple("-/\\=")
