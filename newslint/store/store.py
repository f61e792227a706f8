"""One archive between runs, and one run's view of it."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from newslint.checks.facts import Group
from newslint.diagnostics import LEVELS, Diagnostic
from newslint.errors import StoreFailed
from newslint.kept import Kept, kept_findings
from newslint.store.articles import Articles, Known, Read
from newslint.store.conclusions import Conclusions
from newslint.store.database import IN_MEMORY, PRIVATE, Failing, discard, index, opened, token_of
from newslint.store.groups import groups
from newslint.store.rules import RuleNumbers, Rules
from newslint.store.sums import sum_of

AT_ONCE = 500
"""After how many articles what was found is safe on the disk, and others may write."""


class Store:
    """What is known of the articles of an archive; whatever SQLite raises is StoreFailed.

    `prints` has what each rule's findings depend on, `base` the number of its first filling;
    `copied` is the file of another store, whose content this one takes over.
    """

    def __init__(
        self,
        path: str,
        frame: str,
        prints: Mapping[str, str],
        base: Mapping[str, int],
        copied: str = "",
    ) -> None:
        self.path = path
        self._prints, self._base = prints, base
        self._failing = Failing()
        self._connection = opened(path, frame, copied)
        self._rules = RuleNumbers(self._connection)
        self._conclusions = Conclusions(self._connection)
        self._articles = Articles(self._connection, self._rules, prints, self._conclusions)
        self._written = 0
        self._is_amid = False
        self._asked = ""
        self._under: dict[str, str] = {}
        self._touched: dict[str, tuple[str, frozenset[str]]] = {}
        with self._failing:
            self._token = token_of(self._connection)
            self._version = self._others_version()

    def close(self) -> None:
        """Let the file go; what was committed stays, and what was not goes.

        A damaged file is taken away, so that the next run makes another.
        """
        with suppress(sqlite3.Error):
            self._connection.close()
        if self._failing.is_damaged:
            discard(self.path)

    def known(self, path: str) -> Known | None:
        """Return what is known of an article by its inside path."""
        with self._failing:
            return self._articles.known(path)

    def known_while_writing(self, path: str) -> Known | None:
        """Return what is known of an article, which no other process changes until the commit."""
        with self._failing:
            self._begin()
            return self._articles.known(path)

    def kept(self, known: Known, path: str) -> Kept | None:
        """Return the findings of an article, None where they are damaged."""
        with self._failing:
            return self._articles.kept(known, path)

    def hides(self, known: Known) -> bool:
        """Whether an article asks to hide something."""
        with self._failing:
            return self._articles.hides(known)

    def touch(self, known: Known, stamp: str) -> None:
        """Note how the file of an article looks now, which reads as it did."""
        with self._failing:
            self._begin()
            self._articles.touch(known.id, stamp)

    def keep(self, read: Read, known: Known | None = None) -> int:
        """Put an article in the place of what was known of it; return its number.

        `known` is what is known of it where some of its facts stay.
        """
        with self._failing:
            self._begin()
            if known is not None:
                self._articles.weigh(known)
            self._is_amid = True
            number = self._articles.keep(read)
            self._is_amid = False
            self._written += 1
            if self._written % AT_ONCE == 0:
                self._connection.execute("COMMIT")
            return number

    def forget_others(self, numbers: set[int]) -> None:
        """Forget every article but some."""
        with self._failing:
            self._begin()
            self._is_amid = True
            self._articles.forget_others(numbers)
            self._is_amid = False

    def _begin(self) -> None:
        """Begin to write. Raises StoreFailed where another process has made the tables anew."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._check_token()
            self._conclusions.look()

    def _check_token(self) -> None:
        if token_of(self._connection) != self._token:
            raise StoreFailed("it was made anew by another process")

    def commit(self) -> None:
        """Make what was kept safe on the disk, unless the last article was kept in part alone."""
        with self._failing:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK" if self._is_amid else "COMMIT")

    def _others_version(self) -> int:
        """Return a number that changes when another process writes."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def behold(self, writes: bool) -> bool:
        """Commit all, and see one state of the archive from here on.

        Returns whether that is the one which this run has left: no other process wrote meanwhile.
        `writes` says whether something is to be supposed; until then others wait.
        """
        self.commit()
        with self._failing:
            index(self._connection)
            for one in self._prints.items():
                self._rules.number_of(*one)
            self._connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            self._check_token()
            seen, self._version = self._version, self._others_version()
            return seen == self._version

    def look_away(self) -> None:
        """See what others write again."""
        with self._failing:
            self._connection.execute("ROLLBACK")

    def suppose(self, reads: Iterable[Read]) -> list[int]:
        """Keep articles for this run alone: what somebody types is on no disk."""
        with self._failing:
            return [self._articles.keep(read) for read in reads]

    def ask(self, asked: Iterable[tuple[str, int]], every: bool) -> None:
        """Say which articles this run is about, by path and number, and whether these are all.

        A run that stays open asks of one after the other.
        """
        with self._failing:
            execute = self._connection.execute
            for table in ("asked", "clashes"):
                execute(f"DROP TABLE IF EXISTS temp.{table}")
            execute("CREATE TEMP TABLE asked(path BLOB PRIMARY KEY, article INTEGER) WITHOUT ROWID")
            execute(
                "CREATE TEMP TABLE clashes(rule INTEGER, path BLOB, level TEXT, lines TEXT,"
                " excerpts TEXT, sum INTEGER)"
            )
            execute("CREATE INDEX temp.clashes_by_path ON clashes(path)")
            rows = ((os.fsencode(path), number) for path, number in asked)
            self._connection.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", rows)
            if not every:
                execute("CREATE INDEX temp.asked_by_number ON asked(article)")
                self._asked = "asked"

    def weigh(self) -> None:
        """Raise StoreFailed where the facts' keys are not those that were written."""
        with self._failing:
            self._articles.weigh_all(self._asked)

    def take_up(self, under: Mapping[str, str]) -> None:
        """Note what rules concluded before and say still; they judge anew what facts touch.

        `under` has what the conclusions of each rule depend on beside its print and its facts.
        """
        self._under = {} if self._asked or self.path in (PRIVATE, IN_MEMORY) else dict(under)
        with self._failing:
            for rule, circumstances in self._under.items():
                number = self._number(rule)
                if table := self._conclusions.taken_up(number, circumstances):
                    self._touched[rule] = table, self._paths_in(table)
                    self._articles.weigh_some(table)
                    self._note(self._conclusions.stay(number, table))

    def _paths_in(self, table: str) -> frozenset[str]:
        query = f"SELECT path FROM articles WHERE id IN (SELECT article FROM {table})"
        return frozenset(os.fsdecode(row[0]) for row in self._connection.execute(query))

    def _note(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Note clashes; these are on the disk before they are many."""
        marks = ", ".join("?" * 6)
        self._connection.executemany(f"INSERT INTO clashes VALUES ({marks})", rows)

    def start_over(self) -> bool:
        """Keep nothing of what this run concludes, since a rule failed.

        Returns whether every rule must judge all articles, for what it said before it failed
        does not stand beside what it says now.
        """
        was_taken_up = bool(self._touched)
        self._touched, self._under = {}, {}
        if was_taken_up:
            with self._failing:
                self._connection.execute("DELETE FROM clashes")
        return was_taken_up

    def draw(self) -> None:
        """Keep what rules concluded of all articles, unless another process wrote meanwhile.

        What this run sees ends here. To fail is no fault: the next run concludes again.
        """
        with suppress(StoreFailed), self._failing:
            if all(self._is_drawn(rule) for rule in self._under):
                return
            self._connection.execute("COMMIT")  # which leaves the tables of this run
            self._connection.execute("PRAGMA busy_timeout = 0")  # nobody shall wait for this
            self._begin()
            if self._others_version() == self._version:
                for rule, under in self._under.items():
                    if not self._is_drawn(rule):
                        number = self._number(rule)
                        self._conclusions.forget_others(rule, number)
                        self._conclusions.draw(number, under, self._touched.get(rule, ("",))[0])
            self._connection.execute("COMMIT")

    def _is_drawn(self, rule: str) -> bool:
        return rule in self._touched and self._conclusions.is_up_to_date(self._number(rule))

    def _number(self, rule: str) -> int:
        return self._rules.number_of(rule, self._prints[rule])

    def grouped(self, rule: str, by_form: bool) -> Iterator[Group]:
        """Yield the groups of a rule's facts that one of the articles to judge is in."""
        judged, _ = self._touched.get(rule, (self._asked, None))
        with self._failing:
            number, base = self._number(rule), self._base[rule]
            yield from groups(self._connection, self._failing, number, base, by_form, judged)

    def clash(self, found: Diagnostic) -> None:
        """Note what shows of an article only beside the others."""
        if found.rule in self._touched and found.path not in self._touched[found.rule][1]:
            return
        kept = kept_findings(found.path, [found])
        number, written = self._number(found.rule), (found.level, kept.lines, kept.excerpts)
        row = (number, os.fsencode(found.path), *written, sum_of(number, *written))
        with self._failing:
            self._note([row])

    def clashing(self) -> frozenset[str]:
        """Return the articles of which something was noted."""
        with self._failing:
            rows = self._connection.execute("SELECT DISTINCT path FROM clashes")
            return frozenset(os.fsdecode(path) for (path,) in rows)

    def clashes(self, path: str) -> list[Kept]:
        """Return what was noted of an article."""
        query = "SELECT level, lines, excerpts FROM clashes WHERE path = ?"
        with self._failing:
            rows = self._connection.execute(query, (os.fsencode(path),)).fetchall()
        return [
            Kept(path, (), lines, excerpts, "", (*(int(level == one) for one in LEVELS), 0))
            for level, lines, excerpts in rows
        ]

    def reports(self) -> Iterator[tuple[str, Rules, Kept | None]]:
        """Yield the reports of the asked articles by path; None stands for a damaged one."""
        with self._failing:
            for one in self._articles.reports("asked"):
                if one[2] is None:
                    self._failing.is_damaged = True
                yield one

    @staticmethod
    def in_order(paths: Iterable[str]) -> list[str]:
        """Return paths in the order of their reports."""
        return sorted(paths, key=os.fsencode)
