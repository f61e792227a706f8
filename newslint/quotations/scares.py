"""Single words between marks, and what in an article tells whose words they are."""

from bisect import bisect_left
from functools import cached_property

from newslint.folding import words_in
from newslint.quotations.kinds import kind_of
from newslint.quotations.model import Quotation, Quotations


def is_ordinary_word(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is one word in small letters; in brackets it mostly is a term."""
    word = text[quotation.start : quotation.end]
    is_word = len(word) > 1 and word.isalpha() and word.islower()
    if not is_word or kind_of(text, quotation) != "scare":
        return False
    before, end = quotation.opening.start - 1, quotation.outer_end
    return not (text.startswith("(", max(before, 0)) and text.startswith(")", end))


class Sources:
    """What tells whose the words in marks are: cues, and quotations of some length."""

    def __init__(self, text: str, quotations: Quotations) -> None:
        self._text = text
        self._outer = quotations.outer
        self._starts = [quotation.start for quotation in quotations.outer]

    def tell(self, start: int, end: int, cues: frozenset[str]) -> bool:
        """Whether a sentence has a cue, or quotes somebody at more length."""
        if not cues.isdisjoint(words_in(self._text[start:end])):
            return True
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = self._outer[first:last]
        return any(kind_of(self._text, q) in ("sentence", "partial") for q in here)

    def hold(self, quotation: Quotation) -> bool:
        """Whether a longer quotation has the word too: it is that speaker's, or of that title."""
        return self._text[quotation.start : quotation.end] in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of all longer quotations; a set, because an article may hold a thousand."""
        kinds, text = ("sentence", "partial", "title"), self._text
        longer = [q for q in self._outer if kind_of(text, q) in kinds]
        return frozenset(word for q in longer for word in words_in(text[q.start : q.end]))
