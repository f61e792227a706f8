"""What is known of the quotations of one document."""

from bisect import bisect_right
from collections.abc import Sequence

from newslint.annotations import Literal
from newslint.quotations.marks import Family, Mark
from newslint.records import NamedTuple

FaultKind = Literal[
    "unclosed",
    "unopened",
    "turned",
    "mismatched",
    "doubled",
    "spaced",
    "glued",
    "cue-inside",
    "inner-unclosed",
    "apostrophe",
]


HANDLE = "(@"
"""What the signature of a post has: Lea Hart (@leahart)."""


class Quotation(NamedTuple):
    """Text between quotation marks, in one block; a longer one has a piece in each block.

    `start` and `end` leave the marks out. An unclosed one has no closing mark and ends with
    its block; it `goes_on` where the next block opens again, which then `continues` it.
    `parent` is the number of the quotation around this one.
    """

    start: int
    end: int
    opening: Mark
    closing: Mark | None
    block: int
    goes_on: bool = False
    continues: bool = False
    parent: int | None = None

    @property
    def outer_end(self) -> int:
        """Where the quotation ends, its closing mark included."""
        return self.closing.end if self.closing else self.end


class Fault(NamedTuple):
    """Something wrong with a mark, and what to write there if only one repair is possible."""

    kind: FaultKind
    start: int
    end: int
    replacement: str | None = None
    certain: bool = True


class Quotations:
    """Every quotation of a document in reading order, and what is wrong with its marks.

    Most are between marks of one `family`. Block quotes and posts are quoted without marks.
    """

    __slots__ = ("_ends", "_pieces", "_starts", "all", "family", "faults", "outer", "posts")

    def __init__(
        self,
        quotations: Sequence[Quotation],
        faults: Sequence[Fault],
        family: Family,
        quoted_blocks: Sequence[tuple[int, int]] = (),
        posts: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.all = tuple(quotations)
        self.faults = tuple(faults)
        self.family = family
        self.posts = posts
        self.outer = tuple([q for q in self.all if q.parent is None])
        self._pieces: list[tuple[Quotation, ...]] | None = None
        stretches = sorted([(q.start, q.end) for q in self.outer] + [*quoted_blocks, *posts])
        self._starts = [start for start, _ in stretches]
        self._ends = _running_maximum([end for _, end in stretches])

    def in_pieces(self) -> Sequence[tuple[Quotation, ...]]:
        """Return each outermost quotation as the pieces it has in one paragraph after the other."""
        if self._pieces is None:
            pieces: list[list[Quotation]] = []
            for quotation in self.outer:
                if pieces and quotation.continues:
                    pieces[-1].append(quotation)
                else:
                    pieces.append([quotation])
            self._pieces = list(map(tuple, pieces))
        return self._pieces

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch touches text between quotation marks, a block quote or a post."""
        before = bisect_right(self._starts, max(end - 1, start))
        return before > 0 and self._ends[before - 1] > start


def _running_maximum(ends: list[int]) -> list[int]:
    """Return the ends such that none is before an earlier one: a block quote holds quotations."""
    most = 0
    return [most := max(most, end) for end in ends]
