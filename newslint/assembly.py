"""Rules as written and what the desk has decided, put together into a plan that can run."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from newslint.amendments import sharing
from newslint.checks.article import Term
from newslint.checks.base import Check
from newslint.checks.formed import Formed
from newslint.config import OverrideSetting, Setting
from newslint.decisions import (
    Choice,
    changes_of,
    check_setting,
    chosen_level,
    combinations_of,
    is_weighed,
    level_of,
    levels_in,
)
from newslint.errors import Problem, blamed
from newslint.hints import did_you_mean
from newslint.options import construct
from newslint.plans import Override, Plan, Rule, Variant
from newslint.rulefiles import Definition
from newslint.rulemaking import Checks, build_rule
from newslint.terms import EVERY_RULE, Owner, TermIndex


def assemble(
    definitions: Sequence[Definition],
    checks: Checks,
    settings: Sequence[Setting] = (),
    overrides: Sequence[OverrideSetting] = (),
    names: Iterable[str] = (),
    choice: Choice = Choice(),  # noqa: B008
    pack_of: Callable[[str], str] = lambda _: "",
) -> Plan:
    """Return the plan; what is wrong is noted in the files that the values stem from.

    `pack_of` returns the pack that has what an id or a glob names, on or not.
    """
    ids = [definition.id for definition in definitions]
    for setting in (*settings, *(s for override in overrides for s in override.settings)):
        check_setting(setting, ids, pack_of)
    rules, numbers, variants = _rules(definitions, checks, settings, overrides)
    own = {rule_id: rules[number].level for rule_id, number in numbers.items()}
    said = {rule_id: level_of(rule_id, settings) or own[rule_id] for rule_id in own}
    active = {i: (numbers[i], chosen_level(i, said[i], own[i], choice)) for i in own}
    levels = tuple(Override(o.files, o.front_matter, levels_in(o, own, choice)) for o in overrides)
    terms = TermIndex.plan(_owned_terms(rules, checks, names))
    weighed = tuple(rule_id for rule_id in active if is_weighed(rule_id, settings))
    limited = choice != Choice()
    return Plan(tuple(rules), active, levels, tuple(variants), terms, limited, weighed)


def _rules(
    definitions: Sequence[Definition],
    checks: Checks,
    settings: Sequence[Setting],
    overrides: Sequence[OverrideSetting],
) -> tuple[list[Rule], dict[str, int], list[Variant]]:
    """Return the rules, the number of each id, and which rules are others' variants."""
    rules: list[Rule] = []
    numbers: dict[str, int] = {}
    variants: list[Variant] = []
    for definition in definitions:
        amended = _amended(definition, definitions)
        rule = _built(definition, amended, checks, [settings])
        if rule is None:
            continue
        numbers[rule.id] = len(rules)
        rules.append(rule)
        for combination in combinations_of(definition, overrides):
            every = (settings, *(overrides[n].settings for n in combination))
            variant = _built(definition, amended, checks, every)
            if variant is not None:
                variants.append(Variant(rule.id, combination, len(rules)))
                rules.append(variant)
    formed = [rule for rule in rules if issubclass(checks[rule.check], Formed)]
    rules = [r._replace(sharing=sharing(r, formed)) if r.amends else r for r in rules]
    return rules, numbers, variants


def _amended(definition: Definition, definitions: Sequence[Definition]) -> Definition | None:
    """Return the rule that a rule amends; where there is none to amend, that is noted."""
    amends = definition.value.get("amends")
    found = next((one for one in definitions if one.id == definition.amends), None)
    if amends is None or not definition.amends or (found and not found.amends):
        return found
    if found:
        amends.problem(f"{found.id} is an amendment itself; amend {found.amends}, or turn it off")
    elif forlorn := _forlorn(definition, definitions):
        if definition is forlorn[0]:
            definition.value.file.problems.append(_alone(forlorn))
    else:
        near = did_you_mean(definition.amends, [one.id for one in definitions if not one.amends])
        pack = "name its pack beside this one: packs: [newsroom, …]"
        hint = f"{near} Else {pack}" if near else f"; {pack}"
        amends.problem(f"there is no rule “{definition.amends}” to amend{hint}")
    return None


def _forlorn(definition: Definition, definitions: Sequence[Definition]) -> list[Definition]:
    """Return the amendments of a pack, where there are several and none has what it amends."""
    ids = {one.id for one in definitions}
    amending = [one for one in definitions if one.amends and one.pack == definition.pack]
    has_one = any(one.amends in ids for one in amending)
    return [] if has_one or len(amending) == 1 else amending


def _alone(amending: Sequence[Definition]) -> Problem:
    """Return what is wrong with a pack that amends others and stands without them."""
    pack, first = amending[0].pack, amending[0].amends
    alone = f"the pack {pack} amends rules of another that is not on, {first} first of all"
    both = f"--packs newsroom,{pack}, or packs: [newsroom, {pack}] in the configuration"
    return Problem(f"{alone}; name that pack beside it: {both}")


def _built(
    definition: Definition,
    amended: Definition | None,
    checks: Checks,
    said: Sequence[Sequence[Setting]],
) -> Rule | None:
    """Return a rule with what is said of it; an amendment is made of the rule that it amends."""
    base = _built(amended, None, checks, said) if amended else None
    changes = [change for settings in said for change in changes_of(definition.id, settings)]
    return build_rule(definition, checks, changes, base)


def _owned_terms(
    rules: Sequence[Rule], checks: Checks, names: Iterable[str]
) -> Iterator[tuple[Term, Owner]]:
    for name in names:
        yield Term(name, True), Owner(EVERY_RULE, "exempt", name)
    for number, rule in enumerate(rules):
        with blamed(f"rule {rule.id} ({rule.origin})", f"its check {rule.check_class}"):
            yield from _terms_of(rule, construct(checks[rule.check], rule.options), number)


def _terms_of(rule: Rule, made: Check, number: int) -> Iterator[tuple[Term, Owner]]:
    for term in made.index():
        yield term, Owner(number, "found", term.text)
    for term in (*made.exempt(), *map(Term, rule.unless)):
        yield term, Owner(number, "exempt", term.text)
    for text in rule.wakes[0] if rule.needs_hit and rule.wakes else ():
        yield Term(text), Owner(number, "wake", text)
