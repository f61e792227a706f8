"""Findings for people at a terminal: the line, the place in it, and what else belongs to it."""

from collections import Counter
from collections.abc import Callable, Iterator
from unicodedata import combining, east_asian_width

from newslint.diagnostics import Diagnostic, Related
from newslint.reporters.base import Result

BEFORE = 32
AFTER = 40
"""How many characters are shown before and after the start of a fault in a long line."""
WIDEST = 72
MOST_RELATED = 3

_COLOURS = {"error": "1;31", "warning": "1;33", "suggestion": "1;36", "dim": "2", "bold": "1"}


class TextReporter:
    """Each finding with its source line and carets, then a line that counts them."""

    name = "text"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the findings in their order, and the summary."""
        paint = Paint(result.colour)
        counts: Counter[str] = Counter()
        fixable, path = 0, None
        for found in result.diagnostics:
            counts[found.level] += 1
            fixable += found.fix is not None and found.fix.safe
            if path not in (None, found.path):
                write("\n")
            path = found.path
            for line in _finding(found, paint):
                write(line + "\n")
        if not result.quiet:
            write(("\n" if path else "") + summary(counts, fixable, result.files, paint) + "\n")


class Paint:
    """Puts colour on text, or leaves it plain."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, colour: str) -> str:
        """Return the text in a colour named by what it is for."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self._on else text


def _finding(found: Diagnostic, paint: Paint) -> Iterator[str]:
    line, column = found.place.start
    where = paint(f"{found.path}:{line}:{column}:", "bold")
    level, rule = paint(f"{found.level}:", found.level), paint(f"[{found.rule}]", "dim")
    yield f"{where} {level} {found.message} {rule}"
    if found.excerpt.text.strip():
        yield from _shown(found, paint)
    for other in found.related[:MOST_RELATED]:
        yield paint("       = ", "dim") + _other(found, other)


def _shown(found: Diagnostic, paint: Paint) -> Iterator[str]:
    """Yield the source line, cut to what fits, and the carets below the fault."""
    text, first = found.excerpt
    at = found.place.start.column - first
    start = max(0, at - BEFORE)
    same_line = found.place.end.line == found.place.start.line
    length = found.place.end.column - found.place.start.column if same_line else len(text) - at
    stop = min(len(text), max(at + min(length, WIDEST - BEFORE), at + AFTER))
    cut_left, cut_right = start > 0 or first > 1, stop < len(text)
    shown = ("…" if cut_left else "") + text[start:stop] + ("…" if cut_right else "")
    shown = "".join(c if c.isprintable() else " " for c in shown)
    offset = at - start + cut_left
    width = min(max(length, 1), stop - at or 1)
    gutter = paint(f"{found.place.start.line:6} |", "dim")
    yield f"{gutter} {shown}"
    blank, carets = _width(shown[:offset]), _width(shown[offset : offset + width])
    yield paint("       |", "dim") + " " * (blank + 1) + paint("^" * max(carets, 1), found.level)


def _other(found: Diagnostic, other: Related) -> str:
    line, column = other.place.start
    where = f"line {line}" if other.path == found.path else f"{other.path}:{line}:{column}"
    return f"{where}: {other.message}"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def summary(counts: Counter[str], fixable: int, files: int, paint: Paint) -> str:
    """Return the line that counts what was found."""
    articles = _count(files, "article")
    if not counts.total():
        return f"{articles}, nothing to report."
    levels = ("error", "warning", "suggestion")
    said = [paint(_count(counts[one], one), one) for one in levels if counts[one]]
    fixes = f"; {fixable} can be fixed with --fix" if fixable else ""
    return f"{articles}: {', '.join(said)}{fixes}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
