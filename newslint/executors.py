"""Who does the work: this process, others on this machine, or a cluster."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from newslint.annotations import TYPE_CHECKING, TypeAlias, TypeVar
from newslint.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from contextlib import AbstractContextManager

Opened: TypeAlias = "AbstractContextManager[Executor]"
Order = TypeVar("Order")
Answer = TypeVar("Answer")

AHEAD, AHEAD_OF_CLUSTER = 4, 256
"""How many orders wait for each worker, so that none is idle and little is held in memory.

How many workers a cluster has is not said; `--jobs` tells where it has more than some dozens.
"""


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ahead(jobs: int, elsewhere: bool) -> int:
    """Return how many orders are on their way at once."""
    return AHEAD_OF_CLUSTER if elsewhere and not jobs else AHEAD * (jobs or cores())


def chosen(
    address: str, jobs: int, known: Callable[[], Mapping[str, Callable[[str], Opened]]]
) -> Callable[[], Opened] | None:
    """Return what opens the executor that a command line asks for, None for this process alone.

    `known` has by its scheme what opens the executor at an address such as `dask://HOST:PORT`.
    Raises UserError for an address that nobody knows.
    """
    if address:
        scheme, _, _ = address.partition("://")
        if scheme not in known():
            starts = ", ".join(f"{one}://" for one in known())
            raise UserError(f"there is no executor “{address}”; an address begins with {starts}")
        return partial(known()[scheme], address)
    jobs = jobs or cores()
    return partial(processes, jobs) if jobs > 1 else None


@contextmanager
def processes(jobs: int) -> Iterator["Executor"]:
    """Give an executor of processes, which inherit what is loaded where the system allows.

    When this process is interrupted they are stopped, and when it is killed they notice.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform.startswith("linux") else "spawn")
    pool = ProcessPoolExecutor(jobs, context, _start_worker)
    try:
        yield pool
    except BaseException:
        workers = list((pool._processes or {}).values())  # it has no other way to stop them at once
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
        raise
    finally:
        pool.shutdown()


def _start_worker() -> None:
    """Leave Ctrl-C to the process that asked, and go when it goes."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def cluster(address: str) -> Iterator["Executor"]:
    """Give an executor of the workers of a dask scheduler. Raises UserError without one."""
    try:
        from distributed import Client
    except ImportError as error:
        raise UserError("dask:// needs dask: pip install 'newslint[cluster]'") from error
    try:
        client = Client(address.replace("dask://", "tcp://"), timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise UserError(f"there is no dask scheduler at {address}: {error}") from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise UserError(f"the dask scheduler at {address} has no workers")
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]


def answers(
    executor: "Executor",
    work: Callable[[Order], Answer],
    orders: Iterable[Order],
    ahead: int,
    lost: Callable[[BaseException], object],
) -> Iterator[Answer]:
    """Yield what comes of each order, in their order; `ahead` of them are on their way at once.

    An order whose worker died, or that could not be sent, is carried out here; `lost` is told.
    """
    waiting: deque[tuple[Order, Future[Answer] | None]] = deque()

    def first() -> Answer:
        order, future = waiting.popleft()
        try:
            if future is not None:
                return future.result()
        except UserError:
            raise
        except Exception as error:
            answer = work(order)
            lost(error)
            return answer
        return work(order)

    for order in orders:
        try:
            waiting.append((order, executor.submit(work, order)))
        except RuntimeError as error:  # the executor is broken since a worker died
            lost(error)
            waiting.append((order, None))
        if len(waiting) >= ahead:
            yield first()
    while waiting:
        yield first()
