"""The archive as the disk has it, with what is being typed laid over it."""

import os
from collections.abc import Callable, Iterator, Set

from newslint.archive import conclude
from newslint.checks.facts import Group
from newslint.diagnostics import Diagnostic
from newslint.errors import StoreFailed
from newslint.kept import Kept, kept_of
from newslint.report import Failure, Report
from newslint.run import kept_in, store_opener
from newslint.session import Session
from newslint.store.articles import Read
from newslint.store.database import IN_MEMORY, PRIVATE
from newslint.store.rules import NOTHING, Rules
from newslint.store.store import Store
from newslint.tasks import Task
from newslint.work import Examiner, Want

Overtaking = Callable[[], bool]
"""Tells whether something more urgent waits."""


class Overtaken(BaseException):
    """A comparison was given up for something more urgent; no check is to catch this."""


class Overlay:
    """A copy of what is kept of the archive, in which open articles stand as they are typed.

    No other process sees the copy, so that none waits for another. Raises StoreFailed.
    """

    def __init__(self, examiner: Examiner) -> None:
        session = examiner.session
        prints, rulebook = session.setup.prints, session.rulebook
        self._examiner, self._rulebook = examiner, rulebook
        self._rules: Rules = frozenset((one, prints[one]) for one in rulebook.comparing)
        self._base = {one: number for one, (number, _) in session.setup.plan.active.items()}
        self._laid: dict[str, Read] = {}
        self._numbers: dict[str, int] = {}
        self._store = _opened(session)

    @property
    def laid(self) -> Set[str]:
        """The articles that stand here as they are typed."""
        return self._laid.keys()

    def take_over(self) -> None:
        """Begin anew with the archive as the last run has left it on the disk."""
        session = self._examiner.session
        store = _opened(session, next(kept_in(session, Task(())), ""))
        self._store.close()
        self._store = store
        for read in self._laid.values():
            self._keep(read)

    def close(self) -> None:
        """Let the copy go."""
        self._store.close()

    def lay(self, report: Report) -> bool:
        """Put an article as it is typed in the place of what the disk has.

        Returns whether that changes what others are compared with.
        """
        kept = kept_of(report._replace(diagnostics=()), self._base)
        read = Read(kept, "", "", True, NOTHING, self._rules)
        if self._laid.get(report.path) == read:
            return False
        self._laid[report.path] = read
        self._keep(read)
        return True

    def lift(self, path: str) -> None:
        """Let the disk count again where an article was open, or has changed."""
        self._laid.pop(path, None)
        kept = Kept(path)  # as of an article that is gone
        if os.path.isfile(self._examiner.on_disk(path)):
            want = Want(frozenset(), self._rulebook.comparing)
            kept = self._examiner.examine(path, want).kept
        self._keep(Read(kept, "", "", True, NOTHING, self._rules))

    def _keep(self, read: Read) -> None:
        self._numbers[read.kept.path] = self._store.keep(read)
        self._store.commit()

    def clashes(self, path: str, is_overtaken: Overtaking) -> Iterator[Diagnostic | Failure]:
        """Return what shows of an article that was laid here beside all the others.

        Raises Overtaken as soon as something more urgent waits.
        """
        if path not in self._laid:
            return iter(())
        self._store.comparison.ask([(path, self._numbers[path])], every=False)

        def grouped(rule: str, by_form: bool) -> Iterator[Group]:
            for group in self._store.comparison.grouped(rule, by_form):
                if is_overtaken():
                    raise Overtaken
                yield group

        return conclude(self._rulebook, grouped, asked={path})


def _opened(session: Session, copied: str = "") -> Store:
    """Return a store of this process alone, in a file, or in memory where there is no room."""
    open_store = store_opener(session)
    try:
        return open_store(PRIVATE, copied=copied)
    except StoreFailed:
        return open_store(IN_MEMORY)
