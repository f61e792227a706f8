"""One archive between runs, and one run's view of it."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from newslint.checks.base import Group
from newslint.diagnostics import Diagnostic
from newslint.kept import Kept, findings_of, kept_findings
from newslint.store.articles import Articles, Known, Read, Rules
from newslint.store.database import FAILING, INDEX, opened
from newslint.store.groups import groups

AT_ONCE = 500
"""After how many articles what was found is safe on the disk, and others may write."""


class Store:
    """What is known of the articles of an archive; whatever SQLite raises is StoreFailed.

    `prints` has what each rule's findings depend on, `base` the number of its first filling.
    """

    def __init__(
        self, path: str, frame: str, prints: Mapping[str, str], base: Mapping[str, int]
    ) -> None:
        self.path = path
        self._prints, self._base = prints, base
        self._connection = opened(path, frame)
        self._articles = Articles(self._connection, prints)
        self._written = 0
        self._asked = ""
        self._clashing: set[str] = set()

    def close(self) -> None:
        """Let the file go; what was committed stays, and what was not goes."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def known(self, path: str) -> Known | None:
        """Return what is known of an article by its inside path."""
        with FAILING:
            return self._articles.known(path)

    def kept(self, known: Known, path: str) -> Kept | None:
        """Return the findings and facts of an article, None where they are damaged."""
        with FAILING:
            return self._articles.kept(known, path)

    def touch(self, known: Known, stamp: str) -> None:
        """Note how the file of an article looks now, which reads as it did."""
        with FAILING:
            self._begin()
            self._articles.touch(known.id, stamp)

    def keep(self, read: Read) -> int:
        """Put an article in the place of what was known of it; return its number."""
        with FAILING:
            self._begin()
            number = self._articles.keep(read)
            self._written += 1
            if self._written % AT_ONCE == 0:
                self._connection.execute("COMMIT")
            return number

    def forget_others(self, numbers: set[int]) -> None:
        """Forget every article but some."""
        with FAILING:
            self._begin()
            self._articles.forget_others(numbers)

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make what was kept safe on the disk."""
        with FAILING:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def suppose(self, reads: Iterable[Read]) -> list[int]:
        """Commit all, then keep articles for this run alone: what somebody types is on no disk."""
        self.commit()
        with FAILING:
            self._connection.execute(INDEX)
            for one in self._prints.items():
                self._articles.number_of(*one)
            self._connection.execute("BEGIN")  # from here on the run sees one state of the archive
            return [self._articles.keep(read) for read in reads]

    def ask(self, numbers: Iterable[int], every: bool) -> None:
        """Say which articles this run is about, by number, and whether these are all."""
        with FAILING:
            execute = self._connection.execute
            execute("CREATE TEMP TABLE asked(article INTEGER PRIMARY KEY)")
            execute("CREATE TEMP TABLE clashes(path BLOB, lines TEXT, excerpts TEXT)")
            execute("CREATE INDEX temp.clashes_by_path ON clashes(path)")
            rows = ((number,) for number in numbers)
            self._connection.executemany("INSERT OR IGNORE INTO asked VALUES (?)", rows)
        self._asked = "" if every else "asked"

    def grouped(self, rule: str, by_form: bool) -> Iterator[Group]:
        """Yield the groups of a rule's facts that one of the asked articles is in."""
        with FAILING:
            number = self._articles.number_of(rule, self._prints[rule])
            yield from groups(self._connection, number, self._base[rule], by_form, self._asked)

    def clash(self, found: Diagnostic) -> None:
        """Note what shows of an article only beside the others."""
        kept = kept_findings(found.path, [found])
        row = (os.fsencode(found.path), kept.lines, kept.excerpts)
        with FAILING:
            self._connection.execute("INSERT INTO clashes VALUES (?, ?, ?)", row)
        self._clashing.add(found.path)

    def has_clashes(self, path: str) -> bool:
        """Whether something was noted of an article."""
        return path in self._clashing

    def clashes(self, path: str) -> list[Diagnostic]:
        """Return what was noted of an article."""
        if path not in self._clashing:
            return []
        with FAILING:
            rows = self._connection.execute(
                "SELECT lines, excerpts FROM clashes WHERE path = ?", (os.fsencode(path),)
            ).fetchall()
        kept = [Kept(path, (), lines, excerpts) for lines, excerpts in rows]
        return [found for one in kept for found in findings_of(one)]

    def reports(self) -> Iterator[tuple[str, Rules, Kept | None]]:
        """Yield the reports of the asked articles by path; None stands for a damaged one."""
        with FAILING:
            yield from self._articles.reports("asked")
