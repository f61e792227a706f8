"""The command line: what it reads, what it says, and how it ends."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desk import Desk
from newslint.assembly import assemble
from newslint.explain import page
from newslint.registry import load_registry
from newslint.rulefiles import read_pack

FAULT = "They utilise it.\n"
CLEAN = "They use it.\n"


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (CLEAN, "suggestion", 0),
        ("# Mayor slams plan\n", "suggestion", 1),
        ("# Mayor slams plan\n", "warning", 0),
        (FAULT, "warning", 1),
        (FAULT, "error", 0),
        ("An adviser, an advisor.\n", "error", 1),
        ("An adviser, an advisor.\n", "never", 0),
    ],
)
def test_a_finding_fails_the_run_from_the_level_asked_for(
    desk: Desk, text: str, fail_on: str, code: int
) -> None:
    desk.file("a.md", text)
    assert desk.check("--fail-on", fail_on, "a.md").code == code


def test_the_level_that_fails_is_warning_unless_the_configuration_says_so(desk: Desk) -> None:
    desk.file("a.md", "# Mayor slams plan\n")
    assert desk.check("a.md").code == 0
    desk.config("fail-on: suggestion\n")
    assert desk.check("a.md").code == 1
    assert desk.check("--fail-on", "error", "a.md").code == 0


def test_concise_is_a_line_a_finding_and_nothing_else(desk: Desk) -> None:
    desk.file("a.md", FAULT)
    ran = desk.check("a.md")
    assert ran.out == "a.md:1:6: warning: Write “use”, not “utilise”. [wording/plain]\n"
    assert ran.err == ""


def test_findings_are_sorted_by_path_then_place(desk: Desk) -> None:
    desk.file("b.md", FAULT)
    desk.file("a.md", "One utilise.\n\nTwo utilise.\n")
    ran = desk.check("b.md", "a.md")
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == [
        "a.md:1:5",
        "a.md:3:5",
        "b.md:1:6",
    ]


def test_a_file_named_twice_is_read_once(desk: Desk) -> None:
    desk.file("a.md", FAULT)
    ran = desk.check("a.md", "./a.md", str(desk.root / "a.md"), ".")
    assert ran.out.count("utilise") == 1


class TestStandardInput:
    def test_it_is_called_dash_and_read_as_plain_text(self, desk: Desk) -> None:
        ran = desk.check("-", typed=FAULT)
        assert ran.out.startswith("-:1:6: warning:")
        assert ran.code == 1

    def test_its_name_gives_the_format_the_path_and_the_overrides(self, desk: Desk) -> None:
        desk.config("overrides:\n- {files: 'wire/**', rules: {wording/plain: error}}\n")
        ran = desk.check(
            "-", "--stdin-filename", "wire/a.html", typed="<h1>X</h1><p>They utilise it."
        )
        assert ran.out.startswith("wire/a.html:1:19: error:")

    def test_it_stands_in_the_place_of_the_file_on_disk(self, desk: Desk) -> None:
        desk.file("a.md", FAULT)
        assert desk.check("-", "--stdin-filename", "a.md", typed=CLEAN).out == ""

    def test_it_is_held_against_the_archive(self, desk: Desk) -> None:
        desk.file("a.md", "# Mayor resigns\n")
        ran = desk.check("-", "--stdin-filename", "b.md", typed="# Mayor resigns\n")
        assert "b.md:1:3: warning: “a.md” has this headline too." in ran.out

    def test_an_excluded_name_is_left_alone(self, desk: Desk) -> None:
        desk.config("exclude: ['old/**']\n")
        ran = desk.check("-", "--stdin-filename", "old/a.md", typed=FAULT)
        assert (ran.code, ran.out) == (0, "")
        assert "exclude" in ran.err and len(ran.err.splitlines()) == 1

    def test_it_stands_alone(self, desk: Desk) -> None:
        desk.file("a.md", CLEAN)
        ran = desk.check("-", "a.md")
        assert ran.code == 2
        assert "standard input (-) stands alone" in ran.err

    def test_what_is_no_text_is_refused(self, desk: Desk) -> None:
        ran = desk.check("-", typed=b"\0\1\2")
        assert ran.code == 2
        assert "standard input" in ran.err

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            (b"They utilise it.\n", b"They use it.\n"),
            (b"They use it.\n", b"They use it.\n"),
            (b"", b""),
            (b"\xef\xbb\xbfThey utilise it.\r\nYes\r\n", b"\xef\xbb\xbfThey use it.\r\nYes\r\n"),
            (b"They utilise caf\xe9.\n", b"They use caf\xe9.\n"),
        ],
    )
    def test_fixes_write_it_back_byte_for_byte(self, typed: bytes, written: bytes) -> None:
        command = [sys.executable, "-m", "newslint", "check", "-", "--fix", "--packs", "desk"]
        ran = subprocess.run(command, input=typed, capture_output=True, check=False)
        assert ran.stdout == written, ran.stderr.decode()

    @pytest.fixture(autouse=True)
    def _in_desk(self, desk: Desk) -> None:
        """Run even whole processes in the desk's folder."""

    def test_fixes_of_an_excluded_name_write_it_back_as_it_came(self, desk: Desk) -> None:
        desk.config("exclude: ['old/**']\n")
        ran = desk.check("-", "--fix", "--stdin-filename", "old/a.md", typed=FAULT)
        assert (ran.code, ran.out) == (0, FAULT)

    def test_a_diff_of_it_has_its_name(self, desk: Desk) -> None:
        ran = desk.run("check", "-", "--diff", "--stdin-filename", "a.md", typed=FAULT)
        assert ran.out.splitlines()[:2] == ["--- a/a.md", "+++ b/a.md"]
        assert ran.code == 1


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["lint"],
            ["check", "--fail-on", "advice"],
            ["check", "--no-such"],
            ["check", "--output-format", "xml", "a.md"],
            ["check", "--config", "absent.yml", "a.md"],
            ["check", "--select", "wording/plane", "a.md"],
            ["check", "--ignore", "wordin/*", "a.md"],
            ["check", "--packs", "deks", "a.md"],
            ["rules", "wording/plane"],
            ["test", "absent"],
        ],
    )
    def test_wrong_usage_ends_with_two_and_says_why(self, desk: Desk, arguments: list[str]) -> None:
        desk.file("a.md", CLEAN)
        ran = desk.run(*arguments)
        assert ran.code == 2
        assert ran.err and not ran.out
        assert "Traceback" not in ran.err

    def test_an_unknown_rule_or_format_has_a_suggestion(self, desk: Desk) -> None:
        desk.file("a.md", CLEAN)
        assert "did you mean “wording/plain”?" in desk.check("--select", "wording/plane").err
        assert "did you mean “wording/plain”?" in desk.run("rules", "wording/plane").err
        assert "text, concise, json" in desk.run("check", "--output-format", "xml").err

    @pytest.mark.parametrize("number", ["0", "-1", "two", "²"])
    def test_a_number_of_processes_that_cannot_be(self, desk: Desk, number: str) -> None:
        ran = desk.check("--jobs", number)
        assert ran.code == 2
        assert f"--jobs: “{number}” is no number from 1 up" in ran.err

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("", "newslint: a command is missing, such as check"),
            (
                "chek",
                "“chek” is none of check, test, rules, quotes, init, baseline, lsp; did you m",
            ),
            ("check --diffs", "newslint check: there is no option --diffs; did you mean “--diff”?"),
            ("check --fail-on warn", "--fail-on: “warn” is none of error, warning, suggestion, ne"),
            ("check --config", "newslint check: --config needs a value"),
            ("check --quiet=3", "newslint check: --quiet takes no value"),
            ("rules wording/plain wording/slams", "newslint rules: “wording/slams” is too much"),
            ("quotes", "newslint quotes: FILE is missing"),
            ("quotes .", ".: this is a folder; name the articles in it"),
            ("check --stdin-filename a.md", "--stdin-filename says what standard input is; name"),
            ("quotes a.md --stdin-filename b.md", "says what standard input is; name that too: -"),
            ("check --with-quotations", "adds to the json: say --output-format json too"),
            ("check --diff --output-format json", "--diff shows fixes and no report; leave it out"),
            ("check --diff --statistics", "no report; leave it out, or --statistics"),
            ("check --output-format json --output-format text", "given twice; a run writes one"),
            ("check --changed-since= .", "--changed-since: its value is empty; give one or leave"),
            ("check --select=, .", "--select: its value is empty; give one or leave it out"),
            ("quotes --speaker= a.md", "newslint quotes: --speaker: its value is empty"),
            ("--verson", "newslint: there is no option --verson; did you mean “--version”?"),
            ("--debug check", "options stand behind the command: newslint check --debug"),
            ("explain quotes/unclosed", "“explain” is none of check, test, rules, quotes, init,"),
            ("lint a.md", "init, baseline, lsp; did you mean “check”?"),
        ],
    )
    def test_what_is_wrong_is_said_in_a_sentence_and_without_all_options(
        self, desk: Desk, line: str, said: str
    ) -> None:
        ran = desk.run(*line.split())
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert len(ran.err.splitlines()) <= 2

    def test_the_help_is_named_by_what_is_wrong(self, desk: Desk) -> None:
        assert "`newslint check --help` tells what there is" in desk.run("check", "--fixx").err

    def test_an_empty_path_is_told_in_words(self, desk: Desk) -> None:
        desk.file("a.md", CLEAN)
        ran = desk.check("", "a.md")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "one of the paths is empty; leave it out, or name a file or folder\n"

    @pytest.mark.parametrize("command", ["check", "quotes", "test"])
    def test_an_empty_path_is_one_for_every_command(self, desk: Desk, command: str) -> None:
        ran = desk.run(command, "")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("one of the paths is empty; leave it out, or name a file")

    def test_version(self, desk: Desk) -> None:
        from newslint.session import VERSION

        assert desk.run("--version") == (0, f"newslint {VERSION}\n", "")


