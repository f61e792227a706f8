"""`newslint lsp`: an editor's requests answered, over standard input and output."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from lsprotocol import types

from newslint.exits import CLEAN
from newslint.lsp import actions
from newslint.lsp.offering import offered, with_edit
from newslint.lsp.server import Server
from newslint.parsers import HTML, MARKDOWN, PLAIN
from newslint.session import Asked, find_root

SETTINGS = (".yml", ".yaml", ".txt", ".json")
"""The files, by their endings, that a configuration is made of: rules, names, what is known."""


def lsp(options: Namespace) -> int:
    """Serve one editor until it says goodbye. Raises UserError for a wrong command line."""
    config = os.path.abspath(options.config) if options.config else ""
    packs = tuple(os.path.abspath(one) if os.path.isdir(one) else one for one in options.packs)
    find_root(config, os.getcwd())
    server = served(Asked(config, packs))
    output, sys.stdout = sys.stdout, sys.stderr  # a plugin that prints must not speak for us
    gc.freeze()
    gc.enable()
    server.start_io(sys.stdin.buffer, output.buffer)
    return CLEAN


def served(asked: Asked) -> Server:
    """Return a server that knows what editors ask for."""
    server = Server(asked)
    for register in (_register_texts, _register_files, _register_questions):
        register(server)
    return server


def _register_texts(server: Server) -> None:
    """Follow what is opened, typed and closed."""

    @server.feature(types.INITIALIZE)
    def initialize(_: types.InitializeParams) -> None:
        server.begin()

    @server.feature(types.SHUTDOWN)
    async def shutdown(_: None) -> None:
        await server.end()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.hide(uri)
        server.compare(await server.apart(server.desks.close, uri))


def _register_files(server: Server) -> None:
    """Follow what changes on the disk."""

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        if server.tells_of_files:
            await server.client_register_capability_async(_watching())

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_files(params: types.DidChangeWatchedFilesParams) -> None:
        uris = [one.uri for one in params.changes]
        await _renewed(server, uris)
        if not set(uris) <= set(server.addresses()):
            server.read_all()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        uri = params.text_document.uri
        if not server.tells_of_files:
            await _renewed(server, [uri])
            server.read_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(_: types.DidChangeConfigurationParams) -> None:
        await server.apart(server.desks.renew)
        server.judge_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
        server.desks.folders = server.folders()
        server.judge_all()


async def _renewed(server: Server, uris: Sequence[str]) -> None:
    """Judge anew where a changed file may be one of a configuration."""
    if any(uri.endswith(SETTINGS) for uri in uris):
        await server.apart(server.desks.renew)
        server.judge_all()


def _watching() -> types.RegistrationParams:
    """Ask to be told of changed articles and of files that configurations are made of."""
    endings = ",".join(sorted({one[1:] for one in (*MARKDOWN, *HTML, *PLAIN, *SETTINGS)}))
    watcher = types.FileSystemWatcher(f"**/*.{{{endings}}}")
    options = types.DidChangeWatchedFilesRegistrationOptions([watcher])
    name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("newslint-files", name, options)])


def _register_questions(server: Server) -> None:
    """Answer what is asked about a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri, at = params.text_document.uri, params.position
        found = actions.overlapping(await server.settled(uri), types.Range(at, at))
        rules = dict.fromkeys(str(one.code) for one in found)
        pages = [await server.apart(server.desks.explained, uri, rule) for rule in rules]
        if not any(pages):
            return None
        text = "\n\n---\n\n".join(filter(None, pages))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), found[0].range)

    kinds = [types.CodeActionKind.QuickFix, actions.FIX_ALL]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True)
    )
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await offered(server, params)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        return await with_edit(server, action)
