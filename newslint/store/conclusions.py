"""What rules concluded of all articles, and which facts moved since.

What a rule says of an article hangs on the groups that the article is in, and on nothing else. So
a rule whose facts did not move says what it said; where some did, only the articles that are or
were in a group with one of them are judged anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from newslint.records import NamedTuple
from newslint.store.database import Damaged
from newslint.store.sums import check, sum_of

MOST_MOVED = 20_000
"""So many keys are noted of a rule; where more moved, all its groups are compared again."""

MOST_TOUCHED = 0.25
"""Where a greater share of the articles is touched, all groups are compared: that is no dearer."""


class Drawn(NamedTuple):
    """The conclusions of a rule: under what they hold, what they come to, and what moved since.

    `moved` is the number of those keys, `moved_sum` what their check sums come to.
    """

    rule: int
    under: str
    weight: int
    moved: int
    moved_sum: int


class Conclusions:
    """The tables of conclusions, and of keys of facts that came and went since."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._drawn: set[int] = set()

    def look(self) -> None:
        """See of which rules there are conclusions; another process may have drawn some."""
        self._drawn = {row[0] for row in self._connection.execute("SELECT rule FROM concluded")}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._drawn)

    def move(self, rule: int, article: int, keys: Iterable[int]) -> None:
        """Note that a rule's facts of an article are others, with the keys they have and had."""
        if rule not in self._drawn:
            return
        drawn = self._of(rule)
        rows = [(rule, article, key) for key in {0, *keys}]  # 0: there may be no key at all
        if drawn is None or drawn.moved + len(rows) > MOST_MOVED:
            self._forget(rule)
            return
        self._connection.executemany("INSERT INTO moved VALUES (?, ?, ?)", rows)
        moved, moved_sum = drawn.moved + len(rows), drawn.moved_sum + _sum_of_all(rows)
        self._put(drawn._replace(moved=moved, moved_sum=moved_sum))

    def touched(self, rule: int, under: str) -> str:
        """Return the name of a table with the articles that a rule must judge anew.

        Returns "" where it must judge all. Raises Damaged.
        """
        drawn = self._of(rule)
        if drawn is None or drawn.under != under:
            return ""
        self._check_moved(drawn)
        table = f"touched_{rule}"
        execute = self._connection.execute
        execute(f"DROP TABLE IF EXISTS temp.{table}")
        execute(f"CREATE TEMP TABLE {table}(article INTEGER PRIMARY KEY)")
        execute(f"INSERT OR IGNORE INTO {table} SELECT article FROM moved WHERE rule = ?", (rule,))
        execute(
            f"INSERT OR IGNORE INTO {table} SELECT keys.article FROM moved CROSS JOIN keys"
            " ON keys.rule = moved.rule AND keys.key = moved.key WHERE moved.rule = ?",
            (rule,),
        )
        shares = f"SELECT (SELECT count(*) FROM {table}), (SELECT count(*) FROM articles)"
        touched, articles = execute(shares).fetchone()
        return table if touched <= MOST_TOUCHED * articles else ""

    def _check_moved(self, drawn: Drawn) -> None:
        found = "SELECT * FROM moved WHERE rule = ?"
        rows = self._connection.execute(found, (drawn.rule,)).fetchall()
        if (len(rows), _sum_of_all(rows)) != (drawn.moved, drawn.moved_sum):
            raise Damaged("what moved is not what was written")

    def stay(self, rule: int, touched: str) -> Iterator[tuple[object, ...]]:
        """Yield what a rule says still, of articles that nothing touched. Raises Damaged."""
        drawn, weight = self._of(rule), 0
        rows = self._connection.execute(
            f"SELECT conclusions.*, articles.path, conclusions.article IN {touched}"
            " FROM conclusions LEFT JOIN articles ON articles.id = article WHERE rule = ?",
            (rule,),
        )
        for _, article, *written, said, path, is_touched in rows:
            check(said, rule, *written)
            weight += said + article
            if not is_touched:
                if path is None:
                    raise Damaged("a conclusion on no article")
                yield (rule, path, *written, said)
        if drawn is None or weight != drawn.weight:
            raise Damaged("conclusions are not what was written")

    def draw(self, rule: int, under: str, touched: str) -> None:
        """Keep what a rule says of all articles, or of those touched beside the rest."""
        execute = self._connection.execute
        some = f"AND article IN {touched}" if touched else ""
        beside = f"AND articles.id IN {touched}" if touched else ""
        execute(f"DELETE FROM conclusions WHERE rule = ? {some}", (rule,))
        execute(
            "INSERT INTO conclusions"
            " SELECT c.rule, articles.id, c.level, c.lines, c.excerpts, c.sum"
            " FROM clashes AS c CROSS JOIN articles ON articles.path = c.path"
            f" WHERE c.rule = ? {beside}",
            (rule,),
        )
        execute("DELETE FROM moved WHERE rule = ?", (rule,))
        weigh = "SELECT coalesce(sum(sum + article), 0) FROM conclusions WHERE rule = ?"
        self._put(Drawn(rule, under, execute(weigh, (rule,)).fetchone()[0], 0, 0))

    def is_up_to_date(self, rule: int) -> bool:
        """Whether nothing has moved that a rule compares."""
        drawn = self._of(rule)
        return drawn is not None and not drawn.moved

    def forget_others(self, rule: str, number: int) -> None:
        """Forget what a rule concluded when it was another."""
        others = "SELECT rule FROM concluded WHERE rule IN (SELECT id FROM rules WHERE rule = ?)"
        for (other,) in self._connection.execute(others, (rule,)).fetchall():
            if other != number:
                self._forget(other)

    def _forget(self, rule: int) -> None:
        self._drawn.discard(rule)
        for table in ("concluded", "conclusions", "moved"):
            self._connection.execute(f"DELETE FROM {table} WHERE rule = ?", (rule,))

    def _of(self, rule: int) -> Drawn | None:
        row = self._connection.execute("SELECT * FROM concluded WHERE rule = ?", (rule,)).fetchone()
        if row is None:
            return None
        *written, said = row
        check(said, *written)
        return Drawn(*written)

    def _put(self, drawn: Drawn) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO concluded VALUES (?, ?, ?, ?, ?, ?)", (*drawn, sum_of(*drawn))
        )


def _sum_of_all(rows: Iterable[tuple[int, int, int]]) -> int:
    return sum(sum_of(*row) for row in rows)
