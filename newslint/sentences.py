"""Where sentences begin and end."""

import re
from collections.abc import Iterator

from newslint.document import Block, Document
from newslint.language.en import ABBREVIATIONS, SENTENCE_OPENERS, TITLES
from newslint.lazy import lazy
from newslint.records import NamedTuple

# A stop, whatever closes after it, and white space before anything but a small letter.
_BREAK = lazy(
    r"""[.!?…](?P<closing>['"’”»)\]]*)(?P<space>\s+)"""
    r"""(?=['"“”‘’«(\[—–¿¡$£€#@•-]*[^\W_a-zß-öø-ÿ]|$)"""
)
_WORD_BEFORE = lazy(r"[\w.&’'-]*$")
_WORD_AFTER = lazy(r"""(['"“‘«(\[]*)(\w+)""")
_LONGEST_ABBREVIATION = 12
_NONE = (1 << 62, 1 << 62)


_CLOSERS, _STOPS = " \"'”’)]*_", (".", "!", "?", "…", ":", ",")


class Stretch(NamedTuple):
    """A stretch of the text of a document."""

    start: int
    end: int


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph that ends as a sentence does, and no line or caption."""
    return block.kind == "paragraph" and block.text.rstrip(_CLOSERS).endswith(_STOPS)


def split_sentences(document: Document) -> tuple[Stretch, ...]:
    """Return the sentences in order; none runs over two blocks.

    Marks and brackets that close after a stop belong to the sentence that it ends.
    """
    text = document.text
    found: list[Stretch] = []
    breaks = sentence_breaks(text, 0, len(text))  # one search, not one a block
    at, until = next(breaks, _NONE)
    for block in document.blocks:
        start, end = block.start, block.end
        while at < end:
            if at > start:
                found.append(Stretch(start, at))
                start = until
            at, until = next(breaks, _NONE)
        if start < end:
            found.append(Stretch(start, end))
    return tuple(found)


def sentence_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the white space between the sentences of a stretch."""
    for found in _BREAK.finditer(text, start, end):
        stop = found.start()
        if text[stop] != "." or _ends_sentence(text, start, stop, found):
            yield found.span("space")


def _ends_sentence(text: str, start: int, stop: int, found: re.Match[str]) -> bool:
    """Whether a full stop is more than the sign of an abbreviation."""
    word = _word_before(text, max(start, stop - _LONGEST_ABBREVIATION), stop)
    if not (len(word) == 1 or "." in word or word in ABBREVIATIONS):
        return True
    if word in TITLES or found["closing"] == "":
        after = _WORD_AFTER.match(text, found.end())
        return word not in TITLES and after is not None and _opens_sentence(*after.groups())
    return True


def _word_before(text: str, start: int, stop: int) -> str:
    """Return the word before a stop in small letters; most are letters alone behind a space."""
    word = text[start:stop].rpartition(" ")[2]
    if not word.isalpha():
        found = _WORD_BEFORE.search(text, start, stop)
        word = found[0] if found else ""
    return word.lower()


def _opens_sentence(marks: str, word: str) -> bool:
    return bool(marks) or word in SENTENCE_OPENERS
