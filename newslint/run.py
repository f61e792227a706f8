"""One run: articles read, linted, mended if asked, held against the archive."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

from newslint import cache, files
from newslint.annotations import TYPE_CHECKING
from newslint.diagnostics import Diagnostic, in_order
from newslint.errors import StoreFailed
from newslint.membership import Archive
from newslint.own_reports import finish, unreadable
from newslint.paths import Places
from newslint.records import NamedTuple
from newslint.report import Failure, Report
from newslint.session import VERSION, Session
from newslint.tasks import Task
from newslint.told import renamed
from newslint.work import Examiner, Want

if TYPE_CHECKING:
    from newslint.gathering import Gathering
    from newslint.mending import Mended
    from newslint.progress import Progress
    from newslint.store.store import Store


class Outcome(NamedTuple):
    """What a run found: diagnostics in order, as people see paths, and what went wrong."""

    findings: Iterable[Diagnostic]
    files: int
    failures: Sequence[Failure] = ()  # those that show while findings go out come to it then
    mended: tuple["Mended", ...] = ()


@contextmanager
def run(
    session: Session,
    places: Places,
    archive: Archive,
    task: Task,
    progress: Callable[[], "Progress"],
) -> Iterator[Outcome]:
    """Give what a run found, while what it was gathered in is open.

    One article that is compared with none is judged at once; several are gathered in a store,
    and `progress` is asked for what tells how far that is.
    """
    if not task.asked:
        yield Outcome((), 0)
        return
    if len(task.asked) == 1 and not _is_compared(session, archive, task.asked[0]):
        yield _alone(Examiner(session), places, task)
        return
    with _gathered(session, places, archive, task, progress()) as outcome:
        yield outcome


def _is_compared(session: Session, archive: Archive, path: str) -> bool:
    """Whether an article is held against the archive that it belongs to."""
    known = session.setup.configured and session.rulebook.comparing
    return bool(known) and archive.holds(path)


def _alone(examiner: Examiner, places: Places, task: Task) -> Outcome:
    (path,) = task.asked
    report, mended = (_mended if task.fix else _judged)(examiner, path, task)
    left = finish(report, (), examiner.session.rulebook, compared=False)
    found = [renamed(one, places) for one in sorted(left, key=in_order)]
    return Outcome(found, 1, report.failures, mended)


def _judged(examiner: Examiner, path: str, task: Task) -> tuple[Report, tuple["Mended", ...]]:
    try:
        text = task.typed[1] if task.typed else files.read(examiner.on_disk(path))
    except files.Unreadable as error:
        return unreadable(path, examiner.session.rulebook, str(error)), ()
    return examiner.judge(path, text, _findings(examiner)), ()


def _mended(examiner: Examiner, path: str, task: Task) -> tuple[Report, tuple["Mended", ...]]:
    from newslint.kept import disables_of, findings_of
    from newslint.mending import mended_on_disk, mended_text

    if task.typed:
        one, change = mended_text(examiner, *task.typed, _findings(examiner), task)
    else:
        one, change = mended_on_disk(examiner, path, _findings(examiner), task)
    found, disables = tuple(findings_of(one.kept)), disables_of(one.kept.disables)
    report = Report(path, found, disables=disables, failures=one.failures)
    return report, (change,) if change else ()


def _findings(examiner: Examiner) -> Want:
    return Want(examiner.session.rulebook.ever_on, frozenset())


@contextmanager
def _gathered(
    session: Session, places: Places, archive: Archive, task: Task, progress: "Progress"
) -> Iterator[Outcome]:
    """Gather the articles in the store of their archive, or in one of this run alone."""
    from newslint.telling import KeptFindings

    gathering = _opened(session, places, archive, task, progress)
    try:
        findings = KeptFindings(gathering, places, session.setup.configured)
        mended = tuple(gathering.mended.values())
        yield Outcome(findings, len(task.asked), gathering.gathered.failures, mended)
        gathering.store.comparison.draw()
    finally:
        gathering.store.close()


def _opened(
    session: Session, places: Places, archive: Archive, task: Task, progress: "Progress"
) -> "Gathering":
    """Return what is gathered and compared in the first store that works."""
    from newslint import executors
    from newslint.comparing import compare
    from newslint.gathering import Gathering
    from newslint.prints import session_print
    from newslint.work import ticket_for

    ticket = ticket_for(session, session_print(session.setup))
    open_executor = executors.chosen(task.executor, task.jobs, lambda: session.registry.executors)
    examiner = Examiner(session)
    mended: dict[str, Mended] = {}
    for open_store in _stores(session, task):
        with suppress(StoreFailed):  # a cache that cannot be kept is no fault
            store = open_store()
            try:
                gathering = Gathering(examiner, archive, store, task, ticket, progress, mended)
                gathering.gather(open_executor)
                compare(session, places, gathering)
                return gathering
            except BaseException:
                store.close()
                raise
    raise StoreFailed("there is no room for what a run finds, on the disk or in memory")


def _stores(session: Session, task: Task) -> Iterator[Callable[[], "Store"]]:
    """Yield how to open a store: on the disk, then of this run alone, then in memory."""
    from newslint.store.database import IN_MEMORY, PRIVATE

    open_store = store_opener(session)
    for path in (*kept_in(session, task), PRIVATE, IN_MEMORY):
        yield partial(open_store, path)


def store_opener(session: Session) -> Callable[..., "Store"]:
    """Return what opens the store of a path for the rules of a session."""
    from newslint.store.store import Store

    setup = session.setup
    frame = f"{setup.frame} {cache.package_print()}"
    base = {rule_id: number for rule_id, (number, _) in setup.plan.active.items()}
    return partial(Store, frame=frame, prints=setup.prints, base=base)


def kept_in(session: Session, task: Task) -> Iterator[str]:
    """Yield where the archive is kept: a configured one, or folders that were asked for.

    Single files that belong to no archive are hardly asked for together again.
    """
    from newslint.store.database import path_of

    asked, given = session.asked, tuple(map(os.path.abspath, task.given or ["."]))
    lasting = session.setup.configured or any(map(os.path.isdir, given))
    if lasting and not task.no_cache:
        others = () if session.setup.configured else ("given", *given)
        yield path_of(VERSION, session.root, asked.config, *asked.packs, *others)
