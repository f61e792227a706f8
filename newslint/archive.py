"""What shows only when all articles are seen together."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from newslint.checks.base import ArchiveCheck
from newslint.checks.facts import Clash, Fact, Group
from newslint.diagnostics import Diagnostic, Excerpt, Level, Related, lighter
from newslint.errors import StoreFailed
from newslint.findings import MOST_RELATED
from newslint.plans import Rule
from newslint.report import Failure, Filed, crash
from newslint.rulebook import Rulebook

WHOLE = "the archive"

Grouped = Callable[[str, bool], Iterable[Group]]
"""Gives the groups of a rule's facts by its id: those of two articles, or those of two forms."""

Shown = Callable[[str], str]
"""Turns the path of another article into one for people."""


class Everything:
    """Holds whatever is asked of it."""

    def __contains__(self, _: object) -> bool:
        return True


def conclude(
    rulebook: Rulebook,
    grouped: Grouped,
    shown: Shown = str,
    asked: Container[str] = Everything(),
) -> Iterator[Diagnostic | Failure]:
    """Yield what shows when all articles are compared, on those asked for, rule by rule.

    A rule whose check raises an error gives a failure, and no rule after it is kept from its turn.
    """
    for number, rule in enumerate(rulebook.rules):
        if rule.id in rulebook.comparing:
            yield from _compare(rulebook, number, grouped, shown, asked)


def _compare(
    rulebook: Rulebook, number: int, grouped: Grouped, shown: Shown, asked: Container[str]
) -> Iterator[Diagnostic | Failure]:
    """Hold the articles that see a rule with these options against all articles."""
    rule, check = rulebook.rules[number], rulebook.check(number)
    try:
        assert isinstance(check, ArchiveCheck)
        for clash in check.conclude(grouped(rule.id, check.by_form)):
            if clash.fact.number == number and clash.fact.path in asked:
                yield _diagnostic(rule, clash, _level(rulebook, rule, clash), shown)
    except StoreFailed:  # in which the groups are kept; no check is to blame
        raise
    except Exception as error:  # a check may come from a plugin and raise anything
        yield crash(rule, WHOLE, error)


def _level(rulebook: Rulebook, rule: Rule, clash: Clash) -> Level:
    level = clash.fact.level
    own = clash.level or level
    return own if rulebook.may_raise(rule.id, level) else lighter(own, level)


def _diagnostic(rule: Rule, clash: Clash, level: Level, shown: Shown) -> Diagnostic:
    fact, others = clash.fact, clash.others
    slots = {
        "match": fact.text,
        "fix": "",
        "count": str(len(others)),
        "findings": "1",
        "related": shown(others[0].path) if others else "",
        **clash.slots,
    }
    return Diagnostic(
        fact.path,
        fact.place,
        rule.id,
        level,
        rule.said(slots),
        Excerpt(fact.text, fact.place.start.column),
        None,
        tuple(Related(o.path, o.place, o.text) for o in others[:MOST_RELATED]),
    )


def grouped_facts(filed: Iterable[Filed]) -> Grouped:
    """Return the groups of some facts, for archives that are small enough to hold."""
    by_rule: dict[str, dict[str, list[Fact]]] = {}
    told = [
        (one.rule, fact._replace(number=one.number, level=one.level))
        for one in filed
        for fact in one.facts
    ]
    for rule, fact in sorted(told, key=lambda one: (one[1].path, one[1].place.span)):
        groups = by_rule.setdefault(rule, {})
        for key in fact.keys:
            groups.setdefault(key, []).append(fact)

    def grouped(rule: str, by_form: bool) -> Iterator[Group]:
        for facts in by_rule.get(rule, {}).values():
            if _is_telling(facts, by_form):
                yield Group(facts)

    return grouped


def _is_telling(facts: Sequence[Fact], by_form: bool) -> bool:
    return len({fact.form if by_form else fact.path for fact in facts}) > 1
