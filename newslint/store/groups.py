"""Facts of the archive that share a key, grouped on the disk."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from json import loads

from newslint.checks.base import Fact, Group
from newslint.entries import whole_letters
from newslint.kept import fact_of
from newslint.store.database import Damaged, Failing
from newslint.store.sums import check


class KeptGroup(Group):
    """A group whose facts are fetched when they are asked for; may raise StoreFailed."""

    __slots__ = ("_base", "_connection", "_failing", "_where")

    def __init__(
        self, connection: sqlite3.Connection, failing: Failing, rule: int, key: int, base: int
    ) -> None:
        super().__init__()
        self._connection, self._failing, self._base = connection, failing, base
        self._where = (rule, key)

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
            "SELECT articles.path, keys.number, keys.form, facts.article, facts.rule, facts.facts,"
            " facts.sum FROM keys LEFT JOIN articles ON articles.id = keys.article"
            " LEFT JOIN facts ON facts.article = keys.article AND facts.rule = keys.rule"
            f" WHERE keys.rule = ? AND keys.key = ?{with_form}{first}"
        )
        with self._failing:
            found = [self._fact(*row) for row in self._connection.execute(query, (*chosen, *limit))]
            if not found and form is None:
                raise Damaged("a key of no fact")
        return sorted(found, key=lambda one: (one.path, one.place.span))

    def _fact(self, path: bytes | None, number: int, form: str, *row: object) -> Fact:
        """Return a fact from its row. Raises Damaged."""
        *written, said = row
        check(said, *written)
        facts = loads(str(written[-1]))
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
    for (key,) in rows:
        yield KeptGroup(connection, failing, rule, key, base)
