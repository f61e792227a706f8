"""What newslint itself reports of an article, which no rule can find by reading it."""

from collections.abc import Iterable, Iterator

from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.declarations import frozen, option
from newslint.options import Pattern


@frozen
class Own(Check):
    """A report of the tool itself: the rule gives it its words, a level, and says why it matters.

    {what} is what newslint has to say.
    """

    name = "own"
    default_quotes = "include"
    slots = frozenset({"what"})
    wording = False

    def needs_hit(self) -> bool:
        """It has no terms, so that no article wakes it."""
        return True


@frozen
class Encoding(Check):
    """Letters that were read wrongly; newslint itself tells of a file that is not UTF-8."""

    name = "encoding"
    default_quotes = "include"
    wording = False

    pattern: Pattern = option("The letters that show it.")
    file_message: str = option("What is said of a file that is not UTF-8, but {encoding}.")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield a problem where the message cannot be filled in."""
        try:
            self.file_message.format(encoding="")
        except (AttributeError, LookupError, ValueError):
            yield "file-message", "it may use {encoding} alone; write {{ for a brace"

    def patterns(self) -> Iterable[str]:
        """Return the pattern."""
        return [self.pattern]

    def needs_hit(self) -> bool:
        """Nothing found, nothing wrong."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each place."""
        for start, end in article.search(self.pattern):
            yield Match(start, end)
