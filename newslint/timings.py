"""How long each rule takes, for whoever writes one."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

from newslint.annotations import Any
from newslint.checks.article import Article
from newslint.checks.base import Check
from newslint.plans import Plan
from newslint.rulebook import Rulebook

MOST_TOLD = 20
_TIMED = ("check", "facts", "conclude")


class TimedRulebook(Rulebook):
    """Rules whose checks are timed, also those of which only some are asked.

    What rules share (an article's sentences, its quotations) counts for the first that asks.
    """

    def __init__(self, plan: Plan, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(plan)
        self._clock = clock
        self.spent: dict[str, float] = defaultdict(float)
        """The seconds that each rule took, by its id."""
        self.articles: set[str] = set()
        """The paths of the articles that a rule looked at, those that others are compared with."""
        self._timed: set[int] = set()

    def check(self, number: int) -> Check:
        """Return the check of a rule, made to be timed."""
        made = super().check(number)
        if number not in self._timed:
            self._timed.add(number)
            for name in _TIMED:
                if hasattr(made, name):
                    vars(made)[name] = self._stopped(getattr(made, name), self.rules[number].id)
        return made

    def _stopped(self, method: Callable[..., Any], rule_id: str) -> Callable[..., Any]:
        def run(argument: Any) -> list[Any]:
            start = self._clock()
            try:
                return list(method(argument))
            finally:
                self.spent[rule_id] += self._clock() - start
                if isinstance(argument, Article):
                    self.articles.add(argument.document.path)

        return run

    def restricted(self, ids: Collection[str]) -> Rulebook:
        """Return these rules with all of them off but some, on the same clock."""
        made = TimedRulebook(super().restricted(ids).plan, self._clock)
        made.spent, made.articles = self.spent, self.articles
        vars(made)["terms"] = self.terms
        return made


def slowest(spent: Mapping[str, float], articles: int) -> Iterator[str]:
    """Yield what is said of the rules that took longest."""
    total = sum(spent.values())
    each = f", {total / articles * 1000:.2f} ms an article" if articles else ""
    yield f"{len(spent)} rules took {total * 1000:.0f} ms{each}; the slowest:"
    ranked = sorted(spent.items(), key=lambda one: (-one[1], one[0]))
    for rule_id, seconds in ranked[:MOST_TOLD]:
        yield f"{seconds * 1000:9.1f} ms {seconds / (total or 1):4.0%}  {rule_id}"
