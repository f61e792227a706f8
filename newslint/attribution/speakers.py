"""Quotations that stand alone, and who said them."""

from collections.abc import Iterator, Sequence

from newslint.attribution.knowledge import Knowledge
from newslint.attribution.search import search_of
from newslint.attribution.signs import Sign
from newslint.document import Document
from newslint.quotations import Quotation, Quotations
from newslint.quotations.kinds import kind_of
from newslint.records import NamedTuple

_ENDS_SENTENCE = ".!?…)]'’—–"


class Speaker(NamedTuple):
    """A quotation of a sentence or more, in its pieces, and what tells its speaker, if anything."""

    pieces: tuple[Quotation, ...]
    sign: Sign | None

    @property
    def start(self) -> int:
        """Where its first opening mark stands."""
        return self.pieces[0].opening.start

    @property
    def end(self) -> int:
        """Where its last closing mark ends."""
        return self.pieces[-1].outer_end


def find_speakers(
    document: Document, quotations: Quotations, least_words: int, known: Knowledge
) -> Iterator[Speaker]:
    """Yield each quotation that may stand alone, with what tells its speaker.

    One that runs straight into narration (`“We won,” she said`) has its speaker there and is
    passed over, as are paragraphs whose marks do not pair, or may pair in another way.
    """
    text = document.text
    broken = {
        document.block_index(fault.start)
        for fault in quotations.faults
        if fault.kind in ("unclosed", "unopened", "glued")
    }
    search = search_of(document, quotations, known)
    for pieces in quotations.in_pieces():
        last = pieces[-1]
        if last.goes_on or not stands_alone(text, pieces[0], last):
            continue
        if any(piece.block in broken for piece in pieces):
            continue
        if _is_long(text, pieces, least_words) and kind_of(text, last) == "sentence":
            yield Speaker(pieces, search.find(pieces))


def _is_long(text: str, pieces: Sequence[Quotation], least_words: int) -> bool:
    """Whether a quotation has so many words, or more pieces than one."""
    last = pieces[-1]
    return (
        len(pieces) > 1 or len(text[last.start : last.end].split(None, least_words)) >= least_words
    )


def stands_alone(text: str, first: Quotation, last: Quotation) -> bool:
    """Whether neither side of a quotation runs on into narration, as far as a glance can tell."""
    if last.closing is None:
        return False
    start = first.opening.start
    before = text[max(start - 3, 0) : start].rstrip(" ")[-1:]
    if before.isalnum() or before in (",", ";", "—", "–", "-", "("):
        return False
    after = text[last.outer_end : last.outer_end + 2]
    ends = text[last.start : last.end].rstrip()[-1:]
    if ends not in _ENDS_SENTENCE and after[:1] not in (".", "!", "?"):
        return False
    return not (after[1:].islower() or after[:1].isalnum() or after[:1] in (",", ";", ":"))


def hanging_commas(
    document: Document, quotations: Quotations, least_words: int
) -> Iterator[Quotation]:
    """Yield each quotation that ends in a comma where its paragraph ends too.

    A next paragraph that begins with a small letter is the same one, broken by its markup.
    """
    text, blocks = document.text, document.blocks
    for quotation in quotations.outer:
        following = text[quotation.outer_end : blocks[quotation.block].end].strip()
        quoted = text[quotation.start : quotation.end].rstrip(" '’")
        hangs = following == "," or (not following and quoted.endswith(","))
        if not hangs or quotation.closing is None or len(quoted.split()) < least_words:
            continue
        if kind_of(text, quotation) == "sentence" and not _runs_on(document, quotation.block):
            yield quotation


def _runs_on(document: Document, block: int) -> bool:
    following = document.blocks[block + 1 : block + 2]
    return bool(following) and following[0].text[:1].islower()
