"""The store of an archive: whatever happens to its file, the findings are those without it."""

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desk import Desk, Ran, as_anybody
from newslint import cache
from newslint.checks.article import Article
from newslint.checks.duplicates import Duplicates
from newslint.checks.facts import Fact
from newslint.store.comparison import Comparison
from newslint.store.conclusions import Conclusions
from newslint.store.database import token_of
from newslint.store.store import Store

ARTICLES = 12


def article(number: int, faults: int = 2) -> str:
    """Return an article whose headline another has, with some faults."""
    return f"# Council votes {number // 2}\n\n" + "They utilise it.\n\n" * faults


@pytest.fixture
def archive(desk: Desk, folder: Path) -> Desk:
    """Return a desk with an archive of articles, of which nothing is kept yet."""
    return filled(desk)


def filled(desk: Desk, articles: int = ARTICLES, faults: int = 2) -> Desk:
    desk.config("articles: ['content/**/*.md']\n")
    for number in range(articles):
        desk.file(f"content/n{number:03}.md", article(number, faults))
    return desk


def told(desk: Desk, *arguments: str) -> Ran:
    return desk.run("check", "--jobs", "1", "--output-format", "json", *arguments)


def without(desk: Desk, *arguments: str) -> Ran:
    """Return what is told where nothing is kept between runs."""
    ran = told(desk, "--no-cache", *arguments)
    assert ran.code == 1, ran.err
    assert "headlines/same-as-another" in ran.out
    return ran


def store_of(folder: Path) -> Path:
    (path,) = folder.glob("archive-*.db")
    return path


def token_in(folder: Path) -> str:
    """Return what tells whether a store was made anew."""
    with closing(sqlite3.connect(store_of(folder))) as connection:
        return token_of(connection)


def put(path: Path, content: bytes) -> None:
    """Put other bytes in the place of a store that nobody has open."""
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(content)


