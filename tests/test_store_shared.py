"""One archive and many processes: at once, killed, stopped, and none is left behind."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk import Desk, Ran

PLAIN, SAME, ADVISER = "wording/plain", "headlines/same-as-another", "spelling/adviser"

RUN = """\
import sys, time
from newslint import cli, work
from newslint.store import store

store.AT_ONCE, slow = int(sys.argv[1]), float(sys.argv[2])
examine = work.Examiner.examine

def slowly(*given):
    time.sleep(slow)
    return examine(*given)

work.Examiner.examine = slowly
sys.argv[1:] = ["check", "--output-format", "json", *sys.argv[3:]]
cli.script()
"""
"""Runs newslint; it commits after so many articles, and takes so much longer for each."""


class Started(subprocess.Popen[str]):
    """A process that writes to files, so that nobody need read what it writes meanwhile."""

    def __init__(self, command: Sequence[str]) -> None:
        self.out = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self.err = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        super().__init__(
            command,
            stdout=self.out,
            stderr=self.err,
            start_new_session=True,
            preexec_fn=heed_interrupts if os.name == "posix" else None,
        )


def heed_interrupts() -> None:
    """Undo what the shell may have set that runs the tests: in the background it ignores them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*arguments: str, at_once: int = 4, slow: float = 0.0) -> Started:
    """Start newslint as a process that leads a group of its own, as a shell does."""
    return Started([sys.executable, "-c", RUN, str(at_once), str(slow), *arguments])


def ended(process: Started) -> Ran:
    """Wait for the end of a process, and return what it gave back."""
    code = process.wait(timeout=60)
    with process.out, process.err:
        process.out.seek(0)
        process.err.seek(0)
        return Ran(code, process.out.read(), process.err.read())


def alone(desk: Desk, *arguments: str) -> Ran:
    """Return what is told where nothing is kept and no other process is."""
    ran = desk.run("check", "--jobs", "1", "--output-format", "json", "--no-cache", *arguments)
    assert ran.code < 2, ran.err
    return ran


def article(number: int, more: str = "") -> str:
    return f"# Vote {number // 3} {more}\n\nThey utilise it: an adviser, an adviser, an advisor.\n"


@pytest.fixture
def archive(desk: Desk, folder: Path) -> Desk:
    """Return an archive of which nothing is kept."""
    return filled(desk, 40)


def filled(desk: Desk, articles: int) -> Desk:
    desk.config("articles: ['content/**/*.md']\n")
    for number in range(articles):
        desk.file(f"content/{number % 3}/n{number:03}.md", article(number))
    desk.file("content/1/hides.md", f"<!-- newslint-disable {SAME} -->\n" + article(1))
    desk.file("draft.md", article(2))
    desk.file("other.yml", f"articles: ['content/1/*']\npacks: [desk]\nrules: {{{PLAIN}: error}}\n")
    return desk


ASKED: Sequence[tuple[str, ...]] = (
    (),
    ("content/1/n004.md", "draft.md"),
    ("--select", PLAIN),
    ("--select", SAME, "content/0", "draft.md"),
    ("--ignore", "wording/*", "content/1"),
    ("--config", "other.yml", "content/1"),
)


