"""Subjects of cues: who speaks in a clause."""

from newslint.attribution.knowledge import Knowledge
from newslint.attribution.names import is_possessive, is_pronoun, person_in
from newslint.language.en import (
    ADVERBIALS,
    AUXILIARIES,
    CONJUNCTIONS,
    DEFINITE_ARTICLE,
    DETERMINERS,
    NAME_PARTICLES,
    SOURCE_OPENER,
)
from newslint.lazy import lazy

MOST_WORDS = 8

_LETTER = lazy(r"[^\W\d_]")
_BREAK = lazy(r",(?!\d)|[;:!?()—–¤\"“”«»]|''|\.\s*$| - ")
_PARTS = lazy(r"(?:,(?!\d)|[;:()—–¤])+| - ")
_RELATIVE = lazy(r"[\s,]+(?:who|which|that|whose)\b[^,]*$")
_BESIDE_NAME = lazy(r"\s*(?:\([^)]*\))?(?:,.*,)?$")
_EDGES = " \t,;:\"“”’'()[]—–-¤"


def phrase_after(text: str) -> str | None:
    """Return the noun phrase that follows a cue: `said the mayor of Mill River on Monday`."""
    text = text.lstrip()
    found = _BREAK.search(text)
    return _speaker(text[: found.start()] if found else text)


def noun_phrase(before: str) -> str | None:
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
    if name and not is_possessive(name) and not _is_described(words):
        return name
    is_phrase = _begins_phrase(words[0]) or len(words) <= 2
    return " ".join(words[:MOST_WORDS]) if is_phrase and _LETTER.search(words[0]) else None


def _is_described(words: list[str]) -> bool:
    """Whether a name only says what somebody is: `the Republican president`, `a Moss adviser`."""
    is_noun = words[-1][:1].islower() and words[-1].lower() not in NAME_PARTICLES
    return words[0].lower() in DETERMINERS and is_noun


def _before_adverbial(words: list[str]) -> list[str]:
    for i, word in enumerate(words):
        if word.lower() in ADVERBIALS:
            return words[:i]
    return words


def has_speaker(narration: str, known: Knowledge) -> bool:
    """Whether a person begins a sentence and goes on with a cue: `But Moss also warned`."""
    narration = " ".join(_without_adverbial(narration.split()))
    cue = min(known.cues_in(narration), default=None)
    if cue is None or cue.text.endswith("ing"):
        return False
    words = _without_clause(narration[: cue.start].split())
    while words and (words[-1].lower() in AUXILIARIES or words[-1].endswith("ly")):
        words.pop()
    if words and words[0].lower() == DEFINITE_ARTICLE:
        words = words[1:]
    clause = " ".join(words)
    return _is_person(_BESIDE_NAME.sub("", clause)) or _is_person(clause.rpartition(", ")[2])


def _is_person(subject: str) -> bool:
    """Whether a subject is a pronoun, or a name and no word more."""
    return bool(subject) and (is_pronoun(subject) or person_in(subject) == subject)


def opens_with_source(narration: str, known: Knowledge) -> bool:
    """Whether a sentence opens with whose words follow: `As two doctors write in a paper, …`."""
    first, _, rest = narration.strip(_EDGES).partition(" ")
    if first.lower() != SOURCE_OPENER:
        return False
    clause, comma, _ = rest.partition(",")
    return bool(comma) and any(cue.start > 0 for cue in known.cues_in(clause))


def _without_adverbial(words: list[str]) -> list[str]:
    """Return a clause without what leads up to it: `But at the hearing,`."""
    while words and words[0].lower().rstrip(",") in CONJUNCTIONS:
        words = words[1:]
    is_adverbial = words and (words[0].lower() in ADVERBIALS or words[0].endswith("ing"))
    comma = next((i for i, word in enumerate(words) if word.endswith(",")), -1)
    return words[comma + 1 :] if is_adverbial and comma >= 0 else words


def _without_clause(words: list[str]) -> list[str]:
    """Return the words behind the last clause that a comma and a conjunction end: `…, but Moss`."""
    for i in range(len(words) - 1, 0, -1):
        if words[i - 1].endswith(",") and words[i].lower() in CONJUNCTIONS:
            return words[i + 1 :]
    return words


def begins_with_person(narration: str) -> bool:
    """Whether a sentence begins with a name or a pronoun."""
    words = narration.strip(_EDGES).split()
    return bool(words) and (is_pronoun(words[0]) or person_in(words[0]) is not None)
