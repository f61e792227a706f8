"""Front matter held to what a desk wants of it: keys, values, days."""

import re
from collections.abc import Callable, Iterator, Mapping

from newslint.annotations import Annotated, Literal
from newslint.checks.article import Article, matches
from newslint.checks.base import Check, Match, Part
from newslint.days import is_day
from newslint.declarations import frozen, option
from newslint.document import Field
from newslint.lazy import lazy
from newslint.options import Pattern
from newslint.records import NamedTuple
from newslint.text import Span

_DAY = lazy(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?[\d.]*\s*(.*))?")
_OFFSET = lazy(r"Z|([+-])(\d{2}):?(\d{2})")
_NUMBER = lazy(r"[+-]?\d[\d_,]*(?:\.\d+)?")
_ADDRESS = lazy(r"(?:https?:/)?/\S*")
_DASHED = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TRUTHS = ("true", "false", "yes", "no", "on", "off")
_TEMPLATE = ("{{", "{%", "<%", "${")

Type = Literal["text", "date", "number", "truth", "address", "slug"]


class Asked(NamedTuple):
    """What is asked of one key."""

    required: Annotated[bool, "Whether an article must have it."] = False
    filled: Annotated[bool, "Whether it must say something where it stands."] = False
    type: Annotated[
        Type,
        "What its values are: any text, a day that the calendar has (2026-11-24, with or without "
        "a time), a number, true or false, a web address or a path, or words joined by hyphens.",
    ] = "text"
    allowed: Annotated[tuple[str, ...], "The only values that it may have."] = ()
    pattern: Annotated[Pattern | None, "What each of its values must match as a whole."] = None
    least: Annotated[int | None, "How many values it must have."] = None
    most: Annotated[int | None, "How many values it may have."] = None
    longest: Annotated[int | None, "How many letters a value may have."] = None
    not_before: Annotated[str, "The key of a day that comes first or is the same."] = ""


@frozen
class FrontMatter(Check):
    """Front matter that lacks a key, or has a value that its desk does not want."""

    name = "front-matter"
    default_quotes = "include"
    slots = frozenset({"key", "what"})
    wording = False

    keys: Mapping[str, Asked] = option(
        "What is asked of each key; that of a mapping is written `outer.inner`."
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what no article could meet."""
        for key, asked in self.keys.items():
            if asked.least is not None and asked.most is not None and asked.least > asked.most:
                yield "keys", f"“{key}” has more values at least than at most"
            if asked.not_before == key:
                yield "keys", f"“{key}” cannot come before itself"

    def part(self) -> Part:
        """Ask about front matter alone, unless it must be there."""
        return "text" if any(asked.required for asked in self.keys.values()) else "fields"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each value at fault, or the top of an article that lacks a key."""
        fields = article.document.fields
        for key, asked in self.keys.items():
            field = fields.get(key)
            if field is None:
                faults = [f"The front matter lacks “{key}”."] if asked.required else []
                place = Span(0, min(3, len(article.document.source))) if faults else Span(0, 0)
            else:
                faults, place = list(_faults(key, asked, field, fields)), field.span
            for what in faults:
                yield Match(0, 0, None, {"key": key, "what": what}, place=place)


def _faults(key: str, asked: Asked, field: Field, fields: Mapping[str, Field]) -> Iterator[str]:
    """Yield what is wrong with the values of a key, in a sentence each."""
    values = [value for value in field.values if value.strip()]
    if not values:
        if asked.filled or asked.required:
            yield f"“{key}” is empty."
        return
    if asked.least is not None and len(values) < asked.least:
        yield f"“{key}” has {len(values)} values; it needs {asked.least} or more."
    if asked.most is not None and len(values) > asked.most:
        yield f"“{key}” has {len(values)} values; it may have {asked.most} at most."
    for value in values:
        if not any(mark in value for mark in _TEMPLATE):
            yield from _value_faults(key, asked, value)
    if asked.not_before in fields:
        yield from _too_early(key, values[0], asked.not_before, fields[asked.not_before].text)


def _value_faults(key: str, asked: Asked, value: str) -> Iterator[str]:
    if not _IS[asked.type](value):
        yield f"“{value}” is no {_NAMES[asked.type]}, which “{key}” should be."
    if asked.allowed and value not in asked.allowed:
        yield f"“{key}” is “{value}”; it may be {', '.join(asked.allowed)}."
    if asked.pattern and not _matches_whole(asked.pattern, value):
        yield f"“{key}” is “{value}”, which is not how it is written."
    if asked.longest is not None and len(value) > asked.longest:
        yield f"“{key}” has {len(value)} letters; {asked.longest} are the most."


def _matches_whole(pattern: str, value: str) -> bool:
    return any(found.span() == (0, len(value)) for found in matches(pattern, value))


def _too_early(key: str, value: str, before: str, other: str) -> Iterator[str]:
    if _is_earlier(value, other):
        yield f"“{key}” ({value.strip()}) is before “{before}” ({other.strip()})."


def _is_earlier(value: str, other: str) -> bool:
    """Whether a day comes before another; times count where both tell their zone."""
    mine, first = _DAY.fullmatch(value), _DAY.fullmatch(other)
    if not (mine and first and _is_day(value) and _is_day(other)):
        return False
    moments = _moment(mine), _moment(first)
    if moments[0] is not None and moments[1] is not None:
        return moments[0] < moments[1]
    return _numbers(mine)[:3] < _numbers(first)[:3]


def _numbers(found: "re.Match[str]") -> list[int]:
    return [int(part or 0) for part in found.groups()[:6]]


def _moment(found: "re.Match[str]") -> float | None:
    """Return when a value says in seconds, None where it does not tell time and zone."""
    zone = _OFFSET.fullmatch(found[7] or "")
    year, month, day, hour, minute, second = _numbers(found)
    if zone is None or hour > 23 or minute > 59 or second > 59:
        return None
    from datetime import UTC, datetime

    at = datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
    ahead = 60 * int(zone[2] or 0) + int(zone[3] or 0)
    return at + 60 * (ahead if zone[1] == "-" else -ahead)


def _is_day(value: str) -> bool:
    """Whether a value is a day that the calendar has; one that is written in words may be."""
    found = _DAY.match(value)
    if found is None:
        return (any(map(str.isdigit, value)) and any(map(str.isalpha, value))) or "/" in value
    year, month, day = map(int, found.groups()[:3])
    return is_day(year, month, day)


_IS: Mapping[str, Callable[[str], bool]] = {
    "text": lambda value: True,
    "date": _is_day,
    "number": lambda value: bool(_NUMBER.fullmatch(value.strip())),
    "truth": lambda value: value.strip().lower() in _TRUTHS,
    "address": lambda value: bool(_ADDRESS.fullmatch(value.strip())),
    "slug": lambda value: bool(_DASHED.fullmatch(value.strip())),
}
_NAMES = {
    "date": "day of the calendar",
    "number": "number",
    "truth": "true or false",
    "address": "address",
    "slug": "words joined by hyphens",
}
