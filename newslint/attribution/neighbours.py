"""The paragraphs around one of nothing but quotation, where its speaker may be named."""

from newslint.annotations import Literal
from newslint.attribution.credits import is_credit, is_dashed
from newslint.attribution.passages import MASK, Passage, Passages, Sentence
from newslint.attribution.signs import Sign, Signs, is_short
from newslint.lazy import lazy
from newslint.quotations.reading import is_furniture

MOST_PARAGRAPHS = 3
"""How many paragraphs of nothing but quotation may stand between one and its speaker."""

MOST_IN_HEADING = 6
"""A line as short as this above a quotation is its heading: `What the mayor said`."""

# `“…,” Moss beamed` and `Moss beamed, “…”`: a quotation that runs on into narration has a speaker.
_RUNS_ON = lazy(rf"{MASK}[,?!—][\"”’']+ [^\W\d_]|[^\W\d_], [\"“‘']+.{MASK}")


def _begins_with_person(narration: str) -> bool:
    from newslint.attribution.subjects import begins_with_person

    return begins_with_person(narration)


class Neighbours:
    """Looks before and after a paragraph."""

    def __init__(self, passages: Passages, signs: Signs) -> None:
        self._passages = passages
        self._signs = signs
        self._before: dict[int, Sign | None] = {}
        self._after: dict[int, Sign | None] = {}

    def before(self, block: int) -> Sign | None:
        """Return what tells the speaker before a paragraph."""
        if block not in self._before:
            self._before[block] = self._find_before(block)
        return self._before[block]

    def _find_before(self, block: int) -> Sign | None:
        above = self._passages[block - 1] if block else None
        if above and above.masked.endswith("?"):
            return Sign("question")
        return self._told_before(block) or (self._heading(above) if above else None)

    def _told_before(self, block: int) -> Sign | None:
        passage = self._neighbour(block, -1)
        if passage is None:
            return None
        last = self._signs.of("paragraph before", passage.last)
        if passage.announces:
            return last._replace(how="colon")
        if passage.quotes:
            sign = self._signs.of("continued", passage.whole)
            if sign.cue or _RUNS_ON.search(passage.masked):
                return sign
        if is_short(last) and _begins_with_person(last.narration):
            return last
        return self._signs.cued("paragraph before", passage.whole) or self._signs.said(
            "paragraph before", passage.last
        )

    def _heading(self, above: Passage) -> Sign | None:
        """Return the line above a paragraph if it is a heading with a cue in it."""
        if above.masked.count(" ") > MOST_IN_HEADING or not self._signs.names(above.whole):
            return None
        sign = self._signs.of("paragraph before", above.whole)
        return sign if sign.cue and not above.quotes else None

    def announced(self, block: int, start: int) -> Sign | None:
        """Return the paragraph before, if it ends in a colon and a quotation follows at once."""
        if block == 0 or start > self._passages[block].block.start:
            return None
        before = self._passages[block - 1]
        return self._signs.of("colon", before.sentences[-1]) if before.announces else None

    def after(self, block: int) -> Sign | None:
        """Return what tells the speaker after a paragraph."""
        if block not in self._after:
            self._after[block] = self._find_after(block)
        return self._after[block]

    def _find_after(self, block: int) -> Sign | None:
        line = self._line_after(block)
        if line and is_credit(line.narration):
            return Sign("credit", None, line.narration, line.start)
        passage = self._neighbour(block, 1)
        return self._signs.cued("paragraph after", passage.sentences[0]) if passage else None

    def credit(self, block: int) -> Sign | None:
        """Return the line right after a paragraph if it is a credit for sure: `— Ada Moss`."""
        line = self._line_after(block)
        is_one = line is not None and is_dashed(line.narration) and is_credit(line.narration)
        return Sign("credit", None, line.narration, line.start) if line and is_one else None

    def _line_after(self, block: int) -> Sentence | None:
        return self._passages[block + 1].whole if block + 1 < len(self._passages) else None

    def _neighbour(self, block: int, step: Literal[-1, 1]) -> Passage | None:
        """Return the nearest paragraph with narration, past a few of quotation alone."""
        skipped = 0
        block += step
        while 0 <= block < len(self._passages):
            passage = self._passages[block]
            if not passage.is_narrated:
                skipped += 1
                if skipped > MOST_PARAGRAPHS:
                    return None
            elif passage.quotes or passage.announces or not is_furniture(passage.block):
                return passage
            block += step
        return None
