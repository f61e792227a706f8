"""One archive between runs, and one run's view of it."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from newslint.kept import Kept
from newslint.store.articles import Known, Read
from newslint.store.comparison import Comparison
from newslint.store.database import IN_MEMORY, PRIVATE, Failing, discard, index, opened
from newslint.store.rules import Rules
from newslint.store.tables import Tables
from newslint.store.transactions import Transactions

AT_ONCE = 500
"""After how many articles what was found is safe on the disk, and others may write."""


class Store:
    """What is known of the articles of an archive; whatever SQLite raises is StoreFailed.

    `prints` has what each rule's findings depend on, `base` the number of its first filling;
    `copied` is the file of another store, whose content this one takes over.
    """

    def __init__(
        self,
        path: str,
        frame: str,
        prints: Mapping[str, str],
        base: Mapping[str, int],
        copied: str = "",
    ) -> None:
        self.path = path
        self._prints = prints
        self._failing = Failing()
        self._connection = opened(path, frame, copied)
        self._tables = Tables(self._connection, prints)
        self._written = 0
        lasts = path not in (PRIVATE, IN_MEMORY)
        look = self._tables.conclusions.look if lasts else None  # else none is ever taken up
        with self._failing:
            self._transactions = Transactions(self._connection, look)
        self.comparison = Comparison(self._tables, self._transactions, self._failing, base, lasts)

    def close(self) -> None:
        """Let the file go; what was committed stays, and what was not goes.

        A damaged file is taken away, so that the next run makes another.
        """
        with suppress(sqlite3.Error):
            self._connection.close()
        if self._failing.is_damaged:
            discard(self.path)

    def known(self, path: str) -> Known | None:
        """Return what is known of an article by its inside path."""
        with self._failing:
            return self._tables.articles.known(path)

    def known_while_writing(self, path: str) -> Known | None:
        """Return what is known of an article, which no other process changes until the commit."""
        with self._failing:
            self._transactions.begin()
            return self._tables.articles.known(path)

    def kept(self, known: Known, path: str) -> Kept | None:
        """Return the findings of an article, None where they are damaged."""
        with self._failing:
            return self._tables.reports.kept(known.id, path)

    def hides(self, known: Known) -> bool:
        """Whether an article asks to hide something."""
        with self._failing:
            return self._tables.reports.hides(known.id)

    def touch(self, known: Known, stamp: str) -> None:
        """Note how the file of an article looks now, which reads as it did."""
        with self._failing:
            self._transactions.begin()
            self._tables.articles.touch(known.id, stamp)

    def keep(self, read: Read) -> int:
        """Put an article in the place of what was known of it; return its number."""
        with self._failing:
            with self._transactions.whole():
                number = self._tables.articles.keep(read)
            self._written += 1
            if self._written % AT_ONCE == 0:
                self._transactions.commit()
            return number

    def forget_others(self, numbers: set[int]) -> None:
        """Forget every article but some."""
        with self._failing, self._transactions.whole():
            self._tables.articles.forget_others(numbers)

    def commit(self) -> None:
        """Make what was kept safe on the disk."""
        with self._failing:
            self._transactions.commit()

    def behold(self, writes: bool) -> bool:
        """Commit all, and see one state of the archive from here on.

        Returns whether that is the one which this run has left: no other process wrote meanwhile.
        `writes` says whether something is to be supposed; until then others wait.
        """
        self.commit()
        with self._failing:
            index(self._connection)
            for rule in self._prints:
                self._tables.rules.current(rule)
            return self._transactions.see(writes)

    def look_away(self) -> None:
        """See what others write again."""
        with self._failing:
            self._transactions.look_away()

    def suppose(self, reads: Iterable[Read]) -> list[int]:
        """Keep articles for this run alone: what somebody types is on no disk."""
        with self._failing:
            return [self._tables.articles.keep(read) for read in reads]

    def reports(self) -> Iterator[tuple[str, Rules, Kept | None]]:
        """Yield the reports of the asked articles by path; None stands for a damaged one."""
        with self._failing:
            for one in self._tables.reports.of("asked"):
                if one[2] is None:
                    self._failing.is_damaged = True
                yield one

    @staticmethod
    def in_order(paths: Iterable[str]) -> list[str]:
        """Return paths in the order of their reports."""
        return sorted(paths, key=os.fsencode)
