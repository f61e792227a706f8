"""Abbreviations that an article explains: `World Trade Organization (WTO)`."""

import re
from collections.abc import Iterator, Sequence

from newslint.document import Block, Document
from newslint.language.en import LEADS_TO_SHORT_FORMS, NAME_JOINERS
from newslint.lazy import lazy
from newslint.records import NamedTuple

_LEADS = "|".join(sorted(LEADS_TO_SHORT_FORMS))
_SHORT = r"[A-Z][\w&./-]*[A-Z.](?:[’']?s)?|[A-Z][a-z]*[A-Z]\w*"
_SHORT_INSIDE = lazy(rf"\((?:(?:{_LEADS}),? )*[\"“‘']?({_SHORT})[\"”’',]?\)")
_SHORT_BEFORE = lazy(r"(?<![\w&./-])([A-Z][A-Z&.]*[A-Z.]s?) \(([^()]{8,90})\)")
_PLURAL = lazy(r"(?:[’']?s)$")
_WORD = lazy(r"[^\W_]+(?:[’'][^\W_]+)*")
_BREAK = lazy(r"[.;:!?)(”\"][ \u00a0]|[()]|[—–]| - ")
_ENDING = lazy(r"(?:[’']s?|s)$")
LONGEST = 10
"""A longer word in brackets is no abbreviation."""
LONGEST_INSIDE = 100
"""How many characters behind a bracket that opens are looked at for its end."""
REACH = 240
"""How many characters before a bracket the words are looked for that it shortens."""
STEM = 5
"""How many letters of a word count when two long forms are compared."""


class Definition(NamedTuple):
    """An abbreviation beside the words it stands for, one of the two in brackets.

    `short` is without stops and the s of a plural, `long` as written; all else are offsets of the
    document's text, half open. `start` and `end` are of the bracket, `at` is where the
    abbreviation stands, and `first` and `last` where the long form does.
    """

    short: str
    at: int
    start: int
    end: int
    long: str
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        """What two long forms are compared by: the beginnings of their words that tell."""
        words = [_ENDING.sub("", word.lower()) for word in _WORD.findall(self.long)]
        return tuple([word[:STEM] for word in words if word not in NAME_JOINERS])

    @property
    def by_initials(self) -> bool:
        """Whether every letter begins a word, as few stock exchange symbols do."""
        return _by_initials(list(_WORD.finditer(self.long)), self.short) == 0


def read_definitions(document: Document) -> tuple[Definition, ...]:
    """Return every abbreviation that stands beside its long form, in order.

    A long form is told by its letters, from the last to the first, as Schwartz and Hearst do (“A
    simple algorithm for identifying abbreviation definitions in biomedical text”, 2003). All but
    one of the letters begin a word here, because news shortens names and not chemicals.
    """
    found: list[Definition] = []
    text, at = document.text, document.text.find("(")
    while at >= 0:
        block = document.block_at(at)
        found += _after_long(block, text, at)
        found += _before_long(block, text, at)
        at = text.find("(", at + 1)
    return tuple(found)


def bare(short: str) -> str:
    """Return an abbreviation without its stops and the s of its plural or possessive."""
    return _PLURAL.sub("", short).replace(".", "")


def uses_of(text: str, short: str, start: int = 0, stop: int | None = None) -> Iterator[int]:
    """Yield where an abbreviation stands as a word between two offsets, in the plural too."""
    at = text.find(short, start, stop)
    while at >= 0:
        end = at + len(short)
        if text[end : end + 1] == "s":
            end += 1
        if not (_joins(text[at - 1 : at]) or _joins(text[end : end + 1])):
            yield at
        at = text.find(short, at + 1, stop)


def _joins(beside: str) -> bool:
    return beside.isalnum() or (beside != "" and beside in "@#_&")


def _after_long(block: Block, text: str, at: int) -> Iterator[Definition]:
    inside = _SHORT_INSIDE.match(text, at, block.end)
    short = bare(inside[1]) if inside else ""
    if inside is None or not _may_be_short(short):
        return
    begin = max(block.start, at - REACH)
    for pause in _BREAK.finditer(text, begin, max(begin, at - 1)):
        begin = pause.end()
    last = at - 1 if text[at - 1 : at].isspace() else at
    words = list(_WORD.finditer(text, begin, last))[-min(len(short) + 5, 2 * len(short)) :]
    if not words:
        return
    first = _by_initials(words, short)
    if first < 0:
        first = _first_letter(text, words[0].start(), last, short)
    if first >= 0 and _is_told(text[first:last], short):
        yield Definition(short, inside.start(1), at, inside.end(), text[first:last], first, last)


def _before_long(block: Block, text: str, at: int) -> Iterator[Definition]:
    found = None
    begin = max(block.start, at - LONGEST - 2)
    for found in _SHORT_BEFORE.finditer(text, begin, min(block.end, at + LONGEST_INSIDE)):
        if found.start(2) == at + 1:
            break
    if found is None or found.start(2) != at + 1 or not _may_be_short(bare(found[1])):
        return
    short, first = bare(found[1]), found.start(2)
    if _first_letter(text, first, found.end(2), short) == first and _is_told(found[2], short):
        yield Definition(short, found.start(1), at, found.end(), found[2], *found.span(2))


def _may_be_short(short: str) -> bool:
    return 2 <= len(short) <= LONGEST and sum(map(str.isupper, short)) >= 2


def _by_initials(words: Sequence[re.Match[str]], short: str) -> int:
    """Return where a long form begins whose words begin with the letters, -1 where none does."""
    left = len(short)
    for word in reversed(words):
        joins = word[0] in NAME_JOINERS
        if word[0][0].lower() == short[left - 1].lower() and not (joins and left == 1):
            left -= 1
            if left == 0:
                return word.start()
        elif not joins:
            return -1
    return -1


def _first_letter(text: str, begin: int, end: int, short: str) -> int:
    """Return where a long form begins that ends at an offset, -1 where the letters are not there.

    The letters are met from the last to the first; the first of them begins a word.
    """
    at = end
    for number in range(len(short) - 1, -1, -1):
        letter = short[number].lower()
        if not letter.isalnum():
            continue
        at -= 1
        while at >= begin and not _is_letter(text, at, letter, number == 0):
            at -= 1
        if at < begin:
            return -1
    return at


def _is_letter(text: str, at: int, letter: str, begins: bool) -> bool:
    if text[at].lower() != letter:
        return False
    if not begins:
        return True
    word = _WORD.match(text, at)
    return (
        not (at > 0 and text[at - 1].isalnum()) and word is not None and word[0] not in NAME_JOINERS
    )


def _is_told(long: str, short: str) -> bool:
    """Whether all letters but one begin words of the long form, and it is one."""
    if short in long or len(long.split()) < 2:
        return False
    letters = [letter for letter in short.lower() if letter.isalpha()]
    initials, at, begun = _initials(long), 0, 0
    for letter in letters:
        found = initials.find(letter, at)
        at, begun = (found + 1, begun + 1) if found >= 0 else (at, begun)
    return begun >= max(2, len(letters) - 1)


def _initials(long: str) -> str:
    """Return the first letters of the words, and the capitals within them."""
    letters = [word[0] + "".join(filter(str.isupper, word[1:])) for word in _WORD.findall(long)]
    return "".join(letters).lower()
