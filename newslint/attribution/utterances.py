"""Every quotation of an article with the one who said it, as far as the narration tells."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from newslint.attribution.knowledge import Knowledge
from newslint.attribution.narrations import Narration, Spoken
from newslint.attribution.search import search_of
from newslint.attribution.signs import How, Sign
from newslint.document import Document
from newslint.quotations import Quotation, Quotations
from newslint.quotations.kinds import QuotationKind, kind_of
from newslint.records import NamedTuple

_SPOKEN = ("sentence", "partial", "scare")


class Utterance(NamedTuple):
    """A quotation in its pieces, its kind, and who said it by what sign, if that is known."""

    pieces: tuple[Quotation, ...]
    kind: QuotationKind
    how: How | None = None
    speaker: str | None = None
    cue: str | None = None
    cue_at: int = -1

    @property
    def start(self) -> int:
        """Where its first opening mark stands."""
        return self.pieces[0].opening.start

    @property
    def end(self) -> int:
        """Where its last closing mark ends."""
        return self.pieces[-1].outer_end


def read_utterances(
    document: Document,
    quotations: Quotations,
    known: Knowledge,
    wanted: Iterable[int] | None = None,
) -> Iterator[Utterance]:
    """Yield the quotations in reading order; only those that open at an offset that is wanted."""
    narrator = narrator_of(document, quotations, known)
    offsets = None if wanted is None else frozenset(wanted)
    for pieces in quotations.in_pieces():
        if offsets is None or pieces[0].opening.start in offsets:
            yield narrator.utterance(pieces)


@lru_cache(maxsize=1)
def narrator_of(document: Document, quotations: Quotations, known: Knowledge) -> "Narrator":
    """Return the narrator of a document, whom all rules about its speakers share."""
    return Narrator(document, quotations, known)


class Narrator:
    """Tells who said the quotations of one document."""

    def __init__(self, document: Document, quotations: Quotations, known: Knowledge) -> None:
        self._text = document.text
        self._search = search_of(document, quotations, known)
        self._passages = self._search.passages
        self._known = known
        self._narrations: dict[tuple[int, int], Narration] = {}
        self._utterances: dict[int, Utterance] = {}

    def utterance(self, pieces: tuple[Quotation, ...]) -> Utterance:
        """Return one quotation, in all its pieces, with its speaker."""
        start = pieces[0].opening.start
        if start not in self._utterances:
            self._utterances[start] = self._utterance(pieces)
        return self._utterances[start]

    def _utterance(self, pieces: tuple[Quotation, ...]) -> Utterance:
        kind = kind_of(self._text, pieces[-1])
        if len(pieces) > 1:
            kind = "sentence"
        if pieces[-1].closing is None:  # narration may have slipped into it
            return Utterance(pieces, kind)
        sign = self._search.find(pieces) if kind == "sentence" else None
        if sign is None and kind in _SPOKEN:
            sign = self._search.in_own_sentence(pieces[-1])
        if sign is None:
            return Utterance(pieces, kind)
        spoken = self.read(sign, pieces)
        if kind != "sentence" and spoken.cue is None:
            return Utterance(pieces, kind)
        cue, at = spoken.cue, sign.start
        if cue is None:
            return Utterance(pieces, kind, sign.how, spoken.speaker)
        return Utterance(pieces, kind, sign.how, spoken.speaker, cue.text, at + cue.start)

    def read(self, sign: Sign, pieces: tuple[Quotation, ...]) -> Spoken:
        """Return the cue and the speaker that a sign shows."""
        if sign.how == "question":
            return Spoken()
        width = len(sign.narration)
        here = [p for p in pieces if sign.start <= p.opening.start < sign.start + width]
        if here:
            start, end = here[0].opening.start - sign.start, here[-1].outer_end - sign.start
        else:
            start = end = width if sign.start < pieces[0].opening.start else 0
        return self._narration(sign).spoken(start, end)

    def _narration(self, sign: Sign) -> Narration:
        place = sign.start, len(sign.narration)
        if place not in self._narrations:
            self._narrations[place] = Narration(sign.narration, self._known)
        return self._narrations[place]
