"""Facts of the archive that share a key, grouped on the disk."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from json import loads

from newslint.annotations import Any
from newslint.checks.facts import Fact, Group
from newslint.entries import whole_letters
from newslint.kept import fact_of
from newslint.store.database import Damaged, Failing
from newslint.store.sums import check

ROWS_KEPT = 64
"""The facts of so many articles are held: two long ones may share thousands of keys."""


class Rows:
    """The facts of a rule, by article; the last ones that were read are held."""

    def __init__(self, connection: sqlite3.Connection, rule: int) -> None:
        self._connection, self._rule = connection, rule
        self.of = lru_cache(ROWS_KEPT)(self._read)

    def _read(self, article: int) -> Sequence[Any]:
        """Return the facts of an article as plain values. Raises Damaged."""
        query = "SELECT facts, sum FROM facts WHERE article = ? AND rule = ?"
        row = self._connection.execute(query, (article, self._rule)).fetchone()
        if row is None:
            raise Damaged("a key leads to no facts")
        facts, said = row
        check(said, article, self._rule, facts)
        found: Sequence[Any] = loads(facts)
        return found


class KeptGroup(Group):
    """A group whose facts are fetched when they are asked for; may raise StoreFailed."""

    __slots__ = ("_base", "_connection", "_failing", "_rows", "_where")

    def __init__(
        self,
        connection: sqlite3.Connection,
        failing: Failing,
        rows: Rows,
        where: tuple[int, int],
        base: int,
    ) -> None:
        super().__init__()
        self._connection, self._failing, self._base = connection, failing, base
        self._rows, self._where = rows, where

    @property
    def articles(self) -> int:
        """How many articles have the key."""
        query = "SELECT count(DISTINCT article) FROM keys WHERE rule = ? AND key = ?"
        with self._failing:
            return int(self._connection.execute(query, self._where).fetchone()[0])

    def tally(self) -> Mapping[str, int]:
        """Return how many articles have each form."""
        query = (
            "SELECT form, count(DISTINCT article) FROM keys WHERE rule = ? AND key = ?"
            " GROUP BY form ORDER BY form"
        )
        with self._failing:
            return dict(self._connection.execute(query, self._where).fetchall())

    def facts(self, form: str | None = None, most: int | None = None) -> Sequence[Fact]:
        """Return the facts, or those of one form; or the first of them, of so many articles."""
        with_form = "" if form is None else " AND keys.form = ?"
        chosen = self._where if form is None else (*self._where, form)
        first, limit = "", () if most is None else (*chosen, most)
        if most is not None:
            first = (
                " AND keys.article IN (SELECT DISTINCT articles.id FROM keys"
                " JOIN articles ON articles.id = keys.article"
                f" WHERE keys.rule = ? AND keys.key = ?{with_form}"
                " ORDER BY articles.path LIMIT ?)"
            )
        query = (
            "SELECT articles.path, keys.article, keys.number, keys.form"
            " FROM keys LEFT JOIN articles ON articles.id = keys.article"
            f" WHERE keys.rule = ? AND keys.key = ?{with_form}{first}"
        )
        with self._failing:
            found = [self._fact(*row) for row in self._connection.execute(query, (*chosen, *limit))]
            if not found and form is None:
                raise Damaged("a key of no fact")
        return sorted(found, key=lambda one: (one.path, one.place.span))

    def _fact(self, path: bytes | None, article: int, number: int, form: str) -> Fact:
        """Return the fact that a key leads to. Raises Damaged."""
        facts = self._rows.of(article)
        if path is None or not 0 <= number < len(facts):
            raise Damaged("a key leads to no fact")
        fact = fact_of(os.fsdecode(path), facts[number], self._base)
        if whole_letters(fact.form) != form:
            raise Damaged("a key has another form than its fact")
        return fact


def groups(
    connection: sqlite3.Connection,
    failing: Failing,
    rule: int,
    base: int,
    by_form: bool,
    asked: str = "",
) -> Iterator[KeptGroup]:
    """Yield the groups of a rule with two forms, or two articles; `base` is its first filling.

    `asked` names a table of articles, one of which a group must have; with a cross join SQLite
    begins with these, and does not walk all keys of the rule.
    """
    column = "form" if by_form else "article"
    of_asked = f"SELECT key FROM {asked} CROSS JOIN keys USING (article) WHERE rule = ?"
    only = f"AND key IN ({of_asked})" if asked else ""
    rows = connection.execute(
        f"SELECT key FROM keys WHERE rule = ? {only} GROUP BY key"
        f" HAVING min({column}) <> max({column}) ORDER BY key",
        (rule, rule) if asked else (rule,),
    )  # one after the other: a large archive has millions
    read = Rows(connection, rule)
    for (key,) in rows:
        yield KeptGroup(connection, failing, read, (rule, key), base)
