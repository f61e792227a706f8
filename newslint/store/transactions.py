"""When a store writes, and which state of the archive it sees, beside other processes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newslint.errors import StoreFailed
from newslint.store.database import token_of


class Transactions:
    """The transactions of one connection.

    `begun` is called when one begins to write: from then on no other process does.
    """

    def __init__(
        self, connection: sqlite3.Connection, begun: Callable[[], None] | None = None
    ) -> None:
        self._connection, self._begun = connection, begun
        self._token = token_of(connection)
        self._version = self._others_version()
        self._is_amid = False

    def begin(self) -> None:
        """Begin to write. Raises StoreFailed where another process has made the tables anew."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._check_token()
            if self._begun is not None:
                self._begun()

    def _check_token(self) -> None:
        if token_of(self._connection) != self._token:
            raise StoreFailed("it was made anew by another process")

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Begin to write what is damage in part: where it breaks off, nothing is committed."""
        self.begin()
        self._is_amid = True
        yield
        self._is_amid = False

    def commit(self) -> None:
        """Make what was written safe on the disk."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK" if self._is_amid else "COMMIT")

    def see(self, writes: bool) -> bool:
        """See one state from here on; where this is to write, others wait until it looks away.

        Returns whether no other process wrote since the last look.
        """
        self._connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        self._check_token()
        seen, self._version = self._version, self._others_version()
        return seen == self._version

    def look_away(self) -> None:
        """See what others write again."""
        self._connection.execute("ROLLBACK")

    def write_what_was_seen(self) -> bool:
        """Begin to write, unless another process does; return whether none wrote meanwhile.

        What this run saw as one state ends here, but for its own temporary tables.
        """
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA busy_timeout = 0")  # nobody shall wait for this
        self.begin()
        return self._others_version() == self._version

    def _others_version(self) -> int:
        """Return a number that changes when another process writes."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
