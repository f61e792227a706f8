"""What a rulebook is made of, as plain data: rules, and where they differ."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from newslint.annotations import Any
from newslint.checks.article import QuotesPolicy
from newslint.checks.base import Part
from newslint.diagnostics import Level
from newslint.document import Kind
from newslint.records import NamedTuple

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
