"""What a check is, and what it finds."""

from collections.abc import Iterable, Iterator, Mapping

from newslint.annotations import ClassVar, Literal
from newslint.checks.article import Article, QuotesPolicy, Term
from newslint.checks.facts import Clash, Fact, Group
from newslint.declarations import frozen
from newslint.diagnostics import Level
from newslint.records import NamedTuple
from newslint.text import Span

Part = Literal["text", "links", "fields"]
"""What of an article a check looks at: its text, its links and images, or its front matter."""


class Aside(NamedTuple):
    """Another place in the same article that a match speaks of."""

    start: int
    end: int
    message: str


class Match(NamedTuple):
    """A fault in the text of a document: offsets into `Document.text`, half open.

    `slots` fill the rule's message beside {match} and {fix}; `level` replaces the rule's. What is
    no text, as the target of a link or a key of the front matter, has a `place` in the source,
    and neither scope nor exempt names are asked about it.
    """

    start: int
    end: int
    replacement: str | None = None
    slots: Mapping[str, str] = {}
    asides: tuple[Aside, ...] = ()
    level: Level | None = None
    safe: bool = True
    place: Span | None = None


@frozen
class Check:
    """A kind of test. A rule is a check filled in from YAML: its fields are the keys.

    `name` is the word after `check:` in a rule; `quotes` what a rule does with quotations
    unless it says so; `slots` the placeholders its messages may use beside {match} and {fix};
    `wording` whether it is about words of one language.
    """

    name: ClassVar[str]
    default_quotes: ClassVar[QuotesPolicy] = "skip"
    slots: ClassVar[frozenset[str]] = frozenset()
    wording: ClassVar[bool] = True

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what types cannot tell about the options: the key at fault and a sentence."""
        return iter(())

    def index(self) -> Iterable[Term]:
        """Return the words to be looked for on this check's behalf, in one pass for all rules."""
        return ()

    def exempt(self) -> Iterable[Term]:
        """Return names and phrases inside which nothing is a fault."""
        return ()

    def patterns(self) -> Iterable[str]:
        """Return the patterns that the check searches for."""
        return ()

    def part(self) -> Part:
        """Return what an article must have for the check to be asked."""
        return "text"

    def needs_hit(self) -> bool:
        """Whether the check finds nothing where neither a term nor a pattern of it occurs."""
        return False

    def check(self, article: Article) -> Iterator[Match]:
        """Yield what is wrong in one article."""
        return iter(())


@frozen
class ArchiveCheck(Check):
    """A check that sees more than one article: a map over articles, and a reduce.

    `by_form` says which groups are worth a look: those of two articles or more, or those of two
    forms or more. Nothing of this class may hang on which other articles a run was asked for.
    """

    by_form: ClassVar[bool] = False

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield what is to be compared: small, made in workers, kept between runs."""
        return iter(())

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield the facts that clash, seen over all articles.

        Where only some articles were asked for, the groups are those that one of them is in,
        whole; a group fetches its facts when they are asked for. What is concluded of a fact may
        hang on the groups that its article is in alone: it is kept until one of these changes.
        """
        return iter(())
