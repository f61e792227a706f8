"""The baseline: what a desk knows of is not reported, and stays known while articles change."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from desk import Desk

NAME = ".newslint-baseline.json"
FAULT = "They utilise it.\n"
OTHER = "We utilise the park.\n"


@pytest.fixture
def adopting(desk: Desk) -> Desk:
    """Return a desk whose only fault so far is known."""
    desk.config(f"articles: ['*.md']\nbaseline: {NAME}\n")
    desk.file("a.md", f"The park is open.\n\n{FAULT}")
    assert desk.run("baseline").code == 0
    return desk


def entries(desk: Desk) -> list[dict[str, object]]:
    """Return the known findings that the file lists."""
    return list(json.loads((desk.root / NAME).read_text(encoding="utf-8"))[1:])


def told(desk: Desk, *arguments: str) -> list[str]:
    """Return the places of the findings that are reported."""
    ran = desk.check(*arguments)
    assert ran.code < 2, ran.err
    return [line.split(": ")[0] for line in ran.out.splitlines()]


class TestWhatIsKnown:
    def test_it_is_not_reported_and_fails_no_run(self, adopting: Desk) -> None:
        assert adopting.check() == (0, "", "")

    def test_a_new_finding_is_reported_alone(self, adopting: Desk) -> None:
        adopting.file("a.md", f"The park is open.\n\n{FAULT}\n{OTHER}")
        assert told(adopting) == ["a.md:5:4"]

    def test_it_stays_known_when_its_line_moves(self, adopting: Desk) -> None:
        adopting.file("a.md", f"One.\n\nTwo.\n\nThree.\n\n{FAULT}\nFour.\n")
        assert told(adopting) == []

    @pytest.mark.parametrize(
        "around",
        ["They  utilise\tit.", "They utilise it", "It rains. They utilise it. It is dry."],
    )
    def test_white_space_the_stop_and_other_sentences_do_not_count(
        self, adopting: Desk, around: str
    ) -> None:
        adopting.file("a.md", f"{around}\n")
        assert told(adopting) == []

    def test_a_sentence_that_changes_is_the_desks_own_again(self, adopting: Desk) -> None:
        adopting.file("a.md", "They utilise it now.\n")
        assert told(adopting) == ["a.md:1:6"]

    def test_it_is_known_of_its_article_and_its_rule_alone(self, adopting: Desk) -> None:
        adopting.file("b.md", FAULT)
        adopting.file("a.md", "# The mayor slams it\n\nThey utilise it.\n")
        assert told(adopting) == ["a.md:1:13", "b.md:1:6"]

    def test_of_more_than_are_known_the_last_ones_are_reported(self, adopting: Desk) -> None:
        adopting.file("a.md", f"{FAULT}\n{FAULT}\n{FAULT}")
        assert told(adopting) == ["a.md:3:6", "a.md:5:6"]
        adopting.run("baseline")
        assert [one["count"] for one in entries(adopting)] == [3]
        assert told(adopting) == []

    def test_findings_of_the_front_matter_of_an_article_as_a_whole_and_of_two(
        self, adopting: Desk
    ) -> None:
        adopting.file("a.md", "---\ntitle: Mayor slams plan\n---\n\nThe park is open.\n")
        for name in ("b.md", "c.md"):
            adopting.file(name, f"# Vote is on Monday\n\nText {name}.\n")
        adopting.file("d.md", "The park is shut; the pool is shut.\n")
        adopting.file(
            "count/rules.yml",
            "pack: count\nrules:\n- {id: wording/shut, check: existence, message: M.,"
            " report: document, terms: [shut]}\n",
        )
        adopting.config(f"articles: ['*.md']\nbaseline: {NAME}\n", packs="[desk, count]")
        assert [one.split()[1] for one in adopting.rules_found()] == [
            "wording/slams",
            "headlines/same-as-another",
            "headlines/same-as-another",
            "wording/shut",
        ]
        adopting.run("baseline")
        assert told(adopting) == []
        adopting.file("a.md", "---\ndate: 2026-11-24\ntitle: Mayor slams plan\n---\n\nOpen.\n")
        adopting.file("d.md", "The school is shut.\n\nThe park is shut; the pool is shut.\n")
        assert told(adopting, "a.md", "b.md", "d.md") == []

    def test_an_article_that_was_moved_takes_its_known_findings_along(self, adopting: Desk) -> None:
        (adopting.root / "a.md").rename(adopting.root / "b.md")
        assert adopting.check() == (0, "", "")
        adopting.file("c.md", FAULT)
        assert told(adopting) == ["c.md:1:6"]  # what is known is known once
        adopting.run("baseline", "--prune")
        assert [(one["path"], one["count"]) for one in entries(adopting)] == [("b.md", 1)]

    def test_an_unreadable_article_is_never_known(self, adopting: Desk) -> None:
        adopting.file("a.md", b"\0\1\2")
        adopting.run("baseline")
        assert entries(adopting) == []
        assert told(adopting) == ["a.md:1:1"]

    def test_an_article_outside_the_archives_root_is_none_of_it(self, adopting: Desk) -> None:
        outside = adopting.root.parent / "outside.md"
        outside.write_text(FAULT, encoding="utf-8")
        adopting.run("baseline", "../outside.md")
        assert [one["path"] for one in entries(adopting)] == ["a.md"]
        assert len(told(adopting, "../outside.md")) == 1


class TestHowItIsAskedFor:
    def test_from_every_folder_by_the_path_from_the_root(self, adopting: Desk) -> None:
        adopting.config(f"baseline: {NAME}\n")
        adopting.file("news/b.md", OTHER)
        adopting.go("news")
        assert told(adopting) == ["b.md:1:4"]
        assert "“" not in adopting.run("baseline").out
        assert told(adopting) == []
        adopting.go(".")
        assert [one["path"] for one in entries(adopting)] == ["a.md", "news/b.md"]

    def test_by_an_option_and_without_a_configuration(self, desk: Desk) -> None:
        desk.file("a.md", FAULT)
        desk.unconfigured()
        packs = ("--packs", "desk")
        ran = desk.run("baseline", *packs, "--baseline", "known.json", "a.md")
        assert ran.code == 0, ran.err
        assert told(desk, *packs, "--baseline", "known.json", "a.md") == []
        assert told(desk, *packs, "a.md") == ["a.md:1:6"]

    def test_no_baseline_reports_all(self, adopting: Desk) -> None:
        assert told(adopting, "--no-baseline") == ["a.md:3:6"]

    @pytest.mark.parametrize("more", [("--no-cache",), ("--jobs", "2"), ("a.md",), ("--quiet",)])
    def test_however_the_articles_are_read(self, adopting: Desk, more: tuple[str, ...]) -> None:
        assert told(adopting, *more) == []

    def test_for_standard_input_by_its_name(self, adopting: Desk) -> None:
        named = ("-", "--stdin-filename", "a.md")
        assert adopting.check(*named, typed=f"{FAULT}\n{OTHER}").out.startswith("a.md:3:4")
        assert adopting.check("-", typed=FAULT).out.startswith("-:1:6")

    def test_what_is_left_by_fixes(self, adopting: Desk) -> None:
        adopting.file("a.md", f"# Mayor slams plan\n\n{FAULT}")
        ran = adopting.check("--fix")
        assert ran.out.startswith("a.md:1:9: suggestion")
        assert (adopting.root / "a.md").read_text(encoding="utf-8").endswith("They use it.\n")

    def test_its_count_is_told_to_people_and_programs(self, adopting: Desk) -> None:
        said = adopting.run("check").out
        assert said == "1 article, nothing to report; 1 known finding left out.\n"
        adopting.file("b.md", OTHER)
        assert adopting.run("check").out.endswith("fixed with --fix; 1 known finding left out.\n")
        data = json.loads(adopting.run("check", "--output-format", "json").out)
        assert data["summary"]["known"] == 1
        plain = adopting.run("check", "--no-baseline", "--output-format", "json").out
        assert "known" not in json.loads(plain)["summary"]

    @pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"])
    def test_in_every_output(self, adopting: Desk, form: str) -> None:
        ran = adopting.run("check", "--output-format", form)
        assert ran.code == 0
        assert "utilise" not in re.sub(r'(?s)"rules".*"results"', "", ran.out)


class TestTheFile:
    def test_it_has_a_line_a_finding_sorted_and_no_text_of_an_article(self, adopting: Desk) -> None:
        adopting.file("b.md", OTHER)
        assert adopting.run("baseline").out == (
            f"{NAME}: 2 known findings in 2 articles; 1 new, 0 taken out.\n"
        )
        assert (adopting.root / NAME).read_text(encoding="utf-8") == (
            '[{"newslint": "baseline", "version": 1}\n'
            ',{"path": "a.md", "rule": "wording/plain",'
            ' "sentence": "1b45f69d30651d3b", "count": 1}\n'
            ',{"path": "b.md", "rule": "wording/plain",'
            ' "sentence": "c6ec1c72ce846ce3", "count": 1}\n'
            "]\n"
        )

    def test_the_same_findings_give_the_same_bytes(self, adopting: Desk) -> None:
        before = (adopting.root / NAME).read_bytes()
        adopting.file("a.md", f"{FAULT}\nThe park is open.\n")
        adopting.run("baseline")
        assert (adopting.root / NAME).read_bytes() == before

    def test_the_configuration_is_pointed_to_while_it_does_not_name_it(self, desk: Desk) -> None:
        desk.file("a.md", FAULT)
        assert "Write “baseline: .newslint-baseline.json” into" in desk.run("baseline").out
        desk.config(f"baseline: {NAME}\n")
        assert "Write" not in desk.run("baseline").out

    def test_git_merges_what_two_branches_add(self, adopting: Desk, tmp_path: Path) -> None:
        texts = []
        for names in ("", "cd", "bx", "bcdx"):
            for name in "bcdx":
                (adopting.root / f"{name}.md").unlink(missing_ok=True)
            for name in names:
                adopting.file(f"{name}.md", FAULT)
            adopting.run("baseline")
            texts.append((adopting.root / NAME).read_text(encoding="utf-8"))
        base, ours, theirs, both = texts
        paths = [tmp_path / name for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_text(text, encoding="utf-8")
        marked = subprocess.run(
            ["git", "merge-file", "-p", "--union", *paths], capture_output=True, check=True
        )
        adopting.file(NAME, marked.stdout)
        assert told(adopting) == []
        adopting.run("baseline")
        assert (adopting.root / NAME).read_text(encoding="utf-8") == both

    def test_of_a_finding_listed_twice_the_larger_count_holds(self, adopting: Desk) -> None:
        head, entry, end = (adopting.root / NAME).read_text(encoding="utf-8").splitlines()
        more = entry.replace('"count": 1', '"count": 2')
        adopting.file(NAME, "\n".join([head, entry, more, entry, end]))
        adopting.file("a.md", f"{FAULT}\n{FAULT}\n{FAULT}")
        assert told(adopting) == ["a.md:5:6"]

    def test_a_formatter_may_write_it_in_another_way(self, adopting: Desk) -> None:
        data = json.loads((adopting.root / NAME).read_text(encoding="utf-8"))
        adopting.file(NAME, "\ufeff" + json.dumps(data, indent=4).replace("\n", "\r\n"))
        assert told(adopting) == []


class TestWhatNoLongerStands:
    def test_it_is_told_and_pruned(self, adopting: Desk) -> None:
        adopting.file("b.md", OTHER)
        adopting.run("baseline")
        adopting.file("a.md", "They use it.\n")
        ran = adopting.check()
        assert (ran.code, ran.out) == (0, "")
        assert ran.err.startswith("1 known finding no longer there: `newslint baseline --prune`")
        assert adopting.run("baseline", "--prune").out == (
            "a.md: wording/plain: 1 no longer there\n"
            f"{NAME}: 1 known finding in 1 article; 0 new, 1 taken out.\n"
        )
        assert adopting.check() == (0, "", "")

    def test_pruning_adds_nothing(self, adopting: Desk) -> None:
        adopting.file("a.md", f"{FAULT}\n{FAULT}\n{OTHER}")
        adopting.run("baseline", "--prune")
        assert [one["count"] for one in entries(adopting)] == [1]

    def test_a_count_shrinks(self, adopting: Desk) -> None:
        adopting.file("a.md", f"{FAULT}\n{FAULT}\n{FAULT}")
        adopting.run("baseline")
        adopting.file("a.md", FAULT)
        assert adopting.check().err.startswith("2 known findings no longer there")
        adopting.run("baseline", "--prune")
        assert [one["count"] for one in entries(adopting)] == [1]

    def test_what_was_not_judged_is_not_stale(self, adopting: Desk) -> None:
        adopting.file("b.md", OTHER)
        adopting.run("baseline")
        adopting.file("a.md", "They use it.\n")
        assert adopting.check("b.md").err == ""
        assert adopting.check("--select", "spelling/*").err == ""
        assert adopting.check("--ignore", "wording/plain").err == ""
        adopting.run("baseline", "--prune", "b.md")
        assert [one["path"] for one in entries(adopting)] == ["a.md", "b.md"]

    def test_some_articles_can_become_known_alone(self, adopting: Desk) -> None:
        adopting.file("b.md", OTHER)
        adopting.file("c.md", OTHER)
        adopting.run("baseline", "b.md")
        assert [one["path"] for one in entries(adopting)] == ["a.md", "b.md"]

    def test_a_rule_that_is_off_leaves_nothing_to_know(self, adopting: Desk) -> None:
        adopting.config(f"articles: ['*.md']\nbaseline: {NAME}\nrules: {{wording/plain: off}}\n")
        assert adopting.run("baseline", "--prune").out.endswith("0 new, 1 taken out.\n")

    def test_where_a_rule_fails_nothing_is_taken_out(self, adopting: Desk) -> None:
        adopting.file(
            "slow/rules.yml",
            "pack: slow\nrules:\n- {id: wording/slow, check: existence, message: M.,"
            " pattern: '(?:.*?,){11}P'}\n",
        )
        adopting.config(f"articles: ['*.md']\nbaseline: {NAME}\n", packs="[desk, slow]")
        adopting.file("a.md", ",".join(map(str, range(1, 34))) + "\n")
        before = (adopting.root / NAME).read_bytes()
        ran = adopting.run("baseline", "--prune")
        assert ran.code == 2
        assert "was left as it was" in ran.err
        assert (adopting.root / NAME).read_bytes() == before
        assert "no longer there" not in adopting.check().err


class TestWhatIsWrong:
    HEAD = '[{"newslint": "baseline", "version": 1}'

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", ":1:1: this is not JSON: Expecting value; mend it, or delete it and run"),
            (f"{HEAD}\n,{{", ":2:3: this is not JSON"),
            (
                f"{HEAD}\n<<<<<<< ours\n,{{}}\n=======\n>>>>>>> theirs\n]",
                ":2:1: a merge has left its marks here; keep the lines of both sides",
            ),
            ("{}", ":1:1: this is no baseline of newslint: it begins with"),
            ("[]", ":1:1: this is no baseline of newslint"),
            ("  17", ":1:3: this is no baseline of newslint"),
            (
                '[{"newslint": "baseline", "version": 2}]',
                ":1:2: this baseline is of version 2; this newslint reads 1",
            ),
            (f"{HEAD}\n,3]", ":2:2: expected a mapping with path, rule, sentence and count"),
            (
                f'{HEAD}\n,{{"path": "a", "rule": "b", "sentence": "c", "count": 1}}\n,{{}}]',
                ":3:2: a known finding has a text under “path”",
            ),
            (
                f'{HEAD}\n,{{"path": "a", "rule": "b", "sentence": "c", "count": 0}}]',
                ":2:2: a known finding has a whole number from 1 under “count”",
            ),
            ("[" * 100_000, ": this is no baseline of newslint; mend it, or delete it"),
            (f"[{'9' * 5000}]", ": this is no baseline of newslint; mend it, or delete it"),
            (b"\xff\xfe", ": this baseline is not UTF-8; save it as UTF-8"),
        ],
    )
    def test_a_damaged_file_is_told_with_its_place(
        self, adopting: Desk, text: str | bytes, message: str
    ) -> None:
        adopting.file(NAME, text)
        for words in (("check",), ("baseline",), ("baseline", "--prune")):
            ran = adopting.run(*words)
            assert (ran.code, ran.out) == (2, "")
            assert ran.err.startswith(NAME + message)

    def test_a_missing_file_is_told_with_what_makes_it(self, adopting: Desk) -> None:
        (adopting.root / NAME).unlink()
        ran = adopting.check()
        assert ran.code == 2
        assert ran.err.startswith(f"{NAME}: there is no baseline here; make it with `newslint bas")
        assert "take “baseline” out of .newslint.yml" in ran.err
        assert adopting.run("baseline", "--prune").code == 2
        assert adopting.run("baseline").code == 0

    def test_a_missing_file_that_the_command_line_names_is_told_with_its_option(
        self, adopting: Desk
    ) -> None:
        for words in (("check",), ("baseline", "--prune")):
            ran = adopting.run(*words, "--baseline", "nosuch.json")
            assert (ran.code, ran.out) == (2, "")
            assert ran.err == (
                "nosuch.json: there is no baseline here; make it with "
                "`newslint baseline --baseline nosuch.json`, or leave --baseline out\n"
            )

    def test_nothing_is_pruned_where_nothing_was_ever_known(self, desk: Desk) -> None:
        ran = desk.run("baseline", "--prune")
        assert ran.code == 2
        assert ran.err.endswith("there is no baseline here; make it with `newslint baseline`\n")

    def test_no_other_file_is_written_over(self, adopting: Desk) -> None:
        ran = adopting.run("baseline", "--baseline", "a.md")
        assert ran.code == 2
        assert "a.md:1:1: this is not JSON" in ran.err
        assert (adopting.root / "a.md").read_text(encoding="utf-8").endswith(FAULT)

    def test_a_place_that_cannot_be_written_is_told(self, adopting: Desk) -> None:
        ran = adopting.run("baseline", "--baseline", "nowhere/known.json")
        assert ran.code == 2
        assert "nowhere/known.json: this baseline cannot be written" in ran.err

    def test_paths_that_lead_nowhere_write_nothing(self, adopting: Desk) -> None:
        before = (adopting.root / NAME).read_bytes()
        ran = adopting.run("baseline", "a.md", "gone.md")
        assert ran.code == 2
        assert "gone.md: there is no such file or folder" in ran.err
        assert (adopting.root / NAME).read_bytes() == before

    def test_standard_input_is_nothing_to_know(self, adopting: Desk) -> None:
        assert "not of standard input" in adopting.run("baseline", "-", typed=FAULT).err

    def test_a_wrong_key_in_the_configuration_is_a_problem(self, desk: Desk) -> None:
        desk.config("baseline: [a, b]\n")
        assert ".newslint.yml:2:11: expected text" in desk.check().err