class TestQuiet:
    def test_nothing_is_said_but_findings(self, desk: Desk) -> None:
        desk.config("exclude: [b.md]\n")
        desk.file("a.md", CLEAN)
        desk.file("b.md", CLEAN)
        assert desk.run("check", "--quiet", "a.md", "b.md") == (0, "", "")
        desk.file("a.md", FAULT)
        ran = desk.run("check", "--quiet", "a.md", "b.md")
        assert ran.err == ""
        assert ran.out.startswith("a.md:1:6: warning: Write")
        assert "1 article" not in ran.out

    def test_fixes_are_not_told(self, desk: Desk) -> None:
        desk.file("a.md", FAULT)
        assert desk.run("check", "--quiet", "--fix", "a.md") == (0, "", "")


class TestColour:
    @pytest.fixture(autouse=True)
    def _fault(self, desk: Desk) -> None:
        desk.file("a.md", FAULT)

    def test_none_without_a_terminal(self, desk: Desk) -> None:
        assert "\x1b" not in desk.run("check", "a.md").out

    def test_when_asked(self, desk: Desk) -> None:
        assert "\x1b[" in desk.run("check", "--color", "always", "a.md").out

    def test_a_terminal_gets_it_unless_no_color_is_set(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert "\x1b[" in desk.run("check", "a.md").out
        assert "\x1b" not in desk.run("check", "--color", "never", "a.md").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in desk.run("check", "a.md").out
        assert "\x1b[" in desk.run("check", "--color", "always", "a.md").out


def test_a_reader_that_goes_away_is_no_crash(desk: Desk) -> None:
    desk.file("a.md", FAULT * 3000)
    whole = [sys.executable, "-m", "newslint", "check", "a.md"]
    ran = subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert ran.stdout is not None and ran.stderr is not None
    assert ran.stdout.readline().startswith(b"a.md:1:6:")
    ran.stdout.close()
    assert ran.stderr.read() == b""
    assert ran.wait() == 1
    ran.stderr.close()


def test_a_reader_that_never_was_is_no_crash(desk: Desk) -> None:
    desk.file("a.md", FAULT)
    command = f"{sys.executable} -m newslint check a.md | true; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() in ("1", "0")
    assert ran.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
@pytest.mark.parametrize("faults", [1, 3000])
def test_output_that_finds_no_room_is_told_in_a_line(desk: Desk, faults: int) -> None:
    desk.file("a.md", FAULT * faults)
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "newslint", "check", "a.md"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "the output cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as shells do elsewhere")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 1), ("2>&-", 1), ("nowhere.md 2>&-", 2)])
def test_a_stream_that_was_closed_is_no_crash(desk: Desk, closed: str, code: int) -> None:
    desk.file("a.md", FAULT)
    command = f"{sys.executable} -m newslint check a.md {closed}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert ran.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there no folder goes that somebody is in")
