"""Input that nobody wants: it gives a clear finding or error, and the others are still checked."""

import json
import ntpath
import os
import subprocess
import sys
import time

import pytest

from desk import RULES, Desk, as_anybody
from newslint import Aside, Match
from newslint.folders import Ignores
from newslint.paths import Places, is_below

FAULT = "They utilise it.\n"
FOUND = "b.md wording/plain warning"
SLOW = (
    "pack: slow\nrules:\n- id: wording/slow\n  check: existence\n  message: Hm.\n"
    "  pattern: '(?:.*?,){11}P'\n"
)
NUMBERS = ",".join(map(str, range(1, 34))) + "\n"


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Return a desk with a faulty article, which must be checked whatever stands beside it."""
    desk.file("b.md", FAULT)
    return desk


class TestEncodings:
    RULE = "leftovers/encoding"

    @pytest.mark.parametrize(
        ("name", "content", "encoding", "place"),
        [
            ("a.txt", "One\nThe café: they utilise it.\n".encode("cp1252"), "cp1252", "2:8"),
            ("a.md", "“Café”".encode("cp1252"), "cp1252", "1:1"),
            (
                "a.html",
                '<meta charset="iso-8859-2">\n<h1>Łódź</h1>\n'.encode("iso-8859-2"),
                "iso-8859-2",
                "2:5",
            ),
            (
                "a.html",
                b'<meta http-equiv="Content-Type" content="text/html; charset=latin-1">'
                b"\n<p>\xe9</p>",
                "latin-1",
                "2:4",
            ),
            ("a.html", b'<meta charset="utf-8">\n<p>\xe9</p>', "cp1252", "2:4"),
            ("a.html", b'<meta charset="no-such">\n<p>\xe9</p>', "cp1252", "2:4"),
            ("a.html", b'<meta charset="utf-16">\n<p>\xe9</p>', "cp1252", "2:4"),
            ("a.html", b'<meta charset="hex">\n<p>\xe9</p>', "cp1252", "2:4"),
            ("a.md", b"One\n\x81\x8d\n", "latin-1", "2:1"),
            ("a.md", "\ufeffOne.\n".encode("utf-16-le"), "utf-16-le", "1:1"),
            ("a.md", "\ufeffOne.\n".encode("utf-16-be"), "utf-16-be", "1:1"),
        ],
    )
    def test_it_is_read_as_it_declares_itself_or_as_windows_does(
        self, two: Desk, name: str, content: bytes, encoding: str, place: str
    ) -> None:
        two.file(name, content)
        ran = two.check(name, "b.md")
        said = f"This file is not UTF-8; it was read as {encoding}. Save it as UTF-8."
        assert f"{name}:{place}: error: {said} [{self.RULE}]" in ran.out.splitlines()
        assert "b.md:1:6:" in ran.out
        assert ran.code == 1

    def test_what_else_is_wrong_has_its_true_place(self, desk: Desk) -> None:
        desk.file("a.txt", "Le café, ils utilise it.\n".encode("cp1252"))
        assert "a.txt:1:14: warning:" in desk.check("a.txt").out

    def test_it_can_be_silenced(self, desk: Desk) -> None:
        desk.file("a.txt", "Café.\n".encode("cp1252"))
        desk.config(f"rules: {{{self.RULE}: off}}\n")
        assert desk.check("a.txt") == (0, "", "")

    def test_utf_8_with_a_mark_is_fine(self, desk: Desk) -> None:
        desk.file("a.md", "\ufeff# Café\n\nText.\n")
        assert desk.check("a.md") == (0, "", "")


class TestUnreadable:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"\0", "This file is not text; leave it out with “exclude”."),
            (b"\0" * 5000, "This file is not text; leave it out with “exclude”."),
            (
                b"Text of some length.\n\nA zero\0byte.\n",
                "A zero byte stands in line 3, which no text has; take it out and save the file.",
            ),
            (b"PK\x03\x04\0\0\xff", "This file is not text; leave it out with “exclude”."),
            (b"\xff\xfe\x41", "This file is cut short or not text."),
            (b"\xff\xfe\0\0A\0\0\0", "This file is not text; leave it out with “exclude”."),
        ],
    )
    def test_what_is_no_text_is_a_finding(self, two: Desk, content: bytes, message: str) -> None:
        two.file("a.md", content)
        ran = two.check("a.md", "b.md")
        assert ran.out.splitlines()[0] == f"a.md:1:1: error: {message} [newslint/unreadable]"
        assert "b.md:1:6:" in ran.out
        assert ran.code == 1

    def test_no_selection_makes_it_clean(self, desk: Desk) -> None:
        desk.file("a.md", b"\0")
        for choice in (("--select", "wording/plain"), ("--select", "spelling/*")):
            assert desk.rules_found(*choice, "a.md") == ["a.md newslint/unreadable error"]
        assert desk.rules_found("--ignore", "newslint/*", "a.md") == [
            "a.md newslint/unreadable error"
        ]
        ran = desk.check("--ignore", "newslint/unreadable", "a.md")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "newslint/unreadable cannot be ignored; leave a file that is no article out with"
            " “exclude”\n"
        )

    @pytest.mark.parametrize(
        ("settings", "level"),
        [
            ("rules: {'*': off}", "error"),
            ("rules: {newslint/*: off}", "error"),
            ("rules: {newslint/unreadable: suggestion, '*': off}", "suggestion"),
            ("overrides: [{files: '*', rules: {'*': off}}]", "error"),
        ],
    )
    def test_no_configuration_does(self, desk: Desk, settings: str, level: str) -> None:
        desk.file("a.md", b"\0")
        desk.config(settings)
        assert desk.rules_found("a.md") == [f"a.md newslint/unreadable {level}"]

    def test_its_words_are_the_desks(self, desk: Desk) -> None:
        desk.file("a.md", b"\0")
        desk.file("b.txt", "Café.\n".encode("cp1252"))
        desk.config(
            "rules:\n  newslint/unreadable: {message: 'Ring the desk. {what}'}\n"
            "  leftovers/encoding: {file-message: 'Not UTF-8 but {encoding}.'}\n"
        )
        first, second = desk.check("a.md", "b.txt").out.splitlines()
        assert "error: Ring the desk. This file is not text; leave it out with" in first
        assert "error: Not UTF-8 but cp1252. [leftovers/encoding]" in second

    def test_a_link_to_nothing(self, two: Desk) -> None:
        (two.root / "a.md").symlink_to("absent.md")
        for paths in (["a.md", "b.md"], ["."]):
            assert two.rules_found(*paths) == ["a.md newslint/unreadable error", FOUND]

    def test_a_link_to_itself(self, two: Desk) -> None:
        (two.root / "a.md").symlink_to("a.md")
        assert two.rules_found(".") == ["a.md newslint/unreadable error", FOUND]

    def test_a_locked_file(self, open_desk: Desk) -> None:
        locked = open_desk.file("a.md", "Text.\n")
        open_desk.file("b.md", FAULT)
        assert open_desk.rules_found("a.md", "b.md") == [FOUND]
        locked.chmod(0)
        with as_anybody():
            found = open_desk.rules_found("a.md", "b.md")
        assert found == ["a.md newslint/unreadable error", FOUND]

    def test_a_locked_folder_is_not_passed_over(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        two.file("locked/a.md", FAULT)
        scan = os.scandir

        def refuse(path: str) -> object:
            if str(path).endswith("locked"):
                raise PermissionError(13, "Permission denied", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", refuse)
        ran = two.check(".")
        assert "locked:1:1: error: This folder cannot be read. [newslint/unreadable]" in ran.out
        assert "b.md:1:6:" in ran.out

    def test_a_folder_named_like_an_article(self, two: Desk) -> None:
        two.file("a.md/c.md", FAULT)
        found = ["a.md/c.md wording/plain warning", FOUND]
        assert two.rules_found("a.md", "b.md") == two.rules_found(".") == found

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
    def test_a_named_pipe_in_a_folder_is_no_article(self, two: Desk) -> None:
        os.mkfifo(two.root / "pipe.md")
        command = [sys.executable, "-m", "newslint", "check", "--output-format", "concise", "."]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert "b.md:1:6:" in ran.stdout
        assert "pipe.md" not in ran.stdout

    def test_an_ignore_file_that_leads_nowhere(self, two: Desk) -> None:
        (two.root / ".gitignore").symlink_to("absent")
        assert two.rules_found(".") == two.rules_found("b.md") == [FOUND]

    def test_lines_of_an_ignore_file_that_are_no_patterns(self, two: Desk) -> None:
        two.file(".gitignore", "!\n\\\nold.md\n")
        two.file("old.md", FAULT)
        assert two.rules_found(".") == [FOUND]

    def test_a_file_removed_during_the_run(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from newslint import files

        path = two.file("a.md", FAULT)
        read = files.read

        def late(name: str) -> files.Text:
            path.unlink(missing_ok=True)
            return read(name)

        monkeypatch.setattr(files, "read", late)
        ran = two.check(".")
        assert ran.out.startswith(
            "a.md:1:1: error: This file cannot be read: No such file or directory."
            " [newslint/unreadable]\n"
        )
        assert "b.md:1:6:" in ran.out

    def test_a_configuration_that_may_not_be_read(self, open_desk: Desk) -> None:
        open_desk.file("a.md", FAULT)
        (open_desk.root / ".newslint.yml").chmod(0)
        with as_anybody():
            ran = open_desk.check("a.md")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == ".newslint.yml: the configuration cannot be read: Permission denied\n"

    def test_a_broken_front_matter(self, two: Desk) -> None:
        two.file("a.md", "---\ntitle: [Vote\n---\n\nThey utilise it.\n")
        assert two.rules_found("a.md", "b.md") == [
            "a.md newslint/unreadable error",
            "a.md wording/plain warning",
            FOUND,
        ]

    def test_front_matter_that_never_closes(self, two: Desk) -> None:
        two.file("a.md", "---\ntitle: Vote\n\nThey utilise it.\n")
        assert "a.md newslint/unreadable error" in two.rules_found("a.md", "b.md")


class TestPaths:
    def test_a_missing_path_does_not_stop_the_others(self, two: Desk) -> None:
        ran = two.check("absent.md", "b.md")
        assert ran.code == 2
        assert ran.err == "absent.md: there is no such file or folder\n"
        assert ran.out.startswith("b.md:1:6:")

    def test_a_folder_without_articles_neither(self, two: Desk) -> None:
        two.file("pictures/a.png")
        ran = two.check("pictures", "b.md")
        assert ran.code == 2
        assert ran.err.startswith("pictures: there are no articles here; newslint reads .htm,")
        assert ran.out.startswith("b.md:1:6:")

    def test_nothing_at_all(self, desk: Desk) -> None:
        ran = desk.check(".", "absent")
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 2
        ran = desk.check()
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("the configuration: there are no articles here")
        desk.config("articles: [content/**]\n")
        ran = desk.check()
        assert (ran.code, ran.out) == (2, "")
        assert "“articles” (content/**) leads to no file; mend it, or name files" in ran.err

    def test_names_with_every_kind_of_letter(self, desk: Desk) -> None:
        for name in ("naïve “x” 🗼.md", "with space.md", "-dash.md", "a[b].md"):
            desk.file(name, FAULT)
        assert len(desk.rules_found(".")) == 4
        assert len(desk.rules_found("--", "-dash.md", "a[b].md")) == 2

    def test_a_name_that_is_no_utf_8(self, desk: Desk) -> None:
        (desk.root / os.fsdecode(b"caf\xe9.md")).write_text(FAULT)
        command = [sys.executable, "-m", "newslint", "check", "--output-format", "json", "."]
        ran = subprocess.run(command, capture_output=True, check=False)
        assert ran.returncode == 1, ran.stderr
        assert b"caf" in ran.stdout

    def test_folders_whose_names_are_no_utf_8(self, desk: Desk) -> None:
        folder = os.fsdecode(b"caf\xe9")
        try:
            (desk.root / folder).mkdir()
        except OSError:
            pytest.skip("this file system has only names that are UTF-8")
        desk.file(f"{folder}/desk/{folder}.yml", RULES)
        desk.file(f"{folder}/.newslint.yml", "packs: [desk]\n")
        desk.file(f"{folder}/a.md", FAULT)
        desk.go(folder)
        assert desk.rules_found(".") == desk.rules_found("a.md") == ["a.md wording/plain warning"]

    def test_paths_on_windows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """There case makes no difference, as of the drive that an editor names, nor a slash."""
        places = Places("C:\\desk", "C:\\desk\\content")
        with monkeypatch.context() as windows:
            windows.setattr(os, "path", ntpath)
            windows.setattr(os, "sep", "\\")
            inside = [places.inside(path) for path in ("a.md", "c:\\Desk\\b.md", "D:\\c.md")]
            shown = [places.shown(path) for path in inside]
            assert is_below("c:\\Desk\\content\\a.md", places.root)
            assert not is_below("C:\\desk2\\a.md", places.root)
            assert not Ignores.above("D:\\elsewhere", "C:\\desk").ignores("D:\\elsewhere\\a.md")
        assert inside == ["content/a.md", "b.md", "D:/c.md"]
        assert shown == ["a.md", "C:/desk/b.md", "D:/c.md"]


class TestPlainOddities:
    @pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
    @pytest.mark.parametrize(
        "content",
        [
            "",
            "\ufeff",
            "\n",
            "\r",
            " \t\r\n\x0b\x0c ",
            "---\ntitle: Vote\n---\n",
            "---\n---\n",
            "---",
            "\r\r\r",
            "\x00"[:0] + "\u2028\u2029\x85",
            "<",
            "&",
            "[",
            "“",
        ],
    )
    def test_almost_nothing_is_no_crash(self, two: Desk, name: str, content: str) -> None:
        two.file(name, content)
        assert FOUND in two.rules_found(name, "b.md")

    @pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
    def test_lone_returns_and_no_final_newline(self, desk: Desk, name: str) -> None:
        desk.file(name, "One text.\rThey utilise it")
        assert desk.check(name).out.startswith(f"{name}:1:16: warning:")


class TestLongLines:
    """A very long line costs time and memory in proportion to its length."""

    @pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
    @pytest.mark.parametrize(
        "unit", ["The council said on Monday that it would vote. ", "x", "“", "[", "<b>", "&amp;"]
    )
    def test_half_a_megabyte_and_more(self, desk: Desk, name: str, unit: str) -> None:
        desk.file(name, unit * (600_000 // len(unit)) + " They utilise it.")
        limit = f"ulimit -v {4 << 20} && exec {sys.executable} -m newslint check {name}"
        start = os.times().children_user
        ran = subprocess.run(["sh", "-c", limit], capture_output=True, text=True, check=False)
        out = ran.stdout
        assert ran.returncode in (0, 1)
        assert os.times().children_user - start < 30
        assert max(map(len, out.splitlines())) < 300


class TestRulesThatFail:
    def test_a_pattern_that_never_ends_is_named_and_the_rest_is_checked(self, two: Desk) -> None:
        two.file("slow/rules.yml", SLOW)
        two.config("", packs="[desk, slow]")
        two.file("a.md", f"{NUMBERS}\nThey utilise it.\n")
        ran = two.check("a.md", "b.md")
        assert ran.code == 2
        assert ran.err == (
            "rule wording/slow (slow/rules.yml:3) on a.md:"
            " its pattern took longer than a second; make it simpler\n"
        )
        assert [line.split(":")[0] for line in ran.out.splitlines()] == ["a.md", "b.md"]

    def test_it_does_not_hold_up_a_whole_archive(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from newslint.checks import article

        monkeypatch.setattr(article, "PATIENCE", 0.05)
        two.file("slow/rules.yml", SLOW)
        two.config("", packs="[desk, slow]")
        for number in range(50):
            two.file(f"n/{number:02}.md", NUMBERS)
        start = time.process_time()
        ran = two.check("n", "b.md")
        assert time.process_time() - start < 1.5
        assert "on b.md and 50 more: its pattern took longer" in ran.err
        assert ran.code == 2
        assert "b.md:1:6:" in ran.out

    def test_its_example_fails_in_words(self, desk: Desk) -> None:
        example = f"  examples:\n  - good: '{NUMBERS.strip()}'\n"
        desk.file("slow/rules.yml", SLOW + example)
        ran = desk.run("test", "slow")
        assert ran.code == 2
        assert "wording/slow (slow/rules.yml:3): its pattern took longer" in ran.err

    def test_a_check_that_crashes_is_named_and_ends_with_three(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from newslint.checks.substitution import Substitution

        def crash(*_: object) -> None:
            raise KeyError("lost")

        monkeypatch.setattr(Substitution, "check", crash)
        two.file("a.md", "An adviser, an advisor, they utilise it.\n")
        ran = two.check("a.md", "b.md")
        assert ran.code == 3
        assert ran.err == (
            "rule wording/plain (desk/rules.yml:4) on a.md and 1 more: its check"
            " newslint.checks.substitution:Substitution failed: KeyError: 'lost'\n"
        )
        assert "a.md:1:16: error:" in ran.out
        assert "Traceback" in two.check("--debug", "a.md").err
        assert two.run("test", "desk").code == 3

    @pytest.mark.parametrize(
        ("match", "says"),
        [
            (Match(-3, 2), "ValueError: it points at -3 to 2 of 16 characters"),
            (Match(2, 1), "ValueError: it points at 2 to 1 of 16 characters"),
            (Match(0, 17), "ValueError: it points at 0 to 17 of 16 characters"),
            (Match(0, 2, asides=(Aside(20, 21, "x"),)), "ValueError: it points at 20 to 21"),
            (Match(0, 2, slots={"fix": "x"}), ""),
        ],
    )
    def test_a_check_that_points_outside_the_article_is_named(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch, match: Match, says: str
    ) -> None:
        from newslint.checks.substitution import Substitution

        monkeypatch.setattr(Substitution, "check", lambda *_: iter([match]))
        ran = two.check("b.md")
        assert ran.code == (3 if says else 1)
        assert says in ran.err and (
            says == "" or "rule wording/plain (desk/rules.yml:4)" in ran.err
        )

    @pytest.mark.parametrize("name", ["problems", "index", "exempt", "patterns", "needs_hit"])
    def test_a_check_that_crashes_before_the_first_article_is_named_too(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        from newslint.checks.substitution import Substitution

        def crash(*_: object) -> None:
            raise KeyError("lost")

        monkeypatch.setattr(Substitution, name, crash)
        for words in (("check", "b.md"), ("test", "desk")):
            ran = two.run(*words)
            assert ran.code == 3
            assert (
                "rule wording/plain (desk/rules.yml:4): its check"
                " newslint.checks.substitution:Substitution failed: KeyError: 'lost'" in ran.err
            )

    @pytest.mark.parametrize("words", [(), ("--with-quotations",), ("--fix",)])
    def test_a_format_that_crashes_fails_its_file_alone(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
    ) -> None:
        from newslint.parsers.plain import PlainParser

        def crash(*_: object) -> None:
            raise ValueError("parser broke")

        monkeypatch.setattr(PlainParser, "parse", crash)
        path = two.file("a.txt", FAULT)
        ran = two.run("check", "--output-format", "json", *words, "a.txt", "b.md")
        assert ran.code == 3
        assert ran.err.splitlines()[0] == (
            "the format plain on a.txt: its parser newslint.parsers.plain:PlainParser failed:"
            " ValueError: parser broke"
        )
        assert json.loads(ran.out)["summary"]["files"] == 2
        assert "--fix" in words or '"path": "b.md"' in ran.out
        assert path.read_text() == FAULT
        assert "Traceback" in two.check("--debug", "a.txt").err
        ran = two.run("quotes", "a.txt")
        assert ran.code == 3
        assert "the format plain on a.txt: its parser" in ran.err

    def test_a_format_that_returns_no_article_fails_too(
        self, two: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from newslint.parsers.plain import PlainParser

        monkeypatch.setattr(PlainParser, "parse", lambda *_: None)
        two.file("a.txt", FAULT)
        ran = two.check("a.txt", "b.md")
        assert ran.code == 3
        assert "TypeError: it returned None, which is no Document" in ran.err

    def test_newslint_failing_is_three_and_told_in_a_line(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from newslint import checking

        def crash(*_: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(checking, "run", crash)
        desk.file("a.md", FAULT)
        ran = desk.check("a.md")
        assert ran.code == 3
        assert ran.err == "newslint failed: RuntimeError: broken. Run it with --debug for more.\n"
        with pytest.raises(RuntimeError):
            desk.check("--debug", "a.md")
