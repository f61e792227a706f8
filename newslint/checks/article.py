"""An article as a rule sees it: what of it is in the rule's scope, and what was found there."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from newslint.annotations import Any, Literal
from newslint.document import Block, Document, Kind
from newslint.reading import Reading
from newslint.records import NamedTuple
from newslint.text import occurrences

PATIENCE = 1.0
"""How many seconds a pattern may take on one block."""

FEW = 3
"""Where one block in so many holds what a pattern needs, the article is searched as a whole."""

QuotesPolicy = Literal["skip", "only", "include"]


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
        from newslint.patterns import found_in

        is_odd = self.reading.has_odd_letters
        for block in self._searched(pattern):
            # All at once, as a pattern's time runs on while what it has found is looked at.
            for match in list(found_in(pattern, block.text, PATIENCE, is_odd=is_odd)):
                start, end = block.start + match.start(), block.start + match.end()
                if start < end and self.admits(start, end):
                    yield Found(start, end, match)

    def _searched(self, pattern: str) -> Iterable[Block]:
        """Return the blocks in which a pattern may match."""
        from newslint.needs import are_met, needs_of, rare_texts
        from newslint.patterns import is_for_any_case, is_ready, least_width
        from newslint.seams import is_seamless

        needed = () if self.reading.has_odd_letters else needs_of(pattern)
        fully = not is_ready()
        held_against = self.reading.folded if is_for_any_case(pattern) else self.text
        if not are_met(needed, held_against, fully):  # of most articles this is all
            return ()
        if "paragraph" in self.scope and (texts := rare_texts(pattern) if needed else ()):
            numbers = self._holding(texts, held_against)
            if FEW * len(numbers) <= len(self.document.blocks) or not is_seamless(pattern):
                return self._numbered(numbers)
        if "paragraph" in self.scope and is_seamless(pattern):
            with suppress(TimeoutError):  # a long article takes longer than any of its blocks
                return self._numbered(self._touched(pattern))
        least = least_width(pattern)
        long = [block for block in self.blocks if block.end - block.start >= least]
        return [b for b in long if are_met(needed, held_against[b.start : b.end], fully)]

    def _holding(self, texts: Iterable[str], held_against: str) -> set[int]:
        """Return the numbers of the blocks that hold one of some texts."""
        index = self.document.block_index
        return {index(at) for text in texts for at in occurrences(text, held_against)}

    def _touched(self, pattern: str) -> set[int]:
        """Return the numbers of the blocks that a pattern touches, looked for in the article."""
        from newslint.patterns import found_at, found_in, is_for_standard
        from newslint.starts import starts_of

        text, longest, is_odd = self.text, self.reading.longest_block, self.reading.has_odd_letters
        starts = starts_of(pattern) if is_for_standard(pattern, longest, is_odd) else ""
        if starts:
            found = found_at(pattern, starts, text)
        else:
            found = found_in(pattern, text, PATIENCE, longest, is_odd)
        index, numbers = self.document.block_index, set[int]()
        for match in found:
            numbers.update(range(index(match.start()), index(match.end()) + 1))
        return numbers

    def _numbered(self, numbers: Iterable[int]) -> Iterable[Block]:
        """Return the blocks of some numbers that are in the rule's scope, in order."""
        blocks = [self.document.blocks[number] for number in sorted(numbers)]
        return [block for block in blocks if block.kind in self.scope]

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