def test_a_folder_that_is_gone_is_told_in_a_line(desk: Desk) -> None:
    (desk.root / "gone").mkdir()
    desk.go("gone")
    (desk.root / "gone").rmdir()
    said = "the folder that this was run in is gone; change to one that is there\n"
    assert desk.run("check") == (2, "", said)


def test_curly_marks_are_written_whatever_the_locale(desk: Desk) -> None:
    desk.file("a.md", FAULT)
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "concise", "a.md"]
    variables = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PATH": ""}
    ran = subprocess.run(command, capture_output=True, env=variables, check=False)
    assert ran.stdout.decode() == "a.md:1:6: warning: Write “use”, not “utilise”. [wording/plain]\n"


class TestRules:
    def test_the_list_has_a_line_for_each_rule(self, desk: Desk) -> None:
        lines = desk.run("rules").out.splitlines()
        listed = [line.split()[0] for line in lines]
        assert listed == sorted(listed)
        assert {"wording/plain", "headlines/same-as-another", "newslint/unreadable"} <= {*listed}
        row = next(line for line in lines if line.startswith("wording/slams"))
        assert row.split()[1:3] == ["suggestion", "desk"]
        assert row.endswith("Readers tire of it.")

    def test_one_rule_is_explained(self, desk: Desk) -> None:
        explained = desk.run("rules", "wording/plain").out
        for said in (
            "wording/plain (warning, pack desk)",
            "The short word says the same.",
            "Reported:",
            "They [[utilise]] it.",
            "swap (mapping to text): A word or phrase, and what to write instead.",
            "Defined in desk/rules.yml:4",
            "wording/plain: off",
        ):
            assert said in explained

    def test_a_glob_lists_some(self, desk: Desk) -> None:
        ran = desk.run("rules", "wording/*")
        assert [line.split()[0] for line in ran.out.splitlines()] == [
            "wording/plain",
            "wording/slams",
        ]
        listed = json.loads(desk.run("rules", "wording/p*", "--output-format", "json").out)
        assert [rule["id"] for rule in listed] == ["wording/plain"]

    @pytest.mark.parametrize(
        ("wanted", "said"),
        [
            ("wording/plane", "there is no rule “wording/plane”; did you mean “wording/plain”?"),
            ("wrding/*", "there is no rule “wrding/*”; did you mean “wording/*”?"),
            ("xxxx", "there is no rule “xxxx”; `newslint rules` lists them"),
        ],
    )
    def test_one_that_is_not_there_is_told_with_what_is_near(
        self, desk: Desk, wanted: str, said: str
    ) -> None:
        ran = desk.run("rules", wanted)
        assert (ran.code, ran.out, ran.err) == (2, "", f"{said}\n")

    def test_one_of_a_pack_that_is_not_on_is_told_with_its_pack(self, desk: Desk) -> None:
        desk.config(packs="[newsroom]")
        ran = desk.run("rules", "dates/ap-months")
        assert ran.code == 2
        (way,) = re.findall("`newslint (.*)`", ran.err)
        assert desk.run(*way.split()).out.startswith("dates/ap-months")
        ran = desk.check("--select", "dates/ap-months", ".")
        assert (ran.code, ran.out) == (2, "")
        assert "dates/ap-months is a rule of the pack ap, which is not on" in ran.err
        ran = desk.run("rules", "dates/ap-*")
        assert (ran.code, ran.out) == (2, "")
        (way,) = re.findall("`newslint (.*)`", ran.err)
        assert "dates/ap-months" in desk.run(*way.split()).out

    def test_for_programs(self, desk: Desk) -> None:
        ran = desk.run("rules", "--output-format", "json")
        entries = {entry["id"]: entry for entry in json.loads(ran.out)}
        assert entries["wording/slams"]["options"]["terms"] == ["slams", "blasts"]
        assert entries["wording/slams"]["scope"] == ["headline"]
        one = json.loads(desk.run("rules", "wording/slams", "--output-format", "json").out)
        assert one == entries["wording/slams"]

    def test_every_shipped_rule_has_a_page(self) -> None:
        registry = load_registry(())
        packs = [read_pack(name, folder, name) for name, folder in registry.packs.items()]
        definitions = [definition for pack in packs for definition in pack.definitions]
        plan = assemble(definitions, registry.checks)
        assert len(plan.rules) > 40
        for rule, definition in zip(plan.rules, definitions, strict=True):
            lines = list(page(rule, definition, registry.checks[rule.check]))
            assert lines[0].startswith(f"{rule.id} (")
            assert {"Reported:", "Fine:"} <= set(lines)
            assert [line for line in lines if line != line.rstrip()] == []
            assert "\n\n\n" not in "\n".join(lines)

    def test_a_page_shows_what_the_rule_looks_for(self, desk: Desk) -> None:
        out = desk.run("rules", "spelling/adviser").out
        assert "    adviser: adviser, advisor\n    grey: grey, gray\n" in out
        assert "    utilise: use\n    prior to: before\n" in desk.run("rules", "wording/plain").out
        assert "  which becomes\n\n    They use it.\n" in desk.run("rules", "wording/plain").out


