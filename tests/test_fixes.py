"""Fixes: which are taken, what they write, and that no article is ever lost."""

import os
import stat
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import Desk
from newslint import files
from newslint.diagnostics import Diagnostic, Edit, Excerpt, Fix, Place
from newslint.fixes import apply_edits, chosen_edits
from newslint.text import Position, Span

FAULT = "They utilise it.\n"
FIXED = "They use it.\n"


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Place(Span(start, end), Position(1, start + 1), Position(1, end + 1)), text)


def found(*edits: Edit, safe: bool = True, rule: str = "x/y") -> Diagnostic:
    place = edits[0].place
    return Diagnostic("a.md", place, rule, "error", "M.", Excerpt("", 1), Fix(edits, safe))


@st.composite
def pieces(draw: st.DrawFn) -> list[tuple[str, str | None]]:
    """Draw a text in pieces, each with what it becomes; None where it stays."""
    text = st.text(alphabet="ab “é\n\r🗼", max_size=6)
    return draw(st.lists(st.tuples(text, st.none() | text), max_size=12))


@given(pieces(), st.randoms())
def test_edits_change_their_places_and_nothing_else(
    parts: list[tuple[str, str | None]], shuffle: object
) -> None:
    edits, at, expected = [], 0, ""
    for before, after in parts:
        if after is not None and before:  # an insertion would touch its neighbour
            edits.append(edit(at, at + len(before), after))
            expected += after
        else:
            expected += before
        at += len(before)
    source = "".join(before for before, _ in parts)
    shuffle.shuffle(edits)  # type: ignore[attr-defined]
    chosen = chosen_edits([found(one) for one in edits])
    assert apply_edits(source, chosen) == expected


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 5), st.text("xy", max_size=3), st.booleans()),
        max_size=10,
    )
)
def test_chosen_edits_never_touch(drawn: list[tuple[int, int, str, bool]]) -> None:
    faults = [found(edit(s, s + n, text), safe=safe) for s, n, text, safe in drawn]
    for unsafe in (False, True):
        chosen = chosen_edits(faults, unsafe)
        ends = [(one.place.span.start, one.place.span.end) for one in chosen]
        assert ends == sorted(ends)
        for (start, end), (after, _) in pairwise(ends):
            assert end <= after
            assert start < after
        allowed = [one for one in faults if one.fix and (one.fix.safe or unsafe)]
        assert bool(chosen) == bool(allowed)


def test_the_edits_of_one_fix_are_taken_together_or_not_at_all() -> None:
    both = found(edit(4, 5, "A"), edit(8, 9, "B"))
    assert apply_edits("0123456789", chosen_edits([both])) == "0123A567B9"
    first = found(edit(0, 5, "-"))
    assert apply_edits("0123456789", chosen_edits([both, first])) == "-56789"


def test_of_two_at_one_place_the_shorter_is_taken_whatever_the_order() -> None:
    one, other = found(edit(2, 4, "a"), rule="x/a"), found(edit(2, 4, "b"), rule="x/b")
    assert chosen_edits([other, one]) == chosen_edits([one, other]) == [edit(2, 4, "a")]


def test_many_fixes_take_no_time() -> None:
    many = [found(edit(10 * n, 10 * n + 2, "x")) for n in range(20_000)]
    assert len(chosen_edits(many)) == 20_000


