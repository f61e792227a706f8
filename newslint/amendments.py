"""A house's rule that takes over another: some of its families, or all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.annotations import Any
from newslint.changes import CHANGEABLE, changeable, merged
from newslint.checks.base import Check
from newslint.checks.consistency import Consistency
from newslint.checks.forms import Family
from newslint.diagnostics import lighter
from newslint.hints import did_you_mean
from newslint.located import Value, unknown_keys
from newslint.options import construct, keys_of
from newslint.plans import Rule
from newslint.rulefiles import Definition, RuleKeys
from newslint.values import WRONG, read

MESSAGE = "“{match}” here; {house} writes “{kept}”."
"""What is said of a form that the house does not write."""
HANDED_ON = ("level", "scope", "quotes", "unless", "report", "safe", "in_draft")
"""What an amendment has from the rule that it amends, where it is silent."""
OF_RULES = tuple(key.name for key in keys_of(RuleKeys))
OF_FAMILIES = tuple(key.name for key in keys_of(Family))


def inherited(
    amended: Rule, options: Mapping[str, Any], common: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the keys that an amendment has from the rule that it amends.

    A house's form that nobody has verified weighs no more than a suggestion.
    """
    found = {name: getattr(amended, name) for name in HANDED_ON}
    is_of_forms = "families" in options
    found["message"] = MESSAGE if is_of_forms else amended.message
    found["more"] = "" if is_of_forms else amended.more
    if common.get("confidence", "verified") != "verified":
        found["level"] = lighter(amended.level, "suggestion")
    return found


def amended_options(
    definition: Definition, check: type[Check], amended: Rule, changes: Sequence[Value]
) -> dict[str, Any]:
    """Return the options of an amendment: those of the rule that it amends, and its own."""
    made = construct(check, amended.options)
    said = (definition.value, *changes)
    family = _family(definition.value)
    if isinstance(made, Consistency):
        others = {key: value for key, value in amended.options.items() if key != "variants"}
        return others | _of_families(said, family, made.named)
    if family is not None:
        family.problem(f"{amended.id} has no families; it is amended as a whole")
    _check_keys(said, [key.name for key in keys_of(check)], changeable(check))
    options = dict(amended.options)
    for value in said:
        options |= merged(check, options, value)
    return options


def check_family_of(definition: Definition, amended: Rule) -> None:
    """Note a family that an amendment with a check of its own takes over, if there is none."""
    family = _family(definition.value)
    if family is None:
        return
    known = _forms_of(amended)
    if known:
        _check_family(family, family.text, known)
    else:
        family.problem(f"{amended.id} has no families; it is amended as a whole")


def taken_families(definition: Definition, options: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the families that an amendment takes over; none of them where it takes over all."""
    if not definition.amends:
        return ()
    if definition.check:
        family = _family(definition.value)
        return (family.text,) if family else ()
    return tuple(options.get("families", ()))


def sharing(amendment: Rule, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return the rules beside the amended one that have a family of an amendment.

    A rule that holds articles to their archive has the families of the one that holds them to
    themselves; what a house writes is no matter for either.
    """
    mine = _forms_of(amendment) if amendment.families else {}
    found = [
        rule.id
        for rule in rules
        if not rule.amends and rule.id != amendment.amends and _has_one(_forms_of(rule), mine)
    ]
    return tuple(dict.fromkeys(found))


def _forms_of(rule: Rule) -> dict[str, frozenset[str]]:
    """Return the forms of each family that a rule has, by its name."""
    families = rule.options.get("families") or {}
    named = {name: frozenset(Family(*plain).forms) for name, plain in families.items()}
    bare = filter(None, rule.options.get("variants") or ())
    return named | {forms[0]: frozenset(forms) for forms in bare}


def _has_one(theirs: Mapping[str, frozenset[str]], mine: Mapping[str, frozenset[str]]) -> bool:
    return any(len(theirs.get(name, frozenset()) & forms) > 1 for name, forms in mine.items())


def _family(value: Value) -> Value | None:
    amends = value.get("amends")
    return amends.get("family") if amends else None


def _check_keys(said: Sequence[Value], own: Sequence[str], settings: Sequence[str]) -> None:
    """Note keys that neither an amendment nor the settings of one may have."""
    value, *changes = said
    unknown_keys(value, [*OF_RULES, *own, "examples"], "an amendment of this rule")
    for changed in changes:
        unknown_keys(changed, settings, "the settings of an amendment")


def _of_families(
    said: Sequence[Value], named: Value | None, known: Mapping[str, Family]
) -> dict[str, Any]:
    """Return the families that are taken over, as changed, with the form to keep of each."""
    own = ["prefer", *(OF_FAMILIES if named else ())]
    _check_keys(said, own, [*CHANGEABLE, *own])
    prefer = {name: form for value in said for name, form in _preferred(value, named, known)}
    if not any(value.get("prefer") for value in said):
        said[0].problem("an amendment needs the key “prefer”: the form to keep")
    families = {}
    for name in prefer:
        fields = dict(zip(Family._fields, known[name], strict=True))
        for value in said if named else ():
            fields |= merged(Family, fields, value)
        families[name] = tuple(fields.values())
    return {"families": families, "prefer": prefer}


def _preferred(
    value: Value, named: Value | None, known: Mapping[str, Family]
) -> Iterator[tuple[str, str]]:
    """Yield the form to keep of one family, or of each; those that do not exist are noted."""
    given = value.get("prefer")
    if given is None:
        return
    if named is not None:
        _check_family(named, named.text, known)
        form = read(str, given)
        if named.text in known and form is not WRONG:
            yield named.text, form
    elif read(Mapping[str, str], given) is not WRONG:
        for name, (key, form) in given.entries().items():
            _check_family(key, name, known)
            if name in known:
                yield name, form.text


def _check_family(place: Value, name: str, known: Iterable[str]) -> None:
    if name not in known:
        place.problem(f"there is no family “{name}” to amend{did_you_mean(name, known)}")
