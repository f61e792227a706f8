"""Whole processes measured: how long each takes, and the most memory it needs."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from memory import Sampler

LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))


class Command(NamedTuple):
    """What is run, where, and with which exit codes it has done its work."""

    name: str
    words: tuple[str, ...]
    folder: Path
    codes: tuple[int, ...] = (0,)
    variables: Mapping[str, str] = {}


class Measured(NamedTuple):
    """One run: its seconds, and the bytes of its largest process and of all its processes."""

    seconds: float
    largest: int | None = None  # None where the system does not tell
    together: int | None = None  # None where nobody looked


def measure(command: Command, output: str = os.devnull, sampled: bool = False) -> Measured:
    """Run a command to its end, what it prints going to a file; raise SystemExit if it fails."""
    told = hasattr(os, "wait4") and hasattr(os, "posix_spawn")
    code, complaints, measured = (_launched if told else _plain)(command, output, sampled)
    if code not in command.codes:
        sys.exit(f"{command.name} ended with {code}: {complaints}")
    return measured


def _launched(command: Command, output: str, sampled: bool) -> tuple[int, str, Measured]:
    process = subprocess.Popen(
        (*LAUNCH, output, *command.words),
        cwd=command.folder,
        env=os.environ | command.variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    with process, Sampler(process.pid if sampled else None) as sampler:
        printed, complaints = process.communicate()
    if process.returncode:
        return process.returncode, complaints, Measured(0)
    seconds, largest, code = printed.split()
    return int(code), complaints, Measured(float(seconds), int(largest), sampler.most)


def _plain(command: Command, output: str, _: bool) -> tuple[int, str, Measured]:
    environment = os.environ | command.variables
    with open(output, "wb") as file:
        began = time.perf_counter()
        ran = subprocess.run(
            command.words,
            cwd=command.folder,
            env=environment,
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
        )
        seconds = time.perf_counter() - began
    return ran.returncode, ran.stderr.decode(errors="replace"), Measured(seconds)


def in_turn(
    commands: Sequence[Command], runs: int, before: Callable[[], None] = lambda: None
) -> list[list[Measured]]:
    """Return the measured runs of each command: A B C A B C …, after one of each for nothing."""
    for command in commands:
        measure(command)
    measured: list[list[Measured]] = [[] for _ in commands]
    for _ in range(runs):
        for command, kept in zip(commands, measured, strict=True):
            before()
            kept.append(measure(command))
    return measured


def typical(runs: Sequence[Measured]) -> float:
    """Return the median of the seconds."""
    return median(run.seconds for run in runs)


def ratio(runs: Sequence[Measured], others: Sequence[Measured]) -> float:
    """Return how many times the seconds of the others each run took: the median of the turns."""
    return median(a.seconds / b.seconds for a, b in zip(runs, others, strict=True))


def peak(runs: Sequence[Measured]) -> str:
    """Return the most memory of one process, as it is printed."""
    return megabytes(max((run.largest for run in runs if run.largest), default=None))


def megabytes(size: int | None) -> str:
    """Return a number of bytes in MB (10⁶), as it is printed."""
    return "not measured" if size is None else f"{size / 1e6:.0f}"
