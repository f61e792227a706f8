"""Whether what a page says it is about is a deck, or a copy of its text, or a line for the site."""

from newslint.folding import words_of
from newslint.lazy import lazy

_ENDS = lazy(r"[.!?][\"'”’)]*\Z")
_BEGINNING = 60
_LONG_WORD = 4


def is_deck(description: str, text: str) -> bool:
    """Whether a description is whole, speaks of this article, and does not repeat its text."""
    words, body = words_of(description), words_of(text)
    if not _ENDS.search(description) or words[:_BEGINNING] in body:
        return False
    known = set(body.split())
    telling = [word for word in words.split() if len(word) >= _LONG_WORD]
    return bool(telling) and 2 * sum([word in known for word in telling]) >= len(telling)
