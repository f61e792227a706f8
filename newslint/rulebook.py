"""The rules that are on, ready to run."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from importlib import import_module

from newslint.checks.base import Check, Part
from newslint.diagnostics import Level
from newslint.document import KINDS, Document
from newslint.options import construct
from newslint.plans import Plan, Rule, amendments_of, names_rule
from newslint.selections import Chosen, Selection, Selections
from newslint.terms import TermIndex


class Rulebook:
    """The rules that are on, with their terms indexed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules = plan.rules
        self.scopes = [frozenset(rule.scope) for rule in plan.rules]
        self.timeouts: Counter[int] = Counter()
        """How often each rule took too long."""
        self._checks: dict[int, Check] = {}
        self._selections = Selections(plan)

    @cached_property
    def terms(self) -> TermIndex:
        """The index of every rule's terms."""
        return TermIndex(self.plan.terms)

    def check(self, number: int) -> Check:
        """Return the check of a rule; its module is imported only now."""
        if number not in self._checks:
            rule = self.rules[number]
            module, _, name = rule.check_class.partition(":")
            made: Check = construct(getattr(import_module(module), name), rule.options)
            self._checks[number] = made
        return self._checks[number]

    def rules_for(self, document: Document) -> Mapping[str, Chosen]:
        """Return the number and level of each rule that is on for an article, by its id."""
        return self.selection_for(document).by_id

    def selection_for(self, document: Document) -> Selection:
        """Return the rules that are on for an article."""
        return self._selections.of(document)

    def judges(self, pattern: str, chosen: Mapping[str, Chosen]) -> bool:
        """Whether an article is held against what an id or a glob names, or no such rule exists.

        `chosen` are the rules that are on for the article; of a glob nothing is known here.
        """
        return "*" in pattern or pattern in chosen or pattern not in self.plan.active

    def leaves_out(self, pattern: str) -> bool:
        """Whether a glob may name rules that nobody asked for in this run."""
        if not self.plan.limited or "*" not in pattern:
            return False
        return any(names_rule(pattern, rule_id) for rule_id in self.plan.active)

    def compares(self, pattern: str) -> bool:
        """Whether an id or a glob names a rule that compares articles."""
        return any(rule.of_archive and names_rule(pattern, rule.id) for rule in self.rules)

    def may_raise(self, rule_id: str, level: Level) -> bool:
        """Whether a check may give a finding more weight: the desk gave the rule no level."""
        return rule_id not in self.plan.weighed and level == self.plan.active[rule_id][1]

    def of_part(self, part: Part) -> frozenset[int]:
        """Return the rules that look at a part of an article alone, by their numbers."""
        return self._by_part.get(part, frozenset())

    @cached_property
    def _by_part(self) -> Mapping[Part, frozenset[int]]:
        found: dict[Part, set[int]] = {}
        for number, rule in enumerate(self.rules):
            found.setdefault(rule.part, set()).add(number)
        return {part: frozenset(numbers) for part, numbers in found.items()}

    @cached_property
    def of_archive(self) -> frozenset[int]:
        """The rules that compare articles, by their numbers."""
        return self._numbers(lambda rule: rule.of_archive)

    @cached_property
    def only_comparing(self) -> frozenset[int]:
        """The rules that say nothing of an article by itself, by their numbers."""
        return self._numbers(lambda rule: rule.only_compares)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The rules that are for articles from some day on, by their numbers."""
        return self._numbers(lambda rule: bool(rule.since))

    @cached_property
    def scoped(self) -> frozenset[int]:
        """The rules that need something in some kinds of block, by their numbers."""
        everywhere = frozenset(KINDS)
        narrow = (number for number, scope in enumerate(self.scopes) if scope != everywhere)
        return frozenset([number for number in narrow if self.rules[number].needs_hit])

    def _numbers(self, is_one: Callable[[Rule], bool]) -> frozenset[int]:
        return frozenset([number for number, rule in enumerate(self.rules) if is_one(rule)])

    @cached_property
    def ever_on(self) -> frozenset[str]:
        """The ids of the rules that are on for some article."""
        levels = [(rule_id, level) for rule_id, (_, level) in self.plan.active.items()]
        levels += [one for override in self.plan.overrides for one in override.levels.items()]
        return frozenset(rule_id for rule_id, level in levels if level != "off")

    @cached_property
    def comparing(self) -> frozenset[str]:
        """The ids of the rules that compare articles, of those that are on for some article."""
        return frozenset(rule.id for rule in self.rules if rule.of_archive) & self.ever_on

    def restricted(self, ids: Collection[str]) -> "Rulebook":
        """Return these rules with all of them off but some, and what amends these."""
        ids = {*ids, *(one for rule_id in ids for one in amendments_of(rule_id, self.rules))}
        active = {i: one if i in ids else (one[0], "off") for i, one in self.plan.active.items()}
        overrides = tuple(
            one._replace(levels={i: level for i, level in one.levels.items() if i in ids})
            for one in self.plan.overrides
        )
        made = Rulebook(self.plan._replace(active=active, overrides=overrides))
        made.__dict__["terms"] = self.terms  # the index is dear, and knows rules by number
        return made
