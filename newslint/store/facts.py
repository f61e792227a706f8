"""What the articles of an archive are compared by, and the keys that it is found under."""

import sqlite3
from collections.abc import Iterable

from newslint.kept import KeptFacts
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


class Facts:
    """The tables of facts and keys."""

    def __init__(
        self, connection: sqlite3.Connection, rules: RuleNumbers, conclusions: Conclusions
    ) -> None:
        self._connection, self._rules, self._conclusions = connection, rules, conclusions

    def keep(self, article: int, facts: Iterable[KeptFacts], stay: Rules = NOTHING) -> None:
        """Put facts in the place of those of an article but for some rules. Raises Damaged."""
        if stay or self._conclusions:
            self._weigh(article)  # what stays, and the keys that tell what has moved
        before = self._before(article, stay)
        after = {self._rules.current(one.rule): (one.facts, set(one.keys)) for one in facts}
        for rule in before.keys() | after.keys():
            old, new = before.get(rule, NO_FACTS), after.get(rule, NO_FACTS)
            if old != new:
                self._conclusions.move(rule, article, {key for _, key, _ in old[1] | new[1]})
                self._put(article, rule, *new)

    def _before(self, article: int, stay: Rules) -> dict[int, tuple[str, set[Key]]]:
        """Return the facts of an article with their keys, by rule, but for some rules."""
        execute = self._connection.execute
        left = ", ".join(str(self._rules.number_of(*rule)) for rule in stay)
        of_article = f"article = ? AND rule NOT IN ({left})"
        found: dict[int, tuple[str, set[Key]]] = {}
        query = f"SELECT rule, facts, sum FROM facts WHERE {of_article}"
        for rule, text, said in execute(query, (article,)):
            sound = said == sum_of(article, rule, text)
            found[rule] = text if sound else DAMAGED, set()
        query = f"SELECT rule, number, key, form FROM keys WHERE {of_article}"
        for rule, *key in execute(query, (article,)):
            found.setdefault(rule, (DAMAGED, set()))[1].add((key[0], key[1], key[2]))
        return found

    def _put(self, article: int, rule: int, facts: str, keys: set[Key]) -> None:
        execute, row = self._connection.execute, (article, rule, facts)
        for table in ("keys", "facts"):
            execute(f"DELETE FROM {table} WHERE article = ? AND rule = ?", (article, rule))
        if facts:
            execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (*row, sum_of(*row)))
            self._connection.executemany(
                "INSERT INTO keys VALUES (?, ?, ?, ?, ?)",
                [(article, rule, *key) for key in keys],
            )

    def weight_of(self, article: int) -> int:
        """Return what the keys of an article come to."""
        query = f"SELECT {WEIGHT} FROM keys WHERE article = ?"
        return int(self._connection.execute(query, (article,)).fetchone()[0])

    def _weigh(self, article: int) -> None:
        """Raise Damaged where the keys of an article are not what was written."""
        said = self._connection.execute("SELECT weight FROM articles WHERE id = ?", (article,))
        if said.fetchone() != (self.weight_of(article),):
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
