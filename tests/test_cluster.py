"""An archive linted by a cluster: a dask scheduler with two workers, as processes of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from installed import clean_environment
from newslint.errors import UserError
from newslint.session import Asked
from newslint.work import Batch, Ticket, Want, examine_batch

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")

CHECK = (sys.executable, "-m", "newslint", "check", "--no-cache", "--output-format", "json")
ARTICLE = "# Vote {n}\n\nA U.S. ferry and a U.S. port, and then a USA crew.\n\n"
PARAGRAPH = "“We waited for the ferry number {n},” said Ada Moss, the harbour master.\n\n"


class Cluster(NamedTuple):
    """A scheduler's address and its workers."""

    address: str
    workers: tuple["subprocess.Popen[bytes]", ...]


def started(*words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", *words]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=clean_environment(), stdout=quiet, stderr=quiet)


def waited(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout="60s", set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(workers, timeout=60)  # type: ignore[no-untyped-call]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers, which no nanny starts anew."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = started(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port),
        "--no-dashboard",
    )  # fmt: skip
    workers = tuple(
        started(
            "distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1",
            "--no-dashboard", "--local-directory", str(tmp_path / f"worker-{number}"),
        )
        for number in range(2)
    )  # fmt: skip
    try:
        waited(address, 2)
        yield Cluster(address.replace("tcp", "dask"), workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an archive with one headline that stands twice."""
    root = tmp_path / "archive"
    root.mkdir()
    (root / ".newslint.yml").write_text("packs: [newsroom]\n", encoding="utf-8")
    for number in range(400):
        text = ARTICLE.format(n=number % 399) + "".join(
            PARAGRAPH.format(n=number * 100 + line) for line in range(10)
        )
        (root / f"a{number:03}.md").write_text(text, encoding="utf-8")
    return root


def checked(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    environment = clean_environment(NEWSLINT_CACHE=str(folder.parent / "cache"))
    return subprocess.run(
        [*CHECK, *more],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_cluster_finds_what_one_process_finds(cluster: Cluster, folder: Path) -> None:
    alone = checked(folder, "--jobs", "1")
    assert alone.stdout.count("headlines/same-as-another") == 2
    assert alone.stdout.count("abbreviations/mixed") == 400
    ran = checked(folder, "--executor", cluster.address)
    assert (ran.stdout, ran.stderr, ran.returncode) == (alone.stdout, "", alone.returncode)


def test_a_worker_that_is_killed_loses_no_article(cluster: Cluster, folder: Path) -> None:
    alone = checked(folder, "--jobs", "1")
    command = [*CHECK, "--executor", cluster.address]
    environment = clean_environment(NEWSLINT_CACHE=str(folder.parent / "cache"))
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as ran:
        busy = cluster.workers[0].pid
        time.sleep(1.5)  # it is at work then, on most machines; it may die at any time
        os.kill(busy, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        out, _ = ran.communicate(timeout=120)
    assert out == alone.stdout


def test_a_worker_that_sees_another_folder_or_other_rules_says_so(folder: Path) -> None:
    ticket = Ticket(str(folder / "nowhere"), Asked(), "")
    with pytest.raises(UserError, match="workers share its folder"):
        examine_batch(Batch(ticket, Want(frozenset(), frozenset()), ()))
    ticket = Ticket(str(folder), Asked(), "another")
    with pytest.raises(UserError, match="other rules"):
        examine_batch(Batch(ticket, Want(frozenset(), frozenset()), ()))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("dask://127.0.0.1:9", "there is no dask scheduler at dask://127.0.0.1:9: "),
        ("slurm://here", "there is no executor “slurm://here”; an address begins with dask://"),
    ],
)
def test_an_address_where_nobody_answers_is_the_users(
    folder: Path, address: str, said: str
) -> None:
    ran = checked(folder, "--executor", address)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.splitlines()[0].startswith(said)
