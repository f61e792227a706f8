"""What is wrong with a broken front matter, in words for its writer, and what is left of it."""

import re

from newslint.annotations import TYPE_CHECKING
from newslint.document import Unreadable
from newslint.lazy import lazy
from newslint.parsers.frontmatter_scalars import Value
from newslint.text import Prose, Span

if TYPE_CHECKING:
    import yaml

_ENTRY = lazy(r"^([^\W\d][\w.-]*)[ \t]*[:=]([^\r\n]*)", re.MULTILINE)
_TABLE = lazy(r"^\[", re.MULTILINE)
_ITEMS = lazy(r"(?:\r?\n[ \t]*-[ \t]+[^\r\n]*)+")
_ITEM = lazy(r"\n[ \t]*-[ \t]+([^\r\n]*)")


class Broken(Exception):
    """The front matter cannot be read; carries what to tell its writer."""

    def __init__(self, cause: str, start: int, end: int) -> None:
        super().__init__(cause)
        self.unreadable = Unreadable(f"The front matter cannot be read: {cause}.", Span(start, end))


def explain(error: "yaml.MarkedYAMLError", source: str, start: int, end: int) -> Broken:
    """Return what a YAML error means for the writer of the article."""
    from newslint.yaml_faults import fault_of

    cause, mark = fault_of(error, source[start:end])
    at = min(start + (mark.index if mark is not None else 0), end)
    return Broken(cause, at, line_end(source, at, end))


def line_end(source: str, at: int, end: int) -> int:
    """Return where the line that holds an offset ends."""
    stop = source.find("\n", at, end)
    return at + len(source[at : stop if stop >= 0 else end].rstrip())


def salvage(source: str, start: int, end: int) -> dict[str, Value]:
    """Return what can be read of a broken front matter, line by line."""
    values: dict[str, Value] = {}
    if table := _TABLE.search(source, start, end):
        end = table.start()
    for entry in _ENTRY.finditer(source, start, end):
        items = _ITEMS.match(source, entry.end(), end) if not entry[2].strip() else None
        places = [entry.span(2)]
        if items:
            places = [item.span(1) for item in _ITEM.finditer(source, *items.span())]
        found = [_bare(source, *place) for place in places]
        span = Span(found[0].start, found[-1].end)
        texts = [Prose.verbatim(source, *each) for each in found if each.start < each.end]
        values.setdefault(entry[1], Value(tuple(texts), span))
    return values


def _bare(source: str, start: int, end: int) -> Span:
    """Return a value without the space and the quotation marks around it."""
    text = source[start:end]
    start, end = end - len(text.lstrip()), start + len(text.rstrip())
    if start >= end:
        return Span(start, start)
    if source[start] in "\"'":
        start += 1
        end -= start < end and source[end - 1] == source[start - 1]
    return Span(start, end)
