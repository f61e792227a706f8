"""What shows only when all articles are seen together."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from newslint.checks.base import ArchiveCheck, Clash
from newslint.diagnostics import Diagnostic, Excerpt, Related
from newslint.linter import MOST_RELATED, Filed
from newslint.rulebook import Rule, Rulebook


def conclude(
    filed: Iterable[Filed], rulebook: Rulebook, shown: Callable[[str], str] = str
) -> Iterator[Diagnostic]:
    """Yield the clashes between articles as diagnostics, one for each side.

    `shown` turns the path of another article into one for people.
    """
    by_rule: dict[str, list[Filed]] = {}
    for one in filed:
        by_rule.setdefault(one.rule, []).append(one)
    for rule_id, facts in by_rule.items():
        number = rulebook.plan.active[rule_id][0]
        check = rulebook.check(number)
        if isinstance(check, ArchiveCheck):
            yield from _clashes(rulebook.rules[number], check, facts, shown)


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
