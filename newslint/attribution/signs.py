"""What tells who said a quotation."""

from newslint.annotations import Literal
from newslint.attribution.knowledge import Knowledge
from newslint.attribution.passages import MASK, Sentence
from newslint.lazy import lazy
from newslint.records import NamedTuple

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

_CAPITAL = lazy(rf"[^\W\d_a-zß-öø-ÿ](?!{MASK})")

FEW_WORDS = 5
"""A sentence as short as this beside a quotation tells who said it: `“Why?” The judge paused.`"""


class Sign(NamedTuple):
    """What tells who said a quotation: the cue, if it is one, and the narration it stands in.

    `start` is where that narration starts in the document.
    """

    how: How
    cue: str | None = None
    narration: str = ""
    start: int = 0


class Signs:
    """Reads the signs in sentences of narration."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known

    def names(self, sentence: Sentence) -> bool:
        """Whether a sentence holds narration that may name a speaker."""
        return sentence.is_narrated and not self._known.is_label(sentence.narration)

    def may_name(self, narration: str) -> bool:
        """Whether a narration holds a cue that counts anywhere, and a word with a capital."""
        return bool(_CAPITAL.search(narration) and self._known.cues.find(narration))

    @staticmethod
    def narrated(how: How, sentence: Sentence) -> Sign:
        """Return a sentence as a sign, whatever its cue: the one around a quotation needs none."""
        return Sign(how, None, sentence.narration, sentence.start)

    def of(self, how: How, sentence: Sentence) -> Sign:
        """Return a sentence as a sign, with a cue that counts only beside a quotation."""
        cue = self._known.beside.find(sentence.narration)
        return Sign(how, cue, sentence.narration, sentence.start)

    def cued(self, how: How, sentence: Sentence) -> Sign | None:
        """Return a sentence with a cue that counts anywhere."""
        cue = self._known.cues.find(sentence.narration)
        return Sign(how, cue, sentence.narration, sentence.start) if cue else None

    def said(self, how: How, sentence: Sentence) -> Sign | None:
        """Return a sentence in which a person does what tells of speech: `Moss agreed.`"""
        from newslint.attribution.subjects import has_speaker

        told = has_speaker(sentence.narration, self._known)
        return self.of(how, sentence) if told else self.sourced(how, sentence)

    def sourced(self, how: How, sentence: Sentence) -> Sign | None:
        """Return a sentence that opens with whose words follow: `As Moss wrote in March, …`."""
        from newslint.attribution.subjects import opens_with_source

        is_one = opens_with_source(sentence.narration, self._known)
        return self.of(how, sentence) if is_one else None


def is_short(sign: Sign) -> bool:
    """Whether a sentence beside a quotation is so short that it tells who speaks."""
    return sign.narration.count(" ") < FEW_WORDS
