"""The findings for other programs; the schema is docs/schemas/report.schema.json."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from newslint.diagnostics import Diagnostic, Fix, Place
from newslint.reporters.base import Quoted, Result
from newslint.text import Position


class JsonReporter:
    """One JSON object: `version`, `diagnostics`, `summary`, and `quotations` where asked for."""

    name = "json"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write a diagnostic a line, so that a large report streams and can be compared."""
        from json import dumps

        counts: Counter[str] = Counter()
        write('{"version": 1,\n "diagnostics": [')
        for number, found in enumerate(result.diagnostics):
            counts[found.level] += 1
            counts["fixable"] += found.fix is not None and found.fix.safe
            write((",\n  " if number else "\n  ") + dumps(entry(found), ensure_ascii=False))
        summary = {
            "files": result.files,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "suggestions": counts["suggestion"],
            "fixable": counts["fixable"],
        }
        write("]")
        if result.quotations is not None:
            write(',\n "quotations": [')
            for number, quoted in enumerate(result.quotations):
                data = dumps(quoted_entry(quoted), ensure_ascii=False)
                write((",\n  " if number else "\n  ") + data)
            write("]")
        write(f',\n "summary": {dumps(summary)}}}\n')


def entry(found: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as JSON has it: lines and columns from 1, offsets from 0."""
    return {
        "path": found.path,
        "rule": found.rule,
        "level": found.level,
        "message": found.message,
        **_ends(found.place),
        "fix": _fix(found.fix) if found.fix else None,
        "related": [
            {"path": other.path, **_ends(other.place), "message": other.message}
            for other in found.related
        ],
    }


def quoted_entry(quoted: Quoted) -> dict[str, Any]:
    """Return a quotation as JSON has it."""
    return {
        "path": quoted.path,
        "kind": quoted.kind,
        "text": quoted.text,
        "closed": quoted.is_closed,
        "speaker": quoted.speaker,
        "cue": quoted.cue,
        "how": quoted.how,
        "pieces": [_ends(place) for place in quoted.pieces],
        "inside": [quoted_entry(one) for one in quoted.inside],
    }


def _ends(place: Place) -> dict[str, Any]:
    return {
        "start": _end(place.start, place.span.start),
        "end": _end(place.end, place.span.end),
    }


def _end(position: Position, offset: int) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": offset}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_ends(edit.place), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}
