"""Comparing text as a reader does: without case, and with one kind of apostrophe and space."""

from collections.abc import Sequence

from newslint.lazy import lazy

_SAME = (
    ("’", "'"),
    ("‘", "'"),
    ("ʼ", "'"),
    ("‐", "-"),
    ("‑", "-"),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\n", " "),
    ("\t", " "),
)
_UNSEEN = (*[letter for letter, plain in _SAME if plain == "'"], "\u00ad", "\u200b", "\u2060")
"""What no word is told apart by: apostrophes, soft hyphens, and marks of no width."""
_MARKS_OF_THEIR_OWN = (b"\xcc", b"\xcd")
"""How U+0300 to U+037F begin in UTF-8: accents that are no part of their letter."""
_WORDS = lazy(r"[\w%$£€+&]+")
_ODD_LETTERS = "²³¹¼½¾µıİſ"
_ODD = lazy(
    r"[\u0300-\u03ff\u0483-\u0489\u0591-\u1dff\u2070-\u209c\u2150-\u218b]"
    r"|[\u1f00-\u1fff\ua620-\U0010ffff](?<=\d)"
)
"""Accents that are no part of their letter, Greek, other scripts, small figures and fractions."""
_MAY_BE_ODD = (b"\xe2\x81", b"\xe2\x82", b"\xe2\x85", b"\xe2\x86")
"""How small figures and fractions begin in UTF-8, and a few signs, of which € is one."""
_NOT_ODD = bytes([*range(0xCC), *range(0xD0, 0xD2), *range(0xD3, 0xD6), 0xE2, 0xE3])
"""What begins or goes on other letters in UTF-8: Latin, Cyrillic, curly marks."""
_PUNCTUATION = bytes([code for code in range(128) if not (chr(code).isalnum() or code == 10)])


def level(text: str) -> str:
    """Return a text of the same length with one kind of apostrophe, hyphen and space."""
    for letter, plain in _SAME if not text.isascii() else _SAME[-2:]:
        text = text.replace(letter, plain)  # ten times as fast as translate
    return text


def fold(text: str) -> str:
    """Return a text of the same length in lower case, with one kind of apostrophe and space.

    A letter whose lower case is longer than itself (İ) stays as it is, so that offsets hold.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([low if len(low := letter.lower()) == 1 else letter for letter in text])
    return level(lowered)


def has_odd_letters(text: str) -> bool:
    """Whether a text has letters or digits of which patterns know more than folding does.

    They have case in their own way (İstanbul, a final sigma), are digits that are not 0 to 9, or
    belong to a word for one engine of patterns and not for the other: ½, an accent by itself.
    """
    if text.isascii():
        return False
    if any(map(text.__contains__, _ODD_LETTERS)):
        return True
    written = text.encode("utf-8", "surrogatepass")
    may_be = any(map(written.__contains__, _MAY_BE_ODD)) or written.translate(None, _NOT_ODD)
    return bool(may_be) and bool(_ODD.search(text))


def words_of(text: str) -> str:
    """Return the words of a headline alone: no case, quotation marks, dashes or stops."""
    return " ".join(words_in(text))


def words_in(text: str) -> list[str]:
    """Return the words of a text without case, apostrophes and what nobody sees."""
    text = text.casefold()
    if not text.isascii():
        text = _composed(text)
        for unseen in _UNSEEN:
            text = text.replace(unseen, "")
    return _WORDS.findall(text.replace("'", ""))


def _composed(text: str) -> str:
    """Return a text whose letters have their accents in them, and not as marks of their own."""
    written = text.encode("utf-8", "surrogatepass")
    if not any(map(written.__contains__, _MARKS_OF_THEIR_OWN)):
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def letters_of(folded: Sequence[str]) -> list[str]:
    """Return the letters and figures of each of some folded texts, for comparing many.

    Letters beyond ASCII are left out where they are few in a text, whatever stands beside it; two
    texts that differ in them alone are taken for one. The texts are of one line.
    """
    joined = "\n".join(folded)
    if not joined.isascii():
        joined = _composed(joined)
    letters = joined.encode("ascii", "ignore").translate(None, _PUNCTUATION).decode().split("\n")
    if joined.isascii():
        return letters[: len(folded)]  # of no texts none
    each = zip(letters, folded, strict=True)
    return [
        few if 2 * len(few) > len(text) or text.isascii() else words_of(text) for few, text in each
    ]
