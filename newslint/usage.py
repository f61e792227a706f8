"""What is wrong with a command line, in a sentence; argparse speaks to programmers."""

import re
from collections.abc import Iterable

from newslint.hints import did_you_mean

_CHOICE = re.compile(
    r"argument (?P<what>\S+): invalid choice: '(?P<given>.*)' \(choose from (.*)\)"
)
_WORD = re.compile(r"[\w-]+")
_MEANT = {"lint": "check", "fix": "check --fix", "explain": "rules", "list": "rules"}
"""What other tools call a command that newslint has under another name."""


def in_words(message: str, options: Iterable[str]) -> str:
    """Return what argparse objects to; `options` are those of the command."""
    if found := _CHOICE.fullmatch(message):
        choices = _WORD.findall(found[3])
        given, what = found["given"], f"{found['what']}: "
        near = did_you_mean(given, choices)
        if what == "COMMAND: ":
            what, near = "", _meant(given) or near
        return f"{what}“{given}” is none of {', '.join(choices)}{near}"
    start, _, rest = message.partition(": ")
    if start == "unrecognized arguments":
        return _unknown(rest, options)
    if start == "the following arguments are required":
        return "a command is missing, such as check" if rest == "COMMAND" else f"{rest} is missing"
    if rest == "expected one argument":
        return f"{start.removeprefix('argument ')} needs a value"
    if rest.startswith("ignored explicit argument"):
        return f"{start.removeprefix('argument ')} takes no value"
    return message.removeprefix("argument ")


def _meant(command: str) -> str:
    return f"; did you mean “{_MEANT[command]}”?" if command in _MEANT else ""


def _unknown(given: str, options: Iterable[str]) -> str:
    """Return what is said of the words that nothing asks for: of an option, or of one too many."""
    for word in given.split():
        name, _, _ = word.partition("=")
        if name.startswith("-"):
            return f"there is no option {name}{did_you_mean(name, options)}"
    return f"“{given}” is too much"
