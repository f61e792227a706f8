"""Markdown: CommonMark with tables and footnotes, front matter, shortcodes and HTML."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newslint.document import FRONT_MATTER_KEYS, Directive, Document, Kind, Link
from newslint.parsers import MARKDOWN
from newslint.parsers.datelines import split_dateline
from newslint.parsers.frontmatter import head_blocks, read_head
from newslint.parsers.furniture import is_byline, is_date
from newslint.parsers.markdown_objects import without_holes, without_urls
from newslint.parsers.markdown_reader import Found, Fragment, MarkdownReader
from newslint.parsers.marked import Marked, markdown_links
from newslint.parsers.shortcodes import OBJECT, Hole, blank, find_shortcodes
from newslint.text import Prose, Span

_NO_TEXT = f"{OBJECT} \t\r\n\u00a0"


class MarkdownParser:
    """Reads articles in Markdown."""

    name = "markdown"
    suffixes = MARKDOWN

    def parse(
        self, path: str, source: str, keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS
    ) -> Document:
        """Return the article; never raises."""
        head = read_head(source)
        body = _Body(source, head.end, find_shortcodes(source, head.end))
        blocks = [*head_blocks(head, keys), *_opening(body.blocks())]
        directives = [*head.directives, *body.directives]
        faults, links = head.unreadable, body.finds_links()
        return Document(path, source, blocks, head.fields, directives, keys, faults, links)


class _Body:
    """The body of an article; `directives` are known once `blocks` has been read."""

    def __init__(self, source: str, start: int, holes: Sequence[Hole]) -> None:
        self._source = source
        self._holes = holes
        text = blank(source, holes) if holes else source
        self._reader = MarkdownReader(source, text, start)
        self._text = text
        self.directives: list[Directive] = []
        self._marked: list[Marked] = []

    def finds_links(self) -> Callable[[Document], Iterable[Link]] | None:
        """Return what makes out the links, or None where there are none."""
        return markdown_links(self._text, self._marked) if self._marked else None

    def blocks(self) -> list[Found]:
        """Return the blocks in the order of the article, without what is no text."""
        self._reader.read()
        self.directives += self._reader.inline.directives
        self._marked += self._reader.inline.marked
        blocks = [block for found in self._reader.found for block in self._settled(found)]
        if any(hole.captions for hole in self._holes):
            blocks = sorted([*blocks, *self._captions()], key=_place)
        return blocks

    def _settled(self, found: Found | Fragment) -> Iterable[Found]:
        if isinstance(found, Fragment):
            return [each for block in self._fragment(found) for each in self._cleaned(block)]
        return self._cleaned(found)

    def _cleaned(self, block: Found) -> Sequence[Found]:
        prose = block.prose
        if self._holes:
            prose = without_holes(self._source, prose, self._holes)
        prose = without_urls(self._source, prose)
        text = prose.text
        if not (text[:1].isalnum() or text.strip(_NO_TEXT)):
            return ()
        return (block,) if prose is block.prose else (Found(block.kind, prose),)

    def _fragment(self, fragment: Fragment) -> Iterator[Found]:
        from newslint.parsers.html import read_fragment

        if self._reader.gaps:
            self._text = _spaced(self._text, self._reader.gaps)
            self._reader.gaps = []
        blocks, directives, marked = read_fragment(self._text, fragment.start, fragment.end)
        self.directives += directives
        self._marked += marked
        for kind, prose in blocks:
            yield Found(fragment.kind if kind == "paragraph" else kind, prose)

    def _captions(self) -> Iterator[Found]:
        """Read the captions of shortcodes, which are Markdown themselves."""
        for hole in self._holes:
            for span in hole.captions:
                reader = MarkdownReader(self._source, self._source[: span.end], span.start)
                reader.read()
                for found in reader.found:
                    if isinstance(found, Found):
                        yield Found("caption", without_urls(self._source, found.prose))


def _place(block: Found) -> int:
    return block.prose.pieces[0].start


def _spaced(text: str, gaps: Iterable[Span]) -> str:
    """Return a text of the same length without the marks of block quotes before lines of HTML."""
    parts, at = [], 0
    for start, end in gaps:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _opening(blocks: Iterable[Found]) -> Iterator[tuple[Kind, Prose]]:
    """Tell headline, byline and dateline at the top of the body from headings and paragraphs."""
    has_headline, is_opening = False, True
    for kind, prose in blocks:
        if kind == "headline":
            yield ("headline" if is_opening and not has_headline else "heading"), prose
            has_headline = True
        elif not is_opening or kind in {"heading", "caption", "deck", "byline", "dateline"}:
            yield kind, prose
        elif kind == "paragraph" and is_byline(prose.text):
            yield "byline", prose
        elif kind == "paragraph" and is_date(prose.text):
            yield "dateline", prose
        else:
            is_opening = False
            dateline, rest = split_dateline(prose) if kind == "paragraph" else (None, prose)
            if dateline:
                yield "dateline", dateline
            yield kind, rest
