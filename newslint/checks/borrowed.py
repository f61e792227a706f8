"""Text in an article that its desk did not write, or not as sentences."""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from newslint.checks.article import Cover
from newslint.document import Block, Document
from newslint.language.en import CREDITS, FORMS, LINKS_END
from newslint.lazy import lazy
from newslint.reading import Reading

_LINKS = lazy(rf".*\b{LINKS_END}\b")
_LABEL = lazy(r"\W*[A-Z]{2,}(?: [A-Z]{2,})*:")
_PAIR = lazy(
    r"[+\d-](?<!\S[+\d-])(?:(?<=\d)|(?=\d))[\d.,]*%?\s+(?=[+-]?\d[\d.,]*%?(?!\S))"
)  # it begins with a class, which is fast
CHART = 3
"""How many pairs of figures with nothing between them make a chart of a paragraph."""
SENTENCE = 4
"""A line of fewer words leads to nothing with its colon: it is a label."""
LINE = 15
"""A line of so many words after a label in capitals leads to another article."""


def borrowed(reading: Reading, places: Iterable[int]) -> Cover:
    """Return the embedded posts, labelled lines, charts and what a colon leads to, at some places.

    Their forms are not the desk's: it neither chose them nor may it change them.
    """
    blocks, numbers = reading.document.blocks, {reading.document.block_index(at) for at in places}
    return Cover([*reading.quotations.posts, *_unwritten(blocks, numbers)])


def credited(document: Document, places: Iterable[int]) -> Cover:
    """Return the captions with credits at some places: they come with the dates of an agency."""
    blocks = map(document.block_at, places)
    return Cover([(block.start, block.end) for block in blocks if _has_credit(block.text)])


def _has_credit(text: str) -> bool:
    return any(credit in text for credit in CREDITS)


def _unwritten(blocks: Sequence[Block], numbers: Set[int]) -> Iterator[tuple[int, int]]:
    for number in sorted(numbers):
        block = blocks[number]
        before = blocks[number - 1] if number else None
        is_whole = _is_led_to(block, before) or _is_no_prose(block.text)
        end = block.end if is_whole else _after_links(block)
        if end > block.start:
            yield block.start, end


def _after_links(block: Block) -> int:
    """Return where a list of links ends that was set into a paragraph; few hold what could end it.

    Without one this is where the paragraph begins.
    """
    links = _LINKS.match(block.text) if LINKS_END in block.text else None
    return block.start + links.end() if links else block.start


def _is_led_to(block: Block, before: Block | None) -> bool:
    """Whether a paragraph is what the one before it leads to with a colon: mostly a quotation."""
    if before is None or not before.kind == block.kind == "paragraph":
        return False
    return before.text.rstrip().endswith(":") and len(before.text.split()) >= SENTENCE


@lru_cache(maxsize=256)  # several rules ask about the paragraphs of one article
def _is_no_prose(text: str) -> bool:
    """Whether a text is a form, a line with a label or in capitals, or a chart's figures."""
    if any(words in text for words in FORMS):
        return True
    is_line = not text.endswith(".") and len(text.split()) <= LINE
    if is_line and (text.isupper() or _LABEL.match(text)):
        return True
    return len(_PAIR.findall(text)) >= CHART
