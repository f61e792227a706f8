"""Abbreviations that an article explains nowhere."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.checks.blanks import below, blank
from newslint.declarations import frozen, option
from newslint.definitions import bare, uses_of
from newslint.language.en import DETERMINERS, NAME_JOINERS, OTHER_NAME_FOLLOWS
from newslint.lazy import kept_property, lazy

# Between words, not in an address, a code or a tag: (D-N.Y.), #MeToo, F-16, NYSE:GE.
_CAPITALS = lazy(r"[A-Z](?:[A-Z]|&(?=[A-Z])){2,5}(?:[’']?s)?(?![\w&@/*]|[-–.:’'][\w(])")
_JOINED = frozenset("_&@#$/.:’'*-")
_OTHER_NAME = "|".join(sorted(OTHER_NAME_FOLLOWS))
_EXPLAINED_BEFORE = lazy(
    rf"(?:[A-Z]{{2,}}[^\w\n]{{0,3}}|[(\[]|, or |\b(?:{_OTHER_NAME})(?: the)? )$"
)
_NAME_AFTER = lazy(
    r"(?:[’']?s)?[^\w\n]{0,3}[A-Z]{2,}\b| [A-Z][a-z]|,? ?[+-]?\d|[’']?s? \(|:|/| [—–-] "
    rf"|, (?:{'|'.join(sorted(DETERMINERS))}) "
)
_LABEL_AFTER = lazy(r",? ?(?:[—–(-]|[A-Z])|$|\s*\n")
_ROMAN = lazy(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_ROWS = bytes.maketrans(b';:!?()"[]{}<>/\\|,-_*#+=&%$@~^', b"......." + b" " * 22)
"""Leaves a stop where a row of words breaks, and a space for each other mark between two words."""
WINDOW = 24


@frozen
class Undefined(Check):
    """An abbreviation in capitals whose long form stands nowhere in the article.

    A long form is told by the first letters of words in a row. Capitals beside capitals are no
    abbreviation but emphasis, nor are Roman numerals, or words that the article has in small
    letters too.
    """

    name = "undefined"
    slots = frozenset({"count"})

    known: tuple[str, ...] = option("Abbreviations that need no explanation: FBI, NATO.")
    words: tuple[str, ...] = option("Words that are set in capitals for emphasis: NOT.", ())
    shapes: tuple[str, ...] = option(
        "Regular expressions of what needs no explanation: [KW][A-Z]{3}, a radio station.", ()
    )
    least: int = option("How often an abbreviation stands in the article at least.", 1)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what is empty or below one."""
        yield from blank("known", self.known)
        yield from blank("words", self.words)
        yield from below("least", self.least, 1)

    @cached_property
    def _left_alone(self) -> frozenset[str]:
        return frozenset((*self.known, *map(str.upper, self.words)))

    @cached_property
    def _is_shaped(self) -> Callable[[str], object]:
        return self._shapes.fullmatch if self.shapes else lambda short: None

    @kept_property
    def _shapes(self) -> "re.Pattern[str]":
        return lazy("|".join(self.shapes))

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the first use of each abbreviation that is not explained."""
        text = article.text
        used: dict[str, list[tuple[int, int]]] = {}
        for found in _CAPITALS.finditer(text):
            start, short = found.start(), bare(found[0])
            if short in self._left_alone or _joins(text, start):
                continue
            if _ROMAN.fullmatch(short) or self._is_shaped(short):
                continue
            used.setdefault(short, []).append((start, start + len(short)))
        for short, places in used.items():
            if len(places) >= self.least:
                yield from self._first(article, short, places)

    def _first(
        self, article: Article, short: str, places: Sequence[tuple[int, int]]
    ) -> Iterator[Match]:
        """Yield the first use that the rule admits, of letters that are an abbreviation."""
        admitted = [one for one in places if article.admits(*one)]
        if not admitted or any(_is_no_riddle(article, *one) for one in places):
            return
        if not (_has_word(article.text, short.lower()) or _is_spelled(article, short)):
            yield Match(*admitted[0], slots={"count": str(len(places))})


def _is_no_riddle(article: Article, start: int, end: int) -> bool:
    """Whether capitals are emphasis, a label, a place, a symbol, or stand beside what they mean."""
    before, after = article.text[max(0, start - WINDOW) : start], article.text[end : end + WINDOW]
    if start == article.document.block_at(start).start and _LABEL_AFTER.match(after):
        return True
    return bool(_EXPLAINED_BEFORE.search(before) or _NAME_AFTER.match(after))


def _joins(text: str, start: int) -> bool:
    """Whether capitals go on what stands before them, as in iPHONE or #NYC."""
    before = text[start - 1 : start] if start else ""
    return before.isalnum() or before in _JOINED


def _has_word(text: str, word: str) -> bool:
    return any(True for _ in uses_of(text, word))


def _is_spelled(article: Article, short: str) -> bool:
    """Whether words in a row begin with the letters of an abbreviation, small words left out."""
    letters = short.replace("&", "").lower()
    return any(
        letters in some for some in article.reading.once(_initials, lambda: _initials(article.text))
    )


def _initials(text: str) -> tuple[str, str]:
    """Return the first letters of all words, and of those that tell; stops break a row."""
    written = text.replace("“", '"').replace("”", '"').encode("ascii", "ignore")
    words = written.translate(_ROWS, b"'").replace(b".", b" . ").decode().split()
    telling = [word for word in words if word not in NAME_JOINERS]
    return _row(words), _row(telling)


def _row(words: list[str]) -> str:
    return "".join([word[0] for word in words]).lower()
