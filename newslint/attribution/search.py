"""Where the speaker of a quotation may be named, from the nearest place to the furthest."""

from typing import Literal, NamedTuple

from newslint.attribution.credits import is_credit
from newslint.attribution.knowledge import Knowledge
from newslint.attribution.passages import Passage, Passages, Sentence
from newslint.quotations import Quotation
from newslint.quotations.reading import is_furniture

How = Literal[
    "its sentence",
    "its paragraph",
    "sentence before",
    "sentence after",
    "question",
    "colon",
    "continued",
    "credit",
    "paragraph before",
    "paragraph after",
]

MOST_PARAGRAPHS = 3
"""How many paragraphs of nothing but quotation may stand between one and its speaker."""

FEW_WORDS = 5
"""A sentence as short as this beside a quotation tells who said it: `“Why?” The judge paused.`"""


class Sign(NamedTuple):
    """What tells who said a quotation: the cue, if it is one, and the narration it stands in."""

    how: How
    cue: str | None = None
    narration: str = ""

    @property
    def name(self) -> str | None:
        """The speaker's name or pronoun, as far as the narration shows it."""
        from newslint.attribution.names import name_beside

        return name_beside(self.narration, self.cue)


class Search:
    """Looks for the speakers of one document's quotations."""

    def __init__(self, passages: Passages, known: Knowledge) -> None:
        self._passages = passages
        self._known = known

    def find(self, pieces: list[Quotation]) -> Sign | None:
        """Return what tells the speaker of a quotation, given its pieces over paragraphs."""
        for piece in reversed(pieces):
            sign = self._within(piece)
            if sign:
                return sign
        if self._passages[pieces[-1].block].is_narrated:
            return None
        return self._before(pieces[0].block) or self._after(pieces[-1].block)

    def _within(self, piece: Quotation) -> Sign | None:
        passage = self._passages[piece.block]
        sentences = passage.sentences
        own = passage.sentence_of(piece.opening.start)
        if self._names(sentences[own]):
            return self._sign("its sentence", sentences[own].narration)
        beside = next((s for s in sentences if s.quotes and self._names(s)), None)
        if beside:
            return self._sign("its paragraph", beside.narration)
        return (
            self._sentence_before(sentences[:own])
            or self._sentence_after(sentences[own + 1 :])
            or self._cued("its paragraph", passage.masked)
        )

    def _names(self, sentence: Sentence) -> bool:
        return sentence.is_narrated and not self._known.is_label(sentence.narration)

    def _sign(self, how: How, narration: str) -> Sign:
        return Sign(how, self._known.beside.find(narration), narration)

    def _cued(self, how: How, narration: str) -> Sign | None:
        cue = self._known.cues.find(narration)
        return Sign(how, cue, narration) if cue else None

    def _sentence_before(self, sentences: tuple[Sentence, ...]) -> Sign | None:
        before = next((s.narration for s in reversed(sentences) if self._names(s)), None)
        if before is None:
            return None
        sign = self._sign("sentence before", before)
        if sign.cue or before.count(" ") < FEW_WORDS:
            return sign
        return Sign("question", None, before) if before.endswith("?") else None

    def _sentence_after(self, sentences: tuple[Sentence, ...]) -> Sign | None:
        after = next((s.narration for s in sentences if self._names(s)), None)
        if after is None:
            return None
        if is_credit(after):
            return Sign("credit", None, after)
        sign = self._sign("sentence after", after)
        return sign if sign.cue or after.count(" ") < FEW_WORDS else None

    def _before(self, block: int) -> Sign | None:
        if block and self._passages[block - 1].masked.endswith("?"):
            return Sign("question")
        passage = self._neighbour(block, -1)
        if passage is None:
            return None
        last = passage.sentences[-1].narration
        if passage.announces:
            return self._sign("colon", last)
        if passage.quotes:
            sign = self._sign("continued", passage.masked)
            return sign if sign.cue else None
        if last.count(" ") < FEW_WORDS:
            return Sign("paragraph before", None, last)
        return self._cued("paragraph before", passage.masked)

    def _after(self, block: int) -> Sign | None:
        if block + 1 < len(self._passages):
            line = self._passages[block + 1].masked
            if is_credit(line):
                return Sign("credit", None, line)
        passage = self._neighbour(block, 1)
        if passage is None:
            return None
        return self._cued("paragraph after", passage.sentences[0].narration)

    def _neighbour(self, block: int, step: Literal[-1, 1]) -> Passage | None:
        """Return the nearest paragraph with narration, past a few of quotation alone."""
        skipped = 0
        block += step
        while 0 <= block < len(self._passages):
            passage = self._passages[block]
            if not passage.is_narrated:
                skipped += 1
                if skipped > MOST_PARAGRAPHS:
                    return None
            elif passage.quotes or passage.announces or not is_furniture(passage.block):
                return passage
            block += step
        return None
