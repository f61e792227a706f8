"""What a rule looks for: the options of its check type, laid out to be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newslint.checks.forms import Family
from newslint.options import Key, Pattern, bare, keys_of, thawed
from reference_pages.html import block, code, table, unfolding, words
from reference_pages.shipped import Explained

FEW = 12
"""How many values of an option stand open on the page; the others unfold."""


def options(one: Explained) -> Iterator[str]:
    """Yield each option that the rule has a value for: its name, its meaning, the value."""
    given = one.rule.options
    preferred = given.get("prefer") or {}
    shown_with_families = {"prefer", "policy"} if preferred and given.get("families") else set()
    for key in keys_of(one.check):
        if key.attribute in given and key.name not in shown_with_families:
            value = thawed(key.type, given[key.attribute])
            yield f"<p><strong>{key.name}</strong> – {words(key.doc)}</p>\n"
            yield from _value(key, value, preferred)


def _value(key: Key, value: Any, preferred: Mapping[str, str]) -> Iterator[str]:
    if bare(key.type)[0] is Pattern:
        yield block(value)
    elif isinstance(value, Mapping):
        yield from _mapping(value, preferred)
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        few, more = _parted([_line(each) for each in value])
        yield f'<p class="values">{", ".join(few)}</p>\n'
        yield _more(more, ", ".join(more))
    else:
        yield f'<p class="values">{_line(value)}</p>\n'


def _mapping(value: Mapping[str, Any], preferred: Mapping[str, str]) -> Iterator[str]:
    if isinstance(next(iter(value.values()), None), Family):
        head, rows = _families(value, preferred)
    else:
        head, rows = [], [[code(name), _line(each)] for name, each in value.items()]
    few, more = _parted(rows)
    yield from table(head, few)
    yield _more(more, "".join(table(head, more)))


def _families(
    families: Mapping[str, Family], preferred: Mapping[str, str]
) -> tuple[list[str], list[list[str]]]:
    """Return the table of the words that a rule knows: its head and its rows."""
    rows = [
        [
            name,
            code(preferred[name]) if name in preferred else "",
            ", ".join(code(form) for form in family.forms if form != preferred.get(name)),
            ", ".join(map(code, family.neutral)),
            ", ".join(map(code, family.headline)),
            ", ".join(code(twin[0]) for twin in family.twins),
        ]
        for name, family in families.items()
    ]
    forms = "other forms" if preferred else "forms"
    head = ["word", "kept", forms, "left alone", "in headlines", "alike"]
    used = [number for number in range(len(head)) if any(row[number] for row in rows)]
    return [head[number] for number in used], [[row[number] for number in used] for row in rows]


def _line(value: Any) -> str:
    """Return a value as a line; of a nested mapping what is said in it."""
    if hasattr(value, "_fields"):
        said = value._asdict().items()
        return ", ".join(f"{key.replace('_', '-')}: {_line(v)}" for key, v in said if v)
    if isinstance(value, tuple):
        return " / ".join(map(_line, value))
    return code(str(value).lower() if isinstance(value, bool) else str(value))


def _parted(values: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return the first values and the others; all of them where few are left."""
    few = FEW if len(values) > FEW + 3 else len(values)
    return values[:few], values[few:]


def _more(left: Iterable[Any], inside: str) -> str:
    return unfolding(f"and {len(list(left))} more", inside) if left else ""
