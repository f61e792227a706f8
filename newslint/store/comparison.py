"""What a run compares: the articles that it asks for, or of all those that facts touch."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from newslint.checks.facts import Group
from newslint.diagnostics import Diagnostic
from newslint.errors import StoreFailed
from newslint.kept import Kept, kept_findings
from newslint.records import NamedTuple
from newslint.store.clashes import ClashTable
from newslint.store.database import Failing
from newslint.store.groups import groups
from newslint.store.sums import sum_of
from newslint.store.tables import Tables
from newslint.store.transactions import Transactions


class Touched(NamedTuple):
    """The articles that a rule judges anew: the table of their numbers, and their paths."""

    table: str
    paths: frozenset[str]


class Comparison:
    """One run's comparison of an archive; whatever SQLite raises is StoreFailed.

    `base` has the number of each rule's first filling; `lasts` says whether there is a next run
    that conclusions can be kept for.
    """

    def __init__(
        self,
        tables: Tables,
        transactions: Transactions,
        failing: Failing,
        base: Mapping[str, int],
        lasts: bool,
    ) -> None:
        self._tables, self._transactions, self._failing = tables, transactions, failing
        self._base, self._lasts = base, lasts
        self._clashes = ClashTable(tables.connection)
        self._asked = ""
        self._under: dict[str, str] = {}
        self._touched: dict[str, Touched] = {}

    def ask(self, asked: Iterable[tuple[str, int]], every: bool) -> None:
        """Say which articles this run is about, by path and number, and whether these are all.

        A run that stays open asks of one after the other.
        """
        connection = self._tables.connection
        with self._failing:
            connection.execute("DROP TABLE IF EXISTS temp.asked")
            columns = "path BLOB PRIMARY KEY, article INTEGER"
            connection.execute(f"CREATE TEMP TABLE asked({columns}) WITHOUT ROWID")
            rows = ((os.fsencode(path), number) for path, number in asked)
            connection.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", rows)
            self._clashes.make()
            if not every:
                connection.execute("CREATE INDEX temp.asked_by_number ON asked(article)")
                self._asked = "asked"

    def weigh(self) -> None:
        """Raise StoreFailed where the facts' keys are not those that were written."""
        with self._failing:
            self._tables.facts.weigh_all(self._asked)

    def take_up(self, under: Mapping[str, str]) -> None:
        """Note what rules concluded before and say still; they judge anew what facts touch.

        `under` has what the conclusions of each rule depend on beside its print and its facts.
        """
        if self._asked or not self._lasts:
            return
        self._under, conclusions = dict(under), self._tables.conclusions
        with self._failing:
            for rule, circumstances in under.items():
                number = self._tables.rules.current(rule)
                if table := conclusions.touched(number, circumstances):
                    self._touched[rule] = Touched(table, self._tables.articles.paths_in(table))
                    self._tables.facts.weigh_some(table)
                    self._clashes.note(conclusions.stay(number, table))

    def start_over(self) -> bool:
        """Keep nothing of what this run concludes, since a rule failed.

        Returns whether every rule must judge all articles, for what it said before it failed
        does not stand beside what it says now.
        """
        was_taken_up = bool(self._touched)
        self._touched, self._under = {}, {}
        if was_taken_up:
            with self._failing:
                self._clashes.clear()
        return was_taken_up

    def grouped(self, rule: str, by_form: bool) -> Iterator[Group]:
        """Yield the groups of a rule's facts that one of the articles to judge is in."""
        judged = self._touched[rule].table if rule in self._touched else self._asked
        with self._failing:
            number, connection = self._tables.rules.current(rule), self._tables.connection
            yield from groups(connection, self._failing, number, self._base[rule], by_form, judged)

    def note(self, found: Diagnostic) -> None:
        """Note what shows of an article only beside the others."""
        if found.rule in self._touched and found.path not in self._touched[found.rule].paths:
            return
        kept = kept_findings(found.path, [found])
        with self._failing:
            number = self._tables.rules.current(found.rule)
            written = (found.level, kept.lines, kept.excerpts)
            row = (number, os.fsencode(found.path), *written, sum_of(number, *written))
            self._clashes.note([row])

    def clashing(self) -> frozenset[str]:
        """Return the articles of which something was noted."""
        with self._failing:
            return self._clashes.paths()

    def clashes(self, path: str) -> list[Kept]:
        """Return what was noted of an article."""
        with self._failing:
            return self._clashes.of(path)

    def draw(self) -> None:
        """Keep what rules concluded of all articles, unless another process wrote meanwhile.

        What this run sees ends here. To fail is no fault: the next run concludes again.
        """
        with suppress(StoreFailed), self._failing:
            moved = [rule for rule in self._under if not self._is_drawn(rule)]
            if moved and self._transactions.write_what_was_seen():
                for rule in moved:
                    self._draw(rule)
                self._transactions.commit()

    def _is_drawn(self, rule: str) -> bool:
        number = self._tables.rules.current(rule)
        return rule in self._touched and self._tables.conclusions.is_up_to_date(number)

    def _draw(self, rule: str) -> None:
        number, conclusions = self._tables.rules.current(rule), self._tables.conclusions
        conclusions.forget_others(rule, number)
        touched = self._touched[rule].table if rule in self._touched else ""
        conclusions.draw(number, self._under[rule], touched)
