"""The actions that an editor is offered at a place of an article."""

from lsprotocol import types

from newslint.lsp import actions
from newslint.lsp.places import Typed
from newslint.lsp.positions import Positions
from newslint.lsp.server import Server


async def offered(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done about the findings that a selection touches, and about all."""
    uri, only = params.text_document.uri, params.context.only
    shown, typed = await server.settled(uri), _typed(server, uri)
    if typed is None or not shown:
        return []
    found: list[types.CodeAction] = []
    if actions.is_asked(types.CodeActionKind.QuickFix, only):
        found += await _quick(server, typed, actions.overlapping(shown, params.range))
    if actions.is_asked(actions.FIX_ALL, only) and any(map(actions.is_safe, shown)):
        action = actions.fix_all(typed)
        found.append(action if _resolves(server) else await with_edit(server, action))
    return found


async def _quick(
    server: Server, typed: Typed, touched: list[types.Diagnostic]
) -> list[types.CodeAction]:
    positions = Positions(typed.text, server.encoding)
    fixes = list(actions.fixes(typed, positions, touched))
    hiding = await server.apart(server.desks.disablings, typed.uri, touched) if touched else []
    pairs = zip(touched, hiding, strict=True)
    return fixes + [actions.disable(typed, positions, one, way) for one, way in pairs if way]


async def with_edit(server: Server, action: types.CodeAction) -> types.CodeAction:
    """Return the action that mends an article, with the edits that it takes now."""
    uri = str(action.data)
    await server.settled(uri)
    typed = _typed(server, uri)
    if typed is not None:
        after = await server.apart(server.desks.mended, uri)
        positions = Positions(typed.text, server.encoding)
        action.edit = actions.changed(typed, actions.lines_changed(typed.text, after, positions))
    return action


def _typed(server: Server, uri: str) -> Typed | None:
    """Return a text as it is now; without its version where the editor wants none with edits."""
    typed = server.typed(uri)
    workspace = server.client_capabilities.workspace
    edits = workspace and workspace.workspace_edit
    if typed is None or (edits and edits.document_changes):
        return typed
    return typed._replace(version=None)


def _resolves(server: Server) -> bool:
    """Whether the editor asks for the edits of an action when it is chosen."""
    texts = server.client_capabilities.text_document
    action = texts and texts.code_action
    resolving = action and action.resolve_support
    return bool(resolving and "edit" in resolving.properties)
