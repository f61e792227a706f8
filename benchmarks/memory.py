"""The memory of a process and of those that it started, taken together, while they run."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

PROC = Path("/proc")
EVERY = 0.2
"""Seconds between two looks."""


class Sampler:
    """Looks at a process again and again until it is left; without one it does nothing.

    Pages that several processes share are counted once (Linux calls that the proportional set
    size). Elsewhere than on Linux nothing is measured.
    """

    def __init__(self, process: int | None) -> None:
        self.most: int | None = None
        self._process = process
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Sampler":
        if self._process and (PROC / "self" / "smaps_rollup").exists():
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(EVERY):
            # The first is the launcher, which is no part of what is measured.
            found = sum(map(_bytes, list(_family(self._process or 0))[1:]))
            self.most = max(self.most or 0, found)


def _family(process: int) -> Iterator[int]:
    """Yield a process and all that it has started, and they."""
    children: dict[int, list[int]] = {}
    for name in filter(str.isdigit, os.listdir(PROC)):
        if parent := _parent(name):
            children.setdefault(parent, []).append(int(name))
    waiting = [process]
    while waiting:
        yield (one := waiting.pop(0))
        waiting += children.get(one, [])


def _parent(name: str) -> int:
    try:
        return int((PROC / name / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has ended
        return 0


def _bytes(process: int) -> int:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
