"""What a server says that is no finding on an article: wrong settings, failures, progress."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from traceback import format_exception
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from newslint.report import Failure

Found = list[types.Diagnostic]


class Notices:
    """Says each thing once, though it may go wrong with each letter that is typed."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._problems: Mapping[str, Found] = {}
        self._told: set[str] = set()

    def show_problems(self, problems: Mapping[str, Found]) -> None:
        """Show what is wrong in the files of desks, and take away what was mended."""
        for uri in {**self._problems, **problems}:
            found = problems.get(uri, [])
            if found != self._problems.get(uri, []):
                told = types.PublishDiagnosticsParams(uri, found)
                self._server.text_document_publish_diagnostics(told)
        new = [one.message for found in problems.values() for one in found]
        if new and problems != self._problems:
            more = f" (and {len(new) - 1} more)" if len(new) > 1 else ""
            self._complain(f"newslint: {new[0]}{more}")
        self._problems = problems

    def tell_failures(self, failures: Iterable[Failure]) -> None:
        """Say what could not judge an article."""
        for one in failures:
            self._complain_once(f"newslint: {one.subject}: {one.message}", one.trace)

    def tell_error(self, error: Exception) -> None:
        """Say that newslint itself has failed."""
        trace = "".join(format_exception(error))
        self._complain_once(f"newslint failed: {type(error).__name__}: {error}", trace)

    def _complain_once(self, message: str, trace: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._complain(message)
            self.log(trace)

    def _complain(self, message: str) -> None:
        kind = types.MessageType.Error
        self._server.window_show_message(types.ShowMessageParams(kind, message))

    def log(self, message: str) -> None:
        """Put something into the editor's log, unless it is nothing."""
        if message:
            kind = types.MessageType.Info
            self._server.window_log_message(types.LogMessageParams(kind, message))

    @asynccontextmanager
    async def progress(self, title: str) -> AsyncIterator[None]:
        """Show that something takes a while, in an editor that can."""
        window = self._server.client_capabilities.window
        if not (window and window.work_done_progress):
            yield
            return
        token, progress = uuid4().hex, self._server.work_done_progress
        await progress.create_async(token)
        progress.begin(token, types.WorkDoneProgressBegin(title))
        try:
            yield
        finally:
            progress.end(token, types.WorkDoneProgressEnd())
