"""Agency copy as it comes over the wire: titles between ^ and <, quotation marks as `` and ''."""

import re
from collections.abc import Iterator, Mapping

from newslint import FRONT_MATTER_KEYS, Document, Kind, Prose, ProseBuilder

LINE = re.compile(r"[^\n]+")
TITLE = re.compile(r"\^(.*?)<?\r?\Z")
MARKS = re.compile("``|''")
CURLY = {"``": "“", "''": "”"}


class WireParser:
    """Reads wire copy: `^Headline<`, `^By Ann Reed<`, and a paragraph a line."""

    name = "wire"
    suffixes = (".wire",)

    def parse(
        self, path: str, source: str, keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS
    ) -> Document:
        """Return the article."""
        return Document(path, source, self._blocks(source), keys=keys)

    def _blocks(self, source: str) -> Iterator[tuple[Kind, Prose]]:
        kind: Kind = "headline"
        for line in LINE.finditer(source):
            title = TITLE.match(line[0])
            if title is None:
                block: tuple[Kind, Prose] = "paragraph", self._prose(source, *line.span())
            else:
                start, end = (line.start() + at for at in title.span(1))
                is_byline = title[1].startswith("By ")
                block = "byline" if is_byline else kind, self._prose(source, start, end)
                kind = "heading"
            if block[1].text:
                yield block

    def _prose(self, source: str, start: int, end: int) -> Prose:
        """Return a stretch of the source with its quotation marks as readers see them."""
        builder = ProseBuilder(source)
        for mark in MARKS.finditer(source, start, end):
            builder.keep(start, mark.start())
            builder.translate(CURLY[mark[0]], *mark.span())
            start = mark.end()
        builder.keep(start, end)
        return builder.build()
