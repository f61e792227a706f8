"""Numbered parts that do not follow each other."""

from collections.abc import Iterable, Iterator, Sequence

from newslint.checks.article import Article, Found
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import blank, one
from newslint.declarations import frozen, option
from newslint.options import Pattern


@frozen
class Numbering(Check):
    """Numbers of headings, captions or lists that skip one, come twice, or turn back."""

    name = "numbering"
    default_quotes = "include"
    slots = frozenset({"number", "expected"})

    pattern: Pattern = option("What is numbered; its first group is the number.")
    least: int = option("How many numbers must stand before an order can be seen.", 3)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield a pattern that is empty."""
        yield from blank("pattern", one(self.pattern))

    def patterns(self) -> Iterable[str]:
        """Return the pattern."""
        return [self.pattern]

    def needs_hit(self) -> bool:
        """Nothing numbered, nothing out of order."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the first number that does not follow the one before, upward or downward."""
        if not article.has_room(self.pattern, self.least):
            return
        found = [one for one in article.find(self.pattern) if one.groups[1].isdigit()]
        numbers = [int(one.groups[1]) for one in found]
        if len(numbers) < self.least or (numbers[0] not in (0, 1) and numbers[-1] not in (0, 1)):
            return
        step = 1 if numbers[0] in (0, 1) else -1
        yield from _broken(found, numbers, step)


def _broken(found: Sequence[Found], numbers: Sequence[int], step: int) -> Iterator[Match]:
    for at in range(1, len(numbers)):
        expected = numbers[at - 1] + step
        if numbers[at] != expected:
            asides = (Aside(found[at - 1].start, found[at - 1].end, "the one before"),)
            slots = {"number": str(numbers[at]), "expected": str(expected)}
            yield Match(found[at].start, found[at].end, None, slots, asides)
            return
