"""What the messages of rules may say."""

from collections.abc import Mapping
from string import Formatter

from newslint.checks.base import Check
from newslint.located import Value

SLOTS: Mapping[str, str] = {
    "match": "what is reported, as it reads",
    "fix": "what is to be written in its place",
    "count": "what the check counts, or else as {findings}",
    "house": "what the rule's pack calls the house whose style it has",
    "findings": "how many places this finding stands for: with `report: document`, all of them",
}
"""What every message may use."""


NUMBERS = ("count", "findings")
"""What tells whether a rule says more than its message: one of them is in what it says then."""


def check_messages(message: Value | None, more: Value | None, check: type[Check] | None) -> None:
    """Note what is wrong in a rule’s message, and in what it says of more than one."""
    for said in filter(None, (message, more)):
        _check(said, check)
    has_number = more is None or any(f"{{{number}}}" in more.text for number in NUMBERS)
    if more is not None and more.text and not has_number:  # an empty one takes another's back
        more.problem("what is said of more than one has their number in it: {count} or {findings}")


def _check(message: Value, check: type[Check] | None) -> None:
    """Note each placeholder that nothing fills in; without a check, only what is never one."""
    found = _slots(message)
    slots = slots_of(check) if check is not None else found
    for slot in found:
        if slot not in slots:
            words = ", ".join(f"{{{one}}}" for one in slots)
            message.problem(f"the message has no “{{{slot}}}” to fill in; it may use {words}")


def slots_of(check: type[Check]) -> list[str]:
    """Return what the messages of a check may use."""
    return sorted({*SLOTS, *check.slots})


def _slots(message: Value) -> list[str]:
    try:
        parts = list(Formatter().parse(message.text))
    except ValueError as error:
        message.problem(f"the message's braces do not fit: {error}; write {{{{ for a brace")
        return []
    if any(spec or conversion for _, _, spec, conversion in parts):
        message.problem("a placeholder is a name alone, such as {match}")
    return [name for _, name, _, _ in parts if name is not None]
