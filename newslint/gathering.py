"""The articles of a run brought up to date in a store: only what changed is read again."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from newslint import cache, executors, files
from newslint.kept import Kept, merged
from newslint.membership import Archive
from newslint.mending import Mended, mended_on_disk, mended_text
from newslint.progress import Progress
from newslint.records import NamedTuple
from newslint.report import Failure
from newslint.store.articles import NOTHING, Known, Read, Rules
from newslint.store.store import Store
from newslint.tasks import Task
from newslint.work import (
    Batch,
    Examined,
    Examiner,
    Ticket,
    Want,
    examine_batch,
    examined,
    is_link,
    stamp_of,
)

Executors = Callable[[], executors.Opened]
"""Opens what does the work beside this process."""

FEW, BATCH = 200, 32
"""Up to how many articles one process is as fast as several, and how many go out at once."""


class Due(NamedTuple):
    """An article that must be read, what is wanted of it, and what is known already."""

    path: str
    want: Want
    asked: bool
    held: bool
    known: Known | None = None


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
        self._root, self._configured = session.root, session.setup.configured
        prints, rulebook = session.setup.prints, session.rulebook
        self.rules: Rules = frozenset((one, prints[one]) for one in rulebook.ever_on)
        self._comparing: Rules = frozenset((one, prints[one]) for one in rulebook.comparing)
        self._due: dict[str, Due] = {}
        self._linked: set[str] = set()
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
            surveyed = self._surveyed(() if self._task.fix else asked, True)
            self._read(chain(surveyed, self._surveyed(others, False)), executor)
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
        return bool(self._comparing) or len(asked) >= len(self.archive.paths)

    @property
    def asked(self) -> Sequence[str]:
        """The inside paths of the articles asked for."""
        return self._task.asked

    def anew(self, path: str) -> Kept:
        """Return what all rules say of an article as it is, whatever the store has."""
        found = self.examiner.examine(path, Want(_ids(self.rules), frozenset()))
        self.gathered.failures.extend(found.failures)
        return found.kept

    def _others(self, asked: set[str]) -> list[str]:
        """Return the articles that those asked for are compared with."""
        if not (self._configured and self._comparing):
            return []
        return [path for path in self.archive.paths if path not in asked]

    def _surveyed(self, paths: Iterable[str], asked: bool) -> Iterator[Due]:
        """Yield those of some articles that must be read; the others are noted."""
        for path in paths:
            held = self._is_held(path)
            found, compared = self._rules_for(asked, held)
            known = self.store.known(path)
            if known is None or known.held != held or not self._is_same(path, known):
                yield Due(path, Want(_ids(found), _ids(compared)), asked, held)
            elif found <= known.found and compared <= known.compared:
                self._note(path, known.id, asked)
                self._progress.step()
            elif self._is_plain(path, known):
                want = Want(_ids(found - known.found), _ids(compared - known.compared))
                yield Due(path, want, asked, held, known)
            else:
                yield Due(path, Want(_ids(found), _ids(compared)), asked, held)

    def _rules_for(self, asked: bool, held: bool) -> tuple[Rules, Rules]:
        """Return the rules whose findings and those whose facts an article must have."""
        return self.rules if asked else NOTHING, self._comparing if held else NOTHING

    def _is_plain(self, path: str, known: Known) -> bool:
        """Whether some rules can be asked alone: the rest is sound and hides nothing.

        What an article asks to hide hangs on all rules.
        """
        kept = self.store.kept(known, path)
        return kept is not None and not kept.disables

    def _note(self, path: str, number: int, asked: bool) -> None:
        self._numbers.add(number)
        if asked:
            self.gathered.asked.append(number)

    def _is_held(self, path: str) -> bool:
        """Whether an article counts in the archive; a link to one that does is no second one."""
        if not self.archive.holds(path):
            return False
        full = os.path.join(self._root, path)
        if not is_link(full):
            return True
        real = os.path.realpath(full)
        inside = os.path.relpath(real, self._root).replace(os.sep, "/")
        is_second = real in self._linked or self._is_member(inside)
        self._linked.add(real)
        return not is_second

    def _is_member(self, inside: str) -> bool:
        if self._configured:
            return self.archive.holds(inside)
        return inside in self._task.asked

    def _is_same(self, path: str, known: Known) -> bool:
        """Whether a file reads as it did; one that looks otherwise is read to tell."""
        full = os.path.join(self._root, path)
        stamp = stamp_of(full)
        if stamp and stamp == known.stamp:
            return True
        try:
            with open(full, "rb") as file:
                same = cache.digest(file.read()) == known.digest
        except OSError:
            return False
        if same and stamp:
            self.store.touch(known, stamp)
        return same

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
            ahead = executors.AHEAD * (self._task.jobs or executors.cores())
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
            read = self._beside_known(read, due.known)
        self._note(due.path, self.store.keep(read), due.asked)
        self._progress.step()

    def _read_of(self, one: Examined, due: Due) -> Read:
        """Return an article as the store has it; a doubtful one counts for this run alone."""
        self.gathered.failures.extend(one.failures)
        found, compared = self._rules_for(due.asked, due.held)
        if not one.is_whole:
            self.gathered.loose.add(due.path)
            found = compared = NOTHING
        return Read(one.kept, one.stamp, one.digest, due.held, found, compared)

    def _beside_known(self, read: Read, known: Known) -> Read:
        """Return an article with what some rules said of it before and say still."""
        old = self.store.kept(known, read.kept.path)
        assert old is not None
        stale = _ids(known.found - self.rules) if read.found else frozenset[str]()
        found = read.found or known.found
        kept = merged(old, stale, _ids(known.compared - self._comparing), read.kept)
        return read._replace(kept=kept, found=found)

    def _mend(self, path: str) -> None:
        """Judge and mend an article in this process, and keep what is left to say of it."""
        held = self._is_held(path)
        found, compared = self._rules_for(True, held)
        due = Due(path, Want(_ids(found), _ids(compared)), True, held)
        self._due[path] = due
        one, change = mended_on_disk(self.examiner, path, due.want, self._task)
        if change:
            self.gathered.mended.append(change)
        self._keep(one)

    def _typed(self, path: str, text: files.Text) -> Read:
        """Return what somebody types in the place of what the disk has."""
        held = self.archive.holds(path)
        found, compared = self._rules_for(True, held)
        due = Due(path, Want(_ids(found), _ids(compared)), True, held)
        one, change = mended_text(self.examiner, path, text, due.want, self._task)
        if change:
            self.gathered.mended.append(change)
        self.gathered.loose.add(path)
        return self._read_of(one, due)


def _ids(rules: Rules) -> frozenset[str]:
    return frozenset([rule for rule, _ in rules])
