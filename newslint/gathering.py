"""The articles of a run brought up to date in a store: only what changed is read again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from newslint import executors, files
from newslint.kept import Kept, merged
from newslint.membership import Archive
from newslint.mending import Mended, mended_on_disk, mended_text
from newslint.progress import Progress
from newslint.records import NamedTuple
from newslint.report import Failure
from newslint.store.articles import NOTHING, Known, Read, Rules
from newslint.store.database import StoreFailed
from newslint.store.store import Store
from newslint.survey import Due, Survey, ids_of
from newslint.tasks import Task
from newslint.work import (
    Batch,
    Examined,
    Examiner,
    Ticket,
    Want,
    examine_batch,
    examined,
)

Executors = Callable[[], executors.Opened]
"""Opens what does the work beside this process."""

FEW, BATCH = 200, 32
"""Up to how many articles one process is as fast as several, and how many go out at once."""


class Gathered(NamedTuple):
    """What a run has gathered: the articles asked for by number, and what went wrong."""

    asked: list[int]
    loose: set[str]  # articles whose report holds for this run alone
    failures: list[Failure]
    mended: list[Mended]


class Gathering:
    """One run's work on the articles of a store."""

    def __init__(
        self,
        examiner: Examiner,
        archive: Archive,
        store: Store,
        task: Task,
        ticket: Ticket,
        progress: Progress,
    ) -> None:
        session = examiner.session
        self.examiner, self.archive, self.store = examiner, archive, store
        self._task, self._ticket, self._progress = task, ticket, progress
        self._survey = Survey(session, archive, store, task)
        self._configured = session.setup.configured
        self._due: dict[str, Due] = {}
        self._numbers: set[int] = set()
        self.gathered = Gathered([], set(), [], [])

    def gather(self, executor: Executors | None) -> None:
        """Bring the store up to date and say which articles are asked for."""
        given = self._task.typed
        typed = (given,) if given and given[0] in self._task.asked else ()
        asked = [path for path in self._task.asked if path not in dict(typed)]
        others = self._others(set(asked))
        self._progress.expect(len(asked) + len(others))
        try:
            for path in asked if self._task.fix else ():
                self._mend(path)
            left = () if self._task.fix else asked
            self._read(chain(self._due_of(left, True), self._due_of(others, False)), executor)
            if self._knows_all(asked):
                self.store.forget_others(self._numbers)
        finally:
            self.store.commit()
            self._progress.clear()
        supposed = self.store.suppose([self._typed(*one) for one in typed])
        self.store.ask([*self.gathered.asked, *supposed], every=not (others or typed))

    def _knows_all(self, asked: Sequence[str]) -> bool:
        """Whether every article of the archive was looked at."""
        if not self._configured:
            return True
        return bool(self._survey.comparing) or len(asked) >= len(self.archive.paths)

    @property
    def rules(self) -> Rules:
        """The rules whose findings a report must have to be told as it is."""
        return self._survey.rules

    @property
    def asked(self) -> Sequence[str]:
        """The inside paths of the articles asked for."""
        return self._task.asked

    def anew(self, path: str) -> Kept:
        """Return what all rules say of an article as it is, whatever the store has."""
        found = self.examiner.examine(path, Want(ids_of(self.rules), frozenset()))
        self.gathered.failures.extend(found.failures)
        return found.kept

    def _others(self, asked: set[str]) -> list[str]:
        """Return the articles that those asked for are compared with."""
        if not (self._configured and self._survey.comparing):
            return []
        return [path for path in self.archive.paths if path not in asked]

    def _due_of(self, paths: Iterable[str], asked: bool) -> Iterator[Due]:
        """Yield those of some articles that must be read, and note the others."""
        for one in self._survey.due(paths, asked):
            if isinstance(one, Due):
                yield one
            else:
                self._note(one.id, asked)

    def _note(self, number: int, asked: bool) -> None:
        self._progress.step()
        self._numbers.add(number)
        if asked:
            self.gathered.asked.append(number)

    def _read(
        self,
        due: Iterator[Due],
        executor: Executors | None,
    ) -> None:
        """Have all that is due examined, here or by an executor, and keep what comes of it."""
        first = list(islice(due, FEW))
        if executor is None or (len(first) < FEW and not self._task.executor):
            for batch in self._batches(chain(first, due)):
                for one in examined(self.examiner, batch):
                    self._keep(one)
            return
        with executor() as pool:
            orders = self._batches(chain(first, due))
            ahead = executors.ahead(self._task.jobs, bool(self._task.executor))
            for answer in executors.answers(pool, examine_batch, orders, ahead, self._lost):
                for one in answer:
                    self._keep(one)

    def _batches(self, due: Iterable[Due]) -> Iterator[Batch]:
        """Yield orders for articles of which the same is wanted."""
        waiting: dict[Want, list[str]] = {}
        for one in due:
            self._due[one.path] = one
            paths = waiting.setdefault(one.want, [])
            paths.append(one.path)
            if len(paths) >= BATCH:
                yield Batch(self._ticket, one.want, tuple(waiting.pop(one.want)))
        for want, paths in waiting.items():
            yield Batch(self._ticket, want, tuple(paths))

    def _lost(self, error: BaseException) -> None:
        """Say once that a worker was lost; its articles are read here."""
        self._progress.say(f"a worker was lost ({error or type(error).__name__}); going on here")

    def _keep(self, one: Examined) -> None:
        """Put what came of an article into the store, beside what still counts of it."""
        due = self._due.pop(one.kept.path)
        read = self._read_of(one, due)
        if due.known is not None:
            read = self._beside_known(read, due, due.known)
        self._note(self.store.keep(read), due.asked)

    def _read_of(self, one: Examined, due: Due) -> Read:
        """Return an article as the store has it; a doubtful one counts for this run alone."""
        self.gathered.failures.extend(one.failures)
        found, compared = self._survey.rules_for(due.asked, due.held)
        if not one.is_whole:
            self.gathered.loose.add(due.path)
            found = compared = NOTHING
        return Read(one.kept, one.stamp, one.digest, due.held, found, compared)

    def _beside_known(self, read: Read, due: Due, known: Known) -> Read:
        """Return an article with what other rules said of it before and say still."""
        old = self.store.kept(known, due.path)
        if old is None:
            raise StoreFailed("it was damaged while it was read")
        gone = ids_of(known.found - self.rules) if due.asked else frozenset[str]()
        unlike = ids_of(known.compared - self._survey.comparing) | due.want.facts
        kept = merged(old, gone | due.want.findings, unlike, read.kept)
        is_loose = due.path in self.gathered.loose
        return read._replace(kept=kept, found=read.found if is_loose or due.asked else known.found)

    def _mend(self, path: str) -> None:
        """Judge and mend an article in this process, and keep what is left to say of it."""
        held = self._survey.is_held(path)
        due = self._survey.whole(path, True, held)
        self._due[path] = due
        one, change = mended_on_disk(self.examiner, path, due.want, self._task)
        if change:
            self.gathered.mended.append(change)
        self._keep(one)

    def _typed(self, path: str, text: files.Text) -> Read:
        """Return what somebody types in the place of what the disk has."""
        held = self.archive.holds(path)
        due = self._survey.whole(path, True, held)
        one, change = mended_text(self.examiner, path, text, due.want, self._task)
        if change:
            self.gathered.mended.append(change)
        self.gathered.loose.add(path)
        return self._read_of(one, due)
