"""What people and programs are shown: whole reports, held against those in `tests/reporters`."""

import json
import re
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from desk import Desk
from newslint.columns import carets, columns, edges, printable
from newslint.reporters.concise import ConciseReporter
from newslint.reporters.text import WIDEST, _by_rule, window
from newslint.terminal import knows_links

HERE = Path(__file__).parent
EXPECTED = HERE / "reporters"
SCHEMA = json.loads((HERE.parent / "docs/schemas/report.schema.json").read_text())


@pytest.fixture
def articles(desk: Desk) -> Desk:
    """Return a desk with articles that need care to be shown."""
    shutil.copytree(EXPECTED / "articles", desk.root, dirs_exist_ok=True)
    return desk


def report(desk: Desk, *arguments: str) -> dict[str, Any]:
    """Return the JSON report of a run, which keeps to its schema."""
    found: dict[str, Any] = json.loads(desk.run("check", "--output-format", "json", *arguments).out)
    Draft202012Validator(SCHEMA).validate(found)
    return found


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--output-format", "text"], "text.txt"),
        (["--color", "always", "mixed.md", "law"], "colour.txt"),
        (["--output-format", "concise"], "concise.txt"),
        (["--output-format", "json"], "report.json"),
    ],
)
def test_a_report_is_as_agreed(articles: Desk, arguments: list[str], name: str) -> None:
    assert articles.run("check", *arguments).out == (EXPECTED / name).read_text()


def test_nothing_to_report(desk: Desk) -> None:
    desk.file("a.md", "Text.\n")
    assert desk.run("check", "a.md").out == "1 article, nothing to report.\n"
    assert desk.check("a.md").out == ""
    assert report(desk, "a.md") == {
        "version": 1,
        "diagnostics": [],
        "summary": {"files": 1, "errors": 0, "warnings": 0, "suggestions": 0, "fixable": 0},
    }


class TestText:
    def test_carets_stand_under_the_fault_and_no_line_is_too_long(self, articles: Desk) -> None:
        lines = articles.run("check").out.splitlines()
        marked = [n for n, line in enumerate(lines) if re.fullmatch(r" +\| +\^+", line)]
        assert len(marked) > 10
        for number in marked:
            source, below = lines[number - 1], lines[number]
            assert columns(source) <= WIDEST + 9 + 2
            start = below.index("^")
            shown = "".join(
                letter
                for at, letter in enumerate(source)
                if start <= columns(source[:at]) < len(below)
            )
            message = lines[number - 2]
            named = re.findall(r"“(.*?)”", message)
            headline = "headlines/" in message
            assert shown == named[-1] or shown in named or headline or "prior to" in named

    @pytest.mark.parametrize(
        ("text", "start", "end", "shown"),
        [
            ("x " * 40, 10, 11, "x " * 40),
            ("word " * 40, 0, 4, "word " * 19 + "word"),
            ("word " * 40 + "last", 200, 204, "word " * 19 + "last"),
            ("a" * 300, 150, 151, "a" * 100),
            ("word " * 10 + "b" * 300, 50, 350, "word " * 8 + "b" * 60),
        ],
    )
    def test_a_long_line_is_cut_between_words(
        self, text: str, start: int, end: int, shown: str
    ) -> None:
        low, high = window(text, start, end)
        assert text[low:high] == shown

    def test_a_long_line_costs_no_more_a_finding_than_a_short_one(self, desk: Desk) -> None:
        desk.file("a.md", "“They utilise it,” é. They utilise it. " * 2_500)
        desk.run("check", "a.md")
        start = time.process_time()
        assert desk.run("check", "a.md").out.count(" utilise") > 2_500
        assert time.process_time() - start < 2

    def test_what_moves_the_cursor_is_not_written(self, desk: Desk) -> None:
        desk.file("a.md", "They \x1b utilise\x07 it \x1b]0;x\x07 \x9b1m.\n")
        for form in ("text", "concise"):
            out = desk.run("check", "--output-format", form, "a.md").out
            assert "utilise" in out
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)

    def test_another_articles_path_is_shown_from_here_everywhere(self, articles: Desk) -> None:
        articles.go("law")
        out = articles.run("check", "one.md").out
        assert out.startswith("one.md:2:8: warning: “two.txt” has this headline too.")
        assert "       = two.txt:1:1: MAYOR RESIGNS." in out


