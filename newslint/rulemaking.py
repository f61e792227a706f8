"""One rule: its keys, its check's options and what the desk changed, read and held to account."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields

from newslint.amendments import amended_options, check_family_of, inherited, taken_families
from newslint.anchors import anchors_of
from newslint.annotations import Any, Literal, get_origin
from newslint.changes import changeable, merged, with_more
from newslint.checks.base import ArchiveCheck, Check
from newslint.document import KINDS
from newslint.errors import blamed, class_of
from newslint.hints import did_you_mean
from newslint.lazy import kept_property
from newslint.located import Value, unknown_keys
from newslint.messages import check_messages
from newslint.needs import needs_of, rare_texts
from newslint.options import bare, construct, keys_of
from newslint.patterns import is_for_any_case, is_once_a_block, is_plain, least_width
from newslint.plans import Rule
from newslint.rulefiles import Definition, RuleKeys
from newslint.seams import is_seamless
from newslint.starts import starts_of
from newslint.values import read_keys

Checks = Mapping[str, type[Check]]
_QUESTIONS: tuple[Callable[[str], object], ...] = (
    needs_of,
    rare_texts,
    is_for_any_case,
    is_once_a_block,
    is_plain,
    is_seamless,
    least_width,
    starts_of,
)
"""What is asked of a pattern when articles are searched with it."""
TOPICS = (
    "headlines",
    "abbreviations",
    "quotes",
    "attribution",
    "names",
    "numbers",
    "dates",
    "duplication",
    "leftovers",
    "spelling",
    "punctuation",
    "capitals",
    "wording",
    "links",
    "newslint",
)
OWN, OWN_PACK = "own", "newslint"
NEEDED = ("check", "message")
"""The keys that a rule needs which amends no other."""
ID = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")


def build_rule(
    definition: Definition, checks: Checks, changes: Sequence[Value], amended: Rule | None = None
) -> Rule | None:
    """Return a rule with what the desk changed in it, or None where it cannot be made.

    An amendment is made of the rule that it amends, as the desk has that, unless it has a check
    of its own. All that is wrong is noted at once; only what hangs on a broken value has to
    wait. Raises PartFailed where the check raises.
    """
    before = _noted(definition.value, changes)
    has_own = definition.value.get("check") is not None
    check = checks.get(definition.check if has_own or not amended else amended.check)
    common = _common(definition, check, checks, changes)
    if check is None:
        return None
    if amended and has_own:
        check_family_of(definition, amended)
    with blamed(definition.subject, f"its check {class_of(check)}"):
        if amended and not has_own:
            options = amended_options(definition, check, amended, changes)
            common = inherited(amended, options, common) | common
        else:
            options = _options(definition, check, changes)
        made = _made(definition, check, options, changes)
        if made is None or _noted(definition.value, changes) > before:
            return None
        return _rule(definition, check, made, common, options)


def _common(
    definition: Definition, check: type[Check] | None, checks: Checks, changes: Sequence[Value]
) -> dict[str, Any]:
    """Return the keys that every rule has, held to account as far as that goes without a check."""
    value = definition.value
    common = with_more(read_keys(RuleKeys, value, "a rule"))
    _check_kind(definition, checks)
    for changed in changes:
        common |= merged(RuleKeys, common, changed)
    _check_id(value, common.get("id", ""))
    for said in (value, *changes):
        check_messages(said.get("message"), said.get("more"), check)
    sure = common.get("confidence", "verified") == "verified"
    if not sure and common.setdefault("level", "suggestion") != "suggestion":
        (value.get("confidence") or value).problem("only a verified rule weighs above suggestion")
    return common


def _check_kind(definition: Definition, checks: Checks) -> None:
    """Note a rule that neither amends another nor says what is tested and told."""
    value, named = definition.value, definition.value.get("check")
    for key in keys_of(RuleKeys) if named or value.get("amends") is None else ():
        if key.name in NEEDED and value.get(key.name) is None:
            value.problem(f"a rule needs the key “{key.name}”: {key.doc}")
    if definition.check == OWN and definition.pack != OWN_PACK:
        value.problem(f"the check “{OWN}” is for what newslint itself reports; it finds nothing")
    if named is not None and definition.check not in checks:
        hint = did_you_mean(definition.check, checks)
        named.problem(f"there is no check “{definition.check}”{hint}")


def _options(
    definition: Definition, check: type[Check], changes: Sequence[Value]
) -> dict[str, Any]:
    """Return the options of a rule's check; wrong ones are noted and left out."""
    where = f"{'an' if check.name[0] in 'aeiou' else 'a'} {check.name} rule"
    unknown_keys(definition.value, _known(check), where)
    options = read_keys(check, definition.value, where)
    for changed in changes:
        unknown_keys(changed, changeable(check), f"the settings of {definition.id}")
        options |= merged(check, options, changed)
    return options


