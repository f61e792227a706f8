"""Rules as written and what the desk has decided, put together into a plan that can run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newslint.amendments import sharing
from newslint.checks.article import Term
from newslint.checks.base import Check
from newslint.checks.formed import Formed
from newslint.config import OverrideSetting, Setting
from newslint.errors import Problem, blamed
from newslint.hints import did_you_mean
from newslint.located import Value
from newslint.options import construct
from newslint.records import NamedTuple
from newslint.rulebook import UNREADABLE, Override, Plan, Rule, Variant, names_rule
from newslint.rulefiles import Definition
from newslint.rulemaking import Checks, build_rule
from newslint.terms import EVERY_RULE, Owner, TermIndex

MOST_OVERRIDES_OF_ONE_RULE = 4
LISTED = "; `newslint rules` lists them"
LEAVE_OUT = "leave a file that is no article out with “exclude”"


class Choice(NamedTuple):
    """Which rules were asked for on the command line, by id or glob."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def assemble(
    definitions: Sequence[Definition],
    checks: Checks,
    settings: Sequence[Setting] = (),
    overrides: Sequence[OverrideSetting] = (),
    names: Iterable[str] = (),
    choice: Choice = Choice(),  # noqa: B008
) -> Plan:
    """Return the plan; what is wrong is noted in the files that the values stem from."""
    ids = [definition.id for definition in definitions]
    for setting in (*settings, *(s for override in overrides for s in override.settings)):
        _check_pattern(setting, ids)
    rules: list[Rule] = []
    active: dict[str, tuple[int, str]] = {}
    variants: list[Variant] = []
    for definition in definitions:
        amended = _amended(definition, definitions)
        rule = _built(definition, amended, checks, [settings])
        if rule is None:
            continue
        level = _level(definition.id, settings) or rule.level
        active[rule.id] = len(rules), _chosen(rule.id, level, rule.level, choice)
        rules.append(rule)
        for combination in _combinations(definition, overrides):
            every = (settings, *(overrides[n].settings for n in combination))
            variant = _built(definition, amended, checks, every)
            if variant is not None:
                variants.append(Variant(rule.id, combination, len(rules)))
                rules.append(variant)
    formed = [rule for rule in rules if issubclass(checks[rule.check], Formed)]
    rules = [r._replace(sharing=sharing(r, formed)) if r.amends else r for r in rules]
    own = {rule.id: rule.level for rule in reversed(rules)}
    levels = tuple(Override(o.files, o.front_matter, _levels(o, own, choice)) for o in overrides)
    terms = TermIndex.plan(_owned_terms(rules, checks, names))
    weighed = tuple(rule_id for rule_id in active if _is_weighed(rule_id, settings))
    limited = choice != Choice()
    return Plan(tuple(rules), active, levels, tuple(variants), terms, limited, weighed)


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
    changes = [change for settings in said for change in _changes(definition.id, settings)]
    return build_rule(definition, checks, changes, base)


def _check_pattern(setting: Setting, ids: Sequence[str]) -> None:
    if not any(names_rule(setting.pattern, rule_id) for rule_id in ids):
        hint = did_you_mean(setting.pattern, [*ids, *sorted({f"{i.split('/')[0]}/*" for i in ids})])
        setting.key.problem(f"no rule matches “{setting.pattern}”{hint or LISTED}")
    if (setting.pattern, setting.level) == (UNREADABLE, "off"):
        setting.key.problem(f"{UNREADABLE} can weigh less, but never be off; {LEAVE_OUT}")


def _ordered(rule_id: str, settings: Sequence[Setting]) -> list[Setting]:
    """Return what is said of a rule, weakest first: exact ids beat globs, later beats earlier."""
    said = [setting for setting in settings if names_rule(setting.pattern, rule_id)]
    return sorted(said, key=lambda setting: setting.pattern == rule_id)


def _level(rule_id: str, settings: Sequence[Setting]) -> str | None:
    levels = [setting.level for setting in _ordered(rule_id, settings) if setting.level]
    fit = [level for level in levels if level != "off" or rule_id != UNREADABLE]
    return fit[-1] if fit else None


def _chosen(rule_id: str, level: str, own: str, choice: Choice) -> str:
    if rule_id == UNREADABLE:
        return level
    if any(names_rule(pattern, rule_id) for pattern in choice.ignore):
        return "off"
    if not choice.select:
        return level
    if rule_id in choice.select:
        return own if level == "off" else level
    return level if any(names_rule(pattern, rule_id) for pattern in choice.select) else "off"


def _levels(override: OverrideSetting, own: Mapping[str, str], choice: Choice) -> dict[str, str]:
    said = {rule_id: _level(rule_id, override.settings) for rule_id in own}
    return {i: _chosen(i, level, own[i], choice) for i, level in said.items() if level}


def _is_weighed(rule_id: str, settings: Sequence[Setting]) -> bool:
    """Whether the desk gives a rule a level and leaves its other options alone."""
    said = [setting for setting in _ordered(rule_id, settings) if setting.level]
    return bool(said) and not (said[-1].changes and set(said[-1].changes.entries()) - {"level"})


def _changes(rule_id: str, settings: Sequence[Setting]) -> list[Value]:
    return [setting.changes for setting in _ordered(rule_id, settings) if setting.changes]


def _combinations(
    definition: Definition, overrides: Sequence[OverrideSetting]
) -> Iterator[tuple[int, ...]]:
    """Yield each set of overrides that could match together and that change a rule's options."""
    changing = [
        number
        for number, override in enumerate(overrides)
        if any(
            set(value.entries()) - {"level"}
            for rule_id in (definition.id, definition.amends)
            for value in _changes(rule_id, override.settings)
        )
    ]
    if len(changing) > MOST_OVERRIDES_OF_ONE_RULE:
        key = overrides[changing[-1]].settings[0].key
        key.problem(f"more than {MOST_OVERRIDES_OF_ONE_RULE} overrides change {definition.id}")
        return
    for size in range(1, len(changing) + 1):
        yield from combinations(changing, size)


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
