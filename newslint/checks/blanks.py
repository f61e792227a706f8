"""Options that no rule can mean: texts without a letter or mark, and limits below zero."""

from collections.abc import Iterable, Iterator


def blank(key: str, texts: Iterable[str] | None) -> Iterator[tuple[str, str]]:
    """Yield a problem where one of the texts of a key is empty or white space."""
    if not all(map(str.strip, texts or ())):
        yield key, f"an empty text stands under “{key}”; take it away or fill it"


def below(key: str, number: int | None, least: int = 0) -> Iterator[tuple[str, str]]:
    """Yield a problem where a number is smaller than makes sense."""
    if number is not None and number < least:
        yield key, f"“{key}” is {least} or more"


def one(text: str | None) -> tuple[str, ...]:
    """Return a text as a list of one, or none where it is not given."""
    return () if text is None else (text,)