class TestSlots:
    """What fills the places of a message, and what is said of it to those who write one."""

    TEXT = "One adviser, an adviser, the adviser; an advisor, an advisor.\n"

    @pytest.mark.parametrize(
        ("report", "said"),
        [("each", ["advisor: 3, 1", "advisor: 3, 1"]), ("document", ["advisor: 3, 2"])],
    )
    def test_findings_are_counted_beside_what_the_check_counts(
        self, desk: Desk, report: str, said: list[str]
    ) -> None:
        message = f"'{{match}}: {{count}}, {{findings}}', report: {report}"
        desk.config(f"rules: {{spelling/adviser: {{message: {message}}}}}\n")
        desk.file("a.md", self.TEXT)
        lines = desk.check("a.md").out.splitlines()
        assert [line.split(" error: ")[1].split(" [")[0] for line in lines] == said

    def test_where_a_check_counts_nothing_both_are_the_findings(self, desk: Desk) -> None:
        message = "'{count}, {findings}', report: document"
        desk.config(f"rules: {{wording/plain: {{message: {message}}}}}\n")
        desk.file("a.md", "They utilise it, we utilise it.\n")
        assert " warning: 2, 2 [" in desk.check("a.md").out

    def test_one_article_against_another_is_one(self, desk: Desk) -> None:
        desk.config("rules: {headlines/same-as-another: {message: '{count}, {findings}'}}\n")
        for name in ("a.md", "b.md", "c.md"):
            desk.file(name, "# Mayor resigns\n")
        assert " warning: 2, 1 [" in desk.check("a.md").out

    def test_a_rules_page_names_them(self, desk: Desk) -> None:
        page = " ".join(desk.run("rules", "spelling/adviser").out.split())
        assert "Message: “{match}” here, “{kept}” {count} times. (It may use {count}, {fi" in page

    def test_a_page_does_not_offer_what_cannot_be_said(self, desk: Desk) -> None:
        assert "wording/plain: off " in desk.run("rules", "wording/plain").out
        assert "newslint/unreadable: off" not in desk.run("rules", "newslint/unreadable").out


def test_an_output_that_crashes_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ValueError("no paper")

    monkeypatch.setattr(ConciseReporter, "report", crash)
    desk.file("a.md", "Text.\n")
    ran = desk.check("a.md")
    assert ran.code == 3
    assert (
        "the output concise: its reporter newslint.reporters.concise:ConciseReporter failed:"
        " ValueError: no paper" in ran.err
    )


class TestColumns:
    @pytest.mark.parametrize(
        ("text", "width"),
        [("abc", 3), ("東京", 4), ("e\u0301", 1), ("“é”", 3), ("🗼", 2), ("a\u200db", 2), ("", 0)],
    )
    def test_a_letter_takes_what_a_terminal_gives_it(self, text: str, width: int) -> None:
        assert columns(text) == width
        assert edges(text) == [columns(text[:at]) for at in range(len(text) + 1)]

    def test_a_tab_is_one_space(self) -> None:
        assert printable("a\tb\x1b\u00a0c") == "a b  c"

    def test_carets(self) -> None:
        assert carets("東京 utilise", 3, 10) == "     ^^^^^^^"
        assert carets("東京", 0, 2) == "^^^^"
        assert carets("", 0, 0) == "^"
        assert carets("end", 3, 3) == "   ^"


