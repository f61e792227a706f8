"""Comments in an article that speak to newslint."""

import re

from newslint.document import Directive
from newslint.text import Span

_COMMENT = re.compile(r"\s*newslint-(disable-next-line|disable|enable)(?=\s|$)(.*)", re.DOTALL)
_REASON = re.compile(r"(?:^|\s)(?:--|[–—])(?=\s|$)")
_BETWEEN = re.compile(r"[\s,]+")


def read_comment(body: str, span: Span) -> Directive | None:
    """Return what a comment asks of newslint, or None; without ids it means all rules.

    `body` is the inside of `<!-- newslint-disable-next-line ID[, ID…] -- reason -->`.
    """
    if "newslint-" not in body or not (found := _COMMENT.fullmatch(body)):
        return None
    verb, rest = found.groups()
    return Directive(verb, rule_ids(_REASON.split(rest, maxsplit=1)[0]), span)


def rule_ids(text: str) -> tuple[str, ...]:
    """Return rule ids written with commas or spaces between them."""
    return tuple([name for name in _BETWEEN.split(text) if name])