class TestCommand:
    def test_safe_ones_are_written(self, desk: Desk) -> None:
        path = desk.file("a.md", FAULT)
        ran = desk.check("--fix", "a.md")
        assert ran == (0, "", "a.md: 1 fixed\n")
        assert path.read_text() == FIXED

    def test_a_second_run_changes_nothing(self, desk: Desk) -> None:
        path = desk.file("a.md", f"{FAULT}\nAn adviser, an adviser, an advisor prior to it.\n")
        desk.check("--fix", "a.md")
        before = path.read_text()
        assert desk.check("--fix", "a.md") == (0, "", "")
        assert path.read_text() == before

    def test_what_is_left_counts(self, desk: Desk) -> None:
        desk.file("a.md", "# Mayor slams plan\n\nThey *utilise* it. “We utilise it,” she said.\n")
        desk.config("rules: {wording/plain: {quotes: include}}\n")
        ran = desk.check("--fix", "--fail-on", "suggestion", "a.md")
        assert ran.code == 1
        assert [line.split(":")[1:3] for line in ran.out.splitlines()] == [["1", "9"], ["3", "20"]]

    def test_speech_is_rewritten_only_when_unsafe_fixes_are_asked_for(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {quotes: include}}\n")
        text = "“We utilise it,” she said.\n"
        path = desk.file("a.md", text)
        desk.check("--fix", "a.md")
        assert path.read_text() == text
        assert desk.check("--unsafe-fixes", "a.md").code == 0
        assert path.read_text() == "“We use it,” she said.\n"

    def test_a_rule_can_be_unsafe(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {safe: false}}\n")
        path = desk.file("a.md", FAULT)
        assert desk.check("--fix", "a.md").code == 1
        assert path.read_text() == FAULT
        desk.check("--unsafe-fixes", "a.md")
        assert path.read_text() == FIXED

    def test_text_that_does_not_stand_as_it_reads_is_left(self, desk: Desk) -> None:
        path = desk.file("a.md", "It is prior\nto it, pri*or to* it, prior&#32;to it.\n")
        before = path.read_text()
        desk.check("--unsafe-fixes", "a.md")
        assert path.read_text() == before

    def test_the_case_of_a_word_is_kept(self, desk: Desk) -> None:
        path = desk.file("a.md", "Prior to it. Utilise it. UTILISE IT NOW.\n")
        desk.check("--fix", "a.md")
        assert path.read_text() == "Before it. Use it. USE IT NOW.\n"

    def test_only_articles_with_fixes_are_written(self, desk: Desk) -> None:
        path = desk.file("a.md", FIXED)
        os.utime(path, (1, 1))
        desk.check("--fix", "a.md")
        assert path.stat().st_mtime == 1


class TestDiff:
    def test_nothing_is_written_and_the_exit_tells(self, desk: Desk) -> None:
        path = desk.file("a.md", FAULT)
        ran = desk.run("check", "--diff", "a.md")
        assert ran == (
            1,
            "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-They utilise it.\n+They use it.\n",
            "",
        )
        assert path.read_text() == FAULT
        desk.file("a.md", "# Mayor slams plan\n")
        assert desk.run("check", "--diff", "a.md") == (0, "", "")

    @pytest.mark.parametrize(
        "source",
        [
            "One utilise.\n\nTwo utilise.\n",
            "One utilise.\r\n\r\nTwo utilise.\r\n",
            "No end: utilise",
            "A lone\rreturn, utilise\r",
            "Form\x0cfeed \x85 utilise\u2028it\n",
            "\n\n\nutilise\n\n\n" + "text\n\n" * 20 + "utilise\n",
        ],
    )
    def test_patch_understands_it(self, desk: Desk, source: str) -> None:
        path = desk.file("sub/a.md", source)
        diff = desk.run("check", "--diff", "sub/a.md").out
        subprocess.run(
            ["git", "-c", "core.autocrlf=false", "apply", "-p1", "--unsafe-paths", "-"],
            input=diff.encode(),
            check=True,
            env={**os.environ, "GIT_DIR": str(desk.root / "none"), "GIT_CEILING_DIRECTORIES": "/"},
        )
        patched = path.read_bytes()
        desk.file("sub/a.md", source)
        desk.check("--fix", "sub/a.md")
        assert patched == path.read_bytes() != source.encode()


