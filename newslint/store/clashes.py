"""What shows of articles only beside others, in a table of one run."""

import os
import sqlite3
from collections.abc import Iterable

from newslint.diagnostics import LEVELS
from newslint.kept import Kept


class ClashTable:
    """The table of clashes; on the disk before they are many."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def make(self) -> None:
        """Make the table, an empty one."""
        execute = self._connection.execute
        execute("DROP TABLE IF EXISTS temp.clashes")
        execute(
            "CREATE TEMP TABLE clashes(rule INTEGER, path BLOB, level TEXT, lines TEXT,"
            " excerpts TEXT, sum INTEGER)"
        )
        execute("CREATE INDEX temp.clashes_by_path ON clashes(path)")

    def note(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Add clashes: rule, path, level, lines, excerpts, check sum."""
        marks = ", ".join("?" * 6)
        self._connection.executemany(f"INSERT INTO clashes VALUES ({marks})", rows)

    def clear(self) -> None:
        """Forget all of them."""
        self._connection.execute("DELETE FROM clashes")

    def paths(self) -> frozenset[str]:
        """Return the articles of which something was noted."""
        rows = self._connection.execute("SELECT DISTINCT path FROM clashes")
        return frozenset(os.fsdecode(path) for (path,) in rows)

    def of(self, path: str) -> list[Kept]:
        """Return what was noted of an article."""
        query = "SELECT level, lines, excerpts FROM clashes WHERE path = ?"
        rows = self._connection.execute(query, (os.fsencode(path),)).fetchall()
        return [
            Kept(path, (), lines, excerpts, "", (*(int(level == one) for one in LEVELS), 0))
            for level, lines, excerpts in rows
        ]