class TestExamples:
    def test_a_sound_pack_passes(self, desk: Desk) -> None:
        ran = desk.run("test", "desk")
        assert ran == (0, "4 rules, 4 examples, 0 failed.\n", "")

    def test_without_paths_those_of_the_configuration_are_tried(self, desk: Desk) -> None:
        ran = desk.run("test")
        assert ran.code == 0
        assert int(ran.out.split()[0]) > 4  # newslint's own too

    @pytest.mark.parametrize(
        ("example", "message"),
        [
            ('bad: "They use [[it]]."', "“it” is not reported"),
            (
                'bad: "They [[utilise]] and utilise it."',
                "“utilise” (letter 18) is reported, but not m",
            ),
            ('bad: "They utilise it."', "marks what is reported with [[…]]"),
            ('good: "They utilise it."', "“utilise” (letter 6) is reported, but not m"),
            ('good: {b.txt: "They utilise it."}', "“utilise” (letter 6) is reported in b.txt, b"),
            ('{bad: "They [[utilise]] it.", fix: "They used it."}', "the fix gives “They use it.”"),
        ],
    )
    def test_a_failing_example_is_named_by_its_place(
        self, desk: Desk, example: str, message: str
    ) -> None:
        desk.file(
            "mine.yml",
            "pack: mine\nrules:\n- id: wording/plain\n  check: substitution\n  message: Hm.\n"
            f"  swap: {{utilise: use}}\n  examples:\n  - {example}\n",
        )
        ran = desk.run("test", "mine.yml")
        assert ran.code == 1
        assert ran.out.startswith("mine.yml:8: wording/plain: ")
        assert message in ran.out
        assert ran.out.endswith("1 rule, 1 example, 1 failed.\n")

    def test_a_rule_without_examples_is_pointed_out(self, desk: Desk) -> None:
        desk.file(
            "mine.yml",
            "pack: mine\nrules:\n- {id: wording/x, check: existence, message: M., terms: [x]}\n",
        )
        assert "wording/x has no examples" in desk.run("test", "mine.yml").err

    def test_every_problem_of_a_pack_is_told_at_once(self, desk: Desk) -> None:
        desk.file(
            "mine/one.yml",
            "pack: mine\nrules:\n- {id: wording/x, check: existence, message: M., trems: [x]}\n"
            "- {id: wording/y, check: existance, message: M.}\n",
        )
        desk.file(
            "mine/two.yml",
            "pack: mine\nrules:\n- {id: wording/x, check: existence, message: M., terms: [x]}\n",
        )
        ran = desk.run("test", "mine")
        assert ran.code == 2
        for said in (
            "mine/one.yml:3:50: unknown key “trems”",
            "mine/one.yml:4:26: there is no check “existance”; did you mean “existence”?",
            "mine/two.yml:3:8: rule wording/x is already defined at mine/one.yml:3",
        ):
            assert said in ran.err
