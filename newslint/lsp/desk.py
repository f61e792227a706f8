"""One folder under one configuration: its rules at hand, its open articles judged."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from newslint import files
from newslint.diagnostics import Diagnostic, in_order
from newslint.errors import Problem, StoreFailed, UserError
from newslint.lsp.knowing import Baseline
from newslint.lsp.overlay import Overtaking
from newslint.lsp.places import Typed, named
from newslint.lsp.work import Work
from newslint.membership import Archive
from newslint.mending import mended_text
from newslint.own_reports import finish
from newslint.records import NamedTuple
from newslint.report import Failure, Report
from newslint.session import Asked, Session, open_session
from newslint.tasks import Task
from newslint.work import Want

SMALL = 200
"""Up to how many articles an archive is compared with before the first word is said."""


def never() -> bool:
    """Say that nothing is more urgent."""
    return False


class Seen(NamedTuple):
    """An open article as the rules saw it; `clashes` are what shows beside others."""

    typed: Typed
    path: str
    is_held: bool
    report: Report
    clashes: tuple[Diagnostic, ...] = ()


class Desk:
    """A folder of articles with its rules, ready to judge what is typed.

    `problems` are what is wrong in its files; until they are mended, the rules that it had count.
    `is_unread` says whether another process must read the archive, which takes too long here.
    """

    def __init__(self, root: str, config: str, asked: Asked) -> None:
        self.root, self.config, self._asked = root, config, asked
        self.problems: tuple[Problem, ...] = ()
        self.failures: list[Failure] = []
        self.is_unread = self.is_read = False
        self._work: Work | None = None
        self._looks: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there are rules: not where the first configuration was wrong."""
        return self._work is not None

    @property
    def work(self) -> Work:
        """What the session works with; there must be rules."""
        assert self._work is not None
        return self._work

    @property
    def has_archive(self) -> bool:
        """Whether articles are compared with others on the disk."""
        session = self.work.session
        return session.setup.configured and bool(session.rulebook.comparing)

    @property
    def is_small(self) -> bool:
        """Whether articles are compared at once."""
        return not self.work.session.setup.configured or len(self.work.archive.paths) <= SMALL

    def renew(self, force: bool = False) -> bool:
        """Open the session anew where its files look otherwise; return whether it is another."""
        if self._looks == self._look() and not force:
            return False
        self.problems, is_other = (), False
        try:
            is_other = self._reopen(open_session(self._asked, self.root))
        except UserError as error:
            self.problems = error.problems
        self._looks = self._look()
        return is_other

    def _reopen(self, session: Session) -> bool:
        """Work with a session; return whether it differs from the one before."""
        if not (self.is_open and _are_alike(session, self.work.session)):
            self._open(session)
            return True
        before, self.work.baseline = self.work.baseline, Baseline(session, self.work.places)
        return before.counts != self.work.baseline.counts

    def _look(self) -> tuple[str, ...]:
        """Return how the files look that the session is made of, or in which it failed."""
        made_of: list[str] = []
        if self.is_open:
            made_of += [*self.work.session.inputs, self.work.baseline.path]
        at_fault = [os.path.join(self.root, one.path) for one in self.problems if one.path]
        return tuple(map(_look, (self.config, *made_of, *at_fault)))

    def _open(self, session: Session) -> None:
        work = Work(session)
        if self._work is not None:
            self._work.overlay.close()
        self._work = work
        self.is_unread, self.is_read = self.has_archive, not session.setup.configured
        gc.freeze()  # rules stay, and are many: nobody who types waits for a look through them

    def first_article(self) -> str:
        """Return the first article that the archive has now, "" where it is empty."""
        self.work.archive = Archive(self.work.session, self.work.places)
        return next(iter(self.work.archive.paths), "")

    def take_over(self) -> None:
        """Compare with the archive as it is kept now."""
        with self._kept():
            self.work.overlay.take_over()
            self.is_read = True

    def inside(self, typed: Typed) -> str:
        """Return the path of an article as rules see it, "" for what is none or left out."""
        name = named(typed, self.work.session.parsers.suffixes)
        path = self.work.places.inside(name) if name and typed.file else name
        return "" if self.work.exclude.match(path) else path

    def judged(self, typed: Typed, path: str) -> Seen:
        """Return an article as its own rules see it."""
        rulebook = self.work.session.rulebook
        is_comparable = bool(typed.file and rulebook.comparing)
        is_held = is_comparable and self.work.archive.counts(path, self.work.overlay.laid)
        want = Want(rulebook.ever_on, rulebook.comparing if is_held else frozenset())
        text = files.Text(typed.text.removeprefix(files.BOM))
        report = self.work.examiner.judge(path, text, want)
        self.failures += report.failures
        return Seen(typed, path, is_held, report)

    def lay(self, seen: Seen) -> bool:
        """Lay an article over the archive; return whether others see another one there now."""
        with self._kept():
            return seen.is_held and self.work.overlay.lay(seen.report)
        return False

    def lift(self, seen: Seen) -> None:
        """Let the disk count again for an article."""
        with self._kept():
            if seen.is_held:
                self.work.overlay.lift(seen.path)

    def compared(self, seen: Seen, is_overtaken: Overtaking = never) -> Seen:
        """Return an article that was laid over the archive with what shows beside the others.

        Raises Overtaken as soon as something more urgent waits.
        """
        told: list[Diagnostic | Failure] = []
        with self._kept():
            told += self.work.overlay.clashes(seen.path, is_overtaken) if seen.is_held else ()
        self.failures += [one for one in told if isinstance(one, Failure)]
        return seen._replace(clashes=tuple(one for one in told if isinstance(one, Diagnostic)))

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Begin anew where the copy of the archive fails: its disk is full, or was cleaned."""
        try:
            yield
        except StoreFailed:
            self._open(self.work.session)

    def mended(self, seen: Seen) -> str:
        """Return the text of an article with all that is safe to mend."""
        text = files.Text(seen.typed.text.removeprefix(files.BOM))
        _, change = mended_text(
            self.work.examiner, seen.path, text, Want(frozenset(), frozenset()), Task((), fix=True)
        )
        return change.after if change else text.source

    def left(self, seen: Seen) -> Iterator[Diagnostic]:
        """Return the findings on an article in order, less those that are hidden or known."""
        is_compared = seen.is_held and self.is_read
        found = finish(seen.report, seen.clashes, self.work.session.rulebook, is_compared)
        return self.work.baseline.sifted(seen.path, sorted(found, key=in_order))


def _are_alike(one: Session, other: Session) -> bool:
    setups = [session.setup._replace(programs={}, answers={}) for session in (one, other)]
    return setups[0] == setups[1] and one.inputs == other.inputs


def _look(path: str) -> str:
    """Return how a file or folder looks from outside."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
