"""Numbers of a headline that its article does not have."""

from collections.abc import Iterator

from newslint.checks.article import Article
from newslint.checks.base import Match
from newslint.checks.numerals import figures_in, read_number
from newslint.document import Block
from newslint.language.en_numbers import COUNTED, NUMBER, ONE, SCALES, SMALL
from newslint.lazy import lazy
from newslint.text import occurrences

_NUMBERS = lazy(rf"(?<![\w/:.,'’#-])[$£€]?({NUMBER})(?![\w/:’'-]|[.,]\d|-)")
FEWEST_LETTERS = 600
"""A shorter text may leave to its headline what it need not say twice."""
SMALLEST = 4
"""Smaller numbers are often counted and not told."""
LONG = 7
"""A shorter word that multiplies stands behind figures alone: 4bn."""
WORDS_AFTER = 3
"""Among how many words after a number one may name what it counts."""
YEARS = range(1700, 2101)
GIVE = 0.06
"""By how much a headline may round what the article says."""


def unsupported(article: Article) -> Iterator[Match]:
    """Yield the numbers of headlines that the article says in no way, and that count nothing."""
    document, told = article.document, set()
    for block in document.blocks:
        if block.kind != "headline":
            continue
        for found in _NUMBERS.finditer(block.text):
            number = read_number(found[1])
            if number is None or not _is_asked(number.value) or found[0].lower() in told:
                continue
            if _counts_parts(block.text[found.end() :]):
                continue
            if len(article.text) - len(block.text) < FEWEST_LETTERS:
                return
            told.add(found[0].lower())
            if not _is_said(article, number.value):
                start, end = found.span(1)
                slots = {"number": found[1]}
                yield Match(block.start + start, block.start + end, slots=slots)


def _is_asked(value: float) -> bool:
    return value >= SMALLEST and not (value in YEARS and value.is_integer())


def _counts_parts(after: str) -> bool:
    """Whether one of the next words names what the article lists: `5 facts`, `7 big questions`."""
    words = [word.strip(".,:;?!’'”\"") for word in after.lower().split()[:WORDS_AFTER]]
    return not COUNTED.isdisjoint(words)


def _is_said(article: Article, value: float) -> bool:
    blocks = [block for block in article.document.blocks if block.kind != "headline"]
    folded = article.reading.folded
    body = " ".join([folded[block.start : block.end] for block in blocks])
    if any(_stands(words, body) for words in _in_words(value)):
        return True
    if any(abs(one - value) <= GIVE * value for one in figures_in(body)):
        return True
    return value in _counts(blocks)


def _stands(words: str, body: str) -> bool:
    """Whether words stand by themselves, as the ten of often does not."""
    for at in occurrences(words, body):
        end = at + len(words)
        if not (body[max(0, at - 1) : at].isalpha() or body[end : end + 1].isalpha()):
            return True
    return False


def _in_words(value: float) -> Iterator[str]:
    """Yield how a number may stand in words: `twelve`, `six million`, `a billion`."""
    yield from (word for word, number in SMALL.items() if number == value)
    for scale, factor in SCALES.items():
        if len(scale) >= LONG and value >= factor:
            yield from (f"{word} {scale}" for word, n in SMALL.items() if n * factor == value)
            if value == factor:
                yield f"{ONE} {scale}"


def _counts(blocks: list[Block]) -> list[int]:
    """Return how many parts an article has, of each kind that a headline may count."""
    kinds = [block.kind for block in blocks]
    return [kinds.count(kind) for kind in ("heading", "item", "blockquote", "paragraph", "cell")]
