"""The schema of `.newslint.yml`: the desk's keys, and what it may say of rules."""

from collections.abc import Sequence

from newslint.annotations import TYPE_CHECKING
from newslint.changes import CHANGEABLE
from newslint.config import ConfigKeys
from newslint.diagnostics import LEVELS
from newslint.document import ROLES
from newslint.options import keys_of
from newslint.rulefiles import RuleKeys
from newslint.schemas.shapes import (
    DRAFT,
    TEXT,
    Schema,
    list_of,
    mapping_of,
    of_any,
    properties_of,
)

if TYPE_CHECKING:
    from newslint.checks.base import Check


def configuration(checks: Sequence[type["Check"]]) -> Schema:
    """Return the schema of `.newslint.yml`."""
    rules = _settings(checks)
    override = mapping_of(
        {
            "files": {**list_of(TEXT), "description": "The articles, as globs from the root."},
            "front-matter": {
                "type": "object",
                "additionalProperties": list_of(TEXT),
                "description": "Keys of the front matter and the values that they may have.",
            },
            "rules": {"$ref": "#/$defs/rules"},
        },
        ["rules"],
    )
    override["anyOf"] = [{"required": ["files"]}, {"required": ["front-matter"]}]
    roles = mapping_of({role: list_of(TEXT) for role in ROLES}, [])
    return {
        "$schema": DRAFT,
        "title": "The configuration of newslint",
        **mapping_of(
            {
                **properties_of(keys_of(ConfigKeys)),
                "rules": {"$ref": "#/$defs/rules"},
                "overrides": {
                    "type": "array",
                    "items": override,
                    "description": "Settings for some articles; later ones beat earlier ones.",
                },
                "front-matter": {
                    **roles,
                    "description": "The keys of the front matter, for each role.",
                },
            },
            [],
        ),
        "$defs": {"rules": rules},
    }


def _settings(checks: Sequence[type["Check"]]) -> Schema:
    """Return what the configuration may say of rules: a level, or options of any check type."""
    level = {"enum": [*LEVELS, "off", False]}
    common = [k for k in keys_of(RuleKeys) if k.name in CHANGEABLE and k.name != "level"]
    properties = of_any([*common, *(key for check in checks for key in keys_of(check))])
    return {
        "type": "object",
        "additionalProperties": {"anyOf": [level, mapping_of({"level": level, **properties}, [])]},
        "description": "Levels and options by rule, or by globs such as quotes/*.",
    }
