"""Kinds of article in which quotations need no speaker beside them, known by their shape.

Live pages are none of them: their entries name their speakers as other articles do.
"""

from collections import Counter

from newslint.annotations import Literal
from newslint.document import Block, Document
from newslint.lazy import lazy

Shape = Literal["transcript", "interview", "lyrics"]

FEWEST_TURNS = 4
MOST_PER_TURN = 4
MOST_IN_NAME = 5
FEWEST_VERSES = 12

LONGEST_LABEL = 41
_LABEL = lazy(rf"([^\W\d_a-zß-öø-ÿ][\w.’' -]{{0,{LONGEST_LABEL - 1}}}):\s+[\"“‘']?[^\W\d_]")
_VERSE = 60


def shape_of(document: Document) -> Shape | None:
    """Return what kind of article the blocks of a document look like, if any of these."""
    blocks = [block for block in document.blocks if block.kind not in ("headline", "deck")]
    if _takes_turns(_labels(blocks), len(blocks)):
        return "transcript"
    if _takes_turns(_lines_of_names(blocks), len(blocks)):
        return "interview"
    return "lyrics" if _has_verses(blocks) else None


def _labels(blocks: list[Block]) -> Counter[str]:
    """Return the labels that open paragraphs: `Q: …`, `MOSS: …`."""
    texts = [block.text for block in blocks if ":" in block.text[: LONGEST_LABEL + 1]]
    found = [match[1] for text in texts if (match := _LABEL.match(text))]
    return Counter(found)


def _lines_of_names(blocks: list[Block]) -> Counter[str]:
    """Return the lines that are a name and nothing else."""
    lines = [b.text for b in blocks if b.end - b.start <= MOST_IN_NAME * 12 and "." not in b.text]
    return Counter([line for line in lines if _is_name(line.split())])


def _is_name(words: list[str]) -> bool:
    return 0 < len(words) <= MOST_IN_NAME and all(word[0].isupper() for word in words)


def _takes_turns(labels: Counter[str], blocks: int) -> bool:
    """Whether two or more speak again and again, all through the article; Q and A need not."""
    again = {label: count for label, count in labels.items() if count > 1}
    turns = sum(again.values())
    throughout = all(len(label) == 1 for label in again) or turns * MOST_PER_TURN >= blocks
    return len(again) > 1 and turns >= FEWEST_TURNS and throughout


def _has_verses(blocks: list[Block]) -> bool:
    """Whether most of an article is short lines, few of which end as sentences do."""
    body = [block for block in blocks if block.kind in ("paragraph", "blockquote")]
    short = [b for b in body if b.end - b.start <= _VERSE and not b.text.endswith((".", "”", '"'))]
    return len(short) >= FEWEST_VERSES and 4 * len(short) >= 3 * len(body)
