"""Document formats: how an article is read."""

from collections.abc import Iterable
from importlib import import_module

from newslint.parsers.base import Parser
from newslint.records import NamedTuple

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
HTML = (".html", ".htm", ".xhtml")
PLAIN = (".txt", ".text")


class Entry(NamedTuple):
    """A built-in format, imported when the first article of it is read."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    class_name: str

    def load(self) -> Parser:
        """Return the parser."""
        found: Parser = getattr(import_module(self.module), self.class_name)()
        return found


BUILT_IN = (
    Entry("markdown", MARKDOWN, "newslint.parsers.markdown", "MarkdownParser"),
    Entry("html", HTML, "newslint.parsers.html", "HtmlParser"),
    Entry("plain", PLAIN, "newslint.parsers.plain", "PlainParser"),
)


class Parsers:
    """Chooses the parser of a file by the ending of its name; plugins come before the built-in."""

    def __init__(self, plugins: Iterable[Parser] = ()) -> None:
        self._by_suffix = {suffix: entry for entry in BUILT_IN for suffix in entry.suffixes}
        self._loaded: dict[str, Parser] = {}
        for parser in plugins:
            self._loaded |= dict.fromkeys(parser.suffixes, parser)

    @property
    def suffixes(self) -> frozenset[str]:
        """The endings of the files that are articles."""
        return frozenset({*self._by_suffix, *self._loaded})

    def for_path(self, path: str) -> Parser:
        """Return the parser for a path; what has no known ending is plain text."""
        name = path.rsplit("/", 1)[-1].lower()
        suffix = "." + name.rsplit(".", 1)[-1] if "." in name else ""
        if suffix not in self._loaded:
            self._loaded[suffix] = self._by_suffix.get(suffix, BUILT_IN[-1]).load()
        return self._loaded[suffix]
