"""Quotations without a speaker."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newslint.attribution import Knowledge, Speaker, find_speakers, knowledge
from newslint.attribution.speakers import hanging_commas
from newslint.checks.base import Article, Check, Match
from newslint.options import option

_FEWEST_IN_LIST = 4
_MOST_COMPARED = 50


@dataclass(frozen=True)
class Attribution(Check):
    """A quotation that nobody is said to have said.

    `missing` asks for a speaker near every quotation that is a sentence of its own;
    `hanging-comma` finds a quotation that ends in a comma and a paragraph that ends there.
    """

    name = "attribution"
    default_quotes = "include"

    find: Literal["missing", "hanging-comma"] = option("What is looked for.", "missing")
    least_words: int = option("Shorter quotations need no speaker.", 5)
    cues: tuple[str, ...] = option("Words that tell of speech anywhere near: said, told.", ())
    cues_beside: tuple[str, ...] = option("Words that do so only in the next sentence: vowed.", ())
    sources: tuple[str, ...] = option("What speaks without being a person: statement, letter.", ())
    labels: tuple[str, ...] = option("What stands before a colon and is no speaker: read more.", ())
    exempt_kinds: tuple[str, ...] = option(
        "Kinds of article, by their front matter: transcript.", ()
    )

    @property
    def known(self) -> Knowledge:
        """The word lists, ready to be looked up."""
        return knowledge(self.cues, self.cues_beside, self.sources, self.labels)

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the quotations without a speaker, or those that a comma leaves in the air."""
        kind = article.document.field("kind")
        if kind and kind.text.lower() in self.exempt_kinds:
            return iter(())
        return self._hanging(article) if self.find == "hanging-comma" else self._missing(article)

    def _hanging(self, article: Article) -> Iterator[Match]:
        quotations = article.reading.quotations
        for quotation in hanging_commas(article.document, quotations, self.least_words):
            if article.admits(quotation.start, quotation.end):
                yield Match(quotation.opening.start, quotation.outer_end)

    def _missing(self, article: Article) -> Iterator[Match]:
        quotations = article.reading.quotations
        speakers = find_speakers(article.document, quotations, self.least_words, self.known)
        alone = [s for s in speakers if s.sign is None or s.sign.how != "its sentence"]
        missing = [s for s in alone if s.sign is None and admits_all(article, s)]
        if is_collection(len(missing), len(alone)):
            return
        for speaker in missing:
            if len(missing) > _MOST_COMPARED or not is_pull_quote(article.text, speaker):
                yield Match(speaker.start, speaker.end)


def admits_all(article: Article, speaker: Speaker) -> bool:
    """Whether a rule may report all pieces of a quotation."""
    return all(article.admits(piece.start, piece.end) for piece in speaker.pieces)


def is_collection(missing: int, alone: int) -> bool:
    """Whether an article is a collection of quotations, a transcript or a list of voices."""
    return missing >= _FEWEST_IN_LIST and 2 * missing >= alone


def is_pull_quote(text: str, speaker: Speaker) -> bool:
    """Whether the same words stand elsewhere in the article, where their speaker is."""
    piece = speaker.pieces[0]
    return text.count(text[piece.start : piece.end].rstrip(" .,!?")) > 1
