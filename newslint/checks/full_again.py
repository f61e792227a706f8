"""A person’s name in full again, behind the surname alone."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newslint.checks.article import Article, Cover
from newslint.checks.base import Aside, Match
from newslint.checks.borrowed import borrowed
from newslint.checks.named import Person, follows_name, word_before
from newslint.definitions import uses_of
from newslint.language.en import NAME_PARTICLES
from newslint.lazy import lazy

_NAME_AFTER = lazy(r" (?!I\b)[A-Z]")
LONGEST = 100
"""An article of more paragraphs is a list or a live page, whose parts are read by themselves."""
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
    if len(article.document.blocks) > LONGEST:
        return
    namesakes: dict[str, set[str]] = {}
    for one in people:
        namesakes.setdefault(one.last, set()).add(one.first)
    number = Counter(one.last for one in people)
    introduced: dict[str, Person] = {}
    since: dict[str, int] = {}
    for at, one in enumerate(people):
        last = one.last
        if number[last] < 2 or len(namesakes[last]) > 1 or last in known or last == one.first:
            continue
        if not _is_told(article, one):
            continue
        first = introduced.setdefault(last, one)
        if first is not one and _was_alone(article, one, since[last], titles, within):
            namesakes[last].add("")
            is_quoted = borrowed(article.reading, [one.start]).holds(one.start, one.end)
            is_apart = not (is_quoted or _is_beside_another(article.text, people, at))
            if is_apart and not _is_of_family(article, one, people, titles):
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


def _is_of_family(
    article: Article, one: Person, people: Sequence[Person], titles: Collection[str]
) -> bool:
    """Whether others have the surname whose given names are not known: Tove and Sarah Berg.

    Where the surname comes first, as in Hungary, another name follows it.
    """
    text, within = article.text, Cover((other.start, other.end) for other in people)
    for at in uses_of(text, one.last):
        end = at + len(one.last)
        if within.holds(at, end):
            continue
        if follows_name(article, at, titles) or _NAME_AFTER.match(text, end):
            return True
    return False


def _is_beside_another(text: str, people: Sequence[Person], at: int) -> bool:
    """Whether a full name stands in a row with others, which all are in full then."""
    around = people[max(0, at - 1) : at + 2]
    return any(
        one.end <= other.start <= one.end + BETWEEN and text[one.end] in ", "
        for one, other in pairwise(around)
    )


def _again(article: Article, one: Person, first: Person) -> Match:
    words = article.text[one.start : one.end].split()
    while len(words) > 1 and words[-2] in NAME_PARTICLES:
        words[-2:] = [" ".join(words[-2:])]
    aside = Aside(first.start, first.end, "the full name stands here first")
    return Match(one.start, one.end, None, {"surname": words[-1]}, (aside,))
