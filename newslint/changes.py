"""What a desk changes in a rule: a list is replaced or amended, mappings merge."""

from collections.abc import Mapping

from newslint.annotations import Any, get_origin
from newslint.checks.base import Check
from newslint.located import Value, unknown_keys
from newslint.options import keys_of
from newslint.rulefiles import RuleKeys
from newslint.values import WRONG, read

MERGED = (
    "message",
    "more",
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


def changeable(check: type[Check]) -> list[str]:
    """Return the keys of a rule that a desk may change."""
    return [*CHANGEABLE, *(key.name for key in keys_of(check))]


def merged(cls: type, base: Mapping[str, Any], changed: Value) -> dict[str, Any]:
    """Return the keys that a setting changes: a list is replaced or amended, mappings merge."""
    found = {}
    for key in keys_of(cls):
        given = changed.get(key.name)
        if given is None or (cls is RuleKeys and key.name not in MERGED):
            continue
        old = base.get(key.attribute)
        origin = get_origin(key.type)
        if origin is tuple and given.kind == "mapping":
            new = _amended(key.type, old or (), given)
        else:
            new = read(key.type, given)
            if new is not WRONG and isinstance(new, dict) and isinstance(old, dict):
                new = old | new
        if new is not WRONG:
            found[key.attribute] = new
    return with_more(found) if cls is RuleKeys else found


def with_more(keys: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a rule in which a message says no more than what is said with it."""
    return keys | {"more": keys.get("more", "")} if "message" in keys else keys


def _amended(annotation: Any, old: tuple[Any, ...], given: Value) -> Any:
    unknown_keys(given, ("add", "remove"), "a list's amendment")
    add, remove = given.get("add"), given.get("remove")
    more = read(annotation, add) if add else ()
    less = read(annotation, remove) if remove else ()
    if more is WRONG or less is WRONG:
        return WRONG
    return tuple([one for one in old if one not in less] + [one for one in more if one not in old])
