"""How often each rule has a finding, in the place of the findings."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from newslint.annotations import Any
from newslint.columns import counted
from newslint.diagnostics import LEVELS, Diagnostic
from newslint.records import NamedTuple
from newslint.reporters.base import Result, counts_of
from newslint.reporters.text import Paint, Tally, summary

FORMS = ("text", "concise", "json")
"""The outputs in which rules can be counted."""


class OfRule(NamedTuple):
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
        tally = Tally()
        rules = _by_rule(result.diagnostics, tally)
        if self._form == "json":
            _write_json(result, rules, write)
            return
        for line in _table(rules):
            write(f"{line}\n")
        if self._form == "text" and not result.quiet:
            known = result.known() if result.known else 0
            levels, *_ = summary(tally, result.files, Paint(result.colour), known)
            write(("\n" if rules else "") + levels + "\n")


def _by_rule(diagnostics: Iterable[Diagnostic], tally: Tally) -> list[OfRule]:
    """Return what each rule has found, and count it all in a tally."""
    counts: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    last: dict[str, str] = {}  # findings come article by article
    for found in diagnostics:
        tally.add(found)
        counts.setdefault(found.rule, Counter()).update(counts_of(found))
        articles[found.rule] += last.get(found.rule) != found.path
        last[found.rule] = found.path
    rules = [OfRule(rule, counts[rule], articles[rule]) for rule in counts]
    return sorted(rules, key=lambda one: (-one.findings, one.rule))


def _table(rules: list[OfRule]) -> Iterator[str]:
    width = max((len(str(one.findings)) for one in rules), default=0)
    longest = max((len(one.rule) for one in rules), default=0)
    for one in rules:
        levels = [counted(one.counts[level], level) for level in LEVELS if one.counts[level]]
        fixes = f"; {one.counts['fixable']} fixable" if one.counts["fixable"] else ""
        where = counted(one.articles, "article")
        yield f"{one.findings:{width}} {one.rule:{longest}} {', '.join(levels)} in {where}{fixes}"


def _write_json(result: Result, rules: list[OfRule], write: Callable[[str], object]) -> None:
    from json import dumps

    lines = ",\n  ".join(dumps(_entry(one)) for one in rules)
    before = "\n  " if rules else ""
    write(f'{{"version": 1,\n "statistics": [{before}{lines}],\n')
    known = {"known": result.known()} if result.known else {}
    write(f' "summary": {dumps({"files": result.files, **known})}}}\n')


def _entry(one: OfRule) -> dict[str, Any]:
    levels = {f"{level}s": one.counts[level] for level in LEVELS}
    counts = {"findings": one.findings, **levels, "fixable": one.counts["fixable"]}
    return {"rule": one.rule, **counts, "articles": one.articles}
