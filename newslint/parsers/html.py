"""HTML: fragments as editors paste them, and whole pages as a site serves them."""

from collections.abc import Mapping

from newslint.document import FRONT_MATTER_KEYS, Directive, Document, Kind
from newslint.parsers import HTML
from newslint.parsers.frontmatter import head_blocks, read_head
from newslint.parsers.html_article import Article, Blocks
from newslint.parsers.html_cells import settle_cells
from newslint.parsers.html_head import Head
from newslint.parsers.html_page import Page
from newslint.parsers.html_reader import HtmlReader
from newslint.parsers.marked import Marked, html_links
from newslint.text import Prose


def read_fragment(
    source: str, start: int, end: int
) -> tuple[list[tuple[Kind, Prose]], list[Directive], list[Marked]]:
    """Return the blocks of a stretch of HTML, placed in the source, its directives and links."""
    reader = HtmlReader(source, start, end)
    blocks = settle_cells(reader.blocks)
    return [(block.kind, block.prose) for block in blocks], reader.directives, reader.marked


class HtmlParser:
    """Reads articles in HTML."""

    name = "html"
    suffixes = HTML

    def parse(
        self, path: str, source: str, keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS
    ) -> Document:
        """Return the article: of a whole page what a reader takes for it, else everything."""
        front = read_head(source)
        reader = HtmlReader(source, front.end)
        blocks = settle_cells(reader.blocks)
        page, head = Page(blocks, reader.is_page), Head(source, reader)
        lead = head_blocks(front, keys)
        has_headline = any(kind == "headline" for kind, _ in lead)
        titles = [] if has_headline else list(head.titles())
        article = Article(page, blocks, titles, head.authors())
        read = article.blocks()
        if reader.is_page and not any(kind == "deck" for kind, _ in lead + read):
            at = int(bool(read) and read[0][0] == "headline")
            read[at:at] = _described(head, read)
        fields = {**head.fields(article.start), **front.fields}
        directives = [*front.directives, *reader.directives]
        faults = front.unreadable
        links = html_links(reader.marked, reader.is_page) if reader.marked else None
        return Document(path, source, lead + read, fields, directives, keys, faults, links)


def _described(head: Head, blocks: Blocks) -> Blocks:
    """Return the deck that stands only in the head of a page, if it has one of its own."""
    from newslint.parsers.html_deck import is_deck

    description = head.description()
    text = " ".join([prose.text for _, prose in blocks])
    return [("deck", description)] if description and is_deck(description.text, text) else []
