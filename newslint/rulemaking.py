"""One rule: its keys, its check's options and what the desk changed, read and held to account."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from string import Formatter
from typing import Any, get_origin

from newslint.checks.base import ArchiveCheck, Check
from newslint.document import KINDS
from newslint.hints import did_you_mean
from newslint.located import Value, unknown_keys
from newslint.options import construct, keys_of
from newslint.patterns import anchors
from newslint.rulebook import Rule
from newslint.rulefiles import Definition, RuleKeys
from newslint.values import WRONG, read, read_keys

Checks = Mapping[str, type[Check]]
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
ID = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
MERGED = (
    "message",
    "scope",
    "quotes",
    "unless",
    "report",
    "safe",
    "in-draft",
    "since",
)
CHANGEABLE = ("level", *MERGED)
"""The keys of a rule that a desk may change; of levels the last word counts, they do not merge."""


def build_rule(definition: Definition, checks: Checks, changes: Sequence[Value]) -> Rule | None:
    """Return a rule with what the desk changed in it, or None where it cannot be made."""
    value = definition.value
    before = _noted(value, changes)
    common = read_keys(RuleKeys, value, "a rule")
    check = checks.get(definition.check)
    if check is None:
        _no_check(value, definition, checks)
        return None
    known = [key.name for cls in (RuleKeys, check) for key in keys_of(cls)]
    article = "an" if check.name[0] in "aeiou" else "a"
    unknown_keys(value, [*known, "examples"], f"{article} {check.name} rule")
    options = read_keys(check, value, f"{article} {check.name} rule")
    for changed in changes:
        unknown_keys(changed, _changeable(check), f"the settings of {definition.id}")
        common |= _merged(RuleKeys, common, changed)
        options |= _merged(check, options, changed)
    _check_common(value, common, check)
    if _noted(value, changes) > before:
        return None
    made = construct(check, options)
    for key, message in made.problems():
        source = next((c for c in reversed(changes) if c.get(key)), value)
        (source.get(key) or value).problem(message)
    if _noted(value, changes) > before:
        return None
    return _rule(definition, check, made, common, options)


def _noted(value: Value, changes: Sequence[Value]) -> int:
    """Return how many problems are noted so far in the files that a rule stems from."""
    files = {id(one.file): one.file for one in (value, *changes)}
    return sum(len(file.problems) for file in files.values())


def _changeable(check: type[Check]) -> list[str]:
    return [*CHANGEABLE, *(key.name for key in keys_of(check))]


def _no_check(value: Value, definition: Definition, checks: Checks) -> None:
    named = value.get("check")
    if named is not None:
        hint = did_you_mean(definition.check, checks)
        named.problem(f"there is no check “{definition.check}”{hint}")


def _merged(cls: type, base: Mapping[str, Any], changed: Value) -> dict[str, Any]:
    """Return the keys that a setting changes: a list is replaced or amended, mappings merge."""
    found = {}
    for key in keys_of(cls):
        given = changed.get(key.name)
        if given is None or (cls is RuleKeys and key.name not in MERGED):
            continue
        old = base.get(key.attribute)
        origin = get_origin(key.type)
        if origin is tuple and given.kind == "mapping":
            merged = _amended(key.type, old or (), given)
        else:
            merged = read(key.type, given)
            if merged is not WRONG and isinstance(merged, dict) and isinstance(old, dict):
                merged = old | merged
        if merged is not WRONG:
            found[key.attribute] = merged
    return found


def _amended(annotation: Any, old: tuple[Any, ...], given: Value) -> Any:
    unknown_keys(given, ("add", "remove"), "a list's amendment")
    add, remove = given.get("add"), given.get("remove")
    more = read(annotation, add) if add else ()
    less = read(annotation, remove) if remove else ()
    if more is WRONG or less is WRONG:
        return WRONG
    return tuple([one for one in old if one not in less] + [one for one in more if one not in old])


def _check_common(value: Value, common: Mapping[str, Any], check: type[Check]) -> None:
    rule_id = common.get("id", "")
    topic = rule_id.partition("/")[0]
    if rule_id and not ID.fullmatch(rule_id):
        (value.get("id") or value).problem("a rule's id is topic/kebab-fault")
    elif rule_id and topic not in TOPICS:
        hint = did_you_mean(topic, TOPICS)
        (value.get("id") or value).problem(f"“{topic}” is no topic of rules{hint}")
    slots = {"match", "fix", "count", *check.slots}
    message = value.get("message")
    for slot in _slots(message) if message else ():
        if slot not in slots and message:
            words = ", ".join(sorted(f"{{{one}}}" for one in slots))
            message.problem(f"the message has no “{{{slot}}}” to fill in; it may use {words}")
    if common.get("confidence", "verified") != "verified" and common.get("level") != "suggestion":
        (value.get("confidence") or value).problem("only a verified rule weighs above suggestion")


def _slots(message: Value) -> list[str]:
    try:
        parts = list(Formatter().parse(message.text))
    except ValueError as error:
        message.problem(f"the message's braces do not fit: {error}; write {{{{ for a brace")
        return []
    if any(spec or conversion for _, _, spec, conversion in parts):
        message.problem("a placeholder is a name alone, such as {match}")
    return [name for _, name, _, _ in parts if name is not None]


def _rule(
    definition: Definition,
    check: type[Check],
    made: Check,
    common: Mapping[str, Any],
    options: dict[str, Any],
) -> Rule:
    given: dict[str, Any] = {one.name: one.default for one in fields(RuleKeys)}
    given |= common
    woken = all(anchors(pattern) is not None for pattern in made.patterns())
    return Rule(
        id=definition.id,
        pack=definition.pack,
        language=definition.language,
        check=check.name,
        check_class=f"{check.__module__}:{check.__qualname__}",
        options=options,
        level=given["level"],
        message=given["message"],
        why=given["why"],
        link=given["link"],
        scope=given["scope"] or KINDS,
        quotes=given["quotes"] or check.default_quotes,
        wording=check.wording,
        needs_hit=made.needs_hit() and woken,
        of_archive=issubclass(check, ArchiveCheck),
        safe=given["safe"],
        in_draft=given["in_draft"],
        report=given["report"],
        since=given["since"] or "",
        confidence=given["confidence"] or "verified",
        unless=given["unless"],
        origin=definition.origin,
    )
