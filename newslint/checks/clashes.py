"""Clashes gathered over many groups: two articles may meet under several keys."""

from collections.abc import Iterable, Iterator
from itertools import islice

from newslint.checks.facts import Clash, Fact
from newslint.text import Span

MOST_OTHERS = 10
"""How many other articles a clash names."""


Identity = tuple[str, Span]


class Clashes:
    """Each fact that clashes with what it clashes with, told once and in order."""

    def __init__(self) -> None:
        self._facts: dict[Identity, Fact] = {}
        self._others: dict[Identity, dict[Identity, Fact]] = {}

    def add(self, facts: Iterable[Fact], others: Iterable[Fact]) -> None:
        """Note that some facts clash with others, of which the first are named."""
        nearest = {_identity(other): other for other in islice(others, MOST_OTHERS + 1)}
        for fact in facts:
            self._facts.setdefault(_identity(fact), fact)
            self._others.setdefault(_identity(fact), {}).update(nearest)

    def __iter__(self) -> Iterator[Clash]:
        """Yield the clashes by path and place; no fact is held against its own article."""
        for one in sorted(self._facts):
            fact, beside = self._facts[one], self._others[one]
            others = [beside[key] for key in sorted(beside) if key[0] != fact.path]
            if others:
                yield Clash(fact, tuple(others[:MOST_OTHERS]))


def _identity(fact: Fact) -> Identity:
    return fact.path, fact.place.span
