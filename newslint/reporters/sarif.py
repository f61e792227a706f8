"""SARIF 2.1.0, which code scanning on GitHub and many viewers read."""

from collections.abc import Callable, Sequence

from newslint import __version__
from newslint.annotations import Any
from newslint.diagnostics import Diagnostic, Fix, Place, in_excerpt
from newslint.reporters.background import Background, Described, fingerprint
from newslint.reporters.base import Result
from newslint.reporters.sarif_rules import LEVELS, described

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
FINGERPRINT = "newslint/v1"
ROOTS = {ROOT: {"description": {"text": "The root of the repository."}}}


class SarifReporter:
    """One log with one run: the rules with their help, then a result a line."""

    name = "sarif"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the rules first, so that results stream behind them."""
        from json import dumps

        background, seen, before = result.background(), dict[str, int](), "\n  "
        rules = background.rules(with_examples=True)
        numbers = {rule.id: number for number, rule in enumerate(rules)}
        write(_head(rules))
        for found in result.diagnostics:
            data = _result(found, background, numbers, seen)
            write(before + dumps(data, ensure_ascii=False))
            before = ",\n  "
        write("]}]}\n")


def _head(rules: Sequence[Described]) -> str:
    """Return the log up to its results."""
    from json import dumps

    version = f'"version": "{__version__}", "semanticVersion": "{__version__}"'
    listed = ",\n  ".join(dumps(described(rule), ensure_ascii=False) for rule in rules)
    return (
        f'{{"$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [{{'
        f'"tool": {{"driver": {{"name": "newslint", {version}, "rules": [\n  {listed}]}}}},\n'
        f' "columnKind": "unicodeCodePoints",\n'
        f' "originalUriBaseIds": {dumps(ROOTS)},\n "results": ['
    )


def _result(
    found: Diagnostic, background: Background, numbers: dict[str, int], seen: dict[str, int]
) -> dict[str, Any]:
    path = background.from_root(found.path)
    number = {"ruleIndex": numbers[found.rule]} if found.rule in numbers else {}
    data = {
        "ruleId": found.rule,
        **number,
        "level": LEVELS[found.level],
        "message": {"text": found.message},
        "locations": [_location(path, found.place, _snippet(found))],
        "partialFingerprints": {FINGERPRINT: fingerprint(found, path, seen)},
    }
    if found.related:
        data["relatedLocations"] = [
            {
                "id": n,
                "message": {"text": r.message},
                **_location(background.from_root(r.path), r.place),
            }
            for n, r in enumerate(found.related, 1)
        ]
    return data | ({"fixes": [_fix(found.fix, path)]} if found.fix else {})


def _location(path: str, place: Place, snippet: str = "") -> dict[str, Any]:
    region = _region(place) | ({"snippet": {"text": snippet}} if snippet else {})
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _region(place: Place) -> dict[str, Any]:
    (line, column), (end_line, end_column) = place.start, place.end
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _snippet(found: Diagnostic) -> str:
    """Return the text of a fault, if its excerpt has it whole."""
    text, (start, end) = found.excerpt.text, in_excerpt(found)
    same_line = found.place.start.line == found.place.end.line
    return text[start:end] if same_line and end <= len(text) else ""


def _artifact(path: str) -> dict[str, str]:
    """Return a path as a URI: from the root, or whole where it lies outside."""
    from urllib.parse import quote

    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if path[1:3] == ":/":  # C:/articles/a.md
        return {"uri": f"file:///{path[0]}:{uri[4:]}"}
    return {"uri": uri, "uriBaseId": ROOT}


def _fix(fix: Fix, path: str) -> dict[str, Any]:
    edits = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    what = "Safe to apply." if fix.safe else "Look at it before you apply it."
    change = {"artifactLocation": _artifact(path), "replacements": edits}
    return {"description": {"text": what}, "artifactChanges": [change]}
