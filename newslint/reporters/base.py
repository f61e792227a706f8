"""What an output format is."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newslint.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from newslint.reporters.background import Background


def no_background() -> "Background":
    """Return what stands behind a result that was made by hand."""
    from newslint.reporters.background import Background

    return Background()


class Quoted(NamedTuple):
    """A quotation as an article has it: where, of what kind, who said it, and how that shows.

    `pieces` has a place for each paragraph it runs over, its marks included; `inside` are the
    quotations within it. One that is never closed ends with its paragraph.
    """

    path: str
    pieces: tuple[Place, ...]
    kind: str
    text: str
    speaker: str | None = None
    cue: str | None = None
    how: str | None = None
    is_closed: bool = True
    inside: tuple["Quoted", ...] = ()


class Result(NamedTuple):
    """What a run found: the diagnostics in order, and how many articles were read.

    `diagnostics` can be walked once; `colour` says whether a report may use it, `quiet` that
    nothing is to be said for people but the findings. `quotations` is None unless asked for.
    `background` gives what else there is to know of rules and articles, to outputs that ask.
    """

    diagnostics: Iterable[Diagnostic]
    files: int
    colour: bool = False
    quiet: bool = False
    quotations: Iterable[Quoted] | None = None
    background: Callable[[], "Background"] = no_background


class Reporter(Protocol):
    """An output format: `name` is what --output-format calls it."""

    name: str

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the whole report, by as many calls of `write` as it likes."""
        ...
