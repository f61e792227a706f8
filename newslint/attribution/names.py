"""The name of a speaker in a sentence of narration."""

import re
from itertools import dropwhile

from newslint.language.en import NO_NAMES

_TITLE = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Rev|St|Jr|Sr)\.\s+)?"
_PARTICLES = r"(?:\s+(?:de|da|del|der|den|la|le|van|von|bin|ibn|al|of|the))*"
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+\.?|[A-Z]\."
_NAME = re.compile(
    rf"{_TITLE}\b(?:{_WORD})(?:{_PARTICLES}\s+(?:{_WORD}))*|\b(?:he|she|they|we|I)\b(?!¤)",
)
_PRONOUNS = frozenset(("he", "she", "they", "we", "i"))
LONGEST_TITLE = 3  # Jr.
_MARKS = ('"', "”", "''", "'", "’", "»")


def name_beside(narration: str, cue: str | None) -> str | None:
    """Return the name or pronoun that is the subject of a cue, or the first one of the sentence.

    It stands before the cue (`Ada Moss said`), unless the quotation does (`“…,” said Ada Moss`).
    """
    found = [
        (match.start(), name) for match in _NAME.finditer(narration) if (name := _trimmed(match[0]))
    ]
    if not found:
        return None
    at = narration.lower().find(cue) if cue else -1
    if at < 0:
        return found[0][1]
    before = [name for start, name in found if start < at]
    after = [name for start, name in found if start > at]
    if after and (not before or narration[:at].rstrip().endswith(_MARKS)):
        return after[0]
    return before[-1] if before else None


def _trimmed(name: str) -> str:
    """Return a name without the words that only stand before or after it: `But Ada Moss`."""
    words = list(dropwhile(_is_no_name, name.split()))
    words = list(dropwhile(_is_no_name, reversed(words)))
    name = " ".join(reversed(words))
    return name[:-1] if words and len(words[0]) > LONGEST_TITLE and name.endswith(".") else name


def _is_no_name(word: str) -> bool:
    bare = word.lower().rstrip(".")
    return bare in NO_NAMES and bare not in _PRONOUNS
