"""A Code Quality report for GitLab, which shows it in merge requests."""

from collections.abc import Callable

from newslint.annotations import Any
from newslint.diagnostics import Diagnostic
from newslint.reporters.background import fingerprint
from newslint.reporters.base import Result

SEVERITIES = {"error": "major", "warning": "minor", "suggestion": "info"}


class GitLabReporter:
    """A JSON list with an issue a finding; paths are from the root of the repository."""

    name = "gitlab"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write an issue a line."""
        from json import dumps

        background, seen, before = result.background(), dict[str, int](), "[\n  "
        for found in result.diagnostics:
            path = background.from_root(found.path)
            issue = _issue(found, path, fingerprint(found, path, seen))
            write(before + dumps(issue, ensure_ascii=False))
            before = ",\n  "
        write("\n]\n" if seen else "[]\n")


def _issue(found: Diagnostic, path: str, known_by: str) -> dict[str, Any]:
    """Return a finding as GitLab reads it; type and categories are for readers of Code Climate."""
    start, end = found.place.start, found.place.end
    return {
        "type": "issue",
        "check_name": found.rule,
        "description": found.message,
        "categories": ["Style"],
        "severity": SEVERITIES[found.level],
        "fingerprint": known_by,
        "location": {"path": path, "lines": {"begin": start.line, "end": end.line}},
    }
