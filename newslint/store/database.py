"""The file itself: opened, made anew where it is damaged, and never the reason that a run fails."""

import os
import sqlite3
from contextlib import suppress

from newslint import cache

PRIVATE, IN_MEMORY = "", ":memory:"
"""A file of this run alone, which SQLite makes and takes away; and none."""

PATIENCE = 10.0
"""How many seconds one process waits for another that writes."""

PAGES_KEPT = 16_000
"""How many KiB of the file are held in memory."""

SCHEMA = """
CREATE TABLE frame(digest TEXT NOT NULL);
CREATE TABLE rules(id INTEGER PRIMARY KEY, rule TEXT, print TEXT, UNIQUE(rule, print));
CREATE TABLE sets(id INTEGER PRIMARY KEY, rules TEXT UNIQUE);
CREATE TABLE articles(
  id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL,
  held INTEGER NOT NULL, found INTEGER NOT NULL, compared INTEGER NOT NULL);
CREATE TABLE reports(
  article INTEGER PRIMARY KEY, found INTEGER NOT NULL, rules TEXT NOT NULL, lines TEXT NOT NULL,
  excerpts TEXT NOT NULL, disables TEXT NOT NULL, errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL, suggestions INTEGER NOT NULL, fixable INTEGER NOT NULL,
  sum INTEGER NOT NULL);
CREATE TABLE facts(
  article INTEGER, rule INTEGER, facts TEXT NOT NULL, PRIMARY KEY(article, rule)) WITHOUT ROWID;
CREATE TABLE keys(
  article INTEGER, rule INTEGER, number INTEGER, key INTEGER, form TEXT NOT NULL,
  PRIMARY KEY(article, rule, number, key)) WITHOUT ROWID;
"""
INDEX = "CREATE INDEX IF NOT EXISTS by_key ON keys(rule, key, form)"


class StoreFailed(Exception):
    """The file could not be read or written: full, locked, damaged or gone."""


class _Failing:
    """Turns what SQLite raises into StoreFailed; entered for each article, so it costs little."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error | UnicodeError):
            raise StoreFailed(str(error)) from error


FAILING = _Failing()


def path_of(*parts: str) -> str:
    """Return where the file of an archive lies, by what tells archives apart."""
    name = f"archive-{cache.digest(*(part.encode() for part in parts))}.db"
    return os.path.join(cache.cache_folder(), name)


def opened(path: str, frame: str) -> sqlite3.Connection:
    """Return a connection to the file of an archive, made anew unless it was made in this frame.

    The frame is all that every report depends on. Raises StoreFailed.
    """
    if path not in (PRIVATE, IN_MEMORY):
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
        cache.make_room("archive")
    with FAILING:
        try:
            return _opened(path, frame)
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
            discard(path)
            return _opened(path, frame)


def _opened(path: str, frame: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, PATIENCE, isolation_level=None)
    try:
        _prepare(connection, path, frame)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str, frame: str) -> None:
    connection.execute("PRAGMA journal_mode = WAL" if path else "PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = NORMAL" if path else "PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{PAGES_KEPT}")
    connection.execute("BEGIN IMMEDIATE")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables:
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO frame VALUES (?)", (frame,))
    connection.execute("COMMIT")
    if connection.execute("SELECT digest FROM frame").fetchall() != [(frame,)]:
        raise sqlite3.DatabaseError("it was made in another frame")


def discard(path: str) -> None:
    """Take a file away, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm") if path not in (PRIVATE, IN_MEMORY) else ():
        with suppress(OSError):
            os.remove(path + end)
