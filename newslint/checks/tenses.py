"""The tense in which an article lets people speak: `said` or `says`."""

from collections.abc import Collection, Iterable, Iterator

from newslint.attribution.knowledge import Knowledge, Vocabulary
from newslint.attribution.names import is_person
from newslint.attribution.utterances import Utterance
from newslint.attribution.verbs import cues_at
from newslint.checks.article import Article
from newslint.sentences import is_prose

RARE = 3
"""Of two tenses one is odd that stands once where the other stands so often."""


def cues_in_prose(
    article: Article, known: Knowledge, group: Collection[int], places: Collection[int]
) -> Iterator[int]:
    """Yield the cues of a group with which a person speaks; a letter says something too.

    A line is no prose, and a headline that was set into the text has marks of another kind: both
    have a tense of their own.
    """
    quotations, block_at = article.reading.quotations, article.document.block_at
    for one in cues_at(article.document, quotations, known, group, places):
        is_usual = one.pieces[0].opening.family == quotations.family
        is_told = is_usual and is_prose(block_at(one.cue_at)) and not _is_of_another(article, one)
        if is_told and is_person(one.speaker):
            yield one.cue_at


def _is_of_another(article: Article, utterance: Utterance) -> bool:
    """Whether the cue stands in the sentence before a quotation: as they say. “So it is.”"""
    sentence_at = article.reading.sentence_at
    is_before = utterance.cue_at < utterance.start
    return is_before and sentence_at(utterance.cue_at) < sentence_at(utterance.start)


def is_dated(article: Article, dated: Vocabulary, at: int) -> bool:
    """Whether the sentence of a cue says when or where that was said."""
    start, end = article.reading.sentences[article.reading.sentence_at(at)]
    touches = article.reading.quotations.touches
    found = dated.find_all(article.text[start:end])
    return any(not touches(start + first, start + last) for first, last, _ in found)


def minority(some: Iterable[int], others: Iterable[int]) -> tuple[list[int], int]:
    """Return the places of the rarer of two kinds, if it is rare, and one of the other kind."""
    fewer, more = sorted((sorted(some), sorted(others)), key=len)
    is_rare = fewer and len(fewer) * RARE <= len(more)
    return (fewer, more[0]) if is_rare else ([], -1)
