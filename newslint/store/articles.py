"""The articles of an archive with their findings, as they were when each was last read."""

import os
import sqlite3
from zlib import crc32

from newslint.kept import Kept
from newslint.records import NamedTuple
from newslint.store.database import Damaged
from newslint.store.facts import Facts
from newslint.store.reports import Reports
from newslint.store.rules import NOTHING, RuleNumbers, Rules


class Known(NamedTuple):
    """What is known of an article: how its file looked, and which rules were asked."""

    id: int
    stamp: str
    digest: str
    held: bool
    found: Rules
    compared: Rules
    weight: int


class Read(NamedTuple):
    """An article just read, with the rules whose findings and facts are whole.

    `stay` are the rules whose facts are as the store has them.
    """

    kept: Kept
    stamp: str
    digest: str
    held: bool
    found: Rules
    compared: Rules
    stay: Rules = NOTHING


class Articles:
    """The table of articles; the rows of other tables come and go with theirs."""

    def __init__(
        self, connection: sqlite3.Connection, rules: RuleNumbers, facts: Facts, reports: Reports
    ) -> None:
        self._connection, self._rules = connection, rules
        self._facts, self._reports = facts, reports

    def known(self, path: str) -> Known | None:
        """Return what is known of an article by its inside path. Raises Damaged."""
        encoded = os.fsencode(path)
        row = self._connection.execute(
            "SELECT path, stamp, id, digest, held, found, compared, weight, sum"
            " FROM articles WHERE id = (SELECT id FROM articles WHERE path = ?)",
            (encoded,),
        ).fetchone()
        if row is None:
            return None
        there, stamp, *rest, said = row  # the path as the table has it, not its index
        if there != encoded or said != _sum(encoded, tuple(rest)):
            raise Damaged("an article is not what was written")
        number, digest, held, found, compared, weight = rest
        in_set = self._rules.in_set
        return Known(number, stamp, digest, bool(held), in_set(found), in_set(compared), weight)

    def touch(self, number: int, stamp: str) -> None:
        """Note how the file of an article looks now, which reads as it did."""
        self._connection.execute("UPDATE articles SET stamp = ? WHERE id = ?", (stamp, number))

    def keep(self, read: Read) -> int:
        """Put an article in the place of what was known of it; return its number."""
        path, number = os.fsencode(read.kept.path), self._number(read.kept.path)
        self._facts.keep(number, read.kept.facts if read.held else (), read.stay)
        found, compared = map(self._rules.number_of_set, (read.found, read.compared))
        weight = self._facts.weight_of(number)
        row = (number, read.digest, int(read.held), found, compared, weight)
        self._connection.execute(
            "UPDATE articles SET stamp = ?, digest = ?, held = ?, found = ?, compared = ?,"
            " weight = ?, sum = ? WHERE id = ?",
            (read.stamp, *row[1:], _sum(path, row), number),
        )
        self._reports.keep(number, found, read.kept)
        return number

    def _number(self, path: str) -> int:
        """Return the number of an article, a new one where it is not known."""
        (number,) = self._connection.execute(
            "INSERT INTO articles(path, stamp, digest, held, found, compared, weight, sum)"
            " VALUES (?, '', '', 0, 0, 0, 0, 0)"
            " ON CONFLICT(path) DO UPDATE SET stamp = '' RETURNING id",
            (os.fsencode(path),),
        ).fetchone()
        return int(number)

    def forget_others(self, numbers: set[int]) -> None:
        """Forget every article but some: those that are gone, or no longer of the archive."""
        known = {row[0] for row in self._connection.execute("SELECT id FROM articles")}
        for number in known - numbers:
            self._facts.keep(number, ())
            self._reports.forget(number)
            self._connection.execute("DELETE FROM articles WHERE id = ?", (number,))

    def paths_in(self, table: str) -> frozenset[str]:
        """Return the paths of the articles in a table."""
        query = f"SELECT path FROM articles WHERE id IN (SELECT article FROM {table})"
        return frozenset(os.fsdecode(row[0]) for row in self._connection.execute(query))


def _sum(path: bytes, row: tuple[object, ...]) -> int:
    """Return the check sum of an article's row; it is made for every article of each run."""
    return crc32(repr(row).encode(), crc32(path))
