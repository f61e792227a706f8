"""What an editor may offer to do about a finding."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol import types

from newslint.annotations import Any
from newslint.lsp.disabling import Insertion
from newslint.lsp.places import Typed
from newslint.lsp.positions import Positions
from newslint.text import Span

FIX_ALL = "source.fixAll.newslint"
LONGEST = 40
"""So many letters of a text stand in the name of an action."""


def overlapping(
    diagnostics: Iterable[types.Diagnostic], asked: types.Range
) -> list[types.Diagnostic]:
    """Return the findings that a selection touches."""
    start, end = _place(asked.start), _place(asked.end)
    return [
        one
        for one in diagnostics
        if _place(one.range.start) <= end and start <= _place(one.range.end)
    ]


def _place(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def is_asked(kind: str, only: Sequence[str] | None) -> bool:
    """Whether an editor wants actions of a kind: one that it names, or one below that."""
    return not only or any((kind + ".").startswith(one + "." if one else "") for one in only)


def is_safe(one: types.Diagnostic) -> bool:
    """Whether a finding has a fix that needs no second look."""
    return isinstance(one.data, dict) and bool(one.data["safe"])


def fixes(
    typed: Typed, positions: Positions, diagnostics: Iterable[types.Diagnostic]
) -> Iterator[types.CodeAction]:
    """Yield the fixes of findings, as their data has them; a safe one is preferred."""
    for one in diagnostics:
        if not isinstance(one.data, dict):
            continue
        edits = [_edit(edit) for edit in one.data["edits"]]
        safe = one.data["safe"]
        yield types.CodeAction(
            title=_title(typed, positions, edits) + ("" if safe else " (read it again then)"),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[one],
            is_preferred=safe,
            edit=changed(typed, edits),
        )


def _edit(plain: dict[str, Any]) -> types.TextEdit:
    ends = [types.Position(**plain["range"][end]) for end in ("start", "end")]
    return types.TextEdit(types.Range(*ends), plain["newText"])


def _title(typed: Typed, positions: Positions, edits: Sequence[types.TextEdit]) -> str:
    """Return what a fix does, in words."""
    if len(edits) > 1:
        return f"Mend this in {len(edits)} places"
    place, new = edits[0].range, edits[0].new_text
    old = positions.text(place)
    if not new:
        return f"Delete “{_short(old)}”"
    return f"Change “{_short(old)}” to “{_short(new)}”" if old else f"Insert “{_short(new)}”"


def _short(text: str) -> str:
    line = text.replace("\n", "⏎")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def disable(
    typed: Typed, positions: Positions, one: types.Diagnostic, found: Insertion
) -> types.CodeAction:
    """Return the action that has newslint leave a place alone."""
    edit = types.TextEdit(positions.range(Span(found.at, found.at)), found.text)
    where = "in this article" if found.is_whole else "here"
    return types.CodeAction(
        title=f"Leave it {where}: {one.code}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[one],
        edit=changed(typed, [edit]),
    )


def fix_all(typed: Typed) -> types.CodeAction:
    """Return the action that mends all that is safe to mend; its edits are made when chosen."""
    return types.CodeAction(
        title="newslint: mend all that is safe to mend", kind=FIX_ALL, data=typed.uri
    )


def lines_changed(before: str, after: str, positions: Positions) -> list[types.TextEdit]:
    """Return the edits that make one text of another, line by line, so that cursors stay."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    return [
        types.TextEdit(positions.range(Span(starts[a], starts[b])), "".join(new[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def changed(typed: Typed, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    """Return edits of one text; an editor that has gone on refuses them by the version."""
    if typed.version is None:
        return types.WorkspaceEdit(changes={typed.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(typed.uri, typed.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])
