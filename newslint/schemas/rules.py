"""The schema of rule files: what every rule may have, and what its check adds."""

from collections.abc import Sequence

from newslint.annotations import TYPE_CHECKING
from newslint.checks.forms import Family
from newslint.options import keys_of
from newslint.rulefiles import RuleKeys
from newslint.rulemaking import NEEDED, TOPICS
from newslint.schemas.shapes import DRAFT, TEXT, Schema, mapping_of, of_any, properties_of

if TYPE_CHECKING:
    from newslint.checks.base import Check


def rule_files(checks: Sequence[type["Check"]]) -> Schema:
    """Return the schema of a rule file."""
    return {
        "$schema": DRAFT,
        "title": "A file of newslint rules",
        **mapping_of(
            {
                "pack": {**TEXT, "description": "The pack: the name of the file's folder."},
                "house": {**TEXT, "description": "What messages call the house: {house}."},
                "language": {
                    "type": "string",
                    "description": "The language of the words; other articles are left alone.",
                },
                "names": {
                    "type": "array",
                    "items": TEXT,
                    "description": "Proper names that are exempt from rules of wording.",
                },
                "rules": {"type": "array", "items": _rule(checks), "description": "The rules."},
            },
            ["pack"],
        ),
    }


def _rule(checks: Sequence[type["Check"]]) -> Schema:
    properties = properties_of(keys_of(RuleKeys))
    properties["id"]["pattern"] = f"^({'|'.join(TOPICS)})/[a-z0-9]+(-[a-z0-9]+)*$"
    properties["id"]["type"] = "string"
    properties["check"] = {
        "enum": [check.name for check in checks],
        "description": properties["check"]["description"],
    }
    properties["examples"] = _examples()
    return {
        "type": "object",
        "properties": properties,
        "required": [key.name for key in keys_of(RuleKeys) if key.required],
        "allOf": [_amendment(checks), *(_when(check) for check in checks)],
        "unevaluatedProperties": False,
    }


def _amendment(checks: Sequence[type["Check"]]) -> Schema:
    """Return what an amendment may have that takes another's check, and what other rules need."""
    keys = [*keys_of(Family), *(key for check in checks for key in keys_of(check))]
    options = of_any(key for key in keys if key.name != "prefer")
    return {
        "if": {"required": ["amends"], "not": {"required": ["check"]}},
        "then": {"properties": {**options, "prefer": _prefer()}},
        "else": {"required": list(NEEDED)},
    }


def _prefer() -> Schema:
    forms = {"type": "object", "additionalProperties": TEXT}
    return {"anyOf": [TEXT, forms], "description": "The form to keep, or one by family."}


def _when(check: type["Check"]) -> Schema:
    """Return what a rule of one check type may and must have besides."""
    keys = list(keys_of(check))
    then: Schema = {"properties": properties_of(keys)}
    if required := [key.name for key in keys if key.required]:
        then["required"] = required
    return {
        "if": {"properties": {"check": {"const": check.name}}, "required": ["check"]},
        "then": then,
    }


def _examples() -> Schema:
    files = {"type": "object", "additionalProperties": {"type": "string"}}
    article = {"anyOf": [TEXT, files]}
    bad = {
        "bad": {**article, "description": "An article with a fault, marked with [[…]]."},
        "fix": {**TEXT, "description": "The article after the rule's fixes."},
    }
    good = {"good": {**article, "description": "An article without a fault."}}
    return {
        "type": "array",
        "items": {"anyOf": [mapping_of(bad, ["bad"]), mapping_of(good, ["good"])]},
        "description": "Articles that the rule's author has judged: they are its tests.",
    }
