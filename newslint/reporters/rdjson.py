"""The Reviewdog Diagnostic Format, with suggestions that a reviewer can accept."""

from collections.abc import Callable

from newslint.annotations import Any
from newslint.diagnostics import Diagnostic, Place
from newslint.reporters.base import Result
from newslint.text import Position

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
BOM = "\ufeff"


class RdjsonReporter:
    """One JSON object with a diagnostic a line; columns count the bytes of UTF-8."""

    name = "rdjson"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the findings in their order."""
        from json import dumps

        background, before = result.background(), "\n  "
        links = {rule.id: rule.link for rule in background.rules() if rule.link}
        write('{"source": {"name": "newslint"},\n "diagnostics": [')
        for found in result.diagnostics:
            data = _diagnostic(found, background.source(found.path), links.get(found.rule, ""))
            write(before + dumps(data, ensure_ascii=False))
            before = ",\n  "
        write("]}\n")


def _diagnostic(found: Diagnostic, source: str, link: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "message": found.message,
        "location": {"path": found.path, "range": _range(found.place, source)},
        "severity": SEVERITIES[found.level],
        "code": {"value": found.rule, **({"url": link} if link else {})},
    }
    edits = found.fix.edits if found.fix else ()
    if edits:
        data["suggestions"] = [{"range": _range(e.place, source), "text": e.text} for e in edits]
    return data


def _range(place: Place, source: str) -> dict[str, dict[str, int]]:
    return {
        "start": _position(place.start, place.span.start, source),
        "end": _position(place.end, place.span.end, source),
    }


def _position(position: Position, offset: int, source: str) -> dict[str, int]:
    """Return a place with its column in bytes: those of the mark at the file's start count too."""
    at = offset + source.startswith(BOM)
    before = source[at - position.column + 1 : at] if position.line > 1 else source[:at]
    return {"line": position.line, "column": len(before.encode("utf-8", "replace")) + 1}
