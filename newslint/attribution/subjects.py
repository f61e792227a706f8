"""Who speaks: the subject of the cue that stands nearest to a quotation."""

import re
from typing import NamedTuple

from newslint.attribution.knowledge import Cue, Knowledge
from newslint.attribution.names import is_possessive, is_pronoun, person_in
from newslint.attribution.passages import MASK
from newslint.language.en import ADVERBIALS, AUXILIARIES, CONJUNCTIONS, DETERMINERS
from newslint.lazy import lazy

# What parts a quotation from its cue, each as if the cue stood so many letters further off.
NEW_SENTENCE = 60
QUOTATION = 40
WIDE = 25
BEFORE = 8
MOST_WORDS = 8

_LETTER = lazy(r"[^\W\d_]")
_STOP = lazy(r"[.!?…][\"”’')]*\s+(?=[^\W\d_a-zß-öø-ÿ])")
_MASKED = lazy(rf"[^\W_]?{MASK}+")
_BREAK = lazy(r",(?!\d)|[;:!?()—–¤\"“”«»]|''|\.\s*$| - ")
_PARTS = lazy(r"(?:,(?!\d)|[;:()—–¤])+| - ")
_RELATIVE = lazy(r"[\s,]+(?:who|which|that|whose)\b[^,]*$")
_BESIDE_NAME = lazy(r"\s*(?:\([^)]*\))?(?:,.*,)?$")
_EDGES = " \t,;:\"“”’'()[]—–-¤"


class Spoken(NamedTuple):
    """The cue of a quotation and the subject of that cue, as far as the narration shows them."""

    cue: Cue | None = None
    speaker: str | None = None


def read_subject(narration: str, start: int, end: int, known: Knowledge) -> Spoken:
    """Return the cue nearest to a quotation, and its subject.

    `start` and `end` are the quotation's place in the narration with its marks: both 0 where it
    stands before all of it, both the narration's length where it stands behind.
    """
    narration = _MASKED.sub(_mask_whole, narration)
    weighed = sorted(
        (_distance(narration, start, end, cue), cue) for cue in known.cues_in(narration)
    )
    for _, cue in weighed[:3]:
        speaker = _subject(narration, start, end, cue)
        if speaker:
            return Spoken(cue, speaker)
    nearest = weighed[0][1] if weighed else None
    return Spoken(nearest, _noun_phrase(narration[:start]) or _noun_phrase(narration[end:]))


def _mask_whole(found: re.Match[str]) -> str:
    return MASK * len(found[0])


def _distance(narration: str, start: int, end: int, cue: Cue) -> int:
    is_after = cue.start >= end
    gap = narration[end : cue.start] if is_after else narration[cue.end : start]
    far = len(gap) + (0 if is_after else BEFORE) + (0 if cue.is_tight else WIDE)
    return far + NEW_SENTENCE * bool(_STOP.search(gap)) + QUOTATION * bool(_MASKED.search(gap))


def _subject(narration: str, start: int, end: int, cue: Cue) -> str | None:
    """Return the subject of a cue: before it, unless the quotation stands right there."""
    if cue.is_preposition:
        return _phrase_after(narration[cue.end :])
    bound = end if cue.start >= end else 0
    for pattern in (_MASKED, _STOP):
        for found in pattern.finditer(narration, bound, cue.start):
            bound = found.end()
    before = narration[bound : cue.start]
    return (_noun_phrase(before) if _LETTER.search(before) else None) or _phrase_after(
        narration[cue.end :]
    )


def _phrase_after(text: str) -> str | None:
    """Return the noun phrase that follows a cue: `said the mayor of Mill River on Monday`."""
    text = text.lstrip()
    found = _BREAK.search(text)
    return _speaker(text[: found.start()] if found else text)


def _noun_phrase(before: str) -> str | None:
    """Return the subject of a clause that ends where its verb stands: `Moss, the baker, also`."""
    clause = _RELATIVE.sub("", _without_auxiliaries(before))
    parts = [part for one in _PARTS.split(clause) if (part := one.strip(_EDGES))]
    joined = parts[-1].split() if len(parts) > 1 else []
    if len(joined) > 1 and joined[0].lower() in CONJUNCTIONS and _begins_phrase(joined[1]):
        return _speaker(parts[-1])
    for part in parts:
        first = part.split()[0].lower()
        if first in ADVERBIALS or first.endswith(("ing", "ly")):
            continue
        if speaker := _speaker(_last_clause(part)):
            return speaker
    return _speaker(_last_clause(parts[-1])) if parts else None


def _without_auxiliaries(text: str) -> str:
    words = text.strip(_EDGES).split()
    while words and (words[-1].lower() in AUXILIARIES or words[-1].endswith("ly")):
        words.pop()
    return " ".join(words).strip(_EDGES)


def _last_clause(part: str) -> str:
    """Return what follows the last word that opens a clause, if a subject follows it."""
    words = part.split()
    for i in range(len(words) - 1, 0, -1):
        if words[i - 1].lower() in CONJUNCTIONS and _begins_phrase(words[i]):
            return " ".join(words[i:])
    return part


def _begins_phrase(word: str) -> bool:
    return is_pronoun(word) or word.lower() in DETERMINERS or word[:1].isupper()


def _speaker(phrase: str) -> str | None:
    """Return the name in a noun phrase, a pronoun, or the phrase itself: `the mayor`."""
    words = phrase.strip(_EDGES).split()
    while words and words[0].lower() in CONJUNCTIONS:
        words = words[1:]
    words = _before_adverbial(words)
    if not words:
        return None
    if is_pronoun(words[0]):
        return words[0] if words[0] == "I" else words[0].lower()
    name = person_in(" ".join(words))
    if name and not is_possessive(name):
        return name
    is_phrase = _begins_phrase(words[0]) or len(words) <= 2
    return " ".join(words[:MOST_WORDS]) if is_phrase and _LETTER.search(words[0]) else None


def _before_adverbial(words: list[str]) -> list[str]:
    for i, word in enumerate(words):
        if word.lower() in ADVERBIALS:
            return words[:i]
    return words


def has_speaker(narration: str, known: Knowledge) -> bool:
    """Whether a sentence begins with a person and goes on with a cue: `But Moss also warned`."""
    narration = " ".join(_without_adverbial(narration.split()))
    cue = min(known.cues_in(narration), default=None)
    if cue is None or cue.text.endswith("ing"):
        return False
    words = narration[: cue.start].split()
    while words and (words[-1].lower() in AUXILIARIES or words[-1].endswith("ly")):
        words.pop()
    subject = _BESIDE_NAME.sub("", " ".join(words))
    return bool(subject) and (is_pronoun(subject) or person_in(subject) == subject)


def _without_adverbial(words: list[str]) -> list[str]:
    """Return a clause without what leads up to it: `But at the hearing,`."""
    while words and words[0].lower() in CONJUNCTIONS:
        words = words[1:]
    is_adverbial = words and (words[0].lower() in ADVERBIALS or words[0].endswith("ing"))
    comma = next((i for i, word in enumerate(words) if word.endswith(",")), -1)
    return words[comma + 1 :] if is_adverbial and comma >= 0 else words


def begins_with_person(narration: str) -> bool:
    """Whether a sentence begins with a name or a pronoun."""
    words = narration.strip(_EDGES).split()
    return bool(words) and (is_pronoun(words[0]) or person_in(words[0]) is not None)
