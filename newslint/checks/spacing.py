"""Spaces and marks: too many, too few, or on the wrong side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newslint.checks.base import Article, Check, Match
from newslint.options import option

_FAULTS = {
    "double-space": (re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), " "),
    "space-before": (re.compile(r"(?<=\w)[ \u00a0]+(?=[,;!?.](?:\s|$)(?! ?\.))"), ""),
    "missing-space": (re.compile(r"(?<=[a-zß-öø-ÿ]{2}[.!?])(?=[A-Z][a-zß-öø-ÿ]*[ ,’'])"), " "),
    "final-stop": (
        re.compile(r"(?:\A|\n\n)(?:(?![.?!] |\n).)+?[a-zß-öø-ÿ]{3}(\.)(?=\n\n|\Z)"),
        "",
    ),
    "doubled-mark": (re.compile(r"(?<=[\w'’\"”)])(?:,,|;;|,\.|::|,;|\?\.)(?=\s|$)"), None),
}

_WORD_BEFORE = re.compile(r"\w+.$")


@dataclass(frozen=True)
class Spacing(Check):
    """Spaces and marks: two spaces, one before a mark, none after, a mark twice or at an end."""

    name = "spacing"
    default_quotes = "include"

    find: Literal["double-space", "space-before", "missing-space", "doubled-mark", "final-stop"] = (
        option("What is looked for.")
    )

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each place; the fix is the space that belongs there, or the first of two marks."""
        pattern, wanted = _FAULTS[self.find]
        for found in pattern.finditer(article.text):
            start, end = found.span(found.lastindex or 0)
            name = wanted == " " and start == end and _is_name(article.text, start)
            if not name and article.admits(start, max(end, start + 1)):
                yield self._match(article.text, start, end, wanted)

    def _match(self, text: str, start: int, end: int, wanted: str | None) -> Match:
        if start < end:
            return Match(start, end, text[start] if wanted is None else wanted)
        return Match(start - 1, end + 1, text[start - 1] + " " + text[start])


def _is_name(text: str, end: int) -> bool:
    """Whether a word before a stop has a capital, as in Booking.Com."""
    word = _WORD_BEFORE.search(text, max(0, end - 30), end)
    return word is not None and word[0][0].isupper()
