"""All that newslint ships, read once: the rules of every pack, and the check types."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.assembly import assemble
from newslint.checks.base import Check
from newslint.errors import UserError
from newslint.parsers import Parsers
from newslint.plans import Rule
from newslint.registry import load_registry
from newslint.rulebook import Rulebook
from newslint.rulefiles import Definition, Pack, read_pack
from newslint.rulemaking import TOPICS
from newslint.testing import Outcome, outcomes

OWN_PACK = "newslint"
"""The pack of newslint’s own reports."""
DEFAULT = ("newsroom", OWN_PACK)
"""The packs whose rules run where nothing is configured."""
INTERNAL = ("own", "encoding")
"""The check types that nobody writes rules for."""


class Explained(NamedTuple):
    """A rule, how it stands in its file, its check type, its examples linted, its amendments."""

    rule: Rule
    definition: Definition
    check: type[Check]
    outcomes: tuple[Outcome, ...]
    amended_by: tuple[str, ...]

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
    explained = _Explaining(packs, registry.checks)
    found = [one for pack in packs for one in explained.rules_of(pack)]
    if problems := [problem for pack in packs for problem in pack.problems]:
        raise UserError(*problems)
    found.sort(key=lambda one: (TOPICS.index(one.topic), not one.is_default, one.rule.id))
    return Shipped(tuple(found), {n: c for n, c in registry.checks.items() if n not in INTERNAL})


class _Explaining:
    """Makes the rules of each pack, beside those that run by default, and runs their examples."""

    def __init__(self, packs: Sequence[Pack], checks: Mapping[str, type[Check]]) -> None:
        self.checks = checks
        self.names = [name for pack in packs for name in pack.names]
        self.default = [
            one for pack in packs if pack.name == DEFAULT[0] for one in pack.definitions
        ]
        self.amending: dict[str, list[str]] = {}
        for pack in packs:
            for one in pack.definitions:
                self.amending.setdefault(one.amends, []).append(one.id)

    def rules_of(self, pack: Pack) -> Iterator[Explained]:
        """Yield the rules of a pack."""
        beside = () if pack.name in DEFAULT else self.default
        plan = assemble([*beside, *pack.definitions], self.checks, names=self.names)
        rulebook = Rulebook(plan)
        rules = {rule.id: rule for rule in rulebook.rules}
        for definition in pack.definitions:
            alone = rulebook.restricted({definition.id, definition.amends})
            found = tuple(outcomes(definition, alone, Parsers()))
            rule, amending = rules[definition.id], self.amending.get(definition.id, [])
            check = self.checks[rule.check]
            yield Explained(rule, definition, check, found, tuple(sorted(amending)))
