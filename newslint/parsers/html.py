"""HTML: fragments as editors paste them, and whole pages as a site serves them."""

from html import unescape

from newslint.document import Directive, Kind
from newslint.parsers.html_reader import HtmlReader
from newslint.text import Prose


def read_fragment(
    source: str, start: int, end: int
) -> tuple[list[tuple[Kind, Prose]], list[Directive]]:
    """Return the blocks of a stretch of HTML, placed in the whole source, and its directives."""
    reader = HtmlReader(source, start, end)
    return [(block.kind, block.prose) for block in reader.blocks], reader.directives


def decode_reference(text: str) -> str:
    """Return what a character reference (`&rsquo;`, `&#8217;`) reads as."""
    return unescape(text)
