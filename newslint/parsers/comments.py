"""Comments in an article that speak to newslint."""

import re
from collections.abc import Mapping

from newslint.document import Directive, Verb
from newslint.lazy import lazy
from newslint.text import Span

VERBS: Mapping[str, Verb] = {
    "newslint-disable-next-line": "disable-next-line",
    "newslint-disable": "disable",
    "newslint-enable": "enable",
}
"""What each comment asks, by its first word."""
_COMMENT = lazy(r"\s*(newslint(?:[-_:]|\s+(?=disable|enable))\S*)(.*)", re.DOTALL)
_REASON = lazy(r"(?:^|\s)(?:--|[–—])(?=\s|$)")
_BETWEEN = lazy(r"[\s,]+")


def read_comment(body: str, span: Span) -> Directive | None:
    """Return what a comment asks of newslint, or None; without ids it means all rules.

    `body` is the inside of `<!-- newslint-disable-next-line ID[, ID…] -- reason -->`. One that
    newslint does not know is told with its first word.
    """
    if "newslint" not in body or not (found := _COMMENT.fullmatch(body)):
        return None
    word, rest = found.groups()
    if word not in VERBS:
        return Directive("unknown-comment", (word,), span)
    return Directive(VERBS[word], rule_ids(_REASON.split(rest, maxsplit=1)[0]), span)


def rule_ids(text: str) -> tuple[str, ...]:
    """Return rule ids written with commas or spaces between them."""
    return tuple([name for name in _BETWEEN.split(text) if name])
