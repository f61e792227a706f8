"""Which of some words are the cues of quotations."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from newslint.attribution.knowledge import Knowledge
from newslint.attribution.utterances import Utterance, read_utterances
from newslint.document import Document
from newslint.quotations import Quotation, Quotations

NEAREST = 40


def cues_at(
    document: Document,
    quotations: Quotations,
    known: Knowledge,
    places: Collection[int],
    beside: Collection[int] = (),
) -> Iterator[Utterance]:
    """Yield the quotations whose cue stands at one of some places, one for each place.

    They are those of the blocks that hold such a place, or one of those `beside`.
    """
    blocks = {document.block_index(at) for at in beside or places}
    ordered = sorted(places)
    wanted = [
        pieces[0].opening.start
        for pieces in quotations.in_pieces()
        if pieces[0].block in blocks and _is_near(pieces, ordered)
    ]
    if not wanted:
        return
    left = set(places)
    for utterance in read_utterances(document, quotations, known, wanted):
        if utterance.cue_at in left and _stands_beside(utterance):
            left.remove(utterance.cue_at)
            yield utterance


def _is_near(pieces: Sequence[Quotation], places: Sequence[int]) -> bool:
    """Whether a cue at one of some places could stand beside a quotation."""
    first = bisect_left(places, pieces[0].opening.start - NEAREST)
    return first < len(places) and places[first] <= pieces[-1].outer_end + NEAREST


def _stands_beside(utterance: Utterance) -> bool:
    """Whether little but the speaker stands between a cue and a quotation that is a sentence."""
    before = utterance.start - utterance.cue_at
    after = utterance.cue_at - utterance.end
    return utterance.kind == "sentence" and max(before, after) <= NEAREST
