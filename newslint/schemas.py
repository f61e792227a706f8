"""JSON Schemas for rule files, `.newslint.yml` and the JSON output, for editors and programs.

`python -m newslint.schemas FOLDER` writes them, with the check types of the plugins that are
installed.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from newslint.attribution import How
from newslint.config import ConfigKeys
from newslint.diagnostics import LEVELS
from newslint.document import ROLES
from newslint.options import Date, Key, Pattern, bare, is_record, keys_of
from newslint.quotations.kinds import QuotationKind
from newslint.rulefiles import RuleKeys
from newslint.rulemaking import CHANGEABLE, TOPICS

if TYPE_CHECKING:
    from newslint.checks.base import Check

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""What newslint reads as text, though YAML may take it for a number."""
_SCALARS: Mapping[Any, Schema] = {
    str: TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Pattern: {"type": "string"},
    Date: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def schemas(checks: Iterable[type["Check"]]) -> dict[str, Schema]:
    """Return every schema by the name of its file."""
    types = sorted(checks, key=lambda check: check.name)
    return {
        "rules.schema.json": rule_files(types),
        "newslint.schema.json": configuration(types),
        "report.schema.json": report(),
        "quotations.schema.json": quotations(),
    }


def rule_files(checks: Sequence[type["Check"]]) -> Schema:
    """Return the schema of a rule file."""
    return {
        "$schema": DRAFT,
        "title": "A file of newslint rules",
        **_mapping(
            {
                "pack": {**TEXT, "description": "The pack: the name of the file's folder."},
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
    properties = _properties(keys_of(RuleKeys))
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
        "allOf": [_when(check) for check in checks],
        "unevaluatedProperties": False,
    }


def _when(check: type["Check"]) -> Schema:
    """Return what a rule of one check type may and must have besides."""
    keys = list(keys_of(check))
    then: Schema = {"properties": _properties(keys)}
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
        "items": {"anyOf": [_mapping(bad, ["bad"]), _mapping(good, ["good"])]},
        "description": "Articles that the rule's author has judged: they are its tests.",
    }


def configuration(checks: Sequence[type["Check"]]) -> Schema:
    """Return the schema of `.newslint.yml`."""
    rules = _settings(checks)
    override = _mapping(
        {
            "files": {**_list(TEXT), "description": "The articles, as globs from the root."},
            "front-matter": {
                "type": "object",
                "additionalProperties": _list(TEXT),
                "description": "Keys of the front matter and the values that they may have.",
            },
            "rules": {"$ref": "#/$defs/rules"},
        },
        ["rules"],
    )
    override["anyOf"] = [{"required": ["files"]}, {"required": ["front-matter"]}]
    roles = _mapping({role: _list(TEXT) for role in ROLES}, [])
    return {
        "$schema": DRAFT,
        "title": "The configuration of newslint",
        **_mapping(
            {
                **_properties(keys_of(ConfigKeys)),
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
    options: dict[str, list[Schema]] = {}
    for key in [k for k in keys_of(RuleKeys) if k.name in CHANGEABLE and k.name != "level"]:
        options.setdefault(key.name, []).append(_amendable(key))
    for key in [key for check in checks for key in keys_of(check)]:
        shapes = options.setdefault(key.name, [])
        if (shape := _amendable(key)) not in shapes:
            shapes.append(shape)
    properties = {name: _either(shapes) for name, shapes in sorted(options.items())}
    return {
        "type": "object",
        "additionalProperties": {"anyOf": [level, _mapping({"level": level, **properties}, [])]},
        "description": "Levels and options by rule, or by globs such as quotes/*.",
    }


def _amendable(key: Key) -> Schema:
    shape = _described(key, with_default=False)
    wanted, _ = bare(key.type)
    if get_origin(wanted) is tuple:
        listed = _shape(wanted)
        amended = _mapping({"add": listed, "remove": listed}, [])
        return {"description": key.doc, "anyOf": [*listed["anyOf"], amended]}
    return shape


def _either(shapes: Sequence[Schema]) -> Schema:
    return shapes[0] if len(shapes) == 1 else {"anyOf": list(shapes)}


def _properties(keys: Iterable[Key]) -> dict[str, Schema]:
    return {key.name: _described(key) for key in keys}


def _described(key: Key, with_default: bool = True) -> Schema:
    shape = {"description": key.doc, **_shape(key.type)}
    if with_default and key.default is not MISSING and key.default is not None:
        shape["default"] = key.default
    return shape


def _shape(annotation: Any) -> Schema:
    """Return the schema of a type, as `values.read` understands it."""
    wanted, optional = bare(annotation)
    shape = _shape_of(wanted)
    return {"anyOf": [shape, {"type": "null"}]} if optional else shape


def _shape_of(wanted: Any) -> Schema:
    origin = get_origin(wanted)
    if is_record(wanted):
        keys = list(keys_of(wanted))
        return _mapping(_properties(keys), [key.name for key in keys if key.required])
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if origin is tuple:
        return _list(_shape(get_args(wanted)[0]))
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _shape(get_args(wanted)[1])}
    return dict(_SCALARS[wanted])


def _list(item: Schema) -> Schema:
    """Return the schema of a list; where texts are listed, one may stand alone."""
    listed: Schema = {"type": "array", "items": item}
    alone = item if "enum" in item or item == TEXT else None
    return {"anyOf": [alone, listed] if alone else [listed]}


def _mapping(properties: Mapping[str, Schema], required: Sequence[str]) -> Schema:
    shape: Schema = {"type": "object", "properties": dict(properties)}
    if required:
        shape["required"] = list(required)
    return {**shape, "additionalProperties": False}


def report() -> Schema:
    """Return the schema of `--output-format json`."""
    count: Schema = {"type": "integer", "minimum": 0}
    place = _whole({"line": {"type": "integer", "minimum": 1}, "column": {**count, "minimum": 1}})
    place["properties"]["offset"] = count
    place["required"].append("offset")
    place["description"] = "Lines and columns count from 1, in code points; offsets from 0."
    at = {"$ref": "#/$defs/place"}
    text: Schema = {"type": "string"}
    edit = _whole({"start": at, "end": at, "text": text})
    fix = _whole({"safe": {"type": "boolean"}, "edits": {"type": "array", "items": edit}})
    related = _whole({"path": text, "start": at, "end": at, "message": text})
    diagnostic = _whole(
        {
            "path": text,
            "rule": {"type": "string", "pattern": "^[a-z]+/[a-z0-9-]+$"},
            "level": {"enum": list(LEVELS)},
            "message": text,
            "start": at,
            "end": at,
            "fix": {"anyOf": [fix, {"type": "null"}]},
            "related": {"type": "array", "items": related},
        }
    )
    names = ("files", "errors", "warnings", "suggestions", "fixable")
    whole: dict[str, Schema] = {
        "version": {"const": 1},
        "diagnostics": {"type": "array", "items": diagnostic},
        "summary": _whole(dict.fromkeys(names, count)),
    }
    schema = _whole(whole)
    asked = {"type": "array", "items": {"$ref": "#/$defs/quotation"}}
    schema["properties"]["quotations"] = {
        **asked,
        "description": "What was understood of quotations, if --with-quotations asked for it.",
    }
    return {
        "$schema": DRAFT,
        "title": "A report of newslint",
        **schema,
        "$defs": {"place": place, "quotation": _quotation(at)},
    }


def _quotation(at: Schema) -> Schema:
    """Return the schema of a quotation, whose marks belong to its pieces."""
    text: Schema = {"type": "string"}
    perhaps: Schema = {"type": ["string", "null"]}
    return _whole(
        {
            "path": text,
            "kind": {"enum": list(get_args(QuotationKind))},
            "text": text,
            "closed": {"type": "boolean"},
            "speaker": perhaps,
            "cue": perhaps,
            "how": {"enum": [*get_args(How), None]},
            "pieces": {"type": "array", "minItems": 1, "items": _whole({"start": at, "end": at})},
            "inside": {"type": "array", "items": {"$ref": "#/$defs/quotation"}},
        }
    )


def quotations() -> Schema:
    """Return the schema of `newslint quotes --output-format json`."""
    place = report()["$defs"]["place"]
    listed = {"type": "array", "items": {"$ref": "#/$defs/quotation"}}
    return {
        "$schema": DRAFT,
        "title": "The quotations of articles",
        **_whole({"version": {"const": 1}, "quotations": listed}),
        "$defs": {"place": place, "quotation": _quotation({"$ref": "#/$defs/place"})},
    }


def _whole(properties: Mapping[str, Schema]) -> Schema:
    return _mapping(properties, list(properties))


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into a folder."""
    from newslint.registry import installed_plugins, load_registry

    if len(arguments) != 1:
        print("usage: python -m newslint.schemas FOLDER", file=sys.stderr)
        return 2
    os.makedirs(arguments[0], exist_ok=True)
    for name, schema in schemas(load_registry(installed_plugins()).checks.values()).items():
        with open(os.path.join(arguments[0], name), "w", encoding="utf-8") as file:
            file.write(as_text(schema))
    return 0


def as_text(schema: Schema) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