class TestAtOnce:
    """Each process tells what it would tell alone."""

    @pytest.mark.parametrize("asked", [[(), ()], ASKED[2:4], ASKED])
    def test_on_an_archive_of_which_nothing_is_kept(
        self, archive: Desk, folder: Path, asked: Sequence[tuple[str, ...]]
    ) -> None:
        expected = [alone(archive, *one) for one in asked]
        for _ in range(2):
            for path in folder.glob("archive-*"):
                path.unlink()
            together = [start("--jobs", "1", *one) for one in asked]
            assert [ended(one) for one in together] == expected
        together = [start("--jobs", "1", *one) for one in asked]  # and now on what these kept
        assert [ended(one) for one in together] == expected

    def test_while_articles_change(self, archive: Desk) -> None:
        for number in range(2):
            for change in range(0, 40, 3):
                more = "again" if number % 2 else ""
                archive.file(f"content/{change % 3}/n{change:03}.md", article(change, more))
            expected = [alone(archive, *one) for one in ASKED]
            together = [start("--jobs", "1", *one) for one in ASKED]
            assert [ended(one) for one in together] == expected

    def test_while_one_article_is_written_again_and_again(self, archive: Desk) -> None:
        path = archive.root / "content/1/n004.md"
        sources = [article(4), article(10), article(4).replace("utilise", "use")]
        asked = [(), ("content/1/n004.md",), ("--select", SAME), ("content/1",)]
        allowed: list[list[Ran]] = [[] for _ in asked]
        for source in sources:
            path.write_text(source)
            for runs, one in zip(allowed, asked, strict=True):
                runs.append(alone(archive, *one))
        together = [start("--jobs", "1", *one) for one in asked]
        beside, number = path.with_suffix(".new"), 0
        while any(one.poll() is None for one in together):
            beside.write_text(sources[number % 3])
            beside.replace(path)
            number += 1
        for process, runs in zip(together, allowed, strict=True):
            assert ended(process) in runs
        assert ended(start("--jobs", "1")) == alone(archive)

    def test_while_the_configuration_changes(self, archive: Desk) -> None:
        base = "articles: ['content/**/*.md']\n"
        for names in ("[Vote 1]", "[An Adviser]", "[Some Name]"):
            first = start("--jobs", "1", slow=0.005)
            before = alone(archive)
            time.sleep(0.2)
            archive.config(f"{base}names: {names}\n")
            after = alone(archive)
            second = start("--jobs", "1")
            assert ended(first) in (before, after)
            assert ended(second) == after
            assert ended(start("--jobs", "1")) == after


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="processes are looked for in /proc")
class TestStopped:
    """A run that is stopped leaves nothing but what it has kept."""

    @pytest.fixture
    def large(self, desk: Desk, folder: Path) -> Desk:
        """Return an archive that is large enough for several processes."""
        return filled(desk, 300)

    @pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
    def test_killed_at_any_moment(self, large: Desk, folder: Path, how: str) -> None:
        expected, files = alone(large), sorted(large.root.rglob("*"))
        began = time.monotonic()
        assert ended(start("--jobs", "2")) == expected
        long, drawn = time.monotonic() - began, random.Random(how)
        for _ in range(10):
            for path in folder.glob("archive-*"):
                path.unlink()
            process = start("--jobs", "2")
            time.sleep(drawn.uniform(0.1 * long, long))
            process.send_signal(getattr(signal, how))
            ended(process)
            assert nobody_works(folder)
            assert large.run("check", "--jobs", "1", "--output-format", "json") == expected
            assert sorted(large.root.rglob("*")) == files
            assert kinds(folder) <= {"rules", "plugins", "archive"}

    @pytest.mark.parametrize("to", ["kill", "killpg"])
    def test_interrupted(self, large: Desk, folder: Path, to: str) -> None:
        expected = alone(large)
        process = start("--jobs", "2", at_once=50, slow=0.02)
        while not kept(folder):
            assert process.poll() is None
            time.sleep(0.02)
        getattr(os, to)(process.pid, signal.SIGINT)  # it, or its group as a terminal does
        assert ended(process) == (130, "", "")
        assert nobody_works(folder)
        assert 50 <= kept(folder) < 300
        began = kept(folder)
        process = start("--jobs", "2", "--select", PLAIN)
        assert len(json.loads(ended(process).out)["diagnostics"]) == 301
        assert kept(folder) > began
        assert ended(start("--jobs", "2")) == expected


def kept(folder: Path) -> int:
    """Return of how many articles something is kept."""
    for path in folder.glob("archive-*.db"):
        connection = sqlite3.connect(path)
        try:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:  # it is being made
            return 0
        finally:
            connection.close()
    return 0


def kinds(folder: Path) -> set[str]:
    """Return what kinds of files stand in a cache, temporary ones by their whole names."""
    names = [path.name for path in folder.iterdir()]
    return {name if ".new" in name else name.partition("-")[0] for name in names}


def nobody_works(folder: Path) -> bool:
    """Whether, soon, no process is alive that was started with a cache."""
    for _ in range(100):
        if not list(workers(folder)):
            return True
        time.sleep(0.05)
    return False


def workers(folder: Path) -> list[str]:
    mark = f"NEWSLINT_CACHE={folder}".encode()
    return [
        one
        for one in os.listdir("/proc")
        if one.isdigit() and int(one) != os.getpid() and mark in environment(one)
    ]


def environment(process: str) -> bytes:
    try:
        return Path("/proc", process, "environ").read_bytes()
    except OSError:
        return b""
