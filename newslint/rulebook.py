"""The rules that are on, ready to run."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from importlib import import_module

from newslint.annotations import Any
from newslint.checks.article import QuotesPolicy
from newslint.checks.base import Check, Part
from newslint.diagnostics import Level
from newslint.document import KINDS, Document, Kind
from newslint.globs import Globs
from newslint.options import construct
from newslint.records import NamedTuple
from newslint.terms import TermIndex

UNREADABLE = "newslint/unreadable"
"""The rule that nothing turns off: an article that cannot be read is never clean."""


class Rule(NamedTuple):
    """A rule: a check filled in from YAML. Plain values alone, so that a cache can hold it."""

    id: str
    pack: str
    language: str
    check: str
    check_class: str  # module:Class
    options: dict[str, Any]
    level: Level
    message: str
    why: str
    link: str
    scope: tuple[Kind, ...]
    quotes: QuotesPolicy
    wording: bool
    needs_hit: bool
    always_asked: bool  # nothing that is looked for tells whether it has something to say
    wakes: tuple[tuple[str, ...], ...]  # one text of each must stand where its pattern matches
    of_archive: bool
    only_compares: bool  # says nothing of an article by itself
    safe: bool
    in_draft: Level | None
    report: str
    since: str
    confidence: str
    unless: tuple[str, ...]
    origin: str  # rules/newsroom/quotes.yml:12
    more: str = ""  # what is said after the message, of more than one
    amends: str = ""  # the id of the rule that it takes over,
    families: tuple[str, ...] = ()  # or these families of it,
    sharing: tuple[str, ...] = ()  # which these rules have too
    part: Part = "text"

    def said(self, slots: Mapping[str, str]) -> str:
        """Return the message of a finding, and what is said of more than one."""
        message = self.message.format_map(slots)
        number = slots["findings" if "{findings}" in self.more else "count"]
        return (
            message
            if number == "1" or not self.more
            else f"{message} {self.more.format_map(slots)}"
        )


Chosen = tuple[int, Level]
"""A rule that is on for an article: its number, and its level there."""


class Selection(NamedTuple):
    """The rules that are on for an article: by id, by number; those always asked; amendments."""

    by_id: Mapping[str, Chosen]
    levels: Mapping[int, Level]
    always: tuple[int, ...]
    amending: tuple[int, ...]


class Override(NamedTuple):
    """Rules that differ for some articles, by path or front matter."""

    files: tuple[str, ...]
    front_matter: dict[str, tuple[str, ...]]
    levels: dict[str, str]  # rule id: level or off


class Variant(NamedTuple):
    """Which of several fillings of one rule holds where certain overrides match."""

    rule_id: str
    overrides: tuple[int, ...]
    number: int


class Plan(NamedTuple):
    """All that a rulebook is made of, as plain data."""

    rules: tuple[Rule, ...]
    active: dict[str, tuple[int, str]]  # rule id: its number, its level or off
    overrides: tuple[Override, ...]
    variants: tuple[Variant, ...]
    terms: dict[str, Any]
    limited: bool = False  # only some rules were asked for
    weighed: tuple[str, ...] = ()  # ids whose level is the desk's word, which no check raises


class Rulebook:
    """The rules that are on, with their terms indexed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules = plan.rules
        self.scopes = [frozenset(rule.scope) for rule in plan.rules]
        self.timeouts: Counter[int] = Counter()
        """How often each rule took too long."""
        self._checks: dict[int, Check] = {}
        self._globs = [Globs(override.files) for override in plan.overrides]
        self._selections: dict[tuple[int, ...], Selection] = {}

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
        """Return the rules that are on for an article; articles with the same ones share them."""
        matching = tuple(
            number
            for number, override in enumerate(self.plan.overrides)
            if self._matches(number, override, document)
        )
        if matching not in self._selections:
            self._selections[matching] = self._select(matching)
        return self._selections[matching]

    def _matches(self, number: int, override: Override, document: Document) -> bool:
        if override.files and not self._globs[number].match(document.path):
            return False
        for key, wanted in override.front_matter.items():
            field = document.fields.get(key)
            if field is None or not set(field.values) & set(wanted):
                return False
        return True

    def _select(self, matching: Sequence[int]) -> Selection:
        chosen = self._choose(matching)
        levels = dict(chosen.values())
        always = tuple([number for number in levels if self.rules[number].always_asked])
        amending = tuple([number for number in levels if self.rules[number].amends])
        return Selection(chosen, levels, always, amending)

    def _choose(self, matching: Sequence[int]) -> Mapping[str, Chosen]:
        chosen = dict(self.plan.active)
        for variant in self.plan.variants:
            if variant.overrides == tuple(n for n in matching if n in self._changing(variant)):
                chosen[variant.rule_id] = variant.number, chosen[variant.rule_id][1]
        for number in matching:
            for rule_id, level in self.plan.overrides[number].levels.items():
                if rule_id in chosen:
                    chosen[rule_id] = chosen[rule_id][0], level
        return {i: (n, level) for i, (n, level) in chosen.items() if level != "off"}  # type: ignore[misc]

    def _changing(self, variant: Variant) -> set[int]:
        """Return the overrides that fill this rule anew, alone or together."""
        same = [v for v in self.plan.variants if v.rule_id == variant.rule_id]
        return {number for v in same for number in v.overrides}

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


def amendments_of(rule_id: str, rules: Sequence[Rule]) -> frozenset[str]:
    """Return the rules on which it hangs what is left to a rule: amendments of it or of its like.

    Two amendments of one rule may take over the same family; the first that is on has it.
    """
    amending = [rule for rule in rules if rule.amends]
    bases = {rule.amends for rule in amending if rule.id == rule_id} or {rule_id}
    taking = (rule.id for rule in amending if not bases.isdisjoint((rule.amends, *rule.sharing)))
    return frozenset(taking) - {rule_id}


def names_rule(pattern: str, rule_id: str) -> bool:
    """Whether an id or a glob such as `quotes/*` names a rule."""
    return pattern == rule_id or ("*" in pattern and fnmatchcase(rule_id, pattern))
