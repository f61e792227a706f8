"""Two amendments of one family, which may not be on together."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.lazy import lazy
from newslint.plans import Override, Plan, Rule
from newslint.rulefiles import Definition

_WILD = lazy(r"[*?{]")


def note_rivals(plan: Plan, definitions: Sequence[Definition]) -> None:
    """Note, at the later one, each two amendments of one family that may be on for one article."""
    places = {definition.id: definition.value.get("amends") for definition in definitions}
    told = set()
    for one, other, what in _rivals(plan):
        packs = (one.pack, other.pack)
        place = places[other.id]
        if place is not None and packs not in told:
            both = f"{other.id} and {one.id} ({one.origin}) both amend {what}"
            place.problem(f"{both}; {_advice(one, other)}")
        told.add(packs)


def _advice(one: Rule, other: Rule) -> str:
    """Return what is to be done; of two packs that clash the first pair is told for all."""
    if one.pack == other.pack:
        return "keep one of them, or turn one off where the other is on"
    return f"let one of the packs {one.pack} and {other.pack} go, or turn one off by “overrides”"


def _rivals(plan: Plan) -> Iterator[tuple[Rule, Rule, str]]:
    amending = [plan.rules[number] for number, _ in plan.active.values()]
    for one, other in combinations([rule for rule in amending if rule.amends], 2):
        if one.amends == other.amends and _may_be_on_together(plan, one.id, other.id):
            shared = [family for family in one.families if family in other.families]
            if shared:
                yield one, other, f"the family “{shared[0]}” of {one.amends}"
            elif not (one.families and other.families):
                yield one, other, one.amends


def _may_be_on_together(plan: Plan, one: str, other: str) -> bool:
    """Whether some path may have both on.

    What a rule is on a path is the word of the last override that matches and speaks of it, so
    that two overrides at most decide: one for each of the rules.
    """
    speaking = [o for o in plan.overrides if {one, other} & o.levels.keys()]
    matching = [(), *combinations(speaking, 1)]
    matching += [pair for pair in combinations(speaking, 2) if _may_meet(*pair)]
    return any(_is_on(plan, one, some) and _is_on(plan, other, some) for some in matching)


def _is_on(plan: Plan, rule_id: str, matching: Sequence[Override]) -> bool:
    said = [plan.active[rule_id][1], *(o.levels[rule_id] for o in matching if rule_id in o.levels)]
    return said[-1] != "off"


def _may_meet(one: Override, other: Override) -> bool:
    """Whether one article may match both: not where folders or values of front matter differ."""
    for key, wanted in one.front_matter.items():
        if key in other.front_matter and not set(wanted) & set(other.front_matter[key]):
            return False
    return not (one.files and other.files) or any(
        _may_overlap(_WILD.split(a)[0], _WILD.split(b)[0]) for a in one.files for b in other.files
    )


def _may_overlap(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)
