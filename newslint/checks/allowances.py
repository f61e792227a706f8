"""Texts that a rule leaves alone: as a whole, or by a pattern with stars."""

import re
from collections.abc import Callable, Iterable

from newslint.folding import fold, words_of
from newslint.lazy import lazy


def allowance(texts: Iterable[str]) -> Callable[[str, str], bool]:
    """Return what tells of a text and its words whether it is one of some.

    `Letters: *` stands for all that begin so. Case makes no difference, nor do quotation marks,
    dashes and stops where no star stands.
    """
    listed = tuple(texts)
    whole = frozenset([words_of(text) for text in listed if "*" not in text])
    globs = [".*".join(map(re.escape, fold(text).split("*"))) for text in listed if "*" in text]
    if not globs:
        return lambda _, words: words in whole
    pattern = lazy("|".join(globs), re.DOTALL)
    return lambda text, words: words in whole or bool(pattern.fullmatch(fold(text.strip())))
