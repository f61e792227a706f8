"""What an output format is."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from newslint.diagnostics import Diagnostic


class Result(NamedTuple):
    """What a run found: the diagnostics in order, and how many articles were read.

    `diagnostics` can be walked once; `colour` says whether a report may use it, `quiet` that
    nothing is to be said for people but the findings.
    """

    diagnostics: Iterable[Diagnostic]
    files: int
    colour: bool = False
    quiet: bool = False


class Reporter(Protocol):
    """An output format: `name` is what --output-format calls it."""

    name: str

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the whole report, by as many calls of `write` as it likes."""
        ...
