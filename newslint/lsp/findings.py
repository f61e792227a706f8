"""Findings as the protocol has them."""

from collections.abc import Callable

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from newslint import diagnostics
from newslint.annotations import Any
from newslint.diagnostics import Place
from newslint.errors import Problem
from newslint.lsp.positions import Positions

SOURCE = "newslint"
SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "suggestion": DiagnosticSeverity.Information,
}

Locate = Callable[[str, Place], Location]
"""Turns a place in an article, by its inside path, into one that an editor can go to."""


def shown(
    found: diagnostics.Diagnostic, positions: Positions, locate: Locate, link: str
) -> Diagnostic:
    """Return a finding for an editor; its `data` holds the fix, for whoever asks for it later."""
    return Diagnostic(
        range=positions.range(found.place.span),
        message=found.message,
        severity=SEVERITIES[found.level],
        code=found.rule,
        code_description=CodeDescription(link) if link else None,
        source=SOURCE,
        related_information=[
            DiagnosticRelatedInformation(locate(one.path, one.place), one.message)
            for one in found.related
        ]
        or None,
        data=_fix(found.fix, positions),
    )


def _fix(fix: diagnostics.Fix | None, positions: Positions) -> dict[str, Any] | None:
    """Return a fix as plain values, the edits of which are those of the protocol."""
    if fix is None:
        return None
    edits = [
        {"range": _plain(positions.range(edit.place.span)), "newText": edit.text}
        for edit in fix.edits
    ]
    return {"safe": fix.safe, "edits": edits}


def _plain(found: Range) -> dict[str, Any]:
    start, end = found.start, found.end
    return {
        "start": {"line": start.line, "character": start.character},
        "end": {"line": end.line, "character": end.character},
    }


def shown_problem(problem: Problem, encoding: str) -> Diagnostic:
    """Return what is wrong in a file of a desk, at its place."""
    return Diagnostic(
        range=_range(problem, encoding),
        message=problem.message,
        severity=DiagnosticSeverity.Error,
        source=SOURCE,
    )


def _range(problem: Problem, encoding: str) -> Range:
    """Return where a problem stands: the excerpt is its whole line."""
    line, start = max(problem.line - 1, 0), max(problem.column - 1, 0)
    positions = Positions(problem.excerpt, encoding)
    first, last = (positions.position(at).character for at in (start, start + problem.width))
    return Range(Position(line, first), Position(line, last))
