"""The articles of an archive with their findings, as they were when each was last read."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from newslint.kept import Kept, KeptFacts
from newslint.records import NamedTuple
from newslint.store.conclusions import Conclusions
from newslint.store.database import Damaged
from newslint.store.rules import NOTHING, RuleNumbers, Rules
from newslint.store.sums import sum_of

WEIGHT = "coalesce(sum(key % 4294967291 + article + rule + number), 0)"
"""What keys come to; one that is lost or changed shows in it. The prime keeps it from overflow."""

Key = tuple[int, int, str]
"""Under what a fact is found: its number, the key, its form."""

DAMAGED = "damaged"
NO_FACTS: tuple[str, set[Key]] = ("", set())


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
    """The tables of articles, reports, facts and keys."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        rules: RuleNumbers,
        prints: Mapping[str, str],
        conclusions: Conclusions,
    ) -> None:
        self._connection, self._rules, self._prints = connection, rules, prints
        self._conclusions = conclusions

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
        self._keep_facts(number, read.kept.facts if read.held else (), read.stay)
        found, compared = map(self._rules.number_of_set, (read.found, read.compared))
        row = (number, read.digest, int(read.held), found, compared, self._weight(number))
        self._connection.execute(
            "UPDATE articles SET stamp = ?, digest = ?, held = ?, found = ?, compared = ?,"
            " weight = ?, sum = ? WHERE id = ?",
            (read.stamp, *row[1:], _sum(path, row), number),
        )
        self._keep_report(number, found, read.kept)
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

    def _keep_report(self, number: int, found: int, kept: Kept) -> None:
        texts = (" ".join(kept.rules), kept.lines, kept.excerpts, kept.disables)
        row = (number, found, *texts, *kept.counts)
        marks = ", ".join("?" * 11)
        self._connection.execute(
            f"INSERT OR REPLACE INTO reports VALUES ({marks})", (*row, sum_of(*row))
        )

    def _keep_facts(self, number: int, facts: Iterable[KeptFacts], stay: Rules = NOTHING) -> None:
        """Put facts in the place of those of an article but for some rules."""
        if self._conclusions:
            self._check_weight(number)  # what moved is known by the keys that were there
        before = self._facts(number, stay)
        after = {
            self._rules.number_of(one.rule, self._prints[one.rule]): (one.facts, set(one.keys))
            for one in facts
        }
        for rule in before.keys() | after.keys():
            old, new = before.get(rule, NO_FACTS), after.get(rule, NO_FACTS)
            if old != new:
                self._conclusions.move(rule, number, {key for _, key, _ in old[1] | new[1]})
                self._put_facts(number, rule, *new)

    def _facts(self, number: int, stay: Rules) -> dict[int, tuple[str, set[Key]]]:
        """Return the facts of an article with their keys, by rule, but for some rules."""
        execute = self._connection.execute
        left = ", ".join(str(self._rules.number_of(*rule)) for rule in stay)
        of_article = f"article = ? AND rule NOT IN ({left})"
        found: dict[int, tuple[str, set[Key]]] = {}
        query = f"SELECT rule, facts, sum FROM facts WHERE {of_article}"
        for rule, text, said in execute(query, (number,)):
            sound = said == sum_of(number, rule, text)
            found[rule] = text if sound else DAMAGED, set()
        query = f"SELECT rule, number, key, form FROM keys WHERE {of_article}"
        for rule, *key in execute(query, (number,)):
            found.setdefault(rule, (DAMAGED, set()))[1].add((key[0], key[1], key[2]))
        return found

    def _put_facts(self, number: int, rule: int, facts: str, keys: set[Key]) -> None:
        execute, row = self._connection.execute, (number, rule, facts)
        for table in ("keys", "facts"):
            execute(f"DELETE FROM {table} WHERE article = ? AND rule = ?", (number, rule))
        if facts:
            execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (*row, sum_of(*row)))
            self._connection.executemany(
                "INSERT INTO keys VALUES (?, ?, ?, ?, ?)",
                [(number, rule, *key) for key in keys],
            )

    def _weight(self, number: int) -> int:
        query = f"SELECT {WEIGHT} FROM keys WHERE article = ?"
        return int(self._connection.execute(query, (number,)).fetchone()[0])

    def _check_weight(self, number: int) -> None:
        said = self._connection.execute("SELECT weight FROM articles WHERE id = ?", (number,))
        if said.fetchone() != (self._weight(number),):
            raise Damaged("the keys of an article are not what was written")

    def weigh(self, known: Known) -> None:
        """Raise Damaged where the keys of an article are not what was written."""
        if self._weight(known.id) != known.weight:
            raise Damaged("the keys of an article are not what was written")

    def weigh_all(self, asked: str = "") -> None:
        """Raise Damaged where the keys of the archive are not what was written.

        Those of the articles in a table are looked for by article too, which finds them elsewhere.
        """
        self._compare(f"{WEIGHT} FROM keys INDEXED BY by_key", "articles")
        if asked:
            self.weigh_some(asked)

    def weigh_some(self, table: str) -> None:
        """Raise Damaged where the keys of the articles in a table are not what was written."""
        some = f"IN (SELECT article FROM {table})"
        found = f"{WEIGHT} FROM keys NOT INDEXED WHERE article {some}"
        self._compare(found, f"articles WHERE id {some}")

    def _compare(self, found: str, articles: str) -> None:
        said = f"SELECT coalesce(sum(weight), 0) FROM {articles}"
        weight, written = self._connection.execute(f"SELECT (SELECT {found}), ({said})").fetchone()
        if weight != written:
            raise Damaged("keys are not what was written")

    def kept(self, known: Known, path: str) -> Kept | None:
        """Return the findings of an article, None where they are damaged."""
        row = self._connection.execute(
            "SELECT * FROM reports WHERE article = ?", (known.id,)
        ).fetchone()
        return None if row is None else _kept(path, row)

    def hides(self, known: Known) -> bool:
        """Whether an article asks to hide something; of no weight, so it is not checked."""
        query = "SELECT 1 FROM reports WHERE article = ? AND disables <> ''"
        return self._connection.execute(query, (known.id,)).fetchone() is not None

    def forget_others(self, numbers: set[int]) -> None:
        """Forget every article but some: those that are gone, or no longer of the archive."""
        known = {row[0] for row in self._connection.execute("SELECT id FROM articles")}
        for number in known - numbers:
            self._keep_facts(number, ())
            for table in ("articles WHERE id", "reports WHERE article"):
                self._connection.execute(f"DELETE FROM {table} = ?", (number,))

    def reports(self, asked: str) -> Iterator[tuple[str, Rules, Kept | None]]:
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


def _sum(path: bytes, row: tuple[object, ...]) -> int:
    """Return the check sum of an article's row; it is made for every article of each run."""
    return crc32(repr(row).encode(), crc32(path))


def _kept(path: str, row: tuple[object, ...] | list[object]) -> Kept | None:
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
