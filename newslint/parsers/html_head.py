"""What the head of a page says about its article: titles, description, date, author, language."""

import re
from collections.abc import Iterator

from newslint.document import Field
from newslint.lazy import lazy
from newslint.parsers.html_flow import read_references
from newslint.parsers.html_reader import HtmlReader, Tag
from newslint.text import Prose, ProseBuilder

_TITLES = ("og:title", "twitter:title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate")
_AUTHORS = ("author", "article:author", "dc.creator", "byl")
_SITE = lazy(r"\s+(?:[|–—»-]|::)\s+")
_STRING = r'"{}"\s*:\s*"((?:[^"\\]|\\.)*)"'
_HEX = r"\\u[0-9a-fA-F]{4}"
_ESCAPES = lazy(rf"\\u[dD][89abAB][0-9a-fA-F]{{2}}{_HEX}|{_HEX}|\\.")


class Head:
    """The head of one page."""

    def __init__(self, source: str, reader: HtmlReader) -> None:
        self._source = source
        self._reader = reader
        self._metas: dict[str, Tag] = {}
        for tag in reader.tags:
            if tag.name == "meta":
                for key, value in tag.attributes:
                    if key in ("property", "name", "itemprop") and value:
                        self._metas.setdefault(value.lower(), tag)

    def titles(self) -> Iterator[Prose]:
        """Yield what the page calls itself, the most careful wording first."""
        yield from self._contents(_TITLES)
        yield from self._strings("headline")
        if self._reader.title:
            title = read_references(self._source, *self._reader.title)
            yield _without_site(title)

    def description(self) -> Prose | None:
        """Return what the page says it is about."""
        return next(self._contents(_DESCRIPTIONS), None)

    def fields(self, after: int) -> dict[str, Field]:
        """Return language, date and author; a time below the headline is a date of the article."""
        times = [tag for tag in self._reader.tags if tag.name == "time" and tag.span.start >= after]
        found = {
            "lang": self._attributes("html", "lang"),
            "date": [
                *self._contents(_DATES),
                *self._strings("datePublished"),
                *[prose for tag in times[:1] if (prose := self._attribute(tag, "datetime"))],
            ],
            "author": [p for p in self._contents(_AUTHORS) if not p.text.startswith("http")],
        }
        return {key: _field(proses[0]) for key, proses in found.items() if proses}

    def authors(self) -> list[int]:
        """Return where the links to the author begin."""
        return [tag.span.start for tag in self._reader.tags if tag.name == "a"]

    def _attributes(self, name: str, attribute: str) -> list[Prose]:
        found = [self._attribute(tag, attribute) for tag in self._reader.tags if tag.name == name]
        return [prose for prose in found if prose]

    def _contents(self, keys: tuple[str, ...]) -> Iterator[Prose]:
        for key in keys:
            if key in self._metas and (prose := self._attribute(self._metas[key], "content")):
                yield prose

    def _attribute(self, tag: Tag, name: str) -> Prose | None:
        value = re.compile(rf"(?<=[\s\"'/]){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
        found = value.search(self._source, *tag.span)
        if not found or not found.lastindex:
            return None
        prose = read_references(self._source, *found.span(found.lastindex))
        return prose if prose.text else None

    def _strings(self, key: str) -> Iterator[Prose]:
        """Yield the first value of a key in the page's JSON-LD."""
        for start, end in self._reader.data:
            found = re.compile(_STRING.format(key)).search(self._source, start, end)
            if found and found[1].strip():
                yield _read_string(self._source, *found.span(1))


def _field(prose: Prose) -> Field:
    return Field((prose.text,), prose.span(0, len(prose.text)))


def _read_string(source: str, start: int, end: int) -> Prose:
    from json import loads

    builder = ProseBuilder(source)
    for found in _ESCAPES.finditer(source, start, end):
        builder.keep(start, found.start())
        try:
            text = loads(f'"{found[0]}"')
        except ValueError:
            text = found[0]
        builder.translate(text, *found.span())
        start = found.end()
    builder.keep(start, end)
    return builder.build()


def _without_site(title: Prose) -> Prose:
    """Return a title without the name of the site behind the last dash or bar."""
    seams = list(_SITE.finditer(title.text))
    if seams and title.text[: seams[-1].start()].count(" ") >= 2:
        return title.slice(0, seams[-1].start())
    return title
