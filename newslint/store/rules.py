"""Rules with their prints, and sets of them, as numbers."""

import sqlite3
from collections.abc import Mapping
from functools import lru_cache

from newslint.records import NamedTuple
from newslint.store.database import Damaged
from newslint.store.sums import check, sum_of

Rules = frozenset[tuple[str, str]]
"""Some rules by their ids and prints: what a print stands for changes with the rule."""

NOTHING: Rules = frozenset()


class Held(NamedTuple):
    """Whether a set of rules holds all of another, and whether it holds no more."""

    all: bool
    exactly: bool


@lru_cache(maxsize=64)
def held_in(rules: Rules, some: Rules) -> Held:
    """Return how a set of rules holds another; most articles of an archive share their sets."""
    return Held(some <= rules, some == rules)


class RuleNumbers:
    """The tables of rules and of sets of rules; `prints` are those of the rules of this run."""

    def __init__(self, connection: sqlite3.Connection, prints: Mapping[str, str]) -> None:
        self._connection, self._prints = connection, prints
        self._numbers: dict[tuple[str, str], int] = {}
        self._sets: dict[int, Rules] = {}
        self._set_numbers: dict[Rules, int] = {}

    def current(self, rule: str) -> int:
        """Return the number of a rule as it is in this run."""
        return self.number_of(rule, self._prints[rule])

    def number_of(self, rule: str, print_: str) -> int:
        """Return the number of a rule with its print."""
        if (rule, print_) not in self._numbers:
            values = (rule, print_)
            add = "INSERT OR IGNORE INTO rules(rule, print) VALUES (?, ?)"
            find = "SELECT id FROM rules WHERE rule = ? AND print = ?"
            self._numbers[values] = self._found_or_added(find, values, add, values)
        return self._numbers[rule, print_]

    def number_of_set(self, rules: Rules) -> int:
        """Return the number of a set of rules."""
        if rules not in self._set_numbers:
            text = " ".join(map(str, sorted(self.number_of(*rule) for rule in rules)))
            add = "INSERT OR IGNORE INTO sets(rules, sum) VALUES (?, ?)"
            find = "SELECT id FROM sets WHERE rules = ?"
            number = self._found_or_added(find, (text,), add, (text, sum_of(*sorted(rules))))
            if self.in_set(number) != rules:
                raise Damaged("a set of rules is found under the number of another")
            self._set_numbers[rules] = number
        return self._set_numbers[rules]

    def _found_or_added(
        self, find: str, known: tuple[str, ...], add: str, values: tuple[str | int, ...]
    ) -> int:
        """Return the number of a row, looked for first, since to add one takes a lock."""
        row = self._connection.execute(find, known).fetchone()
        if row is None:
            self._connection.execute(add, values)
            row = self._connection.execute(find, known).fetchone()
        if row is None:
            raise Damaged("a row that was just written is not there")
        return int(row[0])

    def in_set(self, number: int) -> Rules:
        """Return the rules in a set, whose numbers hold from here on. Raises Damaged."""
        if number not in self._sets:
            row = self._connection.execute("SELECT rules, sum FROM sets WHERE id = ?", (number,))
            text, said = row.fetchone() or ("", None)
            rules = {self._rule(one): int(one) for one in text.split()}
            check(said, *sorted(rules))
            if any(self._numbers.setdefault(rule, one) != one for rule, one in rules.items()):
                raise Damaged("a rule is found under the number of another")
            self._sets[number] = frozenset(rules)
        return self._sets[number]

    def _rule(self, number: str) -> tuple[str, str]:
        find = "SELECT rule, print FROM rules WHERE id = ?"
        rule, print_ = self._connection.execute(find, (number,)).fetchone() or ("", "")
        return str(rule), str(print_)
