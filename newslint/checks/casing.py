"""Replacements that keep a word's case and the stop of its sentence."""

from newslint.checks.article import Article

BEYOND = 20
"""How many characters after an abbreviation tell whether its stop ends a paragraph."""


def recased(found: str, wanted: str, at_start: bool = False) -> str:
    """Return `wanted` in the case of `found`: UTILISE gives USE, Utilise gives Use.

    A replacement with a capital of its own (U.S., YouTube) keeps it; al-Qaida opens a sentence as
    Al-Qaida. `at_start` says that the
    word opens a sentence, where a capital is due.
    """
    if wanted != wanted.lower():
        opens = at_start and found[:1].isupper() and not wanted.isalpha()
        return wanted[:1].upper() + wanted[1:] if opens else wanted
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return wanted.upper()
    if at_start or (letters and letters[0].isupper()):
        return wanted[:1].upper() + wanted[1:]
    return wanted


def fitted(
    article: Article, start: int, end: int, wanted: str, as_found: bool = True
) -> tuple[str, bool]:
    """Return the replacement for a stretch as its sentence needs it, and whether it is sure.

    It takes the case of what it replaces `as_found`, or else stays as it is.
    The stop of an abbreviation may be its sentence's stop too: `in the USA.` becomes
    `in the U.S.`, and `in the U.S.` at a paragraph's end becomes `in the US.`
    """
    text = article.text
    found = text[start:end]
    if as_found:
        wanted = recased(found, wanted, article.reading.starts_sentence(start))
    if wanted.endswith(".") and text[end : end + 1] == ".":
        return wanted[:-1], True
    if found.endswith(".") and not wanted.endswith("."):
        last = min(article.document.block_at(start).end, end + BEYOND)
        rest = text[end:last].lstrip("\"'”’)")
        if not rest:
            return wanted + ".", True
        return wanted, not (rest[0].isspace() and rest.lstrip()[:1].isupper())
    return wanted, True
