"""Front matter that needs the whole of YAML, and what is wrong with one that is broken."""

import re
from typing import TYPE_CHECKING, Any

from newslint.parsers.frontmatter_faults import Broken, explain
from newslint.parsers.frontmatter_scalars import Line, Value, block, double, plain, single
from newslint.text import Piece, Prose, Span

if TYPE_CHECKING:
    import yaml

_DEEPEST = 500  # libyaml recurses for each bracket; Python dies at some thousands
_DEEP_LINE = re.compile(r"(?:[-?][ \t]+){50}")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = re.compile(r"(?:[!&]\S*\s+)+")
_HEADER = re.compile(r"[^\n]*\n?")
_LINE = re.compile(r"([ ]*)([^\r\n]*)\r?\n?")


def compose_yaml(source: str, start: int, end: int) -> dict[str, Value]:
    """Return the values of any front matter in YAML; raises Broken."""
    import yaml

    text = source[start:end]
    _refuse(text, start)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise explain(error, source, start, end) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise Broken("The front matter holds no keys; write `key: value` lines.", start, end)
    return _Reader(source, start).mapping(node)


def _refuse(text: str, start: int) -> None:
    """Raise Broken for what would make libyaml fail without a place, or crash."""
    if bad := _UNPRINTABLE.search(text):
        at = start + bad.start()
        message = (
            f"The front matter holds a character that YAML forbids (U+{ord(bad[0]):04X});"
            " take it out."
        )
        raise Broken(message, at, at + 1)
    if text.count("[") + text.count("{") > _DEEPEST or _DEEP_LINE.search(text):
        raise Broken("The front matter is nested too deeply to be read.", start, start + len(text))


class _Reader:
    """Turns the nodes of one front matter into values with their places."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._start = start

    def mapping(self, node: "yaml.MappingNode", prefix: str = "") -> dict[str, Value]:
        values = {}
        for key, value in node.value:
            if key.id != "scalar":
                continue
            name = prefix + key.value
            values[name] = Value(self._items(value), self._span(value))
            if value.id == "mapping" and prefix.count(".") < 3:
                values |= self.mapping(value, name + ".")
        return values

    def _span(self, node: "yaml.Node") -> Span:
        return Span(self._start + node.start_mark.index, self._start + node.end_mark.index)

    def _items(self, node: "yaml.Node") -> tuple[Prose, ...]:
        if node.id == "sequence":
            return tuple([item for child in node.value for item in self._item(child)])
        return tuple(self._item(node)) if node.id == "scalar" else ()

    def _item(self, node: "yaml.Node") -> list[Prose]:
        if node.id == "mapping":
            return [
                item
                for key, value in node.value
                if key.value == "name" and value.id == "scalar"
                for item in self._item(value)
            ]
        if node.id != "scalar" or (not node.value and node.style is None):
            return []
        prose = self._scalar(node)
        if prose.text == node.value.strip():
            return [prose]
        start, end = self._span(node)
        return [Prose([Piece(node.value.strip(), start, end, False)] if node.value.strip() else [])]

    def _scalar(self, node: "yaml.ScalarNode") -> Prose:
        start, end = self._span(node)
        if properties := _PROPERTIES.match(self._source, start, end):
            start = properties.end()
        if node.style == '"':
            return double(self._source, start + 1, end - 1)
        if node.style == "'":
            return single(self._source, start + 1, end - 1)
        if node.style in ("|", ">"):
            return self._block(start, end, node.style == ">")
        return plain(self._source, start, end)

    def _block(self, start: int, end: int, folded: bool) -> Prose:
        header = _HEADER.match(self._source, start)
        rows = list(_LINE.finditer(self._source, header.end() if header else start, end))
        depth = next((len(row[1]) for row in rows if row[2]), 0)
        lines = [
            Line(row.start(), min(row.start() + depth, row.end(2)), row.end(2)) for row in rows
        ]
        return block(self._source, lines, folded)
