"""Spaces and marks: too many, too few, or on the wrong side."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.language.en import ABBREVIATIONS
from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.text import occurrences

Find = Literal[
    "double-space",
    "space-before",
    "missing-space",
    "doubled-mark",
    "hard-space",
    "small-start",
    "final-stop",
    "no-stop",
]


class Fault(NamedTuple):
    """A pattern, what takes its place, and texts without one of which it cannot match.

    These wake the check where they are marks that are seldom beside each other; two spaces are
    not, as they are what stands between two blocks.
    """

    pattern: "re.Pattern[str]"
    wanted: str | None
    needs: tuple[str, ...]


_TWO_SPACES = ("  ", " \u00a0", "\u00a0 ")
_FAULTS = {
    "double-space": Fault(lazy(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), " ", _TWO_SPACES),
    "space-before": Fault(
        lazy(r"(?<=\w)[ \u00a0]+(?=[,;!?.](?:\s|$)(?! ?\.)|[,;][^\W\d_])"),
        "",
        (" ,", " ;", " !", " ?", " .", "\u00a0,", "\u00a0."),
    ),
    "missing-space": Fault(
        lazy(r"(?:\.|[!?])(?<=[a-zß-öø-ÿ]{2}[.!?])(?=[A-Z][a-zß-öø-ÿ]*[ ,’'])"), " ", ()
    ),
    "doubled-mark": Fault(
        lazy(r"(?:,,|;;|,\.|::|,;|\?\.)(?<=[\w'’\"”)]..)(?=\s|$)"),
        None,
        (",,", ";;", ",.", "::", ",;", "?."),
    ),
    "hard-space": Fault(lazy(""), None, ()),
    "small-start": Fault(lazy(""), None, ()),
    "no-stop": Fault(lazy(r"[.!?][\"”’)]? [A-Z][^.!?/|@—–]{20,} (?P<word>[a-z]{2,})$"), None, ()),
    "final-stop": Fault(lazy(r"\.(?<=[a-zß-öø-ÿ]{3}\.)$"), "", ()),
}


_LETTERS = lazy(r"[^\W\d_]+")
_SMALL = lazy(r"[a-z]{2,}(?= [a-z])|a(?= [a-z])")
SENTENCES, LONGEST_SENTENCE = 160, 400
"""How long a paragraph of sentences is at least, and the last of them at most."""
SHORTEST_WORD, LONGEST_WORD = 3, 20
"""Between what lengths a word is that ends a sentence, and no abbreviation that is not listed."""


@frozen
class Spacing(Check):
    """Spaces and marks: two spaces, one before a mark, none after, a mark twice or at an end."""

    name = "spacing"
    default_quotes = "include"

    find: Find = option("What is looked for.")

    def patterns(self) -> Iterable[str]:
        """Return a pattern of the marks that wake the check."""
        needs = _FAULTS[self.find].needs
        return ["|".join(map(re.escape, needs))] if self.needs_hit() else []

    def needs_hit(self) -> bool:
        """Where the marks do not stand beside each other, nothing is wrong."""
        return _FAULTS[self.find].needs not in ((), _TWO_SPACES)

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each place; the fix is the space that belongs there, or the first of two marks."""
        fault = _FAULTS[self.find]
        for start, end in self._places(article, fault):
            if self.find == "missing-space":
                if not _is_name(article.text, end):
                    yield Match(start, end + 1, f"{article.text[start]} {article.text[end]}")
            elif self.find == "space-before" and article.text[end + 1 : end + 2].isalpha():
                if article.admits(start, end):
                    yield Match(start, end + 1, f"{article.text[end]} ")
            elif self.find in _FOUND:
                yield Match(start, end)
            elif article.admits(start, end):
                wanted = article.text[start] if fault.wanted is None else fault.wanted
                yield Match(start, end, wanted)

    def _places(self, article: Article, fault: Fault) -> Iterator[tuple[int, int]]:
        text = article.text
        if self.find in _FOUND:
            yield from _FOUND[self.find](article)
        elif self.find == "final-stop":
            for block in article.blocks:
                found = fault.pattern.search(block.text)
                if found and _is_one_sentence(article, block):
                    yield block.start + found.start(), block.start + found.end()
        elif not fault.needs:
            yield from (found.span() for found in fault.pattern.finditer(text))
        else:
            has_hard = "\u00a0" in text  # which few articles have
            needs = [need for need in fault.needs if has_hard or "\u00a0" not in need]
            for start in sorted({at for need in needs for at in occurrences(need, text)}):
                if found := fault.pattern.match(text, start):
                    yield found.span()


def _broken_off(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the last word of each paragraph of several sentences whose last one has no mark."""
    last = _FAULTS["no-stop"].pattern
    for block in article.blocks:
        text = block.text
        if text[-1:].islower() and len(text) >= SENTENCES:
            found = last.search(text, len(text) - LONGEST_SENTENCE)
            if found and article.admits(block.end - 1, block.end):
                yield block.start + found.start("word"), block.end


def _hard_spaces(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the hard spaces between figures and words that elsewhere have a plain one there.

    A single one is no habit, and may be anything that was pasted.
    """
    text = article.text
    words = [(at, _LETTERS.match(text, at + 1)) for at in occurrences("\u00a0", text)]
    found = [(at, word[0]) for at, word in words if word and text[at - 1 : at].isdigit()]
    for at, word in found if len(found) > 1 else ():
        is_mixed = any(text[one - 1 : one].isdigit() for one in occurrences(f" {word}", text))
        if is_mixed and article.admits(at, at + 1):
            yield at, at + 1


def _small_starts(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the words in small letters behind a stop that is no sign of an abbreviation."""
    text = article.text
    for at in occurrences(". ", text):
        if not text[at + 2 : at + 3].islower():
            continue
        before = text[max(0, at - LONGEST_WORD) : at].rpartition(" ")[2]
        word = _SMALL.match(text, at + 2)
        is_sentence = before.isalpha() and before.islower() and len(before) > SHORTEST_WORD
        if word and is_sentence and before not in ABBREVIATIONS and article.admits(*word.span()):
            yield word.span()


def _is_one_sentence(article: Article, block: Block) -> bool:
    """Whether a block is one sentence whose stop is no sign of an abbreviation."""
    last = block.text.rstrip(".").rpartition(" ")[2].lower()
    sentence_at = article.reading.sentence_at
    return last not in ABBREVIATIONS and sentence_at(block.start) == sentence_at(block.end - 1)


def _is_name(text: str, end: int) -> bool:
    """Whether a word before a stop has a capital, as in Booking.Com."""
    word = re.search(r"\w+.$", text[max(0, end - 30) : end])
    return word is not None and word[0][0].isupper()


_FOUND: Mapping[str, Callable[[Article], Iterator[tuple[int, int]]]] = {
    "hard-space": _hard_spaces,
    "small-start": _small_starts,
    "no-stop": _broken_off,
}
