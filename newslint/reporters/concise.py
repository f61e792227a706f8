"""One line a finding, for editors and other programs that read lines."""

from collections.abc import Callable

from newslint.columns import printable
from newslint.reporters.base import Result


class ConciseReporter:
    """`path:line:column: level: message [rule-id]`."""

    name = "concise"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write a line for each diagnostic, and nothing else."""
        for found in result.diagnostics:
            line, column = found.place.start
            message = printable(" ".join(found.message.split()))
            write(f"{found.path}:{line}:{column}: {found.level}: {message} [{found.rule}]\n")
