"""Annotations for GitHub Actions: a workflow command a finding."""

from collections.abc import Callable

from newslint.columns import printable
from newslint.diagnostics import Diagnostic
from newslint.reporters.base import Result

COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}


class GitHubReporter:
    """`::error file=…,line=…,endLine=…,col=…,endColumn=…,title=RULE::message`."""

    name = "github"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write a line for each diagnostic; the message repeats its place, for the log has none."""
        background = result.background()
        for found in result.diagnostics:
            path = background.from_root(found.path)
            line, column = found.place.start
            message = f"{printable(found.message)} ({path}:{line}:{column})"
            properties = ",".join(f"{k}={_property(v)}" for k, v in _place(found, path).items())
            write(f"::{COMMANDS[found.level]} {properties}::{_data(message)}\n")


def _place(found: Diagnostic, path: str) -> dict[str, str]:
    """Return what the command says; GitHub takes columns only where a fault keeps to a line."""
    start, end = found.place.start, found.place.end
    columns = {"col": start.column, "endColumn": end.column} if start.line == end.line else {}
    numbers = {"line": start.line, "endLine": end.line, **columns}
    return {"file": path, **{k: str(v) for k, v in numbers.items()}, "title": found.rule}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
