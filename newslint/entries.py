"""Findings as JSON text: the form in which they are written out and kept between runs."""

from collections.abc import Mapping, Sequence
from functools import cache

from newslint.annotations import TYPE_CHECKING, Any
from newslint.diagnostics import Diagnostic, Edit, Excerpt, Fix, Place, Related
from newslint.text import Position, Span

if TYPE_CHECKING:
    from collections.abc import Callable

BETWEEN = ",\n  "
"""What stands between two findings; no finding holds a line feed, for JSON escapes it."""


@cache
def encoder() -> "Callable[[Any], str]":
    """Return what turns plain values into JSON on one line; made once, for many findings."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode
    return lambda value: whole_letters(encode(value))


def whole_letters(text: str) -> str:
    """Return a text that can be written, with JSON's own escape for half a letter.

    A path whose bytes are no UTF-8 has such halves.
    """
    return text.encode("utf-8", "backslashreplace").decode()


def entry(found: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as JSON has it: lines and columns from 1, offsets from 0."""
    return {
        "path": found.path,
        "rule": found.rule,
        "level": found.level,
        "message": found.message,
        **ends(found.place),
        "fix": _fix(found.fix) if found.fix else None,
        "related": [
            {"path": other.path, **ends(other.place), "message": other.message}
            for other in found.related
        ],
    }


def ends(place: Place) -> dict[str, Any]:
    """Return a place as JSON has it."""
    return {
        "start": _end(place.start, place.span.start),
        "end": _end(place.end, place.span.end),
    }


def _end(position: Position, offset: int) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": offset}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**ends(edit.place), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def diagnostic_of(data: Mapping[str, Any], excerpt: Sequence[Any]) -> Diagnostic:
    """Return a diagnostic from its entry, with its excerpt, which an entry does not have."""
    fix = data["fix"]
    return Diagnostic(
        data["path"],
        _place(data),
        data["rule"],
        data["level"],
        data["message"],
        Excerpt(*excerpt),
        Fix(tuple(Edit(_place(one), one["text"]) for one in fix["edits"]), fix["safe"])
        if fix
        else None,
        tuple(Related(one["path"], _place(one), one["message"]) for one in data["related"]),
    )


def _place(data: Mapping[str, Any]) -> Place:
    start, end = data["start"], data["end"]
    return Place(
        Span(start["offset"], end["offset"]),
        Position(start["line"], start["column"]),
        Position(end["line"], end["column"]),
    )


def under_path(lines: str, path: str, shown: str) -> str:
    """Return findings of an article, as JSON, under another path.

    The quotation marks of the key stand bare nowhere but around a key, since JSON escapes
    those in texts; no finding of one article alone names another article.
    """
    if path == shown:
        return lines
    encode = encoder()
    return lines.replace(f'"path": {encode(path)}', f'"path": {encode(shown)}')
