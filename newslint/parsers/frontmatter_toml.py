"""Front matter in TOML, read without a TOML library where it is plain."""

import re

from newslint.lazy import lazy
from newslint.parsers.frontmatter_faults import Broken, line_end, salvage
from newslint.parsers.frontmatter_scalars import Value, bare, double
from newslint.text import Prose, Span

_GAP = lazy(r"(?:[ \t\r\n]++|#[^\n]*+)*")
_TABLE = lazy(r"\[(\[?)[ \t]*([\w-]+(?:\.[\w-]+)*)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?(?=\r?\n|\Z)")
_KEY = lazy(r"""("[^"\n\\]*"|'[^'\n]*'|[\w-]+(?:\.[\w-]+)*)[ \t]*=[ \t]*""")
_AFTER = lazy(r"[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\Z)")
_STRING = lazy(
    r'"""(?:\r?\n)?(?P<paragraphs>(?:[^"\\]++|\\.|"{1,2}(?!"))*)"""(?!")'
    r"|'''(?:\r?\n)?(?P<raw_paragraphs>(?:[^']++|'{1,2}(?!'))*)'''(?!')"
    r'|"(?!"")(?P<basic>(?:[^"\\\n]++|\\["\\bfnrtuU])*)"'
    r"|'(?!'')(?P<literal>[^'\n]*)'",
    re.DOTALL,
)
_WORD = lazy(r"true|false|[+-]?(?:inf|nan|\d[\w.:+-]*(?: \d\d:[\d.:Z+-]+)?)")
_PLACE = lazy(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
_CAUSES = {
    "Invalid value": "a value is a number, a date, true or false, or text in quotation marks",
    "Illegal character '\\n'": "a quotation mark in this line is never closed",
    "Unterminated string": "a quotation mark is never closed",
    "Unescaped '\\' in a string": "a backslash between double marks; write it twice",
    "Cannot overwrite a value": "this key stands here for the second time",
}


class _NotPlain(Exception):
    """The front matter uses more of TOML than is read here, or is broken."""


def read_toml(source: str, start: int, end: int) -> dict[str, Value]:
    """Return the values of a front matter in TOML; raises Broken."""
    try:
        return _scan(source, start, end)
    except _NotPlain:
        _confirm(source, start, end)
        return salvage(source, start, end)


def _confirm(source: str, start: int, end: int) -> None:
    """Raise Broken if this is no TOML."""
    import tomllib

    try:
        tomllib.loads(source[start:end])
    except tomllib.TOMLDecodeError as error:
        raise _explained(str(error), source, start, end) from None
    except RecursionError:
        raise Broken("it is nested too deeply", start, line_end(source, start, end)) from None


def _explained(message: str, source: str, start: int, end: int) -> Broken:
    cause, at = _PLACE.sub("", message), end
    place = _PLACE.search(message)
    if place and place[1]:
        at = start
        for _ in range(int(place[1]) - 1):
            at = source.find("\n", at) + 1
        at = min(at + int(place[2]) - 1, end)
    words = next((words for known, words in _CAUSES.items() if cause.startswith(known)), None)
    stop = line_end(source, at, end)
    if at >= stop:  # tomllib stops at the end of a line whose beginning is the place to look at
        at = max(source.rfind("\n", start, at) + 1, start)
    return Broken(words or cause[:1].lower() + cause[1:], at, max(stop, at))


def _scan(source: str, start: int, end: int) -> dict[str, Value]:
    values: dict[str, Value] = {}
    table, is_list, at = "", False, _skip(source, start, end)
    while at < end:
        if header := _TABLE.match(source, at, end):
            table, is_list, at = header[2] + ".", bool(header[1]), header.end()
        elif key := _KEY.match(source, at, end):
            name = table + key[1].strip("\"'")
            value, at = _value(source, key.end(), end)
            after = _AFTER.match(source, at, end)
            if not after or (name in values and not is_list):
                raise _NotPlain
            values.setdefault(name, value)
            at = after.end()
        else:
            raise _NotPlain
        at = _skip(source, at, end)
    return values


def _skip(source: str, at: int, end: int) -> int:
    gap = _GAP.match(source, at, end)
    return gap.end() if gap else at


def _value(source: str, at: int, end: int) -> tuple[Value, int]:
    if source.startswith("[", at):
        return _array(source, at, end)
    prose, stop = _scalar(source, at, end)
    return Value((prose,), Span(at, stop)), stop


def _array(source: str, start: int, end: int) -> tuple[Value, int]:
    items, at = [], _skip(source, start + 1, end)
    while not source.startswith("]", at):
        prose, at = _scalar(source, at, end)
        items.append(prose)
        at = _skip(source, at, end)
        if source.startswith(",", at):
            at = _skip(source, at + 1, end)
        elif not source.startswith("]", at):
            raise _NotPlain
    return Value(tuple(items), Span(start, at + 1)), at + 1


def _scalar(source: str, at: int, end: int) -> tuple[Prose, int]:
    if word := _WORD.match(source, at, end):
        return Prose.verbatim(source, *word.span()), word.end()
    string = _STRING.match(source, at, end)
    if not string:
        raise _NotPlain
    kind = string.lastgroup or "literal"
    inside = string.span(kind)
    if kind == "basic":
        return double(source, *inside), string.end()
    if "paragraphs" in kind:
        return _paragraphs(source, *inside, escapes=kind == "paragraphs"), string.end()
    return bare(source, *inside), string.end()


def _paragraphs(source: str, start: int, end: int, escapes: bool) -> Prose:
    """Read a string over several lines, whose line breaks are its own."""
    if escapes and source.find("\\", start, end) >= 0:
        raise _NotPlain
    return bare(source, start, end)
