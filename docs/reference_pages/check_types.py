"""The page of the check types: what each finds, and the keys that a rule of it may have."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newslint.checks.base import ArchiveCheck, Check
from newslint.explain import about
from newslint.messages import SLOTS, slots_of
from newslint.options import Key, bare, described, is_record, keys_of
from reference_pages.markdown import code, plain, table
from reference_pages.rules import QUOTATIONS
from reference_pages.shipped import Explained, Shipped

MOST_USERS = 6
"""How many of the rules of a check type are named."""


def check_types(offered: Shipped) -> Iterator[str]:
    """Yield the page."""
    yield "# Check types\n\nA rule is a check type filled in. Beside the keys of its type it has "
    yield "those that [every rule may have](rule-keys.md); [Writing a rule](../writing-a-rule.md) "
    yield "goes through one. A key without a default must be given. Plugins bring further types.\n"
    for name in sorted(offered.checks):
        users = [one for one in offered.rules if one.rule.check == name]
        yield from _check_type(offered.checks[name], users)


def _check_type(check: type[Check], users: Sequence[Explained]) -> Iterator[str]:
    yield f"\n## {check.name}\n\n{plain(about(check))}\n"
    if issubclass(check, ArchiveCheck):
        yield "It sees all articles of the archive.\n"
    yield from keys_table(keys_of(check))
    yield from _nested(keys_of(check))
    if own := [slot for slot in slots_of(check) if slot not in SLOTS]:
        yield f"\nIts messages may also use {', '.join(code(f'{{{slot}}}') for slot in own)}.\n"
    yield f"\nUnless a rule says so: {QUOTATIONS[check.default_quotes]}\n"
    yield from _users(users)


def _users(users: Sequence[Explained]) -> Iterator[str]:
    """Yield the rules of a check type, and the shortest as it is written."""
    names = ", ".join(code(one.rule.id) for one in users[:MOST_USERS])
    more = f" and {len(users) - MOST_USERS} more" if len(users) > MOST_USERS else ""
    if users:
        shortest = min(users, key=lambda one: (bool(one.rule.amends), len(one.source)))
        yield f"\nRules of it: {names}{more}. One as it is written:\n"
        yield f"\n```yaml\n{shortest.source}\n```\n"


def keys_table(keys: Iterable[Key]) -> Iterator[str]:
    """Yield a table of keys: name, value, default, meaning."""
    rows = ([code(k.name), plain(described(k.type)), _default(k), plain(k.doc)] for k in keys)
    yield from table(["key", "value", "default", "meaning"], rows)


def _nested(keys: Iterable[Key]) -> Iterator[str]:
    """Yield a table for each key whose value is a mapping with keys of its own."""
    for key in keys:
        record = _record(key.type)
        if record is not None:
            yield f"\nEach of {code(key.name)}:\n" if key.type is not record else ""
            yield from keys_table(keys_of(record))


def _record(annotation: Any) -> type | None:
    """Return the NamedTuple that a key's value is, or is a list or mapping of."""
    wanted, _ = bare(annotation)
    for one in (wanted, *getattr(wanted, "__args__", ())):
        if is_record(one):
            found: type = one
            return found
    return None


def _default(key: Key) -> str:
    """Return a key's default as YAML has it; nothing where there is none."""
    if key.required:
        return "–"
    value = key.default
    if not value and not isinstance(value, int):
        return ""
    if isinstance(value, tuple):
        return code(f"[{', '.join(map(str, value))}]")
    return code(str(value).lower() if isinstance(value, bool) else str(value))
