"""What the words of a language say of speech: cues, sources, labels."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class Vocabulary:
    """Words and phrases to be found in narration, whatever their case."""

    __slots__ = ("_phrases", "_words")

    def __init__(self, terms: Iterable[str]) -> None:
        lowered = [term.lower() for term in terms]
        self._words = frozenset([term for term in lowered if _WORD.fullmatch(term)])
        self._phrases = tuple([term for term in lowered if term not in self._words])

    def find(self, narration: str) -> str | None:
        """Return one of the words or phrases that stands in a narration, if any does."""
        lowered = narration.lower()
        for word in _WORD.findall(lowered):
            if word in self._words:
                return str(word)
        return next((phrase for phrase in self._phrases if phrase in lowered), None)


class Knowledge(NamedTuple):
    """The cues that count anywhere near a quotation, those that count beside it, and labels."""

    cues: Vocabulary
    beside: Vocabulary
    labels: frozenset[str]

    def is_label(self, narration: str) -> bool:
        """Whether a narration begins with a label that names no speaker: `READ MORE: …`."""
        label, _, _ = narration.partition(":")
        return label.strip(" ([*—–-").lower() in self.labels


@lru_cache(maxsize=32)
def knowledge(
    cues: tuple[str, ...],
    beside: tuple[str, ...],
    sources: tuple[str, ...],
    labels: tuple[str, ...],
) -> Knowledge:
    """Return the word lists of a rule, ready to be looked up."""
    return Knowledge(
        Vocabulary(cues),
        Vocabulary([*cues, *sources, *beside]),
        frozenset(map(str.lower, labels)),
    )
