"""A long run says how far it is: on a terminal, and nowhere else."""

import io

import pytest

from newslint import progress
from newslint.progress import Progress


class Terminal(io.StringIO):
    """A stream that is a terminal, or is not."""

    def __init__(self, *, is_one: bool = True) -> None:
        super().__init__()
        self._is_one = is_one

    def isatty(self) -> bool:
        return self._is_one


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show each step at once, so that no test waits."""
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "OFTEN", -1.0)


def counted(terminal: Terminal, articles: int = 2, *, on: bool = True) -> Progress:
    shown = Progress(terminal, on)
    shown.expect(12_000)
    for _ in range(articles):
        shown.step(1000)
    return shown


def test_it_counts_in_one_line_and_goes_without_a_trace() -> None:
    terminal = Terminal()
    counted(terminal).clear()
    first, second = (f"newslint: {n} of 12,000 articles" for n in ("1,000", "2,000"))
    assert terminal.getvalue() == f"\r{first}\r{second}\r{' ' * len(second)}\r"


def test_it_is_quiet_where_nobody_looks() -> None:
    pipe, quiet = Terminal(is_one=False), Terminal()
    counted(pipe).clear()
    counted(quiet, on=False).clear()
    assert pipe.getvalue() == quiet.getvalue() == ""


def test_what_it_says_stands_on_a_line_of_its_own_and_once() -> None:
    terminal = Terminal()
    shown = counted(terminal, 1)
    shown.say("a worker was lost; going on here")
    shown.say("a worker was lost; going on here")
    blank = "\r" + " " * len("newslint: 1,000 of 12,000 articles") + "\r"
    assert terminal.getvalue().endswith(f"{blank}newslint: a worker was lost; going on here\n")
    assert terminal.getvalue().count("lost") == 1


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    terminal = Terminal()
    counted(terminal).clear()
    assert terminal.getvalue() == ""
