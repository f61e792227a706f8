"""The findings for other programs; the schema is docs/schemas/report.schema.json."""

from collections import Counter
from collections.abc import Callable, Iterable

from newslint.annotations import Any
from newslint.entries import BETWEEN, encoder, ends
from newslint.reporters.base import Quoted, Result, written


class JsonReporter:
    """One JSON object: `version`, `diagnostics`, `summary`, and `quotations` where asked for."""

    name = "json"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write a diagnostic a line, so that a large report streams and can be compared."""
        counts: Counter[str] = Counter()
        write('{"version": 1,\n "diagnostics": [')
        before = "\n  "
        for lines, counted in written(result.diagnostics):
            counts.update(counted)
            write(before + lines)
            before = BETWEEN
        write("]")
        if result.quotations is not None:
            _write_quotations(result.quotations, write)
        summary: dict[str, int] = {
            "files": result.files,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "suggestions": counts["suggestion"],
            "fixable": counts["fixable"],
        }
        if result.known is not None:
            summary["known"] = result.known()
        write(f',\n "summary": {encoder()(summary)}}}\n')


def _write_quotations(quotations: Iterable[Quoted], write: Callable[[str], object]) -> None:
    write(',\n "quotations": [')
    for number, quoted in enumerate(quotations):
        write((BETWEEN if number else "\n  ") + encoder()(quoted_entry(quoted)))
    write("]")


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
        "pieces": [ends(place) for place in quoted.pieces],
        "inside": [quoted_entry(one) for one in quoted.inside],
    }