def _made(
    definition: Definition, check: type[Check], options: dict[str, Any], changes: Sequence[Value]
) -> Check | None:
    """Return the check with what it says of its options noted; None where one of them is broken.

    A broken word or number stands for its default meanwhile; nothing is said of it twice.
    """
    value = definition.value
    broken = [
        key
        for key in keys_of(check)
        if key.attribute not in options and (key.required or value.get(key.name))
    ]
    if any(key.required or not _is_word(key.type) for key in broken):
        return None
    made: Check = construct(check, options)
    silent = {key.name for key in broken}
    if broken or set(value.entries()) - set(_known(check)):
        silent.add("check")  # what is missing may be what is broken, or misspelt
    for name, message in made.problems():
        if name not in silent:
            source = next((one for one in reversed(changes) if one.get(name)), value)
            (source.get(name) or value).problem(message)
    return made


def _known(check: type[Check]) -> list[str]:
    return [*(key.name for cls in (RuleKeys, check) for key in keys_of(cls)), "examples"]


def _is_word(annotation: Any) -> bool:
    """Whether a value is one of some words, a number or a truth, which others can do without."""
    wanted, _ = bare(annotation)
    return get_origin(wanted) is Literal or wanted in (int, float, bool)


def _noted(value: Value, changes: Sequence[Value]) -> int:
    """Return how many problems are noted so far in the files that a rule stems from."""
    files = {id(one.file): one.file for one in (value, *changes)}
    return sum(len(file.problems) for file in files.values())


def _check_id(value: Value, rule_id: str) -> None:
    topic = rule_id.partition("/")[0]
    if rule_id and not ID.fullmatch(rule_id):
        (value.get("id") or value).problem("a rule's id is topic/kebab-fault")
    elif rule_id and topic not in TOPICS:
        hint = did_you_mean(topic, TOPICS)
        (value.get("id") or value).problem(f"“{topic}” is no topic of rules{hint}")


def _rule(
    definition: Definition,
    check: type[Check],
    made: Check,
    common: Mapping[str, Any],
    options: dict[str, Any],
) -> Rule:
    given: dict[str, Any] = {one.name: one.default for one in fields(RuleKeys)}
    given |= common
    patterns = tuple(made.patterns())
    wakes = tuple([tuple(sorted(texts)) for texts in anchors_of(patterns)])
    _study(made, patterns)
    return Rule(  # one line a field
        id=definition.id,
        pack=definition.pack,
        language=definition.language,
        check=check.name,
        check_class=f"{check.__module__}:{check.__qualname__}",
        options=options,
        level=given["level"],
        message=_named(given["message"], definition.house or definition.pack),
        more=_named(given["more"], definition.house or definition.pack),
        why=given["why"],
        link=given["link"],
        scope=given["scope"] or KINDS,
        quotes=given["quotes"] or check.default_quotes,
        wording=check.wording,
        needs_hit=made.needs_hit(),
        always_asked=not made.needs_hit() or bool(patterns and not wakes),
        wakes=wakes,
        of_archive=issubclass(check, ArchiveCheck),
        only_compares=issubclass(check, ArchiveCheck) and check.check is Check.check,
        safe=given["safe"],
        in_draft=given["in_draft"],
        report=given["report"],
        since=given["since"] or "",
        confidence=given["confidence"] or "verified",
        unless=given["unless"],
        origin=definition.origin,
        part=made.part(),
        amends=definition.amends,
        families=taken_families(definition, options),
    )


def _study(made: Check, patterns: Iterable[str]) -> None:
    """Find out about patterns what every run would ask that finds the rule in the cache."""
    for pattern in patterns:
        for question in _QUESTIONS:
            question(pattern)
    for cls in type(made).__mro__:
        for name in [name for name, one in vars(cls).items() if isinstance(one, kept_property)]:
            getattr(made, name)


def _named(message: str, house: str) -> str:
    """Return a message with the name of its house, which is the same in every article."""
    return message.replace("{house}", house.replace("{", "{{").replace("}", "}}"))
