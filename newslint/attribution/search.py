"""Where the speaker of a quotation may be named, from the nearest place to the furthest."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.attribution.knowledge import Knowledge
from newslint.attribution.paragraphs import Paragraph
from newslint.attribution.passages import Passages
from newslint.attribution.signs import Sign, Signs
from newslint.quotations import Quotation

if TYPE_CHECKING:
    from newslint.attribution.neighbours import Neighbours


class Search:
    """Looks for the speakers of one document's quotations."""

    def __init__(self, passages: Passages, known: Knowledge) -> None:
        self._passages = passages
        self._signs = Signs(known)
        self._paragraphs: dict[int, Paragraph] = {}

    @cached_property
    def _neighbours(self) -> "Neighbours":
        from newslint.attribution.neighbours import Neighbours

        return Neighbours(self._passages, self._signs)

    def find(self, pieces: Sequence[Quotation]) -> Sign | None:
        """Return what tells the speaker of a quotation, given its pieces over paragraphs."""
        for piece in reversed(pieces):
            sign = self._paragraph(piece.block).within(piece.opening.start)
            if sign:
                return sign
        first, last = pieces[0], pieces[-1]
        if self._passages[last.block].is_narrated:
            return self._neighbours.announced(first.block, first.opening.start)
        around = self._neighbours
        return around.credit(last.block) or around.before(first.block) or around.after(last.block)

    def in_own_sentence(self, piece: Quotation) -> Sign | None:
        """Return the narration around a quotation in its own sentence, if there is any."""
        return self._paragraph(piece.block).in_own_sentence(piece.opening.start)

    def _paragraph(self, block: int) -> Paragraph:
        if block not in self._paragraphs:
            self._paragraphs[block] = Paragraph(self._passages[block], self._signs)
        return self._paragraphs[block]
