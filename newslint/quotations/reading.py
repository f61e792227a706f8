"""From a document to its quotations."""

from newslint.document import Block, Document
from newslint.lazy import lazy
from newslint.quotations.apostrophes import turned_apostrophes
from newslint.quotations.cues import cue_inside
from newslint.quotations.habit import outer_family
from newslint.quotations.marks import STOP, WORD, Family, Mark, find_marks, scan
from newslint.quotations.model import HANDLE, Fault, Quotation, Quotations
from newslint.quotations.paragraph import Paragraph, read_paragraph

MOST_MARKS = 5000
"""A block with more marks than this is data and no prose; it is left alone."""

# Characters of another encoding: some of them were marks, so that nothing is sure there.
_LOST_FIRST = "\ufffdÂÃâ"
_LOST = lazy("\ufffd|Ã¢|[ÂÃâ][€-™¡-¿‚„†‡•]")
_FURNITURE_LENGTH = 200

FEWEST_JOINS = 3
"""With so many marks between a stop and a letter a block is several paragraphs run together."""


def read_quotations(document: Document) -> Quotations:
    """Return the quotations of a document, and what is wrong with their marks."""
    return _Reader(document).read()


class _Reader:
    """Reads the blocks of one document in order."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._blocks = document.blocks
        self._marks = _marks_of_blocks(document)
        self._outer: Family = outer_family(self._marks)
        self._quotations: list[Quotation] = []
        self._faults: list[Fault] = []

    def read(self) -> Quotations:
        """Return what all blocks hold."""
        lost = any(letter in self._text for letter in _LOST_FIRST)
        continues = False
        for i, marks in enumerate(self._marks):
            if marks:
                goes_on = self._opens_after(i) or self._is_broken_off(i)
                found = read_paragraph(self._text, marks, self._outer, goes_on)
                if not (lost and _LOST.search(self._blocks[i].text)):
                    self._faults += self._sure(i, found.faults, marks)
                continues = self._place(i, found, continues)
            elif not is_furniture(self._blocks[i]):
                continues = False
        self._faults += self._turned_apostrophes()
        quoted = [(b.start, b.end) for b in self._blocks if b.kind == "blockquote"]
        faults = sorted(self._faults, key=lambda fault: fault.start)
        return Quotations(self._quotations, faults, self._outer, quoted, self._posts())

    def _posts(self) -> tuple[tuple[int, int], ...]:
        if HANDLE not in self._text:  # as in most articles
            return ()
        from newslint.quotations.posts import posts_in

        return tuple(posts_in(self._blocks))

    def _turned_apostrophes(self) -> list[Fault]:
        """Return the apostrophes that an editor's program took for marks that open."""
        text, blocks = self._text, self._blocks if "‘" in self._text else ()
        places = [at for b in blocks for at in turned_apostrophes(text, b.start, b.end)]
        return [Fault("apostrophe", at, at + 1, "’") for at in places]

    def _sure(self, i: int, faults: list[Fault], marks: list[Mark]) -> list[Fault]:
        """Return the faults of a block, but those that its paragraph breaks brought about."""
        if faults and i and self._is_broken_off(i - 1):
            lost = next((fault for fault in faults if fault.kind == "unopened"), None)
            faults = [fault for fault in faults if fault is not lost]
        if faults and sum(map(_joins_paragraphs, marks)) >= FEWEST_JOINS:
            faults = [fault for fault in faults if fault.kind not in ("unclosed", "unopened")]
        return faults

    def _is_broken_off(self, i: int) -> bool:
        """Whether a paragraph was cut in two in the middle of a sentence."""
        if i + 1 >= len(self._blocks) or not self._blocks[i + 1].text[:1].islower():
            return False
        return self._blocks[i].text[-1:].isalnum()

    def _opens_after(self, i: int) -> bool:
        """Whether the next paragraph opens with a mark, so that a quotation may go on there."""
        for k in range(i + 1, min(i + 4, len(self._marks))):
            marks = self._marks[k]
            if marks:
                return self._opens_with(k, marks[0])
            if not is_furniture(self._blocks[k]):
                return False
        return False

    def _opens_with(self, k: int, mark: Mark) -> bool:
        start = self._blocks[k].start
        return (
            mark.family == self._outer
            and mark.start - start <= 3
            and not any(map(str.isalnum, self._text[start : mark.start]))
        )

    def _place(self, i: int, found: Paragraph, continues: bool) -> bool:
        """Note the quotations of a block; return whether the last of them goes on."""
        unclosed = {fault.start for fault in found.faults if fault.kind == "unclosed"}
        around: list[int] = []
        goes_on = False
        for opening, closing in sorted(found.pairs, key=lambda pair: pair.opening.start):
            end = closing.start if closing else self._blocks[i].end
            while around and self._quotations[around[-1]].end <= opening.start:
                around.pop()
            is_open = closing is None and opening.start not in unclosed
            goes_on = is_open if not around else goes_on
            placed = Quotation(
                opening.end,
                max(end, opening.end),
                opening,
                closing,
                i,
                is_open,
                continues and not around,
                around[-1] if around else None,
            )
            self._note_cue_inside(placed)
            around.append(len(self._quotations))
            self._quotations.append(placed)
            continues = False
        return goes_on

    def _note_cue_inside(self, inner: Quotation) -> None:
        if inner.parent is not None:
            fault = cue_inside(self._text, self._quotations[inner.parent], inner)
            if fault:
                self._faults.append(fault)


def _joins_paragraphs(mark: Mark) -> bool:
    """Whether a mark stands between a stop and a letter, where a paragraph break was lost."""
    return mark.before == STOP and mark.after == WORD and mark.family == "double"


def _marks_of_blocks(document: Document) -> list[list[Mark]]:
    """Return the marks of each block."""
    text, found, at = document.text, [], 0
    spans = scan(text)
    for block in document.blocks:
        first = at
        while at < len(spans) and spans[at][0] < block.end:
            at += 1
        is_prose = first < at <= first + MOST_MARKS
        found.append(find_marks(text, spans[first:at], block.start, block.end) if is_prose else [])
    if "„" in text:
        return [[_low_high(mark) for mark in marks] for marks in found]
    return found


def _low_high(mark: Mark) -> Mark:
    """Return a mark of an article that opens with „ and closes with “."""
    return mark._replace(direction="either") if mark.glyph == "“" else mark


def is_furniture(block: Block) -> bool:
    """Whether a block may stand between two paragraphs of a quotation: a caption, a button."""
    if block.kind in ("caption", "heading"):
        return True
    return block.end - block.start <= _FURNITURE_LENGTH and not block.text.endswith(
        (".", ":", "?", "!")
    )
