"""From YAML to the plain values of a check's options: types, and what is wrong with them."""

from collections.abc import Callable, Mapping

from newslint.annotations import Any, Literal, get_args, get_origin
from newslint.declarations import REQUIRED
from newslint.hints import did_you_mean
from newslint.located import Value, unknown_keys
from newslint.options import DAY, Date, Pattern, bare, is_record, keys_of

WRONG: Any = object()
"""What stands for a value that could not be read; its problem is noted."""


def read_keys(cls: type, value: Value, where: str) -> dict[str, Any]:
    """Return the plain values of a mapping's keys by attribute; wrong ones are noted and left out.

    Keys that the class does not have are not looked at.
    """
    plain = {}
    for key in keys_of(cls):
        given = value.get(key.name)
        if given is not None:
            found = read(key.type, given)
            if found is not WRONG:
                plain[key.attribute] = found
        elif key.required:
            value.problem(f"{where} needs the key “{key.name}”: {key.doc}")
    return plain


def read(annotation: Any, value: Value) -> Any:
    """Return a value as plain data of a type, or WRONG with the problem noted."""
    wanted, optional = bare(annotation)
    if optional and value.is_null:
        return None
    if is_record(wanted):
        return _record(wanted, value)
    origin = get_origin(wanted)
    if origin is Literal:
        return choice(get_args(wanted), value)
    if origin is tuple:
        return _list(get_args(wanted)[0], value)
    if origin is Mapping:
        return _mapping(get_args(wanted)[1], value)
    return _scalar(wanted, value)


def _record(wanted: type, value: Value) -> Any:
    if value.kind != "mapping":
        return expected("a mapping", value)
    unknown_keys(value, [key.name for key in keys_of(wanted)], "this mapping")
    plain = read_keys(wanted, value, "this mapping")
    filled = [plain.get(key.attribute, key.default) for key in keys_of(wanted)]
    return WRONG if REQUIRED in filled else tuple(filled)


def choice(allowed: tuple[Any, ...], value: Value) -> Any:
    """Return one of some words, or WRONG with the problem noted and what was probably meant."""
    if value.kind == "text" and value.text in allowed:
        return value.text
    words = ", ".join(map(str, allowed))
    if value.kind != "text" or value.is_null:
        return expected(f"one of {words}", value)
    value.problem(f"“{value.text}” is none of {words}{did_you_mean(value.text, allowed)}")
    return WRONG


def _list(inner: Any, value: Value) -> Any:
    items = [value] if value.kind == "text" and not value.is_null else value.items()
    if value.kind == "mapping":
        return expected("a list", value)
    found = [read(inner, item) for item in items]
    return WRONG if WRONG in found else tuple(found)


def _mapping(inner: Any, value: Value) -> Any:
    if value.kind != "mapping":
        return expected("a mapping", value)
    found = {name: read(inner, item) for name, (_, item) in value.entries().items()}
    return WRONG if WRONG in found.values() else found


def _scalar(wanted: Any, value: Value) -> Any:
    if value.kind != "text" or value.is_null:
        return expected("text", value)
    return _SCALARS[wanted](value)


def _text(value: Value) -> Any:
    return value.text


def _number(make: Callable[[str], Any]) -> Callable[[Value], Any]:
    def number(value: Value) -> Any:
        try:
            return make(value.text)
        except ValueError:
            return expected("a number", value)

    return number


def _truth(value: Value) -> Any:
    if value.text.lower() in ("true", "false"):
        return value.text.lower() == "true"
    return expected("true or false", value)


def _pattern(value: Value) -> Any:
    import regex

    from newslint.patterns import compiled

    try:
        compiled(value.text)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        value.problem(f"this pattern does not compile: {error}")
        return WRONG
    return value.text


def _date(value: Value) -> Any:
    from datetime import date

    try:
        date.fromisoformat(value.text if DAY.fullmatch(value.text) else "")
    except ValueError:
        return expected("a day such as 2026-11-24", value)
    return value.text


_SCALARS: Mapping[Any, Callable[[Value], Any]] = {
    str: _text,
    int: _number(int),
    float: _number(float),
    bool: _truth,
    Pattern: _pattern,
    Date: _date,
}


def expected(what: str, value: Value) -> Any:
    """Note what a value should be and is, in people's words, and return WRONG."""
    found = "nothing" if value.is_null else f"“{value.text}”" if value.text else f"a {value.kind}"
    value.problem(f"expected {what}, found {found}")
    return WRONG
