"""Paragraphs as narration: what stands between marks is masked, so that cues are the narrator's."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from newslint.document import Block, Document
from newslint.lazy import lazy
from newslint.quotations import Quotation, Quotations
from newslint.records import NamedTuple
from newslint.sentences import sentence_breaks

MASK = "¤"
_STOPS = ".!?…,;:—–-"
_BREAKS_OFF = (":", ",", ":—", "…", "...", ". . .")
_ASIDE = lazy(r"(?:^|[.!?…][\"”’']*\s+)(\([^()]*[.!?…][\"”’']*\))\s*$")
_LETTER = lazy(r"[^\W\d_]")
_NARRATED = lazy(rf"[^\W\d_]\w*(?!\w|{MASK})")


def _is_narrated(masked: str) -> bool:
    """Whether a text holds any word outside its masks: mostly behind them, and seen there first."""
    behind = masked.rfind(MASK) + 1
    return bool(_LETTER.search(masked, behind) or (behind and _NARRATED.search(masked)))


class Sentence(NamedTuple):
    """A sentence of a masked paragraph: its place in the document and what the narrator says."""

    start: int
    end: int
    narration: str

    @property
    def is_narrated(self) -> bool:
        """Whether it holds any word outside quotation marks."""
        return _is_narrated(self.narration)

    @property
    def quotes(self) -> bool:
        """Whether it holds a quotation."""
        return MASK in self.narration


class Passage:
    """One paragraph with its quotations masked."""

    def __init__(self, text: str, block: Block, quotations: Sequence[Quotation]) -> None:
        self.block = block
        self.masked = _masked(text, block, quotations)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences as the narrator makes them: a quotation never ends one in its middle."""
        found, start, offset = [], 0, self.block.start
        for at, until in [
            *sentence_breaks(self.masked, 0, len(self.masked)),
            (len(self.masked),) * 2,
        ]:
            if at > start:
                found.append(Sentence(offset + start, offset + at, self.masked[start:at]))
            start = until
        return tuple(found)

    @property
    def whole(self) -> Sentence:
        """All of it as if it were one sentence."""
        return Sentence(self.block.start, self.block.end, self.masked)

    @property
    def quotes(self) -> bool:
        """Whether it holds a quotation."""
        return MASK in self.masked

    @property
    def last(self) -> Sentence:
        """Its last sentence, what stands in brackets behind that left out."""
        return self.sentences[self.sentence_of(self.block.start + self._aside - 1)]

    @cached_property
    def _aside(self) -> int:
        """Where the sentences in brackets begin that end the paragraph; its length if none do."""
        found = _ASIDE.search(self.masked) if self.masked.endswith(")") else None
        return found.start(1) if found and found.start(1) else len(self.masked)

    @cached_property
    def is_narrated(self) -> bool:
        """Whether it holds any word outside quotation marks, and not in brackets behind them."""
        return _is_narrated(self.masked[: self._aside])

    @property
    def announces(self) -> bool:
        """Whether it breaks off, as at a colon: what follows is what somebody says."""
        return self.masked.rstrip(" *_").endswith(_BREAKS_OFF)

    def sentence_of(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset of the document."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


class Passages:
    """The paragraphs of a document as narration, made when they are asked for."""

    def __init__(self, document: Document, quotations: Quotations) -> None:
        self._text = document.text
        self._blocks = document.blocks
        self._made: dict[int, Passage] = {}
        self._quotations: dict[int, list[Quotation]] = {}
        for quotation in quotations.outer:
            self._quotations.setdefault(quotation.block, []).append(quotation)

    def has_words_beside(self, quotation: Quotation) -> bool:
        """Whether anything but marks stands in the paragraph of a quotation, beside it."""
        block = self._blocks[quotation.block]
        search = _LETTER.search
        return bool(
            search(self._text, quotation.outer_end, block.end)
            or search(self._text, block.start, quotation.opening.start)
        )

    def __len__(self) -> int:
        return len(self._blocks)

    def __getitem__(self, i: int) -> Passage:
        if i not in self._made:
            quotations = self._quotations.get(i, ())
            self._made[i] = Passage(self._text, self._blocks[i], quotations)
        return self._made[i]


def _masked(text: str, block: Block, quotations: Sequence[Quotation]) -> str:
    """Return a block's text with its quotations masked, as long as before.

    Their first letter and last stop remain: by these sentences are told apart.
    """
    pieces, at = [], block.start
    for quotation in quotations:
        quoted = text[quotation.start : quotation.end]
        ends = len(quoted.rstrip().rstrip(_STOPS))
        first = _first_letter(quoted, ends) + 1
        masked = quoted[:first] + MASK * (ends - first) + quoted[ends:]
        pieces += [text[at : quotation.start], masked]
        at = quotation.end
    pieces.append(text[at : block.end])
    return "".join(pieces)


def _first_letter(text: str, end: int) -> int:
    """Return where the first letter or figure before an offset stands, -1 where none does."""
    if end and text[0].isalnum():
        return 0
    return next((i for i, letter in enumerate(text[:end]) if letter.isalnum()), -1)
