"""Which of some words are the cues of quotations."""

from collections.abc import Collection, Iterator

from newslint.attribution.knowledge import Knowledge
from newslint.attribution.utterances import Utterance, read_utterances
from newslint.document import Document
from newslint.quotations import Quotations

NEAREST = 40


def cues_at(
    document: Document, quotations: Quotations, known: Knowledge, places: Collection[int]
) -> Iterator[Utterance]:
    """Yield the quotations whose cue stands at one of some places, one for each place."""
    blocks = {document.block_index(at) for at in places}
    wanted = [q.opening.start for q in quotations.outer if q.block in blocks]
    if not wanted:
        return
    left = set(places)
    for utterance in read_utterances(document, quotations, known, wanted):
        if utterance.cue_at in left and _stands_beside(utterance):
            left.remove(utterance.cue_at)
            yield utterance


def _stands_beside(utterance: Utterance) -> bool:
    """Whether little but the speaker stands between a cue and a quotation that is a sentence."""
    before = utterance.start - utterance.cue_at
    after = utterance.cue_at - utterance.end
    return utterance.kind == "sentence" and max(before, after) <= NEAREST
