"""Front matter that needs the whole of YAML, and what is wrong with one that is broken."""

from newslint.annotations import Any
from newslint.lazy import lazy
from newslint.parsers.frontmatter_faults import Broken, explain, line_end
from newslint.parsers.frontmatter_scalars import Line, Value, block, double, plain, single
from newslint.text import Piece, Prose, Span

_DEEPEST = 500  # libyaml recurses for each bracket; Python dies at some thousands
_DEEP_LINE = lazy(r"(?:[-?][ \t]+){50}")
# YAML forbids some of these and ends a line at others; in articles they are broken letters,
# which other rules report.
_UNPRINTABLE = lazy(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_PROPERTIES = lazy(r"(?:[!&]\S*\s+)+")
_HEADER = lazy(r"[^\n]*\n?")
_LINE = lazy(r"([ ]*)([^\r\n]*)\r?\n?")


def compose_yaml(source: str, start: int, end: int) -> dict[str, Value]:
    """Return the values of any front matter in YAML; raises Broken."""
    import yaml

    text = _readable(source[start:end])
    if text.count("[") + text.count("{") > _DEEPEST or _DEEP_LINE.search(text):
        raise Broken("it is nested too deeply", start, line_end(source, start, end))
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise explain(error, source, start, end) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise Broken("it holds no `key: value` lines", start, line_end(source, start, end))
    return _Reader(source, start).mapping(node)


def _readable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)


class _Reader:
    """Turns the nodes of one front matter into values with their places."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._start = start

    def mapping(self, node: Any, prefix: str = "") -> dict[str, Value]:
        values = {}
        for key, value in node.value:
            if key.id != "scalar":
                continue
            name = prefix + key.value
            values[name] = Value(self._items(value), self._span(value))
            if value.id == "mapping" and prefix.count(".") < 3:
                values |= self.mapping(value, name + ".")
        return values

    def _span(self, node: Any) -> Span:
        return Span(self._start + node.start_mark.index, self._start + node.end_mark.index)

    def _items(self, node: Any) -> tuple[Prose, ...]:
        if node.id == "sequence":
            return tuple([item for child in node.value for item in self._item(child)])
        return tuple(self._item(node)) if node.id == "scalar" else ()

    def _item(self, node: Any) -> list[Prose]:
        if node.id == "mapping":
            return [
                item
                for key, value in node.value
                if key.value == "name" and value.id == "scalar"
                for item in self._item(value)
            ]
        if node.id != "scalar" or (not node.value and not node.style):
            return []
        prose = self._scalar(node)
        if _readable(prose.text) == _readable(node.value.strip()):
            return [prose]
        start, end = self._span(node)
        return [Prose([Piece(node.value.strip(), start, end, False)] if node.value.strip() else [])]

    def _scalar(self, node: Any) -> Prose:
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
