"""What many checks need of one document, computed once, when first asked for."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from newslint.annotations import Any, TypeVar
from newslint.definitions import Definition, read_definitions
from newslint.document import Block, Document, Kind
from newslint.folding import fold, has_odd_letters, level
from newslint.quotations import Quotations, read_quotations
from newslint.sentences import Stretch, split_sentences

T = TypeVar("T")

MARKS = ".,;:!?()[]\"'“”‘’"


_BODY = ("paragraph", "blockquote", "item")


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks is between a stretch and white space on both sides."""
    while start and text[start - 1] in MARKS:
        start -= 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return not (text[max(0, start - 1) : start].strip() or text[end : end + 1].strip())


class Reading:
    """A document with its sentences and quotations; offsets are those of the document's text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._blocks: dict[frozenset[Kind], tuple[Block, ...]] = {}
        self._once: dict[object, Any] = {}

    def blocks_of(self, kinds: frozenset[Kind]) -> tuple[Block, ...]:
        """Return the blocks of some kinds, in order."""
        if kinds not in self._blocks:
            blocks = self.document.blocks
            self._blocks[kinds] = tuple([block for block in blocks if block.kind in kinds])
        return self._blocks[kinds]

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of block that the document has."""
        return frozenset([block.kind for block in self.document.blocks])

    @cached_property
    def longest_block(self) -> int:
        """How many letters the longest block has."""
        return max([block.end - block.start for block in self.document.blocks], default=0)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what rules with the same options ask for, which the first of them has made."""
        if key not in self._once:
            self._once[key] = make()
        found: T = self._once[key]
        return found

    @cached_property
    def folded(self) -> str:
        """The text without case, as long as the text."""
        return fold(self.document.text)

    @cached_property
    def levelled(self) -> str:
        """The text with one kind of apostrophe and space, as long as the text."""
        return level(self.document.text)

    @cached_property
    def has_odd_letters(self) -> bool:
        """Whether the text has letters or digits of which patterns know more than folding does."""
        return has_odd_letters(self.document.text)

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences in order; none runs over two blocks."""
        return split_sentences(self.document)

    @cached_property
    def quotations(self) -> Quotations:
        """Every quotation, and what is wrong with its marks."""
        return read_quotations(self.document)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Every abbreviation that stands beside its long form."""
        return read_definitions(self.document)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def starts_sentence(self, offset: int) -> bool:
        """Whether nothing but marks stands between a sentence's start and an offset."""
        if not self.sentences:
            return True
        start = self.sentences[self.sentence_at(offset)].start
        return not any(map(str.isalnum, self.document.text[start:offset]))

    def is_proper(self, word: str) -> bool:
        """Whether the body writes a word with a capital within a sentence, as a name."""
        bare = word.strip(MARKS)
        return bare[:1].isupper() and self.once(("proper", bare), lambda: self._is_within(bare))

    def _is_within(self, word: str) -> bool:
        """Whether a word stands within a sentence of the body, not at its beginning."""
        text, at = self.document.text, self.document.text.find(word)
        while at >= 0:
            end = at + len(word)
            if self.document.block_at(at).kind in _BODY and _is_apart(text, at, end):
                first = self.sentences[self.sentence_at(at)].start
                if any(map(str.isspace, text[first:at].lstrip())):
                    return True
            at = text.find(word, end)
        return False
