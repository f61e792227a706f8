"""Types of keys as JSON Schemas, as `values.read` understands them."""

from collections.abc import Iterable, Mapping, Sequence

from newslint.annotations import Any, Literal, get_args, get_origin
from newslint.declarations import REQUIRED
from newslint.options import Date, Key, Pattern, bare, is_record, keys_of

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


def properties_of(keys: Iterable[Key]) -> dict[str, Schema]:
    """Return the schema of each key by its name."""
    return {key.name: described(key) for key in keys}


def described(key: Key, with_default: bool = True) -> Schema:
    """Return the schema of a key, with what it means and its default."""
    shape = {"description": key.doc, **shape_of(key.type)}
    if with_default and key.default is not REQUIRED and key.default is not None:
        shape["default"] = key.default
    return shape


def amendable(key: Key) -> Schema:
    """Return the schema of a key where a list may be replaced or amended."""
    shape = described(key, with_default=False)
    wanted, _ = bare(key.type)
    if get_origin(wanted) is tuple:
        listed = shape_of(wanted)
        amended = mapping_of({"add": listed, "remove": listed}, [])
        return {"description": key.doc, "anyOf": [*listed["anyOf"], amended]}
    return shape


def of_any(keys: Iterable[Key]) -> dict[str, Schema]:
    """Return the schema of each name, which may be a key of several check types, amendable."""
    shapes: dict[str, list[Schema]] = {}
    for key in keys:
        if (shape := amendable(key)) not in shapes.setdefault(key.name, []):
            shapes[key.name].append(shape)
    return {name: _either(some) for name, some in sorted(shapes.items())}


def _either(shapes: Sequence[Schema]) -> Schema:
    if len(shapes) == 1:
        return shapes[0]
    return {"description": shapes[0]["description"], "anyOf": list(shapes)}


def shape_of(annotation: Any) -> Schema:
    """Return the schema of a type, as `values.read` understands it."""
    wanted, optional = bare(annotation)
    shape = _plain_shape(wanted)
    return {"anyOf": [shape, {"type": "null"}]} if optional else shape


def _plain_shape(wanted: Any) -> Schema:
    origin = get_origin(wanted)
    if is_record(wanted):
        keys = list(keys_of(wanted))
        return mapping_of(properties_of(keys), [key.name for key in keys if key.required])
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if origin is tuple:
        return list_of(shape_of(get_args(wanted)[0]))
    if origin is Mapping:
        return {"type": "object", "additionalProperties": shape_of(get_args(wanted)[1])}
    return dict(_SCALARS[wanted])


def list_of(item: Schema) -> Schema:
    """Return the schema of a list; where texts are listed, one may stand alone."""
    listed: Schema = {"type": "array", "items": item}
    alone = item if "enum" in item or item == TEXT else None
    return {"anyOf": [alone, listed] if alone else [listed]}


def mapping_of(properties: Mapping[str, Schema], required: Sequence[str]) -> Schema:
    """Return the schema of a mapping that has no other keys."""
    shape: Schema = {"type": "object", "properties": dict(properties)}
    if required:
        shape["required"] = list(required)
    return {**shape, "additionalProperties": False}


def whole(properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping that has all of its keys."""
    return mapping_of(properties, list(properties))