class TestDamage:
    """The file of a store is not what was written."""

    @pytest.fixture
    def warm(self, archive: Desk) -> Desk:
        """Return an archive of which all is kept."""
        expected = without(archive)
        assert told(archive) == expected
        assert told(archive) == expected
        return archive

    @pytest.mark.parametrize("last", [b"", b"\0" * 50, b"noise" * 900])
    def test_cut_short_at_any_page_and_within(self, warm: Desk, folder: Path, last: bytes) -> None:
        expected, path = without(warm), store_of(folder)
        one, whole = without(warm, "content/n003.md"), path.read_bytes()
        for size in (*range(0, len(whole), 4096), 1, 15, 99, 4095, 4097, len(whole) - 1):
            put(path, whole[:size] + last)
            assert told(warm) == expected
            assert told(warm, "content/n003.md") == one

    @pytest.mark.parametrize(
        "content", [b"SQLite format 3\0" * 4096, random.Random(4).randbytes(100_000), b"[]"]
    )
    def test_filled_with_something_else(self, warm: Desk, folder: Path, content: bytes) -> None:
        expected = without(warm)
        put(store_of(folder), content)
        assert told(warm) == expected
        assert told(warm) == expected

    @pytest.mark.parametrize("seed", range(6))
    def test_one_bit_that_turned(self, warm: Desk, folder: Path, seed: int) -> None:
        expected, path, drawn = without(warm), store_of(folder), random.Random(seed)
        whole = path.read_bytes()
        for _ in range(30):
            at, bit = drawn.randrange(len(whole)), 1 << drawn.randrange(8)
            put(path, whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            assert told(warm) == expected, (at, bit)

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE articles SET found = compared",
            "UPDATE articles SET path = CAST('content/n900.md' AS BLOB) WHERE id = 1",
            "UPDATE reports SET article = -article",
            "UPDATE reports SET lines = '' WHERE article = 2",
            "UPDATE reports SET rules = 'no/rule'",
            "UPDATE facts SET facts = '[]'",
            "UPDATE facts SET rule = 99",
            "UPDATE keys SET key = key + 4294967296 WHERE article = 1",
            "UPDATE keys SET form = 'x' WHERE article = 1",
            "UPDATE keys SET number = 7",
            "UPDATE sets SET rules = '99' WHERE id = 1",
            "UPDATE rules SET print = 'x', rule = 'y' WHERE id = 2",
            "DELETE FROM keys WHERE article < 4",
            "DELETE FROM facts",
            "DELETE FROM reports",
            "DELETE FROM sets",
            "DELETE FROM rules",
            "DELETE FROM frame",
            "DROP TABLE reports",
            "DROP INDEX by_key",
            "DROP TABLE frame",
            "DROP TABLE keys",
            "ALTER TABLE articles RENAME COLUMN held TO holds",
            "INSERT INTO frame SELECT 'x', 'y'",
            "UPDATE conclusions SET level = 'error'",
            "UPDATE conclusions SET article = 4 WHERE article = 3",
            "UPDATE concluded SET weight = weight + 1",
            "UPDATE concluded SET under = 'x'",
            "DELETE FROM conclusions",
            "DELETE FROM concluded",
            "INSERT INTO moved SELECT rule, 1, 0 FROM concluded",
            "DROP TABLE moved",
        ],
    )
    @pytest.mark.parametrize("asked", [(), ("content/n001.md",)])
    def test_a_table_that_says_something_else(
        self, warm: Desk, folder: Path, change: str, asked: tuple[str, ...]
    ) -> None:
        expected, every = without(warm, *asked), without(warm)
        change_store(store_of(folder), change)
        assert told(warm, *asked) == expected
        assert told(warm) == every  # and nothing of the damage is left

    @pytest.mark.parametrize("text", [b"headlines/same-as-another", b"content/n003.md"])
    def test_a_table_and_its_index_that_disagree(
        self, warm: Desk, folder: Path, text: bytes
    ) -> None:
        expected, path = without(warm), store_of(folder)
        whole = path.read_bytes()
        at = whole.find(text)
        while at >= 0:
            put(path, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert told(warm) == expected
            at = whole.find(text, at + 1)

    def test_a_damaged_file_is_made_anew(
        self, warm: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = without(warm)
        change_store(store_of(folder), "DELETE FROM keys")
        assert [told(warm), told(warm)] == [expected, expected]
        monkeypatch.setattr(Duplicates, "facts", None)  # which would fail if it were asked
        assert told(warm) == expected


def change_store(path: Path, change: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(change)
    connection.close()


class TestGone:
    """The file of a store, or its folder, goes away."""

    def test_between_runs(self, archive: Desk, folder: Path) -> None:
        expected = without(archive)
        for _ in range(3):
            assert told(archive) == expected
            shutil.rmtree(folder)

    @pytest.mark.parametrize(
        "moment",
        [
            (Store, "known"),
            (Store, "keep"),
            (Store, "behold"),
            (Comparison, "grouped"),
            (Comparison, "clashes"),
            (Comparison, "draw"),
        ],
    )
    def test_during_a_run(
        self, archive: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, moment: tuple[type, str]
    ) -> None:
        expected = without(archive)
        step = getattr(*moment)

        def after_it_went(*given: object) -> object:
            shutil.rmtree(folder, ignore_errors=True)  # some systems keep what is open
            return step(*given)

        with monkeypatch.context() as patch:
            patch.setattr(*moment, after_it_went)
            assert told(archive) == expected
        assert told(archive) == expected
        assert told(archive) == expected


def test_what_fails_after_all_is_told_is_no_failure(
    archive: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = without(archive)

    def failing(*_: object) -> bool:
        raise sqlite3.OperationalError("disk I/O error")

    assert told(archive) == expected
    monkeypatch.setattr(Conclusions, "is_up_to_date", failing)
    assert told(archive) == expected


class Interrupted(sqlite3.Connection):
    """A connection that is interrupted, as by Ctrl-C, before one of its statements."""

    left = 0

    def execute(self, *given: Any) -> sqlite3.Cursor:
        Interrupted.left -= 1
        if not Interrupted.left:
            raise KeyboardInterrupt
        return super().execute(*given)


@pytest.mark.parametrize("seed", range(5))
def test_a_run_that_is_interrupted_at_any_statement_leaves_no_damage(
    archive: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    told(archive)
    token, drawn, codes = token_in(folder), random.Random(seed), []
    for number in range(8):
        archive.file(f"content/n00{number}.md", article(number + seed, faults=3 + seed))
        (archive.root / "content" / f"n00{number + 1}.md").unlink()
        Interrupted.left = drawn.randint(20, 90)
        with monkeypatch.context() as patch:
            connect = partial(sqlite3.connect, factory=Interrupted)
            patch.setattr(sqlite3, "connect", connect)
            codes.append(told(archive).code)
        assert told(archive) == without(archive)
        assert token_in(folder) == token
    assert codes.count(130) > 4


class TestNoRoom:
    """The disk is full, or becomes so."""

    @pytest.fixture
    def small(self, tmp_path: Path) -> Iterator[Callable[[int], Path]]:
        """Return what makes a disk of so many KiB."""
        disks: list[Path] = []

        def make(size: int) -> Path:
            disk = tmp_path / f"disk{len(disks)}"
            disk.mkdir()
            command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(disk)]
            try:
                subprocess.run(command, check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError) as error:
                pytest.skip(f"no disk can be mounted here: {error}")
            disks.append(disk)
            return disk

        yield make
        for disk in disks:
            subprocess.run(["umount", str(disk)], check=True)

    @pytest.mark.parametrize("size", [4, 40, 100, 300])
    def test_it_fills_up_while_a_run_keeps_what_it_finds(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, small: Callable[[int], Path], size: int
    ) -> None:
        filled(desk, 60, 40)
        expected = without(desk)
        monkeypatch.setenv("NEWSLINT_CACHE", str(small(size)))
        assert told(desk) == expected
        assert told(desk) == expected

    def test_it_is_full_when_an_article_changes(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, small: Callable[[int], Path]
    ) -> None:
        filled(desk, 30, 20)
        disk = small(3000)
        monkeypatch.setenv("NEWSLINT_CACHE", str(disk))
        told(desk)
        fill(disk)
        for number in range(0, 30, 3):
            desk.file(f"content/n{number:03}.md", article(number + 1, 21))
        expected = without(desk)
        assert told(desk) == expected
        assert told(desk) == expected

    def test_what_is_fixed_is_told_once_though_nothing_can_be_kept(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, small: Callable[[int], Path]
    ) -> None:
        filled(desk, 60, 40)
        monkeypatch.setenv("NEWSLINT_CACHE", str(small(100)))
        shown = desk.run("check", "--diff", "--jobs", "1")
        assert shown.out.count("+They use it.") == 60 * 40
        ran = desk.check("--fix", "--jobs", "1")
        assert ran.err.count(": 40 fixed") == 60
        assert "wording/plain" not in ran.out

    def test_nor_is_there_room_for_temporary_files(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, small: Callable[[int], Path]
    ) -> None:
        filled(desk, 60, 40)
        expected = without(desk)
        monkeypatch.setenv("SQLITE_TMPDIR", str(small(20)))
        monkeypatch.setenv("NEWSLINT_CACHE", str(small(20)))
        code = (  # SQLite writes as soon as it holds more in memory than this
            "import sys\nfrom newslint.store import database\nfrom newslint.cli import main\n"
            "database.PAGES_KEPT = 8\n"
            "sys.exit(main(['check', '--jobs', '1', '--output-format', 'json', *sys.argv[1:]]))"
        )
        for arguments in ((), ("--no-cache",)):
            command = [sys.executable, "-c", code, *arguments]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            assert Ran(ran.returncode, ran.stdout, ran.stderr) == expected


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with pytest.raises(OSError), (disk / "ballast").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


class TestNoRight:
    """The folder or the file may not be written."""

    @pytest.fixture
    def locked(
        self, open_desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[tuple[Desk, Path]]:
        """Return an archive of which all is kept, and the folder where it is."""
        folder = open_desk.root / "kept"
        monkeypatch.setenv("NEWSLINT_CACHE", str(folder))
        told(filled(open_desk))
        yield open_desk, folder
        folder.chmod(0o755)

    @pytest.mark.parametrize("of_file", [0o644, 0o444, 0o000])
    @pytest.mark.parametrize("of_folder", [0o777, 0o555, 0o000])
    def test_nothing_is_lost_by_it(
        self, locked: tuple[Desk, Path], of_folder: int, of_file: int
    ) -> None:
        desk, folder = locked
        desk.file("content/n001.md", article(5))
        expected = without(desk)
        store_of(folder).chmod(of_file)
        folder.chmod(of_folder)
        with as_anybody():
            runs = [told(desk), told(desk)]
        assert runs == [expected, expected]

    @pytest.mark.parametrize("place", ["/proc/newslint", "/dev/null/x", "/proc", "content/n001.md"])
    def test_where_no_folder_can_be(
        self, archive: Desk, monkeypatch: pytest.MonkeyPatch, place: str
    ) -> None:
        expected = without(archive)
        monkeypatch.setenv("NEWSLINT_CACHE", place)
        assert told(archive) == expected

    def test_a_folder_stands_where_the_file_would(self, archive: Desk, folder: Path) -> None:
        expected = told(archive)
        path = store_of(folder)
        for end in ("", "-wal", "-shm", "-journal"):
            path.unlink(missing_ok=True)
            (beside := path.with_name(path.name + end)).mkdir()
            assert told(archive) == expected
            beside.rmdir()


class TestOthersMadeIt:
    """Another newslint, or this one with other plugins or names, has made the file."""

    def test_what_was_kept_in_another_frame_counts_no_more(
        self, archive: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = told(archive)
        change_store(store_of(folder), "UPDATE frame SET digest = 'of another newslint'")
        asked = []
        facts = Duplicates.facts

        def counted(check: Duplicates, of: Article) -> Iterator[Fact]:
            asked.append(of.document.path)
            return facts(check, of)

        monkeypatch.setattr(Duplicates, "facts", counted)
        assert [told(archive), told(archive)] == [expected, expected]
        assert len(asked) == ARTICLES

    @pytest.mark.parametrize(
        "tables",
        [
            "CREATE TABLE frame(version INTEGER, digest TEXT);",
            "CREATE TABLE something(else_ TEXT); CREATE VIEW reports AS SELECT * FROM something;",
            "CREATE TABLE frame(digest TEXT); CREATE TRIGGER no BEFORE INSERT ON frame BEGIN"
            " SELECT RAISE(ABORT, 'no'); END;",
        ],
    )
    def test_other_tables(self, archive: Desk, folder: Path, tables: str) -> None:
        expected = told(archive)
        path = store_of(folder)
        put(path, b"")
        connection = sqlite3.connect(path)
        connection.executescript(tables + " PRAGMA user_version = 7;")
        connection.close()
        assert told(archive) == expected
        assert told(archive) == expected
        with closing(sqlite3.connect(path)) as connection:
            (made,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        assert made == ARTICLES

    def test_one_that_is_made_anew_during_a_run_gives_nothing_wrong(
        self, archive: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = without(archive)
        told(archive)
        known, print_ = Store.known, cache.package_print

        def meanwhile(store: Store, path: str) -> object:
            monkeypatch.setattr(Store, "known", known)
            monkeypatch.setattr(cache, "package_print", lambda: "another")
            assert told(archive, "--select", "wording/*").code == 1
            monkeypatch.setattr(cache, "package_print", print_)
            return known(store, path)

        monkeypatch.setattr(Store, "known", meanwhile)
        assert told(archive) == expected
        assert told(archive) == expected
