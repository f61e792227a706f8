"""Where the speaker of a quotation may be named, from the nearest place to the furthest."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from newslint.annotations import TYPE_CHECKING
from newslint.attribution.knowledge import Knowledge
from newslint.attribution.paragraphs import Paragraph
from newslint.attribution.passages import Passages
from newslint.attribution.signs import Sign, Signs
from newslint.document import Document
from newslint.quotations import Quotation, Quotations

if TYPE_CHECKING:
    from newslint.attribution.neighbours import Neighbours


@lru_cache(maxsize=1)
def search_of(document: Document, quotations: Quotations, known: Knowledge) -> "Search":
    """Return the search of a document, which all rules about its speakers share."""
    return Search(Passages(document, quotations), known)


class Search:
    """Looks for the speakers of one document's quotations."""

    def __init__(self, passages: Passages, known: Knowledge) -> None:
        self.passages = passages
        self._signs = Signs(known)
        self._paragraphs: dict[int, Paragraph] = {}

    @cached_property
    def _neighbours(self) -> "Neighbours":
        from newslint.attribution.neighbours import Neighbours

        return Neighbours(self.passages, self._signs)

    def find(self, pieces: Sequence[Quotation]) -> Sign | None:
        """Return what tells the speaker of a quotation, given its pieces over paragraphs."""
        for piece in reversed(pieces):
            sign = self._paragraph(piece.block).within(piece.opening.start)
            if sign:
                return sign
        first, last = pieces[0], pieces[-1]
        if self.passages[last.block].is_narrated:
            return self._neighbours.announced(first.block, first.opening.start)
        around = self._neighbours
        return around.credit(last.block) or around.before(first.block) or around.after(last.block)

    def in_own_sentence(self, piece: Quotation) -> Sign | None:
        """Return the narration around a quotation in its own sentence, if there is any."""
        return self._paragraph(piece.block).in_own_sentence(piece.opening.start)

    def may_name_beside(self, pieces: Sequence[Quotation]) -> bool:
        """Whether a sentence of a quotation holds a cue that counts anywhere, and a capital."""
        return any(
            self.passages.has_words_beside(piece)
            and self._paragraph(piece.block).may_name_beside(piece.opening.start)
            for piece in pieces
        )

    def _paragraph(self, block: int) -> Paragraph:
        if block not in self._paragraphs:
            self._paragraphs[block] = Paragraph(self.passages[block], self._signs)
        return self._paragraphs[block]
