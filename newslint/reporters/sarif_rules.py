"""Rules as SARIF describes them, for the page that code scanning shows beside a finding."""

from newslint.annotations import Any
from newslint.reporters.background import Described

LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}


def described(rule: Described) -> dict[str, Any]:
    """Return a rule with its help, its level here and whether it is on."""
    why = " ".join(rule.why.split()) or rule.id
    link = {"helpUri": rule.link} if rule.link else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": why},
        "help": {"text": _help(rule, why, ""), "markdown": _help(rule, why, "**")},
        **link,
        "defaultConfiguration": {"enabled": rule.is_on, "level": LEVELS[rule.level]},
        "properties": {"tags": [rule.id.partition("/")[0]]},
    }


def _help(rule: Described, why: str, strong: str) -> str:
    """Return a rule's page: why, and its examples, which stand as code in Markdown too."""
    parts = [why]
    for title, texts in (("Reported", rule.bad), ("Fine", rule.good)):
        for number, text in enumerate(texts):
            shown = "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))
            parts += [f"{strong}{title}:{strong}" if number == 0 else "or", shown]
    code = "`" if strong else ""
    return "\n\n".join([*parts, f"More: {code}newslint rules {rule.id}{code}"])
