"""Globs over paths: `content/**/*.{md,html}`."""

import re
from collections.abc import Iterable
from functools import cached_property

from newslint.lazy import lazy

_WILD = lazy(r"[*?{]")
_PARTS = lazy(r"\*\*/|\*\*|\*|\?|\{[^{}]*\}|[^*?{}]+|[{}]")


class Globs:
    """Several globs, of which a path must match one. Paths have forward slashes.

    `**/` stands for any folders, `*` for anything within a name, `{a,b}` for either; one that
    ends in a plain name means the folder of that name too, with all that is in it.
    """

    def __init__(self, globs: Iterable[str]) -> None:
        self._globs = tuple(globs)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{_translated(glob)})" for glob in self._globs), re.DOTALL)

    def match(self, path: str) -> bool:
        """Whether one of the globs matches the whole path."""
        return bool(self._globs) and self._pattern.fullmatch(path) is not None


def _translated(glob: str) -> str:
    glob = glob.removeprefix("./")
    if glob.endswith("/"):
        glob += "**"
    inside = "" if _WILD.search(glob.rpartition("/")[2]) else "(?:/.*)?"
    return _parts(glob) + inside


def _parts(glob: str) -> str:
    return "".join(map(_part, _PARTS.findall(glob)))


def _part(part: str) -> str:
    simple = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in simple:
        return simple[part]
    if part[0] == "{" and part[-1] == "}" and len(part) > 1:
        return "(?:" + "|".join(_parts(choice) for choice in part[1:-1].split(",")) + ")"
    return re.escape(part)
