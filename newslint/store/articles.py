"""The articles of an archive with their findings, as they were when each was last read."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from newslint.kept import Kept, KeptFacts
from newslint.records import NamedTuple

Rules = frozenset[tuple[str, str]]
"""Some rules by their ids and prints: what a print stands for changes with the rule."""

NOTHING: Rules = frozenset()


class Known(NamedTuple):
    """What is known of an article: how its file looked, and which rules were asked."""

    id: int
    stamp: str
    digest: str
    held: bool
    found: Rules
    compared: Rules


class Read(NamedTuple):
    """An article just read, with the rules whose findings and facts are whole."""

    kept: Kept
    stamp: str
    digest: str
    held: bool
    found: Rules
    compared: Rules


class Articles:
    """The tables of articles, reports, facts and keys."""

    def __init__(self, connection: sqlite3.Connection, prints: Mapping[str, str]) -> None:
        self._connection, self._prints = connection, prints
        self._numbers: dict[tuple[str, str], int] = {}
        self._sets: dict[int, Rules] = {}
        self._set_numbers: dict[Rules, int] = {}

    def known(self, path: str) -> Known | None:
        """Return what is known of an article by its inside path."""
        row = self._connection.execute(
            "SELECT id, stamp, digest, held, found, compared FROM articles WHERE path = ?",
            (os.fsencode(path),),
        ).fetchone()
        if row is None:
            return None
        number, stamp, digest, held, found, compared = row
        return Known(number, stamp, digest, bool(held), self._rules(found), self._rules(compared))

    def touch(self, number: int, stamp: str) -> None:
        """Note how the file of an article looks now, which reads as it did."""
        self._connection.execute("UPDATE articles SET stamp = ? WHERE id = ?", (stamp, number))

    def keep(self, read: Read) -> int:
        """Put an article in the place of what was known of it; return its number."""
        path, found = os.fsencode(read.kept.path), self._set(read.found)
        values = (path, read.stamp, read.digest, read.held, found, self._set(read.compared))
        (number,) = self._connection.execute(
            "INSERT INTO articles(path, stamp, digest, held, found, compared)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET stamp = excluded.stamp,"
            " digest = excluded.digest, held = excluded.held, found = excluded.found,"
            " compared = excluded.compared RETURNING id",
            values,
        ).fetchone()
        self._keep_report(number, found, read.kept)
        self._keep_facts(number, read.kept.facts if read.held else ())
        return int(number)

    def _keep_report(self, number: int, found: int, kept: Kept) -> None:
        texts = tuple(
            text.encode("utf-8", "backslashreplace").decode()  # JSON's own escape for half a letter
            for text in (" ".join(kept.rules), kept.lines, kept.excerpts, kept.disables)
        )
        self._connection.execute(
            f"INSERT OR REPLACE INTO reports VALUES ({', '.join('?' * 11)})",
            (number, found, *texts, *kept.counts, _sum(texts, kept.counts)),
        )

    def _keep_facts(self, number: int, facts: Iterable[KeptFacts]) -> None:
        execute = self._connection.execute
        execute("DELETE FROM keys WHERE article = ?", (number,))
        execute("DELETE FROM facts WHERE article = ?", (number,))
        for one in facts:
            rule = self.number_of(one.rule, self._prints[one.rule])
            execute("INSERT INTO facts VALUES (?, ?, ?)", (number, rule, one.facts))
            self._connection.executemany(
                "INSERT INTO keys VALUES (?, ?, ?, ?, ?)",
                [(number, rule, *key) for key in one.keys],
            )

    def kept(self, known: Known, path: str) -> Kept | None:
        """Return the findings and facts of an article, None where they are damaged."""
        report = self._report(known.id, path)
        if report is None:
            return None
        names = {self.number_of(*rule): rule[0] for rule in known.compared}
        facts = self._connection.execute(
            "SELECT rule, facts FROM facts WHERE article = ?", (known.id,)
        ).fetchall()
        return report._replace(
            facts=tuple(
                KeptFacts(names[rule], text, self._keys(known.id, rule))
                for rule, text in facts
                if rule in names
            )
        )

    def _keys(self, article: int, rule: int) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            self._connection.execute(
                "SELECT number, key, form FROM keys WHERE article = ? AND rule = ?", (article, rule)
            ).fetchall()
        )

    def _report(self, number: int, path: str) -> Kept | None:
        row = self._connection.execute(
            "SELECT * FROM reports WHERE article = ?", (number,)
        ).fetchone()
        return None if row is None else _kept(path, row)

    def forget_others(self, numbers: set[int]) -> None:
        """Forget every article but some: those that are gone, or no longer of the archive."""
        known = {row[0] for row in self._connection.execute("SELECT id FROM articles")}
        for number in known - numbers:
            for table in ("articles WHERE id", "reports WHERE article"):
                self._connection.execute(f"DELETE FROM {table} = ?", (number,))
            self._keep_facts(number, ())

    def reports(self, numbers: str) -> Iterator[tuple[str, Rules, Kept | None]]:
        """Yield the reports of the articles in a table, by path, with the rules asked.

        None stands for a damaged one.
        """
        rows = self._connection.execute(
            "SELECT articles.path, reports.* FROM articles JOIN reports ON article = articles.id"
            f" WHERE articles.id IN (SELECT article FROM {numbers}) ORDER BY articles.path"
        )
        for path, *row in rows:
            shown = os.fsdecode(path)
            yield shown, self._rules(row[1]), _kept(shown, row)

    def number_of(self, rule: str, print_: str) -> int:
        """Return the number of a rule with its print."""
        if (rule, print_) not in self._numbers:
            values = (rule, print_)
            find = "SELECT id FROM rules WHERE rule = ? AND print = ?"
            row = self._connection.execute(find, values).fetchone()
            if row is None:
                add = "INSERT OR IGNORE INTO rules(rule, print) VALUES (?, ?)"
                self._connection.execute(add, values)
                row = self._connection.execute(find, values).fetchone()
            self._numbers[values] = int(row[0])
        return self._numbers[rule, print_]

    def _set(self, rules: Rules) -> int:
        if rules not in self._set_numbers:
            text = " ".join(map(str, sorted(self.number_of(*rule) for rule in rules)))
            self._connection.execute("INSERT OR IGNORE INTO sets(rules) VALUES (?)", (text,))
            row = self._connection.execute("SELECT id FROM sets WHERE rules = ?", (text,))
            self._set_numbers[rules] = row.fetchone()[0]
        return self._set_numbers[rules]

    def _rules(self, number: int) -> Rules:
        if number not in self._sets:
            row = self._connection.execute("SELECT rules FROM sets WHERE id = ?", (number,))
            numbers = (row.fetchone() or ("",))[0].split()
            self._sets[number] = frozenset(
                self._connection.execute(
                    "SELECT rule, print FROM rules WHERE id = ?", (one,)
                ).fetchone()
                for one in numbers
            )
        return self._sets[number]


def _kept(path: str, row: tuple[object, ...] | list[object]) -> Kept | None:
    """Return a report from its row; None where it is not what was written."""
    _, _, rules, lines, excerpts, disables, *counts, said = row
    if not isinstance(rules, str) or said != _sum((rules, lines, excerpts, disables), counts):
        return None
    return Kept(path, tuple(rules.split()), str(lines), str(excerpts), str(disables), tuple(counts))  # type: ignore[arg-type]


def _sum(texts: Iterable[object], counts: Iterable[object]) -> int:
    """Return a check sum, since a disk can give back what was never written."""
    return crc32("\0".join(map(str, (*texts, *counts))).encode("utf-8", "surrogatepass"))
