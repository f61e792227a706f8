"""Checkstyle's XML, which Jenkins and many other programs read."""

from collections.abc import Callable

from newslint.columns import printable
from newslint.diagnostics import Diagnostic
from newslint.reporters.base import Result
from newslint.reporters.markup import HEAD, attributes

SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "info"}


class CheckstyleReporter:
    """A `file` an article with findings, in it an `error` a finding."""

    name = "checkstyle"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the findings in their order, article by article."""
        from itertools import groupby

        write(f'{HEAD}<checkstyle version="4.3">\n')
        for path, group in groupby(result.diagnostics, key=lambda found: found.path):
            write(f"  <file{attributes({'name': path})}>\n")
            for found in group:
                write(f"    <error{attributes(_error(found))}/>\n")
            write("  </file>\n")
        write("</checkstyle>\n")


def _error(found: Diagnostic) -> dict[str, object]:
    """Return what is said of a finding; readers cut `source` at its last full stop."""
    return {
        "line": found.place.start.line,
        "column": found.place.start.column,
        "severity": SEVERITIES[found.level],
        "message": printable(found.message),
        "source": f"newslint.{found.rule}",
    }
