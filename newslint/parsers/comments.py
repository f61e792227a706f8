"""Comments in an article that speak to newslint."""

import re
from collections.abc import Mapping
from typing import Literal

from newslint.document import Directive
from newslint.lazy import lazy
from newslint.text import Span

_VERBS: Mapping[str, Literal["disable-next-line", "disable", "enable"]] = {
    "disable-next-line": "disable-next-line",
    "disable": "disable",
    "enable": "enable",
}
_COMMENT = lazy(r"\s*newslint-(disable-next-line|disable|enable)(?=\s|$)(.*)", re.DOTALL)
_REASON = lazy(r"(?:^|\s)(?:--|[–—])(?=\s|$)")
_BETWEEN = lazy(r"[\s,]+")


def read_comment(body: str, span: Span) -> Directive | None:
    """Return what a comment asks of newslint, or None; without ids it means all rules.

    `body` is the inside of `<!-- newslint-disable-next-line ID[, ID…] -- reason -->`.
    """
    if "newslint-" not in body or not (found := _COMMENT.fullmatch(body)):
        return None
    rules = rule_ids(_REASON.split(found[2], maxsplit=1)[0])
    return Directive(_VERBS[found[1]], rules, span)


def rule_ids(text: str) -> tuple[str, ...]:
    """Return rule ids written with commas or spaces between them."""
    return tuple([name for name in _BETWEEN.split(text) if name])
