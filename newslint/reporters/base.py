"""What an output format is."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint.annotations import TYPE_CHECKING, Protocol
from newslint.diagnostics import Diagnostic, Place
from newslint.records import NamedTuple

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


Written = tuple[str, Mapping[str, int]]
"""Some findings as JSON, `entries.BETWEEN` between them, and how many of each level they are."""


class Findings(Iterable[Diagnostic], Protocol):
    """Diagnostics in order, which can be walked once: one by one, or as they are written."""

    def written(self) -> Iterator[Written]:
        """Yield the findings as JSON; those of articles that did not change stand ready."""
        ...


def written(diagnostics: Iterable[Diagnostic]) -> Iterator[Written]:
    """Yield findings as JSON, as they stand ready or made now."""
    ready = getattr(diagnostics, "written", None)
    if ready is not None:
        yield from ready()
        return
    from newslint.entries import encoder, entry

    for found in diagnostics:
        yield encoder()(entry(found)), counts_of(found)


def counts_of(found: Diagnostic) -> Mapping[str, int]:
    """Return what a finding adds to a summary: its level, and whether a safe fix mends it."""
    return {found.level: 1, "fixable": int(found.fix is not None and found.fix.safe)}


class Result(NamedTuple):
    """What a run found: the diagnostics in order, and how many articles were read.

    `diagnostics` can be walked once; `colour` says whether a report may use it, `quiet` that
    nothing is to be said for people but the findings. `quotations` is None unless asked for.
    `background` gives what else there is to know of rules and articles, to outputs that ask.
    `linked` returns the address of a file, where links may be written.
    `known` counts the findings that a baseline has kept back, once the diagnostics are walked; it
    is None where no baseline is in use.
    """

    diagnostics: Iterable[Diagnostic]
    files: int
    colour: bool = False
    quiet: bool = False
    quotations: Iterable[Quoted] | None = None
    background: Callable[[], "Background"] = no_background
    known: Callable[[], int] | None = None
    linked: Callable[[str], str] | None = None


class Reporter(Protocol):
    """An output format: `name` is what --output-format calls it."""

    name: str

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the whole report, by as many calls of `write` as it likes."""
        ...
