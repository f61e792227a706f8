"""Text in an article that its desk did not write, or not as sentences."""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from newslint.checks.article import Cover
from newslint.document import Block, Document
from newslint.language.en import CREDITS, FORMS, LINKS_END
from newslint.lazy import lazy

_ENDS = lazy(rf"\(@\w+\)(?: \w+)? \w+\.? \d{{1,2}}, \d{{4}}|\b{LINKS_END}\b")
_POST = lazy(r"[^?!@]{2,50} \(@\w+\):? [^\w\s]?[^\W\d_a-zß-öø-ÿ]")
_POSTED = lazy(r"(?<!\S)[.“\"]?@\w|//t\.co/")
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


def borrowed(document: Document, places: Iterable[int]) -> Cover:
    """Return the embedded posts, labelled lines, charts and what a colon leads to, at some places.

    Their forms are not the desk's: it neither chose them nor may it change them.
    """
    numbers = {document.block_index(place) for place in places}
    posts = _posts(document.blocks, numbers)
    return Cover([*posts, *_unwritten(document.blocks, numbers)])


def posted(document: Document, places: Iterable[int]) -> Cover:
    """Return the embedded posts at some places."""
    return Cover(_posts(document.blocks, {document.block_index(place) for place in places}))


def credited(document: Document, places: Iterable[int]) -> Cover:
    """Return the captions with credits at some places: they come with the dates of an agency."""
    blocks = map(document.block_at, places)
    return Cover([(block.start, block.end) for block in blocks if _has_credit(block.text)])


def _has_credit(text: str) -> bool:
    return any(credit in text for credit in CREDITS)


def _posts(blocks: Sequence[Block], numbers: Set[int]) -> Iterator[tuple[int, int]]:
    beside = {number + 1 for number in numbers}  # a signature tells of the block above it
    for number in sorted((numbers | beside) - {len(blocks)}):
        before, block = blocks[number - 1] if number else None, blocks[number]
        if ends := _ends(block.text):
            is_above = before is not None and _is_of_post(before.text, block.text)
            yield before.start if before and is_above else block.start, block.start + ends[-1]
        elif "(@" in block.text and _POST.match(block.text):
            yield block.start, block.end


def _unwritten(blocks: Sequence[Block], numbers: Set[int]) -> Iterator[tuple[int, int]]:
    for number in sorted(numbers):
        block = blocks[number]
        before = blocks[number - 1] if number else None
        if _is_led_to(block, before) or _is_no_prose(block.text):
            yield block.start, block.end


def _is_of_post(above: str, text: str) -> bool:
    """Whether the paragraph above the end of a post is part of it: it speaks as posts do."""
    return text[0] in "-–—" or ("(@" in text and _POSTED.search(above) is not None)


def _ends(text: str) -> list[int]:
    """Return where what was set into a paragraph ends; few hold what could end it."""
    if "(@" not in text and LINKS_END not in text:
        return []
    return [found.end() for found in _ENDS.finditer(text)]


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
