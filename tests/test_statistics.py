"""--statistics and --timings: the findings counted, and the rules timed."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from desk import Desk
from installed import PROJECT
from newslint.linter import lint
from newslint.parsers import Parsers
from newslint.session import Asked, open_session
from newslint.timings import TimedRulebook, slowest


@pytest.fixture
def articles(desk: Desk) -> Desk:
    desk.file("a.md", "# Mayor slams plan\n\nThey utilise it, and utilise it again.\n")
    desk.file("b.md", "They utilise it. An adviser, an adviser, an advisor.\n")
    return desk


class TestStatistics:
    def test_a_line_a_rule_in_the_place_of_the_findings(self, articles: Desk) -> None:
        ran = articles.run("check", "--statistics")
        assert (ran.code, ran.err) == (1, "")
        assert ran.out == (
            "3 wording/plain    3 warnings in 2 articles; 3 fixable\n"
            "1 spelling/adviser 1 error in 1 article; 1 fixable\n"
            "1 wording/slams    1 suggestion in 1 article\n"
            "\n"
            "2 articles: 1 error, 3 warnings, 1 suggestion; 4 can be fixed with --fix.\n"
        )

    def test_quietly_and_for_programs_that_read_lines(self, articles: Desk) -> None:
        lines = articles.run("check", "--statistics", "--quiet").out.splitlines()
        assert [line.split()[1] for line in lines] == [
            "wording/plain",
            "spelling/adviser",
            "wording/slams",
        ]
        concise = articles.run("check", "--statistics", "--output-format", "concise")
        assert concise.out.splitlines() == lines

    def test_as_json(self, articles: Desk) -> None:
        articles.config("baseline: known.json\n")
        articles.run("baseline", "b.md")
        ran = articles.run("check", "--statistics", "--output-format", "json")
        data = json.loads(ran.out)
        schema = json.loads((PROJECT / "docs/schemas/statistics.schema.json").read_text())
        assert list(Draft202012Validator(schema).iter_errors(data)) == []
        assert data["summary"] == {"files": 2, "known": 2}
        assert data["statistics"][0] == {
            "rule": "wording/plain",
            "findings": 2,
            "errors": 0,
            "warnings": 2,
            "suggestions": 0,
            "fixable": 2,
            "articles": 1,
        }

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_of_nothing(self, desk: Desk, form: str) -> None:
        desk.file("a.md", "They use it.\n")
        ran = desk.run("check", "--statistics", "--output-format", form)
        assert ran.code == 0
        assert ran.out == (
            "1 article, nothing to report.\n"
            if form == "text"
            else '{"version": 1,\n "statistics": [],\n "summary": {"files": 1}}\n'
        )

    def test_other_outputs_do_not_count(self, articles: Desk) -> None:
        ran = articles.run("check", "--statistics", "--output-format", "sarif")
        assert (ran.code, ran.out) == (2, "")
        assert "--statistics goes with text, concise, json, not sarif" in ran.err


class TestTimings:
    def clock(self) -> Iterator[float]:
        return (float(number) for number in count())

    def test_each_rule_that_was_asked_is_timed(self, articles: Desk) -> None:
        session = open_session(Asked(), str(articles.root))
        ticks = self.clock()
        rulebook = TimedRulebook(session.setup.plan, lambda: next(ticks))
        for book in (rulebook, rulebook.restricted({"wording/plain"})):
            for name in ("a.md", "b.md"):
                source = Path(name).read_text(encoding="utf-8")
                parser = Parsers().for_path(name)
                assert lint(parser.parse(name, source), book).failures == ()
        spent = {rule: seconds for rule, seconds in rulebook.spent.items() if "wording" in rule}
        assert spent == {"wording/plain": 4.0, "wording/slams": 1.0}
        assert rulebook.articles == {"a.md", "b.md"}

    def test_findings_are_the_same_and_the_rules_are_told_beside_them(self, articles: Desk) -> None:
        articles.file("c.md", "# Mayor slams plan\n\nText.\n")
        plain = articles.check()
        timed = articles.check("--timings", "--jobs", "2")
        assert (timed.code, timed.out) == (plain.code, plain.out)
        head, *lines = timed.err.splitlines()
        assert head.endswith("ms an article; the slowest:")
        assert {"wording/plain", "headlines/same-as-another"} <= {one.split()[-1] for one in lines}

    def test_the_slowest_come_first(self) -> None:
        assert list(slowest({"a/b": 0.25, "c/d": 0.75}, 2)) == [
            "2 rules took 1000 ms, 500.00 ms an article; the slowest:",
            "    750.0 ms  75%  c/d",
            "    250.0 ms  25%  a/b",
        ]
        assert list(slowest({}, 0)) == ["0 rules took 0 ms; the slowest:"]
