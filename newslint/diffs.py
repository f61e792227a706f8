"""Fixes shown as a diff that `patch` and `git apply` understand."""

from collections.abc import Iterator
from difflib import unified_diff

from newslint.mending import Mended
from newslint.paths import Places


def diff(change: Mended, places: Places) -> Iterator[str]:
    """Yield the lines of the diff of one article."""
    path = places.shown(change.path)
    before, after = _lines(change.before), _lines(change.after)
    for line in unified_diff(before, after, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
