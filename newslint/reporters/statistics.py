"""How often each rule has a finding, in the place of the findings."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from newslint.columns import counted
from newslint.diagnostics import LEVELS
from newslint.records import NamedTuple
from newslint.reporters.base import Result, counts_of
from newslint.reporters.text import Paint, summary

FORMS = ("text", "concise", "json")
"""The outputs in which rules can be counted."""


class Tally(NamedTuple):
    """What a rule has found: of each level, what a safe fix mends, and in how many articles."""

    rule: str
    counts: Counter[str]
    articles: int

    @property
    def findings(self) -> int:
        """How many there are of every level."""
        return sum(self.counts[level] for level in LEVELS)


class StatisticsReporter:
    """A line a rule, those with the most findings first."""

    name = "statistics"

    def __init__(self, form: str) -> None:
        self._form = form

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the table, or the same as JSON."""
        tallies = _tallies(result)
        (_write_json if self._form == "json" else self._write_text)(result, tallies, write)

    def _write_text(
        self, result: Result, tallies: list[Tally], write: Callable[[str], object]
    ) -> None:
        for line in _table(tallies):
            write(f"{line}\n")
        if self._form == "text" and not result.quiet:
            total = sum((one.counts for one in tallies), Counter[str]())
            known = result.known() if result.known else 0
            said = summary(total, total["fixable"], result.files, Paint(result.colour), known)
            write(("\n" if tallies else "") + said + "\n")


def _tallies(result: Result) -> list[Tally]:
    counts: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    last: dict[str, str] = {}  # findings come article by article
    for found in result.diagnostics:
        counts.setdefault(found.rule, Counter()).update(counts_of(found))
        articles[found.rule] += last.get(found.rule) != found.path
        last[found.rule] = found.path
    tallies = [Tally(rule, counts[rule], articles[rule]) for rule in counts]
    return sorted(tallies, key=lambda one: (-one.findings, one.rule))


def _table(tallies: list[Tally]) -> Iterator[str]:
    width = max((len(str(one.findings)) for one in tallies), default=0)
    longest = max((len(one.rule) for one in tallies), default=0)
    for one in tallies:
        levels = [counted(one.counts[level], level) for level in LEVELS if one.counts[level]]
        fixes = f"; {one.counts['fixable']} fixable" if one.counts["fixable"] else ""
        where = counted(one.articles, "article")
        yield f"{one.findings:{width}} {one.rule:{longest}} {', '.join(levels)} in {where}{fixes}"


def _write_json(result: Result, tallies: list[Tally], write: Callable[[str], object]) -> None:
    from json import dumps

    lines = ",\n  ".join(dumps(_entry(one)) for one in tallies)
    before = "\n  " if tallies else ""
    write(f'{{"version": 1,\n "statistics": [{before}{lines}],\n')
    known = {"known": result.known()} if result.known else {}
    write(f' "summary": {dumps({"files": result.files, **known})}}}\n')


def _entry(one: Tally) -> dict[str, Any]:
    levels = {f"{level}s": one.counts[level] for level in LEVELS}
    counts = {"findings": one.findings, **levels, "fixable": one.counts["fixable"]}
    return {"rule": one.rule, **counts, "articles": one.articles}
