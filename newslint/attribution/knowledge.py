"""What the words of a language say of speech: cues, sources, labels."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.text import occurrences

_WORD = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*")


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
        words = _WORD.findall(lowered)
        if not self._words.isdisjoint(words):
            return str(next(word for word in words if word in self._words))
        return next((phrase for phrase in self._phrases if phrase in lowered), None)

    def holds(self, term: str) -> bool:
        """Whether a word or phrase in small letters is one of them."""
        return term in self._words or term in self._phrases

    def find_all(self, narration: str) -> Iterator[tuple[int, int, str]]:
        """Yield each of the words and phrases with its place in a narration."""
        lowered = narration.lower()
        if len(lowered) != len(narration):
            return  # a letter whose lower case is longer than itself
        for found in _WORD.finditer(lowered):
            if found[0] in self._words:
                yield *found.span(), found[0]
        for phrase in self._phrases:
            for at in occurrences(phrase, lowered):
                yield at, at + len(phrase), phrase


class Cue(NamedTuple):
    """A word or phrase of speech in a narration; a tight one tells of nothing else."""

    start: int
    end: int
    text: str
    is_tight: bool

    @property
    def is_preposition(self) -> bool:
        """Whether the speaker follows it as in `according to Ada Moss`."""
        return self.text.endswith((" to", " of"))


class Knowledge(NamedTuple):
    """The cues that count anywhere near a quotation, those that count beside it, and labels."""

    cues: Vocabulary
    beside: Vocabulary
    labels: frozenset[str]

    def cues_in(self, narration: str) -> Iterator[Cue]:
        """Yield every cue of a narration, tight or not."""
        for start, end, text in self.beside.find_all(narration):
            yield Cue(start, end, text, self.cues.holds(text))

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
