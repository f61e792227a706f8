"""Which rules are on for an article, by its path and its front matter, and how heavy they weigh."""

from collections.abc import Mapping, Sequence

from newslint.diagnostics import Level
from newslint.document import Document
from newslint.globs import Globs
from newslint.plans import Override, Plan, Variant
from newslint.records import NamedTuple

Chosen = tuple[int, Level]
"""A rule that is on for an article: its number, and its level there."""


class Selection(NamedTuple):
    """The rules that are on for an article: by id, by number; those always asked; amendments."""

    by_id: Mapping[str, Chosen]
    levels: Mapping[int, Level]
    always: tuple[int, ...]
    amending: tuple[int, ...]


class Selections:
    """The rules that are on for each article; articles with the same ones share them."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._globs = [Globs(override.files) for override in plan.overrides]
        self._made: dict[tuple[int, ...], Selection] = {}

    def of(self, document: Document) -> Selection:
        """Return the rules that are on for an article."""
        matching = tuple(
            number
            for number, override in enumerate(self._plan.overrides)
            if self._matches(number, override, document)
        )
        if matching not in self._made:
            self._made[matching] = self._select(matching)
        return self._made[matching]

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
        always = tuple([number for number in levels if self._plan.rules[number].always_asked])
        amending = tuple([number for number in levels if self._plan.rules[number].amends])
        return Selection(chosen, levels, always, amending)

    def _choose(self, matching: Sequence[int]) -> Mapping[str, Chosen]:
        chosen = dict(self._plan.active)
        for variant in self._plan.variants:
            if variant.overrides == tuple(n for n in matching if n in self._changing(variant)):
                chosen[variant.rule_id] = variant.number, chosen[variant.rule_id][1]
        for number in matching:
            for rule_id, level in self._plan.overrides[number].levels.items():
                if rule_id in chosen:
                    chosen[rule_id] = chosen[rule_id][0], level
        return {i: (n, level) for i, (n, level) in chosen.items() if level != "off"}  # type: ignore[misc]

    def _changing(self, variant: Variant) -> set[int]:
        """Return the overrides that fill this rule anew, alone or together."""
        same = [v for v in self._plan.variants if v.rule_id == variant.rule_id]
        return {number for v in same for number in v.overrides}
