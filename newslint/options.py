"""A dataclass's fields as YAML keys: one declaration gives types, errors, schema and pages."""

from collections.abc import Iterator, Mapping
from types import NoneType

from newslint.annotations import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NewType,
    Union,
    get_args,
    get_origin,
)
from newslint.declarations import REQUIRED, filled
from newslint.lazy import lazy
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from dataclasses import Field

Pattern = NewType("Pattern", str)
"""A regular expression, as the regex package understands it."""

Date = NewType("Date", str)
"""A day, written 2026-11-24."""

DAY = lazy(r"\d{4}-\d{2}-\d{2}")
"""How a day is written."""


_WORDS: Mapping[Any, str] = {
    str: "text",
    int: "number",
    float: "number",
    bool: "true or false",
    Pattern: "pattern",
    Date: "date",
}


class Key(NamedTuple):
    """A YAML key: its name, type, meaning and default; REQUIRED where it must be given."""

    name: str
    attribute: str
    type: Any
    doc: str
    default: Any = REQUIRED

    @property
    def required(self) -> bool:
        """Whether the key must be given."""
        return self.default is REQUIRED


_keys: dict[type, tuple[Key, ...]] = {}


def keys_of(cls: type) -> tuple[Key, ...]:
    """Return the keys of a dataclass, or of a NamedTuple whose fields are Annotated with a doc."""
    if cls not in _keys:
        _keys[cls] = tuple(_read_keys(cls))
    return _keys[cls]


def _read_keys(cls: type) -> Iterator[Key]:
    if is_record(cls):
        defaults = cls._field_defaults  # type: ignore[attr-defined]
        for name, annotation in _evaluated(cls).items():
            kind, doc = get_args(annotation)
            yield Key(dashed(name), name, kind, doc, defaults.get(name, REQUIRED))
        return
    from dataclasses import fields

    for one in fields(cls):
        kind = _evaluated(cls)[one.name] if isinstance(one.type, str) else one.type
        doc = one.metadata.get("doc", "")
        yield Key(dashed(one.name), one.name, kind, doc, _default(one))


def _default(one: "Field[Any]") -> Any:
    """Return the default of a field, also one that is made anew each time: an empty mapping."""
    from dataclasses import MISSING

    if one.default_factory is not MISSING:
        return one.default_factory()
    return REQUIRED if one.default is MISSING else one.default


def _evaluated(cls: type) -> dict[str, Any]:
    """Return the types of fields that stand as text, as in a plugin that postpones annotations."""
    from typing import get_type_hints

    return get_type_hints(cls, include_extras=True)


def dashed(name: str) -> str:
    """Return the YAML key of an attribute: `least_words` is `least-words`."""
    return name.rstrip("_").replace("_", "-")


def is_record(annotation: Any) -> bool:
    """Whether a type is a NamedTuple, which stands for a nested mapping."""
    return isinstance(annotation, type) and hasattr(annotation, "_fields")


def bare(annotation: Any) -> tuple[Any, bool]:
    """Return a type without `| None` and `Annotated`, and whether None was allowed."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return bare(get_args(annotation)[0])
    if origin is not Union:
        return annotation, False
    kinds = get_args(annotation)
    kept = [one for one in kinds if one is not NoneType]
    return (bare(kept[0])[0], True) if len(kept) < len(kinds) == 2 else (annotation, False)


def construct(cls: type, plain: Mapping[str, Any]) -> Any:
    """Return a check from plain values that were validated before; costs little on a warm start."""
    types: dict[str, Any] = {}
    for base in reversed(cls.__mro__[:-1]):
        types |= base.__annotations__
    if str in map(type, types.values()):
        types = _evaluated(cls)
    return filled(cls, {name: thawed(types[name], value) for name, value in plain.items()})


def thawed(annotation: Any, value: Any) -> Any:
    """Return a value with its records in the place of tuples; all else is plain already."""
    wanted, _ = bare(annotation)
    if is_record(wanted) and value is not None:
        return wanted(*value)
    inner = get_args(wanted)
    if not value or not inner or not is_record(inner[-1 if get_origin(wanted) is Mapping else 0]):
        return value
    if isinstance(value, dict):
        return {key: inner[1](*one) for key, one in value.items()}
    return tuple([inner[0](*one) for one in value])


def described(annotation: Any) -> str:
    """Return a type in the words of a rule writer."""
    wanted, _ = bare(annotation)
    if get_origin(wanted) is Literal:
        return " | ".join(map(str, get_args(wanted)))
    if get_origin(wanted) is tuple:
        return f"list of {described(get_args(wanted)[0])}"
    if get_origin(wanted) is Mapping:
        return f"mapping to {described(get_args(wanted)[1])}"
    if is_record(wanted):
        return "mapping"
    return _WORDS.get(wanted, str(wanted))
