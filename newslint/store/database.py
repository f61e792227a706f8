"""The file itself: opened, made anew where it is damaged, and never the reason that a run fails."""

import os
import sqlite3
from contextlib import closing, suppress

from newslint import cache
from newslint.errors import StoreFailed

PRIVATE, IN_MEMORY = "", ":memory:"
"""A file of this run alone, which SQLite makes and takes away; and none."""

PATIENCE = 10.0
"""How many seconds one process waits for another that writes."""

PAGES_KEPT = 16_000
"""How many KiB of the file are held in memory."""

SCHEMA = """
CREATE TABLE frame(digest TEXT NOT NULL, token TEXT NOT NULL);
CREATE TABLE rules(id INTEGER PRIMARY KEY, rule TEXT, print TEXT, UNIQUE(rule, print));
CREATE TABLE sets(id INTEGER PRIMARY KEY, rules TEXT UNIQUE, sum INTEGER NOT NULL);
CREATE TABLE articles(
  id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL,
  held INTEGER NOT NULL, found INTEGER NOT NULL, compared INTEGER NOT NULL,
  weight INTEGER NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE reports(
  article INTEGER PRIMARY KEY, found INTEGER NOT NULL, rules TEXT NOT NULL, lines TEXT NOT NULL,
  excerpts TEXT NOT NULL, disables TEXT NOT NULL, errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL, suggestions INTEGER NOT NULL, fixable INTEGER NOT NULL,
  sum INTEGER NOT NULL);
CREATE TABLE facts(
  article INTEGER, rule INTEGER, facts TEXT NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY(article, rule)) WITHOUT ROWID;
CREATE TABLE keys(
  article INTEGER, rule INTEGER, number INTEGER, key INTEGER, form TEXT NOT NULL,
  PRIMARY KEY(article, rule, number, key)) WITHOUT ROWID;
CREATE TABLE concluded(
  rule INTEGER PRIMARY KEY, under TEXT NOT NULL, weight INTEGER NOT NULL,
  moved INTEGER NOT NULL, moved_sum INTEGER NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE conclusions(
  rule INTEGER, article INTEGER, level TEXT NOT NULL, lines TEXT NOT NULL,
  excerpts TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE moved(rule INTEGER, article INTEGER, key INTEGER);
"""
TABLES = tuple(statement.strip() for statement in SCHEMA.split(";") if statement.strip())
INDEX = "by_key ON keys(rule, key, form)"

CIRCUMSTANCES = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in "PERM BUSY LOCKED NOMEM READONLY INTERRUPT IOERR FULL CANTOPEN PROTOCOL".split()
)
"""Why SQLite fails with a file that is as it should be; all else that it raises is damage."""


class Damaged(StoreFailed):
    """What the file gives back is not what was written."""


class Failing:
    """Turns what SQLite raises into StoreFailed; entered for each article, so it costs little.

    `is_damaged` says whether anything in the file was not as it was written.
    """

    is_damaged = False

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Damaged):
            self.is_damaged = True
        elif isinstance(error, sqlite3.Error | UnicodeError):
            self.is_damaged = self.is_damaged or _is_damage(error)
            raise StoreFailed(str(error)) from error


def _is_damage(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in CIRCUMSTANCES


def path_of(*parts: str) -> str:
    """Return where the file of an archive lies, by what tells archives apart."""
    name = f"archive-{cache.digest(*map(os.fsencode, parts))}.db"
    return os.path.join(cache.cache_folder(), name)


def opened(path: str, frame: str, copied: str = "") -> sqlite3.Connection:
    """Return a connection to the file of an archive, made anew where it is damaged.

    The frame is all that every report depends on; what was kept in another is forgotten.
    `copied` is another file, whose content is taken over. Raises StoreFailed.
    """
    if path not in (PRIVATE, IN_MEMORY):
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
        cache.make_room("archive")
    with Failing():
        try:
            return _opened(path, frame, copied)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise
            discard(path)
            return _opened(path, frame)


def _opened(path: str, frame: str, copied: str = "") -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        if os.path.exists(copied):
            with closing(sqlite3.connect(copied, timeout=PATIENCE)) as source:
                source.backup(connection)  # in one step, which sees one state
        _prepare(connection, path, frame)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str, frame: str) -> None:
    connection.execute("PRAGMA journal_mode = WAL" if path else "PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = NORMAL" if path else "PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{PAGES_KEPT}")
    if path == IN_MEMORY:
        connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    if not _is_made_in(connection, frame):
        _make(connection, frame)
    connection.execute("COMMIT")


def _is_made_in(connection: sqlite3.Connection, frame: str) -> bool:
    """Whether the tables are these, and were made in a frame."""
    there = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    if {row[0] for row in there} - {f"CREATE INDEX {INDEX}"} != set(TABLES):
        return False
    return connection.execute("SELECT digest FROM frame").fetchall() == [(frame,)]


def _make(connection: sqlite3.Connection, frame: str) -> None:
    """Make the tables; what was there goes, but not its file, which others may have open."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO frame VALUES (?, ?)", (frame, os.urandom(8).hex()))


def index(connection: sqlite3.Connection) -> None:
    """Make the index of keys if there is none; they are many, and faster added without it."""
    connection.execute(f"CREATE INDEX IF NOT EXISTS {INDEX}")


def token_of(connection: sqlite3.Connection) -> str:
    """Return what tells whether the tables are still the same ones."""
    row = connection.execute("SELECT token FROM frame").fetchone()
    if row is None:
        raise Damaged("it does not say what it was made in")
    return str(row[0])


def discard(path: str) -> None:
    """Take a file away, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm") if path not in (PRIVATE, IN_MEMORY) else ():
        with suppress(OSError):
            os.remove(path + end)
