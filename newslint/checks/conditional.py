"""Something that needs something else."""

from collections.abc import Iterable, Iterator

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.checks.blanks import blank, one
from newslint.declarations import frozen, option
from newslint.options import Pattern


@frozen
class Conditional(Check):
    """A pattern that needs another: an abbreviation in capitals needs its long form in brackets."""

    name = "conditional"

    first: Pattern = option("What needs the other; its first group, if it has one, is compared.")
    second: Pattern = option("What is needed; its first group, if it has one, is compared.")
    order: Literal["anywhere", "before"] = option("Where the second must stand.", "anywhere")
    exceptions: tuple[str, ...] = option("Texts of the first that need nothing.", ())
    once: bool = option("Whether only the first of several like ones is reported.", True)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield patterns that are empty."""
        yield from blank("first", one(self.first))
        yield from blank("second", one(self.second))

    def patterns(self) -> Iterable[str]:
        """Return the pattern without which nothing is wrong."""
        return [self.first]

    def needs_hit(self) -> bool:
        """Where the first does not occur, the second is not needed."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each first without its second."""
        needed = [(start, end, _key(groups)) for start, end, groups in article.find(self.first)]
        if not needed:
            return
        compared = any(key for _, _, key in needed)
        given: dict[str, int] = {}
        for start, _, groups in article.find(self.second):
            given.setdefault(_key(groups) if compared else "", start)
        seen = set(self.exceptions)
        for start, end, key in needed:
            at = given.get(key)
            met = at is not None and (self.order == "anywhere" or at <= start)
            text = key or article.text[start:end]
            if not met and text not in seen:
                yield Match(start, end)
            if self.once:
                seen.add(text)


def _key(groups: object) -> str:
    found = groups.groups()  # type: ignore[attr-defined]
    return next((one for one in found if one), "") if found else ""
