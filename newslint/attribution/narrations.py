"""A narration with its cues, read once for all quotations in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newslint.attribution.knowledge import Cue, Knowledge
from newslint.attribution.passages import MASK
from newslint.attribution.subjects import noun_phrase, phrase_after
from newslint.lazy import lazy
from newslint.records import NamedTuple

# What parts a quotation from its cue, each as if the cue stood so many letters further off.
NEW_SENTENCE = 60
QUOTATION = 40
WIDE = 25
BEFORE = 8

MOST_CUES = 12
"""How many cues are weighed on each side of a quotation."""

MOST_SUBJECTS = 3
"""How many of them, the nearest, are asked for their subject."""

FURTHEST = 1000
"""In how many letters before or after its verb a subject is looked for."""

_ARTICLES = ("the", "a", "an")
_AT_MARK = ("", " ", ", ", ": ")
_NEXT_CLAUSE = lazy(r"[,;]? (?:and|but|while) ")
_LETTER = lazy(r"[^\W\d_]")
_STOP = lazy(r"[.!?…][\"”’')]*\s+(?=[^\W\d_a-zß-öø-ÿ])")
_QUOTED = lazy(rf"[^\W_]?{MASK}+")
_MASKED = lazy(f"{MASK}+")


class Spoken(NamedTuple):
    """The cue of a quotation and the subject of that cue, as far as the narration shows them."""

    cue: Cue | None = None
    speaker: str | None = None


class _Spans:
    """Stretches of a narration in order, none over another."""

    def __init__(self, found: Iterator[re.Match[str]]) -> None:
        spans = [match.span() for match in found]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def first_from(self, start: int) -> int:
        """Return where the first that starts at an offset or after it ends; far off if none."""
        i = bisect_left(self._starts, start)
        return self._ends[i] if i < len(self._ends) else 1 << 60

    def last_until(self, end: int) -> tuple[int, int]:
        """Return the last that ends at an offset or before it."""
        i = bisect_right(self._ends, end) - 1
        return (self._starts[i], self._ends[i]) if i >= 0 else (-1, -1)


class Narration:
    """Who says the quotations that stand in a narration, or before or behind it."""

    def __init__(self, text: str, known: Knowledge) -> None:
        self._text = _QUOTED.sub(_mask_whole, text)
        self._cues = sorted(known.cues_in(self._text))
        self._starts = [cue.start for cue in self._cues]
        self._stops = _Spans(_STOP.finditer(self._text))
        self._quoted = _Spans(_MASKED.finditer(self._text))

    def spoken(self, start: int, end: int) -> Spoken:
        """Return the cue nearest to a quotation, and its subject.

        `start` and `end` are the quotation's place in the narration with its marks: both 0 where
        it stands before all of it, both the narration's length where it stands behind.
        """
        weighed = sorted((self._distance(start, end, cue), cue) for cue in self._near(end))
        for _, cue in weighed[:MOST_SUBJECTS]:
            if speaker := self._subject(end, cue):
                return Spoken(cue, speaker)
        before = self._text[max(start - FURTHEST, 0) : start]
        speaker = noun_phrase(before) or noun_phrase(self._text[end : end + FURTHEST])
        return Spoken(weighed[0][1] if weighed else None, speaker)

    def _near(self, end: int) -> list[Cue]:
        i = bisect_left(self._starts, end)
        return self._cues[max(i - MOST_CUES, 0) : i + MOST_CUES]

    def _distance(self, start: int, end: int, cue: Cue) -> int:
        """Return how far a cue stands off a quotation, and what parts it from that."""
        is_after = cue.start >= end
        left, right = (end, cue.start) if is_after else (cue.end, start)
        parted = NEW_SENTENCE * (self._stops.first_from(left) < right)
        parted += QUOTATION * (self._quoted.first_from(left) <= right)
        if is_after:
            parted += BEFORE * bool(_NEXT_CLAUSE.match(self._text, left, right))
        elif not (cue.is_tight and self._text[left : min(left + 3, right)] in _AT_MARK):
            parted += BEFORE
        return max(right - left, 0) + (0 if cue.is_tight else WIDE) + parted

    def _subject(self, end: int, cue: Cue) -> str | None:
        """Return the subject of a cue: before it, unless the quotation stands right there."""
        after = self._text[cue.end : cue.end + FURTHEST]
        if cue.is_preposition:
            return phrase_after(after)
        bound = self._bound(end if cue.start >= end else 0, cue.start)
        before = self._text[max(bound, cue.start - FURTHEST) : cue.start]
        speaker = noun_phrase(before) if _LETTER.search(before) else None
        if speaker and speaker.lower() in _ARTICLES:
            return f"{speaker} {cue.text}"
        return speaker or phrase_after(after)

    def _bound(self, bound: int, cue: int) -> int:
        """Return where the clause of a cue begins at the earliest."""
        bound = max(bound, self._quoted.last_until(cue)[1])
        start, stop = self._stops.last_until(cue - 1)
        return stop if start >= bound else bound


def _mask_whole(found: re.Match[str]) -> str:
    return MASK * len(found[0])
