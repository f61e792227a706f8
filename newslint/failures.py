"""What could not judge an article, told so that its author knows."""

from collections.abc import Callable, Sequence

from newslint.archive import WHOLE
from newslint.exits import CLEAN, FAILED, WRONG
from newslint.paths import Places
from newslint.report import Failure


def tell_failures(
    failures: Sequence[Failure], places: Places, say: Callable[[str], None], with_trace: bool
) -> int:
    """Say what failed, the same once for all articles; return the exit code that this asks for."""
    same: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        same.setdefault((failure.subject, failure.message), []).append(failure)
    for alike in same.values():
        say(_told(alike, places))
        if with_trace and alike[0].trace:
            say(alike[0].trace)
    if any(not failure.by_author for failure in failures):
        return FAILED
    return WRONG if failures else CLEAN


def _told(alike: Sequence[Failure], places: Places) -> str:
    first, *others = alike
    more = f" and {len(others)} more" if others else ""
    path = places.shown(first.path) if first.path != WHOLE else first.path
    return f"{first.subject} on {path}{more}: {first.message}"
