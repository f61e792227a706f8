"""Places of a document ready to be shown: lines, columns and the text around them."""

from newslint.diagnostics import Excerpt, Place
from newslint.document import Document
from newslint.text import Span

BESIDE = 100
"""How many characters of a long line are kept on each side of a fault."""
LONGEST = 3 * BESIDE
"""How many are kept from where a fault starts."""


def place_of(document: Document, span: Span) -> Place:
    """Return a stretch of the source with its lines and columns."""
    return Place(span, *document.lines.positions(span))


def excerpt_of(document: Document, span: Span) -> Excerpt:
    """Return the line in which a stretch starts, or what of a long line stands beside it."""
    source = document.source
    first = span.start - document.lines.position(span.start).column + 1
    start = max(first, span.start - BESIDE)
    stop = min(len(source), span.end + BESIDE, span.start + LONGEST)
    end = source.find("\n", span.start, stop + 1)
    last = len(source) if end < 0 else end
    stop = min(stop, last)
    return Excerpt(source[start:stop].rstrip("\r"), start - first + 1, stop < last)
