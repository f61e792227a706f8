"""Links and images as a parser meets them, before anybody asks what they say."""

from collections.abc import Callable, Iterable
from operator import itemgetter

from newslint.document import Document, Link
from newslint.records import NamedTuple


class Marked(NamedTuple):
    """A link or an image in the source: `a` and `img` are tags of HTML, `image` is Markdown.

    All others are links of Markdown, by the names that its parser gives their kinds.
    """

    kind: str
    start: int
    end: int
    target: str = ""


Finder = Callable[[Document], Iterable[Link]]
"""Makes out the links of a document."""


def markdown_links(text: str, marked: Iterable[Marked]) -> Finder:
    """Return what makes out the links of an article in Markdown.

    `text` is its source with letters for the shortcodes, which may hold brackets.
    """

    def links(document: Document) -> Iterable[Link]:
        from newslint.parsers.links import links_of

        return links_of(document.source, text, sorted(marked, key=itemgetter(1)))

    return links


def html_links(marked: Iterable[Marked], is_page: bool) -> Finder:
    """Return what makes out the links of an article in HTML; of a whole page those inside it."""

    def links(document: Document) -> Iterable[Link]:
        from newslint.parsers.links import links_in_blocks, links_of

        ordered = sorted(marked, key=itemgetter(1))
        if is_page:
            return links_in_blocks(document, ordered)
        return links_of(document.source, document.source, ordered)

    return links
