"""Findings for people at a terminal: the line, the place in it, and what else belongs to it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from newslint.columns import carets, counted, edges, printable
from newslint.diagnostics import Diagnostic, Related
from newslint.reporters.base import Result

WIDEST = 100
"""How many columns of a long line are shown."""
BEFORE = 40
"""How many of them stand before the fault, if as many stand behind it."""
MOST_RELATED = 3
MOST_LINES = 5

_COLOURS = {"error": "1;31", "warning": "1;33", "suggestion": "1;36", "dim": "2", "bold": "1"}


class TextReporter:
    """Each finding with its source line and carets, then a line that counts them."""

    name = "text"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the findings in their order, and the summary."""
        paint = Paint(result.colour)
        counts: Counter[str] = Counter()
        fixable = 0
        for found in result.diagnostics:
            if counts:
                write("\n")
            counts[found.level] += 1
            fixable += found.fix is not None and found.fix.safe
            for line in _finding(found, paint):
                write(line + "\n")
        if not result.quiet:
            known = result.known() if result.known else 0
            said = summary(counts, fixable, result.files, paint, known)
            write(("\n" if counts else "") + said + "\n")


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
    yield f"{where} {level} {printable(found.message)} {rule}"
    if found.excerpt.text.strip():
        yield from _shown(found, paint)
    for other in _others(found):
        yield paint("       =", "dim") + f" {other}"


def _shown(found: Diagnostic, paint: Paint) -> Iterator[str]:
    """Yield the source line, cut to what fits, and the carets below the fault."""
    text, first = printable(found.excerpt.text), found.excerpt.column
    start = found.place.start.column - first
    same_line = found.place.end.line == found.place.start.line
    end = found.place.end.column - first if same_line else len(text)
    goes_before, goes_on = first > 1 and start > 0, found.excerpt.cut
    low, high = window(text, start, end, goes_before, goes_on)
    left = "…" if low > 0 or goes_before else ""
    right = "…" if high < len(text) or goes_on else ""
    shown = f"{left}{text[low:high]}{right}"
    start, end = (at - low + len(left) for at in (start, max(min(end, high), start + 1)))
    yield paint(f"{found.place.start.line:6} |", "dim") + f" {shown}"
    marked = carets(shown, start, end)
    blank = marked.rstrip("^")
    yield paint("       |", "dim") + f" {blank}" + paint(marked[len(blank) :], found.level)


def window(
    text: str, start: int, end: int, goes_before: bool = False, goes_on: bool = False
) -> tuple[int, int]:
    """Return which part of a line is shown, so that its fault is seen and no word is cut.

    The last two say whether the line goes on before and behind the text.
    """
    low, high = _fitting(edges(text), start)
    if low > 0 or goes_before:
        low = max(low, text.find(" ", max(low - 1, 0), start) + 1)
    if high < len(text) or goes_on:
        space = text.rfind(" ", end, high + 1)
        high = space if space > 0 else high
    return low, high


def _fitting(at: list[int], start: int) -> tuple[int, int]:
    """Return which letters fit on a line, by the column at which each begins."""
    last = len(at) - 1
    if at[last] <= WIDEST:
        return 0, last
    low = bisect_left(at, at[start] - BEFORE)
    high = bisect_right(at, at[low] + WIDEST) - 1
    return (low if high < last else bisect_left(at, at[last] - WIDEST)), high


def _others(found: Diagnostic) -> Iterator[str]:
    """Yield what else belongs to a finding, a line for all places of which the same is said."""
    said: dict[str, list[Related]] = {}
    for other in found.related:
        where = "" if other.path == found.path else f"{other.path}:{other.place.start.line}"
        said.setdefault(f"{where}\n{other.message}", []).append(other)
    for others in list(said.values())[:MOST_RELATED]:
        message, (line, column) = printable(others[0].message), others[0].place.start
        if others[0].path != found.path:
            yield f"{others[0].path}:{line}:{column}: {message}"
        else:
            yield f"{_lines([other.place.start.line for other in others])}: {message}"


def _lines(numbers: list[int]) -> str:
    """Return “line 3”, or “lines 3, 7, 9 …”."""
    each = list(dict.fromkeys(numbers))
    if len(each) == 1:
        return f"line {each[0]}"
    more = " …" if len(each) > MOST_LINES else ""
    return f"lines {', '.join(map(str, each[:MOST_LINES]))}{more}"


def summary(counts: Counter[str], fixable: int, files: int, paint: Paint, known: int = 0) -> str:
    """Return the line that counts what was found, and what was known before."""
    articles = counted(files, "article")
    others = f"; {counted(known, 'known finding')} left out" if known else ""
    if not counts.total():
        return f"{articles}, nothing to report{others}."
    levels = ("error", "warning", "suggestion")
    said = [paint(counted(counts[one], one), one) for one in levels if counts[one]]
    fixes = f"; {fixable} can be fixed with --fix" if fixable else ""
    return f"{articles}: {', '.join(said)}{fixes}{others}."
