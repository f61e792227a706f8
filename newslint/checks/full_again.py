"""A person’s name in full again, behind the surname alone."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newslint.checks.article import Article
from newslint.checks.base import Aside, Match
from newslint.checks.borrowed import borrowed
from newslint.checks.named import Person, word_before
from newslint.definitions import uses_of

BETWEEN = 12
"""How many characters at most part two names in a row: `, and, um, `."""


def full_again(
    article: Article,
    people: Sequence[Person],
    known: Collection[str],
    titles: Collection[str],
    within: int,
) -> Iterator[Match]:
    """Yield each full name behind the surname alone, at most so many paragraphs behind it.

    Two people may have one surname, and known ones may stand in full: of both nothing is told.
    """
    namesakes: dict[str, set[str]] = {}
    for one in people:
        namesakes.setdefault(one.last, set()).add(one.first)
    number = Counter(one.last for one in people)
    introduced: dict[str, Person] = {}
    since: dict[str, int] = {}
    for at, one in enumerate(people):
        last = one.last
        if number[last] < 2 or len(namesakes[last]) > 1 or last in known:
            continue
        if not _is_told(article, one):
            continue
        first = introduced.setdefault(last, one)
        if first is not one and _was_alone(article, one, since[last], titles, within):
            namesakes[last].add("")
            is_quoted = borrowed(article.reading, [one.start]).holds(one.start, one.end)
            if not is_quoted and not _is_beside_another(article.text, people, at):
                yield _again(article, one, first)
        since[last] = one.end


def _was_alone(
    article: Article, again: Person, since: int, titles: Collection[str], within: int
) -> bool:
    """Whether the surname alone stands before a full name, and not far from it."""
    text, block = article.text, article.document.block_index
    places = uses_of(text, again.last, since, again.end - len(again.last))
    alone = [at for at in places if not _has_given(word_before(text, at), titles)]
    return bool(alone) and block(again.start) - block(alone[-1]) <= within


def _has_given(before: str, titles: Collection[str]) -> bool:
    return before[:1].isupper() and before not in titles


def _is_told(article: Article, one: Person) -> bool:
    """Whether a name stands in a sentence of a paragraph, and not in a signature or a credit."""
    if not article.admits(one.start, one.end):
        return False
    text, block = article.text, article.document.block_at(one.start)
    before = text[max(0, one.start - 2) : one.start].rstrip()[-1:]
    ends = text[max(block.start, block.end - 3) : block.end].rstrip('”" ')[-1:]
    return before not in ("—", "–", "-", ":") and ends in (".", "?", "!")


def _is_beside_another(text: str, people: Sequence[Person], at: int) -> bool:
    """Whether a full name stands in a row with others, which all are in full then."""
    around = people[max(0, at - 1) : at + 2]
    return any(
        one.end <= other.start <= one.end + BETWEEN and text[one.end] in ", "
        for one, other in pairwise(around)
    )


def _again(article: Article, one: Person, first: Person) -> Match:
    aside = Aside(first.start, first.end, "the full name stands here first")
    return Match(one.start, one.end, None, {"surname": one.last}, (aside,))
