"""What a check is, and what it is given."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any, ClassVar, Literal

from newslint.declarations import frozen
from newslint.diagnostics import Level, Place
from newslint.document import Block, Document, Kind
from newslint.reading import Reading
from newslint.records import NamedTuple
from newslint.text import Span

PATIENCE = 1.0
"""How many seconds a pattern may take on one block."""

QuotesPolicy = Literal["skip", "only", "include"]
Part = Literal["text", "links", "fields"]
"""What of an article a check looks at: its text, its links and images, or its front matter."""


class Term(NamedTuple):
    """A word or phrase to be looked for; an exact one in this case only."""

    text: str
    exact: bool = False


class Hit(NamedTuple):
    """A term found in the text of a document."""

    start: int
    end: int
    term: str


class Found(NamedTuple):
    """A pattern found in the text of a document, with its groups."""

    start: int
    end: int
    groups: Any


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that stand in no longer one: U.S.A. hides the U.S. inside it."""
    found: list[Hit] = []
    for hit in sorted(hits, key=itemgetter(0)):
        if found and hit.end <= found[-1].end:
            continue
        if found and hit.start == found[-1].start:
            found.pop()
        found.append(hit)
    return found


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


class Fact(NamedTuple):
    """Something small about an article that an archive check compares: a headline, a paragraph.

    `keys` are what it is grouped by; they are not kept with it, so that a conclusion must not
    ask for them. `form` is which of several forms stands here, for checks that count forms;
    `detail` what else a check needs to know. `number` and `level` are those of the rule that the
    fact is for, on its article; the linter fills them in.
    """

    path: str
    keys: tuple[str, ...]
    text: str
    place: Place
    date: str = ""
    form: str = ""
    detail: tuple[str, ...] = ()
    number: int = 0
    level: Level = "suggestion"


class Group:
    """All facts of the archive that share a key, in the order of their paths and places."""

    __slots__ = ("_facts",)  # a conclusion may hold many

    def __init__(self, facts: Sequence[Fact] = ()) -> None:
        self._facts = facts

    @property
    def articles(self) -> int:
        """How many articles have the key."""
        return len({fact.path for fact in self._facts})

    def tally(self) -> Mapping[str, int]:
        """Return how many articles have each form."""
        return Counter(form for _, form in {(fact.path, fact.form) for fact in self._facts})

    def facts(self, form: str | None = None, most: int | None = None) -> Sequence[Fact]:
        """Return the facts, or those of one form; or the first of them, of so many articles."""
        found = [fact for fact in self._facts if form is None or fact.form == form]
        paths = list(dict.fromkeys(fact.path for fact in found))[:most]
        return found if most is None else [fact for fact in found if fact.path in paths]


class Clash(NamedTuple):
    """A fact that does not stand alone in the archive, and the others beside it.

    `slots` fill the rule's message beside {match}, {related} and {count}; `level` replaces the
    rule's.
    """

    fact: Fact
    others: tuple[Fact, ...]
    level: Level | None = None
    slots: Mapping[str, str] = {}


def matches(pattern: str, text: str) -> Iterator[Any]:
    """Yield where a regular expression matches in a text that is no block: a link's target.

    Raises TimeoutError where the pattern takes longer than a second.
    """
    from newslint.needs import is_possible
    from newslint.patterns import found_in

    if is_possible(pattern, text):
        yield from found_in(pattern, text, PATIENCE)


class Cover:
    """Stretches of a text, which may overlap; tells at once whether one of them holds another."""

    __slots__ = ("_reaches", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reaches = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the stretches starts at or before `start` and ends at or after `end`."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reaches[before - 1] >= end


class Article:
    """A document as one rule sees it: the blocks in its scope and the hits of its terms."""

    def __init__(
        self,
        reading: Reading,
        scope: frozenset[Kind],
        quotes: QuotesPolicy,
        hits: Sequence[Hit] = (),
        exempt: Sequence[Cover] = (),
        taken: Container[str] = (),
    ) -> None:
        self.reading = reading
        self.document: Document = reading.document
        """The whole article, whatever the rule's scope."""
        self.text: str = reading.document.text
        """The text of the whole article; all offsets are places in it."""
        self.scope = scope
        self.quotes = quotes
        self._hits = hits
        self.taken = taken
        """The families that another rule has taken over in this article."""
        self._exempt = exempt

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the rule's scope."""
        return self.reading.blocks_of(self.scope)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Where the check's terms stand, in order, as the rule's scope and quotes admit."""
        return tuple([hit for hit in self._hits if self.admits(hit.start, hit.end)])

    @property
    def raw_hits(self) -> Sequence[Hit]:
        """Where the check's terms stand, in order, before scope and quotes are asked."""
        return self._hits

    def is_admitted(self, hit: Hit) -> bool:
        """Whether a hit stands where the rule admits it."""
        return self.admits(hit.start, hit.end)

    def find(self, pattern: str) -> Iterator[Found]:
        """Yield where a regular expression matches within a block, as the rule admits.

        Raises TimeoutError where the pattern takes longer than a second on a block.
        """
        from newslint.needs import are_met, needs_of
        from newslint.patterns import found_in, is_for_any_case, is_ready, least_width

        needed = () if self.reading.has_other_digits else needs_of(pattern)
        fully = not is_ready()
        held_against = self.reading.folded if is_for_any_case(pattern) else self.text
        if not are_met(needed, held_against, fully):  # of most articles this is all
            return
        least = least_width(pattern)
        for block in self.blocks:
            if block.end - block.start < least:
                continue
            if not are_met(needed, held_against[block.start : block.end], fully):
                continue
            for match in found_in(pattern, block.text, PATIENCE):
                start, end = block.start + match.start(), block.start + match.end()
                if start < end and self.admits(start, end):
                    yield Found(start, end, match)

    def search(self, pattern: str) -> Iterator[tuple[int, int]]:
        """Yield the places that `find` finds, without their groups."""
        for start, end, _ in self.find(pattern):
            yield start, end

    def has_room(self, pattern: str, times: int) -> bool:
        """Whether a pattern can match so often; what begins or ends a block does so once in it."""
        from newslint.patterns import is_once_a_block

        return len(self.blocks) >= times or not is_once_a_block(pattern)

    def is_exempt(self, start: int, end: int) -> bool:
        """Whether a match stands in a name or phrase that is left alone."""
        return any(cover.holds(start, end) for cover in self._exempt)

    def admits(self, start: int, end: int) -> bool:
        """Whether a match may stand here: in scope, and outside or inside quotations as asked."""
        if self.document.block_at(start).kind not in self.scope:
            return False
        if self._exempt and self.is_exempt(start, end):
            return False
        if self.quotes == "include":
            return True
        touches: bool = self.reading.quotations.touches(start, end)
        return touches == (self.quotes == "only")


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
        whole; a group fetches its facts when they are asked for.
        """
        return iter(())
