"""What shows only when all articles are seen together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.checks.base import ArchiveCheck, Clash
from newslint.diagnostics import Diagnostic, Excerpt, Related
from newslint.linter import MOST_RELATED, Failure, Filed, crash
from newslint.rulebook import Rule, Rulebook

WHOLE = "the archive"


class Conclusion(NamedTuple):
    """The clashes between articles, one for each side, and the rules that failed to find them."""

    diagnostics: list[Diagnostic]
    failures: list[Failure]


def conclude(
    filed: Iterable[Filed], rulebook: Rulebook, shown: Callable[[str], str] = str
) -> Conclusion:
    """Return what shows when all articles are compared.

    `shown` turns the path of another article into one for people.
    """
    found = Conclusion([], [])
    by_rule: dict[str, list[Filed]] = {}
    for one in filed:
        by_rule.setdefault(one.rule, []).append(one)
    for rule_id, facts in by_rule.items():
        number = rulebook.plan.active[rule_id][0]
        rule, check = rulebook.rules[number], rulebook.check(number)
        if not isinstance(check, ArchiveCheck):
            continue
        try:
            found.diagnostics.extend(_clashes(rule, check, facts, shown))
        except Exception as error:  # a check may come from a plugin and raise anything
            found.failures.append(crash(rule, WHOLE, error))
    return found


def _clashes(
    rule: Rule, check: ArchiveCheck, filed: Sequence[Filed], shown: Callable[[str], str]
) -> Iterator[Diagnostic]:
    levels = {one.fact: one.level for one in filed}
    facts = sorted(levels, key=lambda fact: (fact.path, fact.place.span))
    for clash in check.conclude(facts):
        diagnostic = _diagnostic(rule, clash, shown)
        yield diagnostic._replace(level=clash.level or levels[clash.fact])


def _diagnostic(rule: Rule, clash: Clash, shown: Callable[[str], str]) -> Diagnostic:
    fact, others = clash.fact, clash.others
    slots = {
        "match": fact.text,
        "fix": "",
        "count": str(len(others)),
        "related": shown(others[0].path),
    }
    return Diagnostic(
        fact.path,
        fact.place,
        rule.id,
        rule.level,
        rule.message.format_map(slots),
        Excerpt(fact.text, fact.place.start.column),
        None,
        tuple(Related(o.path, o.place, o.text) for o in others[:MOST_RELATED]),
    )
