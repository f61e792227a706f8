"""Where the speaker of a quotation may be named, from the nearest place to the furthest."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.attribution.credits import is_credit
from newslint.attribution.knowledge import Knowledge
from newslint.attribution.passages import Passages, Sentence
from newslint.attribution.signs import Sign, Signs, is_short
from newslint.quotations import Quotation

if TYPE_CHECKING:
    from newslint.attribution.neighbours import Neighbours

# `“Who would not?” Ada Moss (right) beams`: the question ends no sentence of the narrator's.
_CALLS_OUT = r"[?!][\"”’']+$"
_NAME_AND_VERB = (
    r"(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*\s)+(?:[\[(][^\])]*[\])]\s)?[^\W\d_A-ZÀ-Þ]\w*(?:s|ed)\b"
)


class Search:
    """Looks for the speakers of one document's quotations."""

    def __init__(self, passages: Passages, known: Knowledge) -> None:
        self._passages = passages
        self._signs = Signs(known)

    @cached_property
    def _neighbours(self) -> "Neighbours":
        from newslint.attribution.neighbours import Neighbours

        return Neighbours(self._passages, self._signs)

    def find(self, pieces: Sequence[Quotation]) -> Sign | None:
        """Return what tells the speaker of a quotation, given its pieces over paragraphs."""
        for piece in reversed(pieces):
            sign = self._within(piece)
            if sign:
                return sign
        first, last = pieces[0], pieces[-1]
        if self._passages[last.block].is_narrated:
            return self._neighbours.announced(first.block, first.opening.start)
        return self._neighbours.before(first.block) or self._neighbours.after(last.block)

    def in_own_sentence(self, piece: Quotation) -> Sign | None:
        """Return the narration around a quotation in its own sentence, if there is any."""
        passage = self._passages[piece.block]
        sentence = passage.sentences[passage.sentence_of(piece.opening.start)]
        return self._signs.of("its sentence", sentence) if self._signs.names(sentence) else None

    def _within(self, piece: Quotation) -> Sign | None:
        passage = self._passages[piece.block]
        sentences = passage.sentences
        own = passage.sentence_of(piece.opening.start)
        if self._signs.names(sentences[own]):
            return self._signs.of("its sentence", sentences[own])
        beside = next((s for s in sentences if s.quotes and self._signs.names(s)), None)
        if beside:
            return self._signs.of("its paragraph", beside)
        return (
            self._sentence_before(sentences[:own])
            or self._sentence_after(sentences[own], sentences[own + 1 :])
            or self._signs.cued("its paragraph", passage.whole)
        )

    def _sentence_before(self, sentences: tuple[Sentence, ...]) -> Sign | None:
        before = next((s for s in reversed(sentences) if self._signs.names(s)), None)
        if before is None:
            return None
        sign = self._signs.of("sentence before", before)
        if sign.cue or is_short(sign):
            return sign
        return Sign("question") if sign.narration.endswith("?") else None

    def _sentence_after(self, own: Sentence, sentences: tuple[Sentence, ...]) -> Sign | None:
        after = next((s for s in sentences if self._signs.names(s)), None)
        if after is None:
            return None
        if is_credit(after.narration):
            return Sign("credit", None, after.narration, after.start)
        sign = self._signs.of("sentence after", after)
        named = re.search(_CALLS_OUT, own.narration) and re.match(_NAME_AND_VERB, after.narration)
        return sign if named or sign.cue or is_short(sign) else None