class TestJson:
    def test_a_fault_without_fix_and_company_has_null_and_an_empty_list(self, desk: Desk) -> None:
        desk.file("a.md", "# Mayor slams plan\n")
        (found,) = report(desk, "a.md")["diagnostics"]
        assert found == {
            "path": "a.md",
            "rule": "wording/slams",
            "level": "suggestion",
            "message": "“slams” shouts.",
            "start": {"line": 1, "column": 9, "offset": 8},
            "end": {"line": 1, "column": 14, "offset": 13},
            "fix": None,
            "related": [],
        }

    def test_lines_and_columns_count_code_points_and_offsets_start_behind_the_mark(
        self, desk: Desk
    ) -> None:
        desk.file("a.md", "\ufeff🗼 one\r\n\r\n🗼🗼 they utilise it\r\n")
        (found,) = report(desk, "a.md")["diagnostics"]
        assert found["start"] == {"line": 3, "column": 9, "offset": 17}
        assert found["end"] == {"line": 3, "column": 16, "offset": 24}
        assert found["fix"]["edits"] == [
            {"start": found["start"], "end": found["end"], "text": "use"}
        ]

    def test_edits_give_what_fix_writes(self, articles: Desk) -> None:
        for name in ("long.md", "mixed.md", "wide.md", "crlf.html"):
            path = articles.root / name
            source = path.read_bytes().decode()
            fixes = [d["fix"] for d in report(articles, name)["diagnostics"] if d["fix"]]
            edits = [edit for fix in fixes if fix["safe"] for edit in fix["edits"]]
            for edit in sorted(edits, key=lambda e: -e["start"]["offset"]):
                start, end = edit["start"]["offset"], edit["end"]["offset"]
                source = source[:start] + edit["text"] + source[end:]
            articles.run("check", "--fix", name)
            assert path.read_bytes().decode() == source

    def test_the_summary_counts_what_is_listed(self, articles: Desk) -> None:
        found = report(articles)
        levels = [one["level"] for one in found["diagnostics"]]
        assert found["summary"] == {
            "files": 7,
            "errors": levels.count("error"),
            "warnings": levels.count("warning"),
            "suggestions": levels.count("suggestion"),
            "fixable": sum(bool(d["fix"] and d["fix"]["safe"]) for d in found["diagnostics"]),
        }

    def test_the_schema_refuses_what_is_wrong(self, articles: Desk) -> None:
        found = report(articles)
        validator = Draft202012Validator(SCHEMA)
        del found["diagnostics"][0]["fix"]
        assert not validator.is_valid(found)
        found = report(articles)
        found["diagnostics"][0]["start"]["line"] = 0
        assert not validator.is_valid(found)
        found = report(articles)
        found["diagnostics"][0]["level"] = "advice"
        assert not validator.is_valid(found)


class TestTerminal:
    @pytest.mark.parametrize(
        ("environment", "expected"),
        [
            ({}, False),
            ({"TERM_PROGRAM": "vscode"}, True),
            ({"TERM_PROGRAM": "Apple_Terminal"}, False),
            ({"VTE_VERSION": "6800"}, True),
            ({"VTE_VERSION": "4205"}, False),
            ({"WT_SESSION": "a"}, True),
            ({"WT_SESSION": "a", "FORCE_HYPERLINK": "0"}, False),
        ],
    )
    def test_links_are_for_terminals_that_know_them(
        self, environment: dict[str, str], expected: bool
    ) -> None:
        assert knows_links(environment, is_terminal=True) is expected
        assert not knows_links(environment, is_terminal=False)

    def test_links_can_be_asked_for(self) -> None:
        assert knows_links({"FORCE_HYPERLINK": "1"}, is_terminal=False)

    def test_a_place_is_a_link_to_its_file(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_HYPERLINK", "1")
        path = desk.file("news/a b.md", "An advisor sat. An adviser sat. An adviser stood.\n")
        said = desk.run("check", "--color", "always", "news").out
        address = f"\x1b]8;;{path.absolute().as_uri()}\x1b\\"
        assert f"{address}\x1b[1mnews/a b.md:1:4:\x1b[0m\x1b]8;;\x1b\\" in said
        assert "\x1b]8" not in desk.run("check", "--color", "never", "news").out


class TestSummary:
    def test_it_counts_rules_that_found_most_first(self, articles: Desk) -> None:
        *_, levels, rules = articles.run("check").out.splitlines()
        assert re.match(r"\d+ articles: \d+ errors", levels)
        numbers = [int(number) for number in re.findall(r" (\d+)(?:,|$)", rules)]
        assert numbers == sorted(numbers, reverse=True)

    def test_what_does_not_fit_is_counted(self) -> None:
        rules = Counter({f"a-long-topic/of-rule-{number}": 40 - number for number in range(30)})
        said = _by_rule(rules)
        assert len(said) <= WIDEST
        shown = said.count("/")
        assert said.endswith(f"and {30 - shown} other rules")

    def test_one_rule_is_no_list(self, desk: Desk) -> None:
        desk.file("a.md", "An advisor sat. An adviser sat. An adviser stood.\n")
        assert desk.run("check", "a.md").out.endswith("1 error; 1 can be fixed with --fix.\n")


def test_a_rule_says_once_where_it_is_explained(articles: Desk) -> None:
    said = articles.run("check").out
    told = re.findall(r"\[(\w+/[\w-]+)\]$", said, re.MULTILINE)
    assert re.findall(r"help: newslint rules (\S+)$", said, re.MULTILINE) == [*dict.fromkeys(told)]
