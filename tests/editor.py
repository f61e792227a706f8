"""An editor for tests: the client of pytest-lsp, which talks to `newslint lsp` as editors do."""

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pytest_lsp.client import (
    DEFAULT_CLIENT_FEATURES,
    LanguageClient,
    default_converter,
    register_lsp_features,
)

T = TypeVar("T")
PATIENCE = 120
"""After so many seconds a server is held to have died; nothing is measured by it."""
SERVER = (sys.executable, "-m", "newslint", "lsp")

EDITS = types.WorkspaceEditClientCapabilities(document_changes=True)
PLAIN = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(workspace_edit=EDITS))
"""What a simple editor can do; it does not tell which files change on the disk."""
WATCHING = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=EDITS,
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
            dynamic_registration=True
        ),
    )
)


class Editor:
    """An editor with a folder open; its calls wait for what the server answers."""

    def __init__(
        self,
        root: Path | None,
        capabilities: types.ClientCapabilities = PLAIN,
        options: Sequence[str] = (),
    ) -> None:
        self.root = root or Path()
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.watched: list[types.Registration] = []
        self._versions: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._await(self._start(options))
        folders = [types.WorkspaceFolder(self.uri(""), "desk")] if root else None
        self.server = self._await(
            self.client.initialize_session(
                types.InitializeParams(capabilities, workspace_folders=folders)
            )
        )

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        waited = asyncio.wait_for(work, PATIENCE)
        return asyncio.run_coroutine_threadsafe(waited, self._loop).result()

    async def _start(self, options: Sequence[str]) -> None:
        self.client = LanguageClient(converter_factory=default_converter)
        self._news = asyncio.Event()

        def published(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            self._news.set()

        def registered(params: types.RegistrationParams) -> None:
            self.watched += params.registrations
            self._news.set()

        heard = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
            types.CLIENT_REGISTER_CAPABILITY: registered,
        }
        register_lsp_features(self.client, {**DEFAULT_CLIENT_FEATURES, **heard})
        await self.client.start_io(*SERVER, *options)

    def quit(self) -> int | None:
        """Say goodbye, and return how the server ended."""
        self._await(self.client.shutdown_session())
        code = self.client._server.returncode if self.client._server else None
        self._await(self.client.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        return code

    def uri(self, name: str) -> str:
        """Return the address of a file of the folder, or of one without a name."""
        return name if ":" in name else (self.root / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a file with what stands in its window, and return what is shown of it."""
        uri = self.uri(name)
        self._versions[uri] = 1
        document = types.TextDocumentItem(uri, language, 1, text)
        self._tell(self.client.text_document_did_open, types.DidOpenTextDocumentParams(document))
        return self.found(name)

    def type(self, name: str, *texts: str) -> list[types.Diagnostic]:
        """Type texts one after the other, and return what is shown of the last."""
        uri = self.uri(name)
        for text in texts:
            self._versions[uri] += 1
            document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
            change = types.TextDocumentContentChangeWholeDocument(text)
            self._tell(
                self.client.text_document_did_change,
                types.DidChangeTextDocumentParams(document, [change]),
            )
        return self.found(name)

    def close(self, name: str) -> None:
        """Close a file without saving it."""
        document = types.TextDocumentIdentifier(self.uri(name))
        self._tell(self.client.text_document_did_close, types.DidCloseTextDocumentParams(document))

    def close_all(self) -> None:
        """Close whatever is open, and forget what was shown and said."""
        for uri in list(self._versions):
            self.close(uri)
        self._versions.clear()
        self.shown.clear()
        self.client.messages.clear()

    def save(self, name: str, text: str) -> None:
        """Write a file, and say so as an editor does that has it open."""
        (self.root / name).write_text(text, encoding="utf-8")
        document = types.TextDocumentIdentifier(self.uri(name))
        self._tell(self.client.text_document_did_save, types.DidSaveTextDocumentParams(document))

    def tell_of(self, name: str) -> None:
        """Say that a file changed on the disk."""
        event = types.FileEvent(self.uri(name), types.FileChangeType.Changed)
        self._tell(
            self.client.workspace_did_change_watched_files,
            types.DidChangeWatchedFilesParams([event]),
        )

    def _tell(self, notify: Callable[[T], None], params: T) -> None:
        async def telling() -> None:
            notify(params)

        self._await(telling())

    def found(self, name: str) -> list[types.Diagnostic]:
        """Return what is shown of the text as it was typed last."""
        uri = self.uri(name)
        version = self._versions[uri]
        self.until(lambda: uri in self.shown and self.shown[uri].version == version)
        return list(self.shown[uri].diagnostics)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for news from the server that make something so."""

        async def waiting() -> None:
            while not holds():
                self._news.clear()
                await self._news.wait()

        self._await(waiting())

    def rules(self, name: str) -> list[str]:
        """Return the rules whose findings are shown of a file just now."""
        shown = self.shown.get(self.uri(name))
        return [str(one.code) for one in shown.diagnostics] if shown else []

    def actions(
        self, name: str, place: types.Range, *only: types.CodeActionKind | str
    ) -> dict[str, types.CodeAction]:
        """Return what the server offers at a place, by its titles."""
        document = types.TextDocumentIdentifier(self.uri(name))
        context = types.CodeActionContext([], only=list(only) or None)
        asked = types.CodeActionParams(document, place, context)
        found = self._await(self.client.text_document_code_action_async(asked))
        return {one.title: one for one in found or () if isinstance(one, types.CodeAction)}

    def resolved(self, action: types.CodeAction) -> types.CodeAction:
        """Return an action with its edits, for which the editor asks when it is chosen."""
        return self._await(self.client.code_action_resolve_async(action))

    def hover(self, name: str, at: types.Position) -> str:
        """Return what is told of a place."""
        document = types.TextDocumentIdentifier(self.uri(name))
        asked = types.HoverParams(document, at)
        found = self._await(self.client.text_document_hover_async(asked))
        return found.contents.value if found else ""  # type: ignore[union-attr]

    def applied(self, name: str, text: str, action: types.CodeAction) -> str:
        """Return a text after an action that changes this file alone."""
        assert action.edit is not None
        if action.edit.document_changes:
            (change,) = action.edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == self._versions[self.uri(name)]
            edits = change.edits
        else:
            ((uri, edits),) = (action.edit.changes or {}).items()
            assert uri == self.uri(name)
        lines = text.splitlines(keepends=True)
        starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
        for edit in sorted(edits, key=lambda one: one.range.start, reverse=True):
            first, last = edit.range.start, edit.range.end
            start, end = (starts[at.line] + at.character for at in (first, last))
            text = text[:start] + edit.new_text + text[end:]  # type: ignore[union-attr]
        return text
