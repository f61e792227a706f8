"""Whether a form found in an article is the word that its family is about."""

import re

from newslint.checks.base import Article, Hit
from newslint.checks.forms import Family

DISPLAY = ("headline", "deck")
WINDOW = 40
"""How many characters beside a hit are looked at for its neighbours."""

# Compiled where a family is mixed, which few articles are.
_FIGURE = r"\d[\s\u00a0]?$"
_HOUR = r"(?<![\d.,:$£€])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?[\s\u00a0]?$"
_NAME_BEFORE = r"\b[A-Z]\w*[a-z]\w*[ \u00a0]$"
_NAME_AFTER = r"[ \u00a0][A-Z]\w*[a-z]"
_DAY_BEFORE = r"(?<![\d.,])(?:3[01]|[12]?\d)(?:st|nd|rd|th)?[\s\u00a0]$"
_DAY_AFTER = r"[\s\u00a0](?:3[01]|[12]?\d)(?!\d)"


def in_display(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in the headline or deck."""
    return article.document.block_at(hit.start).kind in DISPLAY


def is_use(article: Article, hit: Hit, form: str, family: Family) -> bool:
    """Whether a hit is the word that the family is about, and not another in its letters."""
    runs_on = hit.term.endswith(".") and article.text[hit.end : hit.end + 1].isalnum()
    return not (
        runs_on
        or (form in family.after_figure and not after_figure(article, hit))
        or (form in family.after_hour and not re.search(_HOUR, _before(article, hit)))
        or (form in family.beside_day and not _is_beside_day(article, hit))
        or (form in family.ends_names and _is_after_name(article, hit))
        or (form in family.starts_names and _is_before_name(article, hit))
        or (family.case == "lower" and not _is_small(article, hit))
        or _among_capitals(article, hit)
    )


def after_figure(article: Article, hit: Hit) -> bool:
    """Whether a figure stands before a hit, with or without a space."""
    return bool(re.search(_FIGURE, _before(article, hit)))


def _is_after_name(article: Article, hit: Hit) -> bool:
    """Whether a word with a capital stands right before a hit, and not to open a sentence."""
    first = max(0, hit.start - WINDOW)
    found = re.search(_NAME_BEFORE, article.text[first : hit.start])
    return found is not None and not article.reading.starts_sentence(first + found.start())


def _is_before_name(article: Article, hit: Hit) -> bool:
    return bool(re.match(_NAME_AFTER, article.text[hit.end : hit.end + WINDOW]))


def _is_beside_day(article: Article, hit: Hit) -> bool:
    after = article.text[hit.end : hit.end + 4]
    return bool(re.match(_DAY_AFTER, after) or re.search(_DAY_BEFORE, _before(article, hit)))


def _before(article: Article, hit: Hit) -> str:
    return article.text[max(0, hit.start - 8) : hit.start]


def _is_small(article: Article, hit: Hit) -> bool:
    found = article.text[hit.start : hit.end]
    if found[:1].isupper():
        return found[1:] == hit.term[1:] and article.reading.starts_sentence(hit.start)
    return found == hit.term


def _among_capitals(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in a line of capitals, where US may be the pronoun."""
    text, block = article.text, article.document.block_at(hit.start)
    if not text[hit.start : hit.end].isupper():
        return False
    before = text[max(block.start, hit.start - WINDOW) : hit.start].split()[-1:]
    after = text[hit.end : min(block.end, hit.end + WINDOW)].split()[:1]
    both = [word for word in before + after if word.isupper() and len(word) > 1]
    return len(both) == 2 or (len(both) == len(before + after) and block.text.isupper())
