"""People's names and pronouns in narration."""

from collections.abc import Iterator
from itertools import dropwhile

from newslint.language.en import NAME_PARTICLES, NO_NAMES, PERSONAL_PRONOUNS, TITLES
from newslint.lazy import lazy

_PARTICLES = rf"(?:\s+(?:{'|'.join(sorted(NAME_PARTICLES))}))*"
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[\w’'&-]|\.(?=\w))*\.?|[A-Z]\."
_NAME = lazy(rf"\b(?:{_WORD})(?:{_PARTICLES}\s+(?:{_WORD}))*")
_POSSESSIVE = lazy(r"[’']s?$")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
LONGEST_TITLE = 3  # Jr.


def is_pronoun(speaker: str) -> bool:
    """Whether a speaker is a pronoun alone."""
    return speaker.lower() in PERSONAL_PRONOUNS


def is_possessive(name: str) -> bool:
    """Whether a name is only the owner of something: `Ada Moss’s`."""
    return _POSSESSIVE.search(name) is not None


def is_person(speaker: str | None) -> bool:
    """Whether a speaker is a pronoun or a name: a letter and a report speak too."""
    return speaker is not None and (is_pronoun(speaker) or surname(speaker) != "")


def person_in(phrase: str) -> str | None:
    """Return the name in a noun phrase, without what only stands before it.

    Where there are several, a firm or an owner comes first: `Mill Co. spokeswoman Ada Moss`.
    """
    found = [name for _, name in names_in(phrase.partition(" of ")[0])]
    return found[-1] if found else None


def are_different(one: str, other: str) -> bool:
    """Whether two names have no word in common."""
    return name_words(one).isdisjoint(name_words(other))


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name in small letters, without titles."""
    words = [_POSSESSIVE.sub("", word.strip(".,")).lower() for word in name.split()]
    return frozenset([word for word in words if word not in TITLES])


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a name, and where it starts."""
    for match in _NAME.finditer(text):
        if name := _trimmed(match[0]):
            yield match.start() + match[0].find(name), name


def surname(speaker: str | None) -> str:
    """Return the last name of a speaker in small letters, or "" where no name is known."""
    if speaker is None or is_pronoun(speaker):
        return ""
    words = [word.strip(".,’'").lower() for word in speaker.split()]
    capital = [word[:1].isupper() for word in speaker.split()]
    while words and words[-1] in _SUFFIXES:
        words, capital = words[:-1], capital[:-1]
    return _POSSESSIVE.sub("", words[-1]) if words and capital[-1] else ""


def _trimmed(name: str) -> str:
    words = list(dropwhile(_is_no_name, name.split()))
    words = list(dropwhile(_is_no_name, reversed(words)))
    name = " ".join(reversed(words))
    return name[:-1] if words and len(words[0]) > LONGEST_TITLE and name.endswith(".") else name


def _is_no_name(word: str) -> bool:
    return word.lower().rstrip(".") in NO_NAMES
