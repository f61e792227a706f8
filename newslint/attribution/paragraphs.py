"""What a paragraph tells of those who speak in it, read once for all of its quotations."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from newslint.attribution.credits import is_credit
from newslint.attribution.passages import Passage, Sentence
from newslint.attribution.signs import Sign, Signs, is_short
from newslint.lazy import lazy

# `“Who would not?” Ada Moss (right) beams`: the question ends no sentence of the narrator's.
_CALLS_OUT = lazy(r"[?!][\"”’']+$")
_NAME_AND_VERB = lazy(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*\s)+(?:[\[(][^\])]*[\])]\s)?[^\W\d_A-ZÀ-Þ]\w*(?:s|ed)\b"
)


class Paragraph:
    """One paragraph and the signs in it."""

    def __init__(self, passage: Passage, signs: Signs) -> None:
        self._passage = passage
        self._signs = signs
        self._own: dict[int, Sign | None] = {}
        self._found: dict[int, Sign | None] = {}

    def in_own_sentence(self, offset: int) -> Sign | None:
        """Return the narration in the sentence of a quotation, if there is any."""
        return self._own_sentence(self._passage.sentence_of(offset))

    def may_name_beside(self, offset: int) -> bool:
        """Whether the sentence of a quotation holds a cue that counts anywhere, and a capital."""
        sentence = self._passage.sentences[self._passage.sentence_of(offset)]
        return self._signs.names(sentence) and self._signs.may_name(sentence.narration)

    def within(self, offset: int) -> Sign | None:
        """Return what tells the speaker of a quotation anywhere in the paragraph."""
        own = self._passage.sentence_of(offset)
        if own not in self._found:
            self._found[own] = self._own_sentence(own) or self._around(own)
        return self._found[own]

    def _own_sentence(self, own: int) -> Sign | None:
        if own not in self._own:
            sentence = self._passage.sentences[own]
            names = self._signs.names(sentence)
            self._own[own] = self._signs.narrated("its sentence", sentence) if names else None
        return self._own[own]

    def _around(self, own: int) -> Sign | None:
        return self._beside or self._before(own) or self._after(own) or self._anywhere

    @cached_property
    def _naming(self) -> list[int]:
        """The numbers of the sentences that may name a speaker."""
        return [i for i, s in enumerate(self._passage.sentences) if self._signs.names(s)]

    @cached_property
    def _beside(self) -> Sign | None:
        sentences = [self._passage.sentences[i] for i in self._naming]
        beside = next((sentence for sentence in sentences if sentence.quotes), None)
        return self._signs.narrated("its paragraph", beside) if beside else None

    @cached_property
    def _anywhere(self) -> Sign | None:
        cued = self._signs.cued("its paragraph", self._passage.whole)
        naming = [self._passage.sentences[i] for i in self._naming]
        sourced = (self._signs.sourced("its paragraph", sentence) for sentence in naming)
        return cued or next(filter(None, sourced), None)

    def _before(self, own: int) -> Sign | None:
        i = bisect_left(self._naming, own)
        return self._befores[i - 1] if i else None

    @cached_property
    def _befores(self) -> list[Sign | None]:
        """What each naming sentence tells of a quotation after it."""
        return [self._tells_before(self._passage.sentences[i]) for i in self._naming]

    def _tells_before(self, before: Sentence) -> Sign | None:
        sign = self._signs.of("sentence before", before)
        if sign.cue or is_short(sign):
            return sign
        return Sign("question") if sign.narration.endswith("?") else None

    def _after(self, own: int) -> Sign | None:
        i = bisect_right(self._naming, own)
        if i == len(self._naming):
            return None
        told, called = self._afters[i]
        if called and _CALLS_OUT.search(self._passage.sentences[own].narration):
            return called
        return told

    @cached_property
    def _afters(self) -> list[tuple[Sign | None, Sign | None]]:
        """What each naming sentence tells of a quotation before it, and of one that calls out."""
        return [self._tells_after(self._passage.sentences[i]) for i in self._naming]

    def _tells_after(self, after: Sentence) -> tuple[Sign | None, Sign | None]:
        if is_credit(after.narration):
            return Sign("credit", None, after.narration, after.start), None
        sign = self._signs.of("sentence after", after)
        told = sign if sign.cue or is_short(sign) else None
        return told, sign if _NAME_AND_VERB.match(after.narration) else None
