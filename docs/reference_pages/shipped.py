"""All that newslint ships, read once: the rules of every pack, and the check types."""

from collections.abc import Mapping
from typing import NamedTuple

from newslint.assembly import assemble
from newslint.checks.base import Check
from newslint.errors import UserError
from newslint.registry import load_registry
from newslint.rulebook import Rule
from newslint.rulefiles import Definition, read_pack
from newslint.rulemaking import TOPICS

DEFAULT = ("newsroom", "newslint")
"""The packs whose rules run where nothing is configured."""
INTERNAL = ("own", "encoding")
"""The check types that nobody writes rules for."""


class Explained(NamedTuple):
    """A rule, how it stands in its file, and the check type that it fills in."""

    rule: Rule
    definition: Definition
    check: type[Check]

    @property
    def topic(self) -> str:
        """What the rule is about: the first part of its id."""
        return self.rule.id.partition("/")[0]

    @property
    def source(self) -> str:
        """The rule as it stands in its file."""
        value = self.definition.value
        return "\n".join(value.file.lines[value.line - 1 : value.node.end_mark.line]).strip()

    @property
    def is_default(self) -> bool:
        """Whether the rule runs where nothing is configured."""
        return self.rule.pack in DEFAULT


class Shipped(NamedTuple):
    """Every rule, by topic and id, and every check type by its name."""

    rules: tuple[Explained, ...]
    checks: Mapping[str, type[Check]]


def shipped() -> Shipped:
    """Return what newslint ships, without plugins. Raises UserError for what is wrong in a rule."""
    registry = load_registry(())
    packs = [read_pack(name, folder, f"rules/{name}") for name, folder in registry.packs.items()]
    definitions = [definition for pack in packs for definition in pack.definitions]
    plan = assemble(definitions, registry.checks)
    if problems := [problem for pack in packs for problem in pack.problems]:
        raise UserError(*problems)
    found = [
        Explained(rule, definition, registry.checks[rule.check])
        for rule, definition in zip(plan.rules, definitions, strict=True)
    ]
    found.sort(key=lambda one: (TOPICS.index(one.topic), not one.is_default, one.rule.id))
    return Shipped(tuple(found), {n: c for n, c in registry.checks.items() if n not in INTERNAL})
