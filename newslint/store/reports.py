"""What rules said of each article, in the form in which it is written out."""

import os
import sqlite3
from collections.abc import Iterator, Sequence

from newslint.kept import Kept
from newslint.store.rules import NOTHING, RuleNumbers, Rules
from newslint.store.sums import sum_of


class Reports:
    """The table of reports."""

    def __init__(self, connection: sqlite3.Connection, rules: RuleNumbers) -> None:
        self._connection, self._rules = connection, rules

    def keep(self, article: int, found: int, kept: Kept) -> None:
        """Put the report of an article, by a set of rules, in the place of what was there."""
        texts = (" ".join(kept.rules), kept.lines, kept.excerpts, kept.disables)
        row = (article, found, *texts, *kept.counts)
        marks = ", ".join("?" * 11)
        self._connection.execute(
            f"INSERT OR REPLACE INTO reports VALUES ({marks})", (*row, sum_of(*row))
        )

    def kept(self, article: int, path: str) -> Kept | None:
        """Return the findings of an article, None where they are damaged."""
        query = "SELECT * FROM reports WHERE article = ?"
        row = self._connection.execute(query, (article,)).fetchone()
        return None if row is None else _kept(path, row)

    def hides(self, article: int) -> bool:
        """Whether an article asks to hide something; of no weight, so it is not checked."""
        query = "SELECT 1 FROM reports WHERE article = ? AND disables <> ''"
        return self._connection.execute(query, (article,)).fetchone() is not None

    def forget(self, article: int) -> None:
        """Forget the report of an article."""
        self._connection.execute("DELETE FROM reports WHERE article = ?", (article,))

    def of(self, asked: str) -> Iterator[tuple[str, Rules, Kept | None]]:
        """Yield the reports of the articles in a table, by path, with the rules asked.

        None stands for one that is damaged or gone.
        """
        rows = self._connection.execute(
            f"SELECT path, reports.* FROM {asked} LEFT JOIN reports USING (article) ORDER BY path"
        )
        for path, *row in rows:
            shown = os.fsdecode(path)
            kept = _kept(shown, row)
            yield shown, self._rules.in_set(row[1]) if kept else NOTHING, kept


def _kept(path: str, row: Sequence[object]) -> Kept | None:
    """Return a report from its row; None where it is not what was written."""
    *written, said = row
    if said != sum_of(*written):
        return None
    _, _, rules, lines, excerpts, disables, *counts = written
    return Kept(
        path,
        tuple(str(rules).split()),
        str(lines),
        str(excerpts),
        str(disables),
        tuple(counts),  # type: ignore[arg-type]
    )
