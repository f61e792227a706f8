"""Which articles have one body, judged by a sample of their sentences.

A sentence is in the sample or not by its own length alone, so that what two articles share is in
the samples of both: the modulo sketches of A. Broder, On the resemblance and containment of
documents (1997). A longer article has a thinner sample, which is part of every thicker one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from newslint.checks.facts import Fact, Group
from newslint.document import Kind
from newslint.folding import letters_of
from newslint.reading import Reading
from newslint.records import NamedTuple

SHORTEST = 36
"""Shorter sentences stand in many articles by chance."""
MOST_SENTENCES = 24
"""How many sentences of an article are compared, unless it is a long one."""
FEWEST_SHARED = 3
"""How many of them two articles share at least that have one body."""
THINNEST = 2
"""How often a sample is halved at most: a short article in a long one is found by every fourth."""


class Alike(NamedTuple):
    """An article with the body of another, and the share of sentences that they have in common."""

    fact: Fact
    share: float


@lru_cache(maxsize=1)
def sampled(reading: Reading, kinds: frozenset[Kind]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return some sentences of an article, and how many are in this sample and thinner ones.

    The first number is how often the sample was halved.
    """
    sentences = list(dict.fromkeys(letters_of(_sentences(reading, kinds))))
    halved, sample = 0, sentences
    while len(sample) > MOST_SENTENCES and halved < THINNEST:
        halved += 1
        sample = _thinned(sample, halved)
    sizes = (len(_thinned(sample, number)) for number in range(halved, THINNEST + 1))
    return tuple(sample), (str(halved), *map(str, sizes))


def _thinned(sentences: Sequence[str], halved: int) -> list[str]:
    """Return the sentences that are in a sample by their length: each, every second or fourth."""
    return [one for one in sentences if len(one) % (1 << halved) == 0]


def _sentences(reading: Reading, kinds: frozenset[Kind]) -> list[str]:
    folded, block_at = reading.folded, reading.document.block_at
    long = [(start, end) for start, end in reading.sentences if end - start >= SHORTEST]
    if not reading.kinds <= kinds:
        long = [(start, end) for start, end in long if block_at(start).kind in kinds]
    return [folded[start:end] for start, end in long]


class Bodies:
    """What articles share, counted sentence by sentence.

    Of an article only what is counted is held, and a group from which its fact is fetched.
    """

    def __init__(self, share: float) -> None:
        self._share = share
        self._details: dict[str, tuple[str, ...]] = {}
        self._groups: dict[str, Group] = {}
        self._shared: Counter[tuple[str, str]] = Counter()

    def add(self, group: Group, facts: Sequence[Fact]) -> None:
        """Note that the articles of a group share a sentence."""
        for fact in facts:
            self._details[fact.path] = fact.detail
            self._groups[fact.path] = group
        self._shared.update(combinations(sorted({fact.path for fact in facts}), 2))

    def copies(self) -> Iterator[tuple[Fact, list[Alike]]]:
        """Yield each article with those whose body it has, by its path."""
        found: dict[str, list[tuple[str, float]]] = {}
        for one, other in self._shared:
            if (share := self._share_of(one, other)) >= self._share:
                found.setdefault(one, []).append((other, share))
                found.setdefault(other, []).append((one, share))
        facts = {path: self._fact(path) for path in found}
        for path in sorted(found):
            yield facts[path], [Alike(facts[other], share) for other, share in found[path]]

    def _fact(self, path: str) -> Fact:
        return next(fact for fact in self._groups[path].facts() if fact.path == path)

    def are_one(self, one: Fact, other: Fact) -> bool:
        """Whether two articles have one body."""
        pair = min(one.path, other.path), max(one.path, other.path)
        return pair in self._shared and self._share_of(*pair) >= self._share

    def _share_of(self, one: str, other: str) -> float:
        """Return the share of the shorter one's sentences that two articles have in common."""
        shared = self._shared[one, other]
        if shared < FEWEST_SHARED:
            return 0.0
        details = self._details[one], self._details[other]
        halved = max(int(detail[0]) for detail in details)
        return shared / min(_size(detail, halved) for detail in details)


def _size(detail: Sequence[str], halved: int) -> int:
    """Return how many sentences of an article are in a sample that was halved so often."""
    return int(detail[1 + halved - int(detail[0])])
