"""Brackets that open and do not close, or close and did not open."""

from collections.abc import Iterable, Iterator, Sequence

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.lazy import lazy

_PAIRS = {")": "(", "]": "["}
_BRACKETS = lazy(r"[()\[\]]")
_LABEL = lazy(r"(?:^|[\s(\[])(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\Z")
_FACE = lazy(r"[:;=8xX][-'’o^]?\Z")
_SHORTCODE = lazy(r"\[/?[a-z_]+[ =:][^\]]*\ufffc")


@frozen
class Brackets(Check):
    """Brackets that open and do not close in their paragraph, or close and did not open."""

    name = "brackets"
    default_quotes = "include"

    find: Literal["unclosed", "unopened"] = option("Which of a pair stands alone.")

    def patterns(self) -> Iterable[str]:
        """Return the brackets."""
        return [r"[(\[]" if self.find == "unclosed" else r"[)\]]"]

    def needs_hit(self) -> bool:
        """No bracket, none alone."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each bracket that stands alone; one of a pair over two paragraphs does not."""
        blocks = [block for block in article.blocks if _is_uneven(block.text)]
        alone = [(at, mark) for block in blocks for at, mark in _alone(block)]
        for number, (at, mark) in enumerate(alone):
            if (mark in _PAIRS) != (self.find == "unopened"):
                continue
            if not _is_beside(alone, number):
                yield Match(at, at + 1)


def _is_beside(alone: Sequence[tuple[int, str]], number: int) -> bool:
    """Whether the next lone bracket closes this one, or the last one opened it."""
    mark = alone[number][1]
    if mark in _PAIRS:
        return number > 0 and alone[number - 1][1] == _PAIRS[mark]
    return number + 1 < len(alone) and _PAIRS.get(alone[number + 1][1]) == mark


def _is_uneven(text: str) -> bool:
    return any(text.count(one) != text.count(other) for one, other in _PAIRS.items())


def _alone(block: Block) -> list[tuple[int, str]]:
    """Return the brackets of a block that have no other, in order; labels and faces have none."""
    text = block.text
    waiting: list[tuple[int, str]] = []
    found: list[tuple[int, str]] = []
    for one in _BRACKETS.finditer(text):
        at, mark = one.start(), one[0]
        if mark in _PAIRS and not any(other == _PAIRS[mark] for _, other in waiting):
            if not (_LABEL.search(text, max(0, at - 5), at) or _FACE.search(text, 0, at)):
                found.append((block.start + at, mark))
        elif mark in _PAIRS:
            while waiting[-1][1] != _PAIRS[mark]:
                found.append(waiting.pop())
            waiting.pop()
        elif not (_FACE.search(text, max(0, at - 3), at) or _SHORTCODE.match(text, at)):
            waiting.append((block.start + at, mark))
    return sorted(found + waiting)
