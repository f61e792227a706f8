"""Edits chosen from diagnostics and put into a text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from newslint.diagnostics import Diagnostic, Edit
from newslint.text import Span


def chosen_edits(diagnostics: Iterable[Diagnostic], unsafe: bool = False) -> list[Edit]:
    """Return edits that do not touch each other, the earlier and more certain one first.

    The edits of one fix are taken together or not at all.
    """
    taken: list[Edit] = []  # in order, none touching another
    for diagnostic in sorted(diagnostics, key=lambda d: (d.place.span, d.rule)):
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        if not any(_touches_one(edit, taken) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken, edit, key=_span)
    return taken


def _span(edit: Edit) -> Span:
    return edit.place.span


def _touches_one(edit: Edit, taken: Sequence[Edit]) -> bool:
    at = bisect_left(taken, edit.place.span, key=_span)
    return any(_touch(edit, other) for other in taken[max(at - 1, 0) : at + 1])


def _touch(edit: Edit, other: Edit) -> bool:
    mine, theirs = edit.place.span, other.place.span
    overlap = mine.start < theirs.end and theirs.start < mine.end
    return overlap or mine.start == theirs.start


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Return a source with the edits in it; they must not touch each other."""
    parts, at = [], 0
    for edit in edits:
        span = edit.place.span
        parts += [source[at : span.start], edit.text]
        at = span.end
    return "".join([*parts, source[at:]])
