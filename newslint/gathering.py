"""The articles of a run brought up to date in a store: only what changed is read again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice

from newslint import executors, files
from newslint.errors import StoreFailed
from newslint.keeping import Keeping
from newslint.kept import Kept
from newslint.membership import Archive
from newslint.mending import Mended, mended_on_disk, mended_text
from newslint.progress import Progress
from newslint.records import NamedTuple
from newslint.report import Failure
from newslint.store.articles import Read
from newslint.store.rules import Rules
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

MOST_ROUNDS = 5
"""How often what other processes wrote meanwhile is looked at, before this one works alone."""


class Gathered(NamedTuple):
    """What a run has gathered: the numbers of articles by their paths, and what went wrong."""

    asked: dict[str, int]
    others: dict[str, int]
    failures: list[Failure]


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
        mended: dict[str, Mended],
    ) -> None:
        session = examiner.session
        self.examiner, self.archive, self.store = examiner, archive, store
        self._task, self._ticket, self._progress = task, ticket, progress
        self._survey = Survey(session, archive, store, task)
        self._configured = session.setup.configured
        self._due: dict[str, Due] = {}
        self.mended = mended
        self.gathered = Gathered({}, {}, [])
        self._keeping = Keeping(examiner, store, self._survey, self.gathered.failures)

    def gather(self, executor: Executors | None) -> None:
        """Bring the store up to date and say which articles are asked for."""
        given = self._task.typed
        typed = (given,) if given and given[0] in self._task.asked else ()
        asked = [path for path in self._task.asked if path not in dict(typed)]
        others = self._others(frozenset(asked))
        self._progress.expect(len(asked) + len(others))
        supposed = [self._typed(*one) for one in typed]
        self._settle(asked, others, executor, writes=bool(typed))
        for read, number in zip(supposed, self.store.suppose(supposed), strict=True):
            self.gathered.asked[read.kept.path] = number
        self.store.comparison.ask(self.gathered.asked.items(), every=not (others or typed))

    def _settle(
        self, asked: Sequence[str], others: Sequence[str], executor: Executors | None, writes: bool
    ) -> None:
        """Bring articles up to date until no other process has written over any.

        Where others write over findings again and again, those are made anew when they are told.
        Raises StoreFailed where they never let the facts rest.
        """
        gathered = self.gathered
        for rounds_left in reversed(range(MOST_ROUNDS)):
            self._bring_up_to_date(asked, others, executor)
            if self.store.behold(writes):
                return
            asked = self._unlike(gathered.asked, findings=rounds_left > 0)
            others = self._unlike(gathered.others, findings=False)
            if not (asked or others):
                return
            self.store.look_away()
        raise StoreFailed("other processes write over what this one keeps")

    def _unlike(self, numbers: Mapping[str, int], findings: bool) -> list[str]:
        """Return the articles that the store has no longer as this run needs them."""
        has = self._survey.has
        return [path for path, number in numbers.items() if not has(path, number, findings)]

    def _bring_up_to_date(
        self, asked: Sequence[str], others: Sequence[str], executor: Executors | None
    ) -> None:
        """Read what changed, and keep what was done even if something stops this."""
        gathered = self.gathered
        try:
            first = {path for path in asked if self._task.fix and path not in gathered.asked}
            for path in asked:
                if path in first:
                    self._mend(path)
            left = (path for path in asked if path not in first)
            self._read(chain(self._due_of(left, True), self._due_of(others, False)), executor)
            if self._knows_all():
                self.store.forget_others({*gathered.asked.values(), *gathered.others.values()})
            self.store.commit()
        except BaseException:
            with suppress(StoreFailed):
                self.store.commit()
            raise
        finally:
            self._progress.clear()

    def _knows_all(self) -> bool:
        """Whether every article of the archive was looked at, on the disk."""
        if self._task.typed or not self._configured:
            return not self._task.typed
        every = len(self.gathered.asked) >= len(self.archive.paths)
        return bool(self._survey.comparing) or every

    @property
    def rules(self) -> Rules:
        """The rules whose findings a report must have to be told as it is."""
        return self._survey.rules

    @property
    def asked(self) -> Sequence[str]:
        """The inside paths of the articles asked for."""
        return self._task.asked

    def is_held(self, path: str) -> bool:
        """Whether an article is compared with the others of the archive."""
        return self._survey.is_held(path)

    def anew(self, path: str) -> Kept:
        """Return what all rules say of an article as it is, whatever the store has."""
        want = Want(ids_of(self.rules), frozenset())
        if self._task.typed and path == self._task.typed[0]:
            found, _ = mended_text(self.examiner, *self._task.typed, want, self._task)
        else:
            found = self.examiner.examine(path, want)
        self.gathered.failures.extend(found.failures)
        return found.kept

    def _others(self, asked: frozenset[str]) -> list[str]:
        """Return the articles that those asked for are compared with."""
        if not (self._configured and self._survey.comparing):
            return []
        return self.archive.beside(asked)

    def _due_of(self, paths: Iterable[str], asked: bool) -> Iterator[Due]:
        """Yield those of some articles that must be read, and note the others."""
        for path, one in self._survey.due(paths, asked):
            if isinstance(one, Due):
                yield one
            else:
                self._note(path, one.id, asked)

    def _note(self, path: str, number: int, asked: bool) -> None:
        self._progress.step()
        (self.gathered.asked if asked else self.gathered.others)[path] = number

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
        """Put what came of an article into the store, and note its number."""
        due = self._due.pop(one.kept.path)
        self._note(due.path, self._keeping.keep(one, due), due.asked)

    def _mend(self, path: str) -> None:
        """Judge and mend an article in this process, and keep what is left to say of it."""
        held = self._survey.is_held(path)
        due = self._survey.whole(path, True, held)
        self._due[path] = due
        one, change = mended_on_disk(self.examiner, path, due.want, self._task)
        if change:
            self.mended.setdefault(path, change)
        self._keep(one)

    def _typed(self, path: str, text: files.Text) -> Read:
        """Return what somebody types in the place of what the disk has."""
        held = self._survey.is_held(path)
        due = self._survey.whole(path, True, held)
        one, change = mended_text(self.examiner, path, text, due.want, self._task)
        if change:
            self.mended.setdefault(path, change)
        return self._keeping.read_of(one, due)
