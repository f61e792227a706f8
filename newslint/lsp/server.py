"""The server: what an editor says of its articles, and what it is told."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from newslint.annotations import TypeVar
from newslint.lsp.desk import Desk
from newslint.lsp.desks import Desks
from newslint.lsp.notices import Notices
from newslint.lsp.overlay import Overtaken
from newslint.lsp.places import Typed
from newslint.lsp.reading import read_archive
from newslint.session import VERSION, Asked

T = TypeVar("T")
Found = list[types.Diagnostic]


class Server(LanguageServer):
    """Judges what is typed: always the newest text, one article at a time.

    What an editor sends while a text is judged takes the place of what was waiting, so that
    newslint keeps pace with any typist, and no clock is asked.
    """

    def __init__(self, asked: Asked) -> None:
        # Changes of lines alone would be lost where a text has form feeds or U+2028, which pygls
        # takes for the ends of lines.
        full = types.TextDocumentSyncKind.Full
        super().__init__("newslint", VERSION, text_document_sync_kind=full)
        self.asked = asked
        self.shown: dict[str, Found] = {}
        """What the editor shows, by the addresses of its files."""
        self._thread = ThreadPoolExecutor(1, "newslint")
        self._judging: dict[str, None] = {}  # the newest last
        self._comparing: dict[str, None] = {}
        self._step: tuple[str, asyncio.Task[None]] | None = None
        self._pace: asyncio.Task[None] | None = None
        self._unread: set[Desk] = set()
        self._readings: dict[Desk, asyncio.Task[None]] = {}
        self._notices = Notices(self)

    def begin(self) -> None:
        """Look after the folders that the editor has open."""
        self.desks = Desks(self.asked, self.folders(), self.encoding)

    async def end(self) -> None:
        """Stop what goes on, and leave nothing open."""
        self._judging.clear()
        self._comparing.clear()
        for reading in list(self._readings.values()):
            reading.cancel()
        await self.apart(self.desks.quit)

    @property
    def encoding(self) -> str:
        """In which units the editor counts columns."""
        return types.PositionEncodingKind(self.workspace.position_encoding).value

    def folders(self) -> list[str]:
        """Return the paths of the editor's folders."""
        found = [to_fs_path(one.uri) for one in self.workspace.folders.values()]
        return [folder for folder in found or [self.workspace.root_path] if folder]

    @property
    def tells_of_files(self) -> bool:
        """Whether the editor tells which files change on the disk."""
        workspace = self.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        return bool(watching and watching.dynamic_registration)

    def typed(self, uri: str) -> Typed | None:
        """Return a file as the editor has it now, None where it is not open."""
        for document in self.workspace.text_documents.values():
            if document.uri == uri:
                text, language = document.source, document.language_id or ""
                return Typed(uri, text, document.version, language)
        return None

    async def apart(self, work: Callable[..., T], *arguments: object) -> T:
        """Have something done by the thread that knows the articles."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    def judge(self, *uris: str) -> None:
        """Have articles judged as they are now."""
        for uri in uris:
            self._judging.pop(uri, None)
            self._judging[uri] = None
        self._go_on()

    def judge_all(self) -> None:
        """Have all that is open judged, the last one first."""
        self.judge(*self.addresses())

    def addresses(self) -> list[str]:
        """Return the addresses of all that is open."""
        return [document.uri for document in self.workspace.text_documents.values()]

    def compare(self, uris: Iterable[str]) -> None:
        """Have articles compared with the archive anew, when nothing is to be judged."""
        self._comparing |= dict.fromkeys(uris)
        self._go_on()

    async def settled(self, uri: str) -> Found:
        """Return what is shown of an article once it is judged as it is now."""
        while uri in self._judging or (self._step and self._step[0] == uri):
            if self._step:
                await asyncio.shield(self._step[1])
            await asyncio.sleep(0)
        return self.shown.get(uri, [])

    def _go_on(self) -> None:
        if self._pace is None or self._pace.done():
            self._pace = asyncio.create_task(self._work())

    async def _work(self) -> None:
        """Judge the newest text first, and compare when there is nothing to judge."""
        while self._judging or self._comparing:
            if self._judging:
                uri, _ = self._judging.popitem()
                self._step = uri, asyncio.create_task(self._judge(uri))
            else:
                uri = next(iter(self._comparing))
                del self._comparing[uri]
                self._step = uri, asyncio.create_task(self._compare(uri))
            try:
                await self._step[1]
            except Exception as error:  # whatever it was, the next text may be judged
                self._notices.tell_error(error)
            self._step = None

    async def _judge(self, uri: str) -> None:
        typed = self.typed(uri)
        if typed is None:
            return
        desk, is_other = await self.apart(self.desks.desk, typed)
        if is_other:
            self.judge(*[other for other in self.addresses() if other != uri])
        self._notices.show_problems(await self.apart(self.desks.problems))
        if desk.is_unread:
            self.read(desk)
        if desk.is_open and desk.is_small and not desk.is_read and desk in self._readings:
            await asyncio.shield(self._readings[desk])
        answer = await self.apart(self.desks.judge, desk, typed)
        if self._is_current(typed):
            self._show(typed, answer.diagnostics)
        self.compare(answer.due)
        self._notices.tell_failures(await self.apart(self.desks.failures))

    async def _compare(self, uri: str) -> None:
        typed = self.typed(uri)
        try:
            found = await self.apart(self._compared, uri)
        except Overtaken:
            self.compare([uri])
            return
        is_news = found is not None and found != self.shown.get(uri)
        if typed and found is not None and is_news and self._is_current(typed):
            self._show(typed, found)

    def _compared(self, uri: str) -> Found | None:
        """Compare an article, until something is to be judged."""
        return self.desks.compare(uri, lambda: bool(self._judging))

    def _is_current(self, typed: Typed) -> bool:
        return self.typed(typed.uri) == typed

    def read(self, desk: Desk) -> None:
        """Have the archive of a desk read by another process, once more if it is being read."""
        desk.is_unread = False
        self._unread.add(desk)
        if desk not in self._readings:
            self._readings[desk] = asyncio.create_task(self._read(desk))

    def read_all(self) -> None:
        """Have all archives read again, after something has changed on the disk."""
        for desk in self.desks.with_archive():
            self.read(desk)

    async def _read(self, desk: Desk) -> None:
        try:
            while desk in self._unread:
                self._unread.discard(desk)
                async with self._notices.progress("newslint reads the archive"):
                    if first := await self.apart(desk.first_article):
                        self._notices.log(await read_archive(desk, first))
                    self.compare(await self.apart(self.desks.take_over, desk))
        except OSError as error:
            self._notices.tell_error(error)
        finally:
            del self._readings[desk]

    def _show(self, typed: Typed, found: Found) -> None:
        self.shown[typed.uri] = found
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(typed.uri, found, typed.version)
        )

    def hide(self, uri: str) -> None:
        """Show nothing more of a file that was closed."""
        self._judging.pop(uri, None)
        self._comparing.pop(uri, None)
        if self.shown.pop(uri, None):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
