"""Where sentences begin and end."""

from typing import NamedTuple

from newslint.document import Document


class Stretch(NamedTuple):
    """A stretch of the text of a document."""

    start: int
    end: int


def split_sentences(document: Document) -> tuple[Stretch, ...]:
    """Return the sentences in order; none runs over two blocks."""
    return tuple([Stretch(b.start, b.end) for b in document.blocks if b.start < b.end])
