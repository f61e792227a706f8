"""What newslint tells people: diagnostics, with levels, places and fixes."""

from newslint.annotations import Literal, get_args
from newslint.records import NamedTuple
from newslint.text import Position, Span

Level = Literal["error", "warning", "suggestion"]
LEVELS: tuple[Level, ...] = get_args(Level)


def reaches(level: Level, limit: str) -> bool:
    """Whether a level is at or above a limit; nothing reaches `never`."""
    return limit in LEVELS and LEVELS.index(level) <= LEVELS.index(limit)


def lighter(one: Level, other: Level) -> Level:
    """Return the level that weighs less."""
    return max(one, other, key=LEVELS.index)


class Place(NamedTuple):
    """A stretch of a file, ready to be shown: offsets from 0, positions from 1."""

    span: Span
    start: Position
    end: Position


class Edit(NamedTuple):
    """Text to be put in the place of a stretch of the source."""

    place: Place
    text: str


class Fix(NamedTuple):
    """Edits that mend a fault together; a safe one cannot change what a sentence says."""

    edits: tuple[Edit, ...]
    safe: bool


class Related(NamedTuple):
    """Another place that a diagnostic speaks of: the other headline, the kept form."""

    path: str
    place: Place
    message: str


class Excerpt(NamedTuple):
    """Some of the line in which a diagnostic starts; `column` is that of its first character.

    `cut` says whether the line goes on behind it.
    """

    text: str
    column: int
    cut: bool = False


class Diagnostic(NamedTuple):
    """One fault at one place of one article."""

    path: str
    place: Place
    rule: str
    level: Level
    message: str
    excerpt: Excerpt
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


def in_order(diagnostic: Diagnostic) -> tuple[str, Span, str, str]:
    """Return what diagnostics are sorted by: path, place, rule, message."""
    return diagnostic.path, diagnostic.place.span, diagnostic.rule, diagnostic.message


def in_excerpt(found: Diagnostic) -> tuple[int, int]:
    """Return where a fault starts and ends in its excerpt; the end of one of several lines too."""
    (line, column), (end_line, end_column) = found.place.start, found.place.end
    text, first = found.excerpt.text, found.excerpt.column
    return column - first, end_column - first if end_line == line else len(text)
