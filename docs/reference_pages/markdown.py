"""Markdown as the pages need it: texts whose letters stand for themselves, and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence

_SPECIAL = re.compile(r"([\\*_{}\[\]<>#|~$])")


def plain(text: str) -> str:
    """Return a text whose letters all stand for themselves, on one line; `code` stays code."""
    parts = re.split(r"(`[^`]+`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else _SPECIAL.sub(r"\\\1", part) for part in parts)


def code(text: str) -> str:
    """Return a text as code, also in a table."""
    return f"`{text.replace('|', chr(92) + '|')}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table, whose cells are Markdown; nothing for one without rows."""
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    if lines:
        yield f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
        yield from lines
