"""What shows only when all articles are seen together."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newslint.checks.base import ArchiveCheck, Clash
from newslint.diagnostics import Diagnostic, Excerpt, Level, Related, lighter
from newslint.findings import MOST_RELATED
from newslint.report import Failure, Filed, crash
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
    for facts in by_rule.values():
        facts.sort(key=lambda one: (one.fact.path, one.fact.place.span))
        for number in dict.fromkeys(one.number for one in facts):
            _compare(rulebook, number, facts, shown, found)
    return found


def _compare(
    rulebook: Rulebook,
    number: int,
    filed: Sequence[Filed],
    shown: Callable[[str], str],
    found: Conclusion,
) -> None:
    """Hold the articles that a rule sees with these options against all articles."""
    rule, check = rulebook.rules[number], rulebook.check(number)
    mine = {one.fact: one.level for one in filed if one.number == number}
    try:
        assert isinstance(check, ArchiveCheck)
        for clash in check.conclude([one.fact for one in filed]):
            if clash.fact in mine:
                level = _level(rulebook, rule, clash, mine[clash.fact])
                found.diagnostics.append(_diagnostic(rule, clash, shown)._replace(level=level))
    except Exception as error:  # a check may come from a plugin and raise anything
        found.failures.append(crash(rule, WHOLE, error))


def _level(rulebook: Rulebook, rule: Rule, clash: Clash, level: Level) -> Level:
    own = clash.level or level
    return own if rulebook.may_raise(rule.id, level) else lighter(own, level)


def _diagnostic(rule: Rule, clash: Clash, shown: Callable[[str], str]) -> Diagnostic:
    fact, others = clash.fact, clash.others
    slots = {
        "match": fact.text,
        "fix": "",
        "count": str(len(others)),
        "findings": "1",
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
