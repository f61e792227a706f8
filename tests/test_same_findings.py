"""One archive, whatever is kept of it, whoever works and wherever from: the same findings."""

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk import RULES, Desk, Ran, as_anybody

HERE = Path(__file__).parent
FORMATS = "text concise json sarif github gitlab junit checkstyle rdjson".split()
PLAIN, SAME = "wording/plain", "headlines/same-as-another"


@pytest.fixture
def mixed(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return an archive with all that a desk's folders may hold."""
    desk = open_desk
    monkeypatch.setenv("NEWSLINT_CACHE", str(desk.root.parent / "kept"))
    (desk.root.parent / "kept").mkdir(0o777)
    (desk.root.parent / "kept").chmod(0o777)
    desk.config(
        "articles: ['content/**']\nexclude: ['content/old/**']\n"
        "overrides:\n- {files: 'content/wire/**', rules: {quotes/*: suggestion}}\n",
        packs="[newsroom, desk]",
    )
    desk.file("desk/rules.yml", RULES.split("- id: wording/slams")[0])
    shutil.copytree(HERE / "articles", desk.root / "content/articles")
    shutil.copytree(HERE.parent / "seeds", desk.root / "content/seeds")
    shutil.copytree(HERE.parent / "seeds", desk.root / "content/wire")
    odd(desk)
    desk.run("check", "--no-cache", "--jobs", "1")  # all is imported: others may not read Python
    for form in FORMATS:
        desk.run("check", "--no-cache", "--output-format", form, "content/hides.md")
    yield desk
    (desk.root / "content/locked.md").chmod(0o644)


def odd(desk: Desk) -> None:
    """Add articles with odd names, odd bytes and odd rights."""
    title = "# Council “votes\n\nThey utilise it.\n"
    desk.file("content/with space & “marks”.md", title)
    desk.file("content/cp1252.md", title.encode("cp1252"))
    desk.file("content/wire/utf16.txt", title.encode("utf-16"))
    desk.file("content/binary.md", b"\0\1\2")
    desk.file("content/empty.md")
    desk.file("content/bom.md", b"\xef\xbb\xbf" + title.encode())
    desk.file("content/old/excluded.md", title)
    desk.file("content/locked.md", title).chmod(0o000)
    desk.file("draft.md", title)
    hiding = f"<!-- newslint-disable {SAME}, {PLAIN} -->\n"
    desk.file("content/hides.md", hiding + title)
    desk.file("content/hides-nothing.md", hiding + "Text.\n")
    (desk.root / "content/link.md").symlink_to("hides.md")
    (desk.root / "content/wire/link.md").symlink_to("../../draft.md")
    (desk.root / "content/broken.md").symlink_to("nowhere.md")
    if sys.platform == "linux":
        with open(os.fsencode(desk.root) + b"/content/\xff\xe9.md", "wb") as file:
            file.write(title.encode())


def told(desk: Desk, form: str, *arguments: str) -> Ran:
    with as_anybody():
        ran = desk.run("check", "--output-format", form, *arguments)
    assert ran.code == 1, ran.err
    return ran


def found(ran: Ran) -> list[dict[str, Any]]:
    return list(json.loads(ran.out)["diagnostics"])


@pytest.mark.parametrize("here", [".", "content", "content/wire"])
def test_every_output_is_the_same_byte_for_byte(mixed: Desk, here: str) -> None:
    mixed.go(here)
    asked = ("--jobs", "1") if here == "." else ("--jobs", "1", str(mixed.root / "content"))
    for form in FORMATS:
        expected = told(mixed, form, "--no-cache", *asked)
        assert told(mixed, form, *asked) == expected
        assert told(mixed, form, *asked) == expected


def test_every_output_is_so_the_first_time(mixed: Desk) -> None:
    for form in FORMATS:
        expected = told(mixed, form, "--no-cache", "--jobs", "1")
        shutil.rmtree(mixed.root.parent / "kept")
        (mixed.root.parent / "kept").mkdir(0o777)
        (mixed.root.parent / "kept").chmod(0o777)
        assert told(mixed, form, "--jobs", "1") == expected


def test_several_processes_find_the_same(mixed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.gathering.FEW", 0)
    monkeypatch.setattr("newslint.gathering.BATCH", 3)
    mixed.run("check", "--no-cache", "--jobs", "2")  # what processes take is imported
    expected = told(mixed, "json", "--no-cache", "--jobs", "1")
    assert told(mixed, "json", "--no-cache", "--jobs", "2") == expected
    assert told(mixed, "json", "--jobs", "2") == expected
    assert told(mixed, "json", "--jobs", "2") == expected


def test_the_order_of_the_paths_does_not_matter(mixed: Desk) -> None:
    names = [str(path.relative_to(mixed.root)) for path in sorted(mixed.root.glob("content/*"))]
    names = [name for name in names if "/old" not in name]
    expected = told(mixed, "json", "--no-cache", "--jobs", "1")
    for seed in range(3):
        random.Random(seed).shuffle(names)
        assert told(mixed, "json", "--jobs", "1", *names) == expected


def test_each_article_alone_is_told_what_it_is_told_among_all(mixed: Desk) -> None:
    every = found(told(mixed, "json", "--jobs", "1"))
    alone = []
    for name in sorted({one["path"] for one in every}, key=os.fsencode):
        with as_anybody():
            alone += found(mixed.run("check", "--output-format", "json", name))
    assert alone == every


class TestTyped:
    """Standard input stands in the place of an article of the archive."""

    @pytest.fixture
    def archive(self, desk: Desk, folder: Path) -> Desk:
        """Return an archive of which all is kept."""
        desk.config("articles: ['content/**/*.md']\n")
        for name, title in {"a": "Vote", "b": "Storm", "c": "Storm"}.items():
            desk.file(f"content/{name}.md", f"# {title}\n\nThey utilise it.\n")
        desk.check("--jobs", "1")
        return desk

    def typed(self, desk: Desk, text: str, *more: str) -> list[str]:
        arguments = ("--stdin-filename", "content/a.md", *more, "-")
        expected = desk.check("--no-cache", *arguments, typed=text)
        ran = desk.check(*arguments, typed=text)
        assert ran == expected
        return [line.rsplit("[", 1)[1][:-1] for line in ran.out.splitlines()]

    def test_it_is_held_against_the_others(self, archive: Desk) -> None:
        assert self.typed(archive, "# Storm\n\nText.\n") == [SAME]
        assert self.typed(archive, "# Flood\n\nThey utilise it.\n") == [PLAIN]
        assert self.typed(archive, "# Vote\n\nText.\n") == []  # not against itself

    def test_nothing_of_it_is_kept_and_nothing_is_lost(
        self, archive: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = archive.check("--no-cache")
        self.typed(archive, "# Storm\n\nText.\n")
        monkeypatch.setattr("newslint.work.parse", None)  # all is known still
        assert archive.check("--jobs", "1") == before

    def test_one_that_is_on_no_disk(self, archive: Desk) -> None:
        arguments = ("--stdin-filename", "content/new.md", "-")
        assert SAME in archive.check(*arguments, typed="# Vote\n").out
        assert SAME not in archive.check("content/a.md").out

    def test_its_fixes_are_written_to_standard_output_alone(self, archive: Desk) -> None:
        arguments = ("--fix", "--stdin-filename", "content/a.md", "-")
        ran = archive.check(*arguments, typed="# Storm\n\nThey utilise it.\n")
        assert ran.out == "# Storm\n\nThey use it.\n"
        assert SAME in ran.err
        assert "utilise" in (archive.root / "content/a.md").read_text()


class TestFix:
    """What is fixed is not told again."""

    @pytest.fixture
    def archive(self, desk: Desk, folder: Path) -> Desk:
        """Return an archive of which nothing is kept."""
        desk.config("articles: ['content/**/*.md']\n")
        for number in range(4):
            desk.file(f"content/n{number}.md", f"# Vote {number // 2}\n\nThey utilise it.\n")
        return desk

    def sources(self, desk: Desk) -> list[bytes]:
        return [path.read_bytes() for path in sorted(desk.root.glob("content/*"))]

    @pytest.mark.parametrize("warm", [False, True])
    def test_it_is_told_as_it_is_now(self, archive: Desk, warm: bool) -> None:
        if warm:
            archive.check()
        ran = archive.check("--fix")
        assert (ran.out.count(PLAIN), ran.out.count(SAME)) == (0, 4)
        assert ran.err.count("1 fixed") == 4
        mended = self.sources(archive)
        assert b"utilise" not in b"".join(mended)
        assert archive.check() == archive.check("--no-cache")
        again = archive.check("--fix")
        assert (again.out, again.err) == (ran.out, "")
        assert self.sources(archive) == mended

    @pytest.mark.parametrize("warm", [False, True])
    def test_a_diff_writes_nothing(self, archive: Desk, warm: bool) -> None:
        if warm:
            archive.check()
        before = self.sources(archive)
        shown = archive.run("check", "--diff")
        assert shown.out.count("+They use it.") == 4
        assert archive.run("check", "--diff") == shown
        assert self.sources(archive) == before
        assert archive.check() == archive.check("--no-cache")
        assert archive.check().out.count(PLAIN) == 4

    def test_some_of_them(self, archive: Desk) -> None:
        archive.check()
        assert archive.check("--fix", "content/n0.md").out.count(PLAIN) == 0
        assert archive.check().out.count(PLAIN) == 3
        assert archive.check() == archive.check("--no-cache")
