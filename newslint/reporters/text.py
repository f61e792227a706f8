"""Findings for people at a terminal: the line, the place in it, and what else belongs to it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from newslint.columns import carets, columns, counted, edges, printable
from newslint.diagnostics import LEVELS, Diagnostic, Related, in_excerpt
from newslint.reporters.base import Result

WIDEST = 100
"""How many columns of a long line are shown."""
BEFORE = 40
"""How many of them stand before the fault, if as many stand behind it."""
MOST_RELATED = 3
MOST_LINES = 5

_COLOURS = {"error": "1;31", "warning": "1;33", "suggestion": "1;36", "dim": "2", "bold": "1"}


class TextReporter:
    """The findings of each file under its name, each with its line and carets; then what they are.

    At its first finding a rule says where it is explained.
    """

    name = "text"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the findings in their order, and the summary."""
        paint, tally = Paint(result.colour, result.linked), Tally()
        for path, each in groupby(result.diagnostics, key=attrgetter("path")):
            group = list(each)
            write("\n" if tally.rules else "")
            if result.colour:
                write(_heading(path, group, paint) + "\n\n")
            for number, found in enumerate(group):
                write("\n" if number else "")
                is_first = found.rule not in tally.rules
                tally.add(found)
                for line in _finding(found, paint, is_first):
                    write(line + "\n")
        if not result.quiet:
            known = result.known() if result.known else 0
            write("\n" if tally.rules else "")
            for line in summary(tally, result.files, paint, known):
                write(line + "\n")


class Tally:
    """What was found: how many of each level and rule, and how many can be mended."""

    def __init__(self) -> None:
        self.levels: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.fixable = 0

    def add(self, found: Diagnostic) -> None:
        """Count a finding."""
        self.levels[found.level] += 1
        self.rules[found.rule] += 1
        self.fixable += found.fix is not None and found.fix.safe


class Paint:
    """Puts colour and links on text, or leaves it plain."""

    def __init__(self, on: bool, linked: Callable[[str], str] | None = None) -> None:
        self._on = on
        self._linked = linked

    def __call__(self, text: str, colour: str) -> str:
        """Return the text in a colour named by what it is for."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self._on else text

    def link(self, text: str, path: str) -> str:
        """Return the text as a link to a file, where the terminal knows links (OSC 8)."""
        if self._linked is None:
            return text
        return f"\x1b]8;;{self._linked(path)}\x1b\\{text}\x1b]8;;\x1b\\"


def _heading(path: str, group: Sequence[Diagnostic], paint: Paint) -> str:
    """Return the line above the findings of a file."""
    levels = Counter(found.level for found in group)
    counts = ", ".join(counted(levels[one], one) for one in LEVELS if levels[one])
    rule = "─" * max(2, WIDEST - columns(path) - len(counts) - 6)
    return f"{paint('──', 'dim')} {paint(path, 'bold')} {paint(f'{rule} {counts}', 'dim')}"


def _finding(found: Diagnostic, paint: Paint, is_first: bool) -> Iterator[str]:
    line, column = found.place.start
    where = paint.link(paint(f"{found.path}:{line}:{column}:", "bold"), found.path)
    level, rule = paint(f"{found.level}:", found.level), paint(f"[{found.rule}]", "dim")
    yield f"{where} {level} {printable(found.message)} {rule}"
    if found.excerpt.text.strip():
        yield from _shown(found, paint)
    for other in _others(found):
        yield paint("       =", "dim") + f" {other}"
    if is_first:
        yield paint(f"       = help: newslint rules {found.rule}", "dim")


def _shown(found: Diagnostic, paint: Paint) -> Iterator[str]:
    """Yield the source line, cut to what fits, and the carets below the fault."""
    text, first = printable(found.excerpt.text), found.excerpt.column
    start, end = in_excerpt(found)
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


def summary(tally: Tally, files: int, paint: Paint, known: int = 0) -> Iterator[str]:
    """Yield what was found by level, then by rule, and what was known before."""
    articles = counted(files, "article")
    others = f"; {counted(known, 'known finding')} left out" if known else ""
    if not tally.rules:
        yield f"{articles}, nothing to report{others}."
        return
    counts = tally.levels
    said = [paint(counted(counts[one], one), one) for one in LEVELS if counts[one]]
    fixes = f"; {tally.fixable} can be fixed with --fix" if tally.fixable else ""
    yield f"{articles}: {', '.join(said)}{fixes}{others}."
    if len(tally.rules) > 1:
        yield paint(_by_rule(tally.rules), "dim")


def _by_rule(rules: Counter[str]) -> str:
    """Return the rules that found most and how much, as many as fit on a line."""
    each = [f"{rule} {number}" for rule, number in rules.most_common()]
    fitting = [end for end in accumulate(len(one) + 2 for one in each) if end <= WIDEST - 20]
    shown = max(1, len(fitting))
    more = f", and {counted(len(each) - shown, 'other rule')}" if shown < len(each) else ""
    return ", ".join(each[:shown]) + more