class TestWriting:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b"They utilise it.\r\nYes.\r\n", b"They use it.\r\nYes.\r\n"),
            (b"They utilise it.\r\nYes.\nNo.\r", b"They use it.\r\nYes.\nNo.\r"),
            (b"\xef\xbb\xbfThey utilise it.", b"\xef\xbb\xbfThey use it."),
            (b"They utilise caf\xe9s.\n", b"They use caf\xe9s.\n"),
            (b"\xff\xfe" + FAULT.encode("utf-16-le"), b"\xff\xfe" + FIXED.encode("utf-16-le")),
            (b"\xfe\xff" + FAULT.encode("utf-16-be"), b"\xfe\xff" + FIXED.encode("utf-16-be")),
        ],
        ids=["crlf", "mixed", "mark", "cp1252", "utf-16-le", "utf-16-be"],
    )
    def test_all_else_stays_as_it_is(self, desk: Desk, before: bytes, after: bytes) -> None:
        path = desk.file("a.md", before)
        path.chmod(0o640)
        desk.check("--fix", "a.md")
        assert path.read_bytes() == after
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert sorted(os.listdir(desk.root)) == [".git", ".newslint.yml", "a.md", "desk"]

    def test_the_target_of_a_link_is_written_and_the_link_stays(self, desk: Desk) -> None:
        target = desk.file("real/a.md", FAULT)
        (desk.root / "b.md").symlink_to("real/a.md")
        desk.check("--fix", "b.md")
        assert target.read_text() == FIXED
        assert (desk.root / "b.md").is_symlink()

    def test_a_file_that_changed_meanwhile_is_left(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = desk.file("a.md", FAULT)
        other = desk.file("b.md", FAULT)
        write = files.write

        def late(name: str, text: files.Text, source: str) -> None:
            if name.endswith("a.md"):
                path.write_text("A colleague utilised it.\n")
            write(name, text, source)

        monkeypatch.setattr(files, "write", late)
        ran = desk.check("--fix", "a.md", "b.md")
        assert ran.code == 1
        assert ran.out.splitlines() == [
            "a.md:1:1: error: This file changed meanwhile; it was left as it is."
            " [newslint/unreadable]",
            "a.md:1:6: warning: Write “use”, not “utilise”. [wording/plain]",
        ]
        assert path.read_text() == "A colleague utilised it.\n"
        assert other.read_text() == FIXED

    def test_a_read_only_file_is_left(self, desk: Desk) -> None:
        path = desk.file("a.md", FAULT)
        path.chmod(0o444)
        ran = desk.check("--fix", "a.md")
        assert ran.code == 1
        assert "This file is read-only; it was left as it is. [newslint/unreadable]" in ran.out
        assert "[wording/plain]" in ran.out
        assert path.read_text() == FAULT

    def test_a_letter_that_the_encoding_has_not_is_not_forced_into_it(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {swap: {utilise: 使う}}}\n")
        path = desk.file("a.md", b"They utilise caf\xe9s.\n")
        ran = desk.check("--fix", "a.md")
        assert "cannot be written: its encoding, cp1252, has no “使”" in ran.out
        assert path.read_bytes() == b"They utilise caf\xe9s.\n"

    @pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
    def test_a_disk_that_fails_loses_nothing(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        path = desk.file("a.md", FAULT)
        cache_replace = os.replace

        def fail(*arguments: object) -> None:
            if step == "replace" and not str(arguments[1]).endswith("a.md"):
                cache_replace(*arguments)  # type: ignore[arg-type]
            else:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, step, fail)
        ran = desk.check("--fix", "a.md")
        assert ran.code == 1
        assert "This file cannot be written: No space left on device." in ran.out
        assert path.read_text() == FAULT
        assert sorted(os.listdir(desk.root)) == [".git", ".newslint.yml", "a.md", "desk"]

    @given(
        st.text(alphabet="aé“ \n\r\t🗼\ufeff\x85\u2028", max_size=30),
        st.sampled_from(["utf-8", "cp1252", "utf-16-le", "utf-16-be"]),
        st.booleans(),
    )
    def test_what_is_read_is_written_back(self, text: str, encoding: str, marked: bool) -> None:
        mark = "\ufeff" if marked or encoding.startswith("utf-16") else ""
        raw = (mark * (encoding != "cp1252") + text).encode(encoding, "ignore")
        try:
            read = files.decode(raw)
        except files.Unreadable:
            return
        assert files.encoded(read, read.source) == raw

    def test_every_article_in_seeds_comes_back(self) -> None:
        for path in sorted((Path(__file__).parent.parent / "seeds").iterdir()):
            read = files.read(str(path))
            assert files.encoded(read, read.source) == path.read_bytes()


def test_what_is_left_of_standard_input_is_told_beside_its_text(desk: Desk) -> None:
    words = ("check", "--fix", "--stdin-filename", "a.md", "-")
    ran = desk.run(*words, typed="An adviser, an advisor: they utilise it.\n")
    assert (ran.code, ran.out) == (0, "An adviser, an adviser: they use it.\n")
    assert ran.err == "a.md: 2 fixed\n"
    ran = desk.run(*words, typed="# Mayor slams\n\nThey utilise it.\n<!-- newslint-off -->\n")
    assert (ran.code, ran.out) == (1, "# Mayor slams\n\nThey use it.\n<!-- newslint-off -->\n")
    assert [line.split(": ")[:2] for line in ran.err.splitlines()] == [
        ["a.md:1:9", "suggestion"],
        ["a.md:4:1", "warning"],
        ["a.md", "1 fixed"],
    ]
