"""Regular expressions of rule writers, compiled when first due."""

from functools import cache

import regex


@cache
def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return a pattern ready to search with."""
    return regex.compile(pattern, regex.VERSION1)
