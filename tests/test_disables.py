"""What an article asks to hide, and the asking that hides nothing."""

import time

import pytest

from desk import Desk

HERE = "They utilise it.\n"


def comment(text: str) -> str:
    return f"<!-- newslint-{text} -->"


class TestNextLine:
    def test_it_hides_findings_of_the_next_block_alone(self, desk: Desk) -> None:
        desk.file("a.md", f"{comment('disable-next-line wording/plain')}\n\n{HERE}\n{HERE}")
        assert desk.check("a.md").out.startswith("a.md:5:6:")
        assert len(desk.rules_found("a.md")) == 1

    def test_the_block_may_have_many_lines_and_stand_close(self, desk: Desk) -> None:
        text = f"{comment('disable-next-line wording/plain')}\nOne\ntwo\nthey utilise it.\n"
        desk.file("a.md", text)
        assert desk.rules_found("a.md") == []

    @pytest.mark.parametrize(
        "ids",
        [
            "wording/plain -- quoting the statute",
            "wording/plain – quoting the statute",
            "wording/plain, spelling/adviser",
            "spelling/adviser wording/plain",
            "wording/* spelling/*",
            "-- everything, for a reason",
            "",
        ],
    )
    def test_ids_globs_reasons_or_nothing_for_all(self, desk: Desk, ids: str) -> None:
        both = "An adviser, an advisor: they utilise it.\n"
        desk.file("a.md", f"{comment('disable-next-line ' + ids)}\n\n{both}")
        found = desk.rules_found("a.md")
        assert not any("wording/plain" in one for one in found)
        assert any("spelling" in one for one in found) == (
            "spelling" not in ids and "wording" in ids
        )

    def test_it_does_not_reach_past_an_empty_end(self, desk: Desk) -> None:
        desk.file("a.md", f"{HERE}\n{comment('disable-next-line wording/plain')}\n")
        assert desk.rules_found("a.md") == [
            "a.md wording/plain warning",
            "a.md newslint/unused-disable warning",
        ]


class TestStretch:
    TEXT = (
        f"One utilise.\n\n{comment('disable wording/plain')}\n\nTwo utilise.\n\n"
        f"{comment('enable wording/plain')}\n\nThree utilise.\n"
    )

    def test_from_disable_to_enable(self, desk: Desk) -> None:
        desk.file("a.md", self.TEXT)
        lines = [line.split(":")[1] for line in desk.check("a.md").out.splitlines()]
        assert lines == ["1", "9"]

    def test_enable_without_ids_ends_all(self, desk: Desk) -> None:
        desk.file("a.md", self.TEXT.replace("enable wording/plain", "enable"))
        assert len(desk.rules_found("a.md")) == 2

    def test_enable_of_another_rule_ends_nothing(self, desk: Desk) -> None:
        desk.file("a.md", self.TEXT.replace("enable wording/plain", "enable wording/slams"))
        assert len(desk.rules_found("a.md")) == 1

    @pytest.mark.parametrize(
        ("disabled", "enabled", "left"),
        [
            ("wording/*", "wording/plain", ["wording/plain", "spelling/adviser"]),
            ("*", "wording/plain", ["wording/plain"]),
            ("", "wording/plain", ["wording/plain"]),
            ("wording/plain", "wording/*", ["wording/plain", "spelling/adviser"]),
            ("*/adviser", "spelling/*", ["wording/plain", "spelling/adviser"]),
            ("wording/plain spelling/adviser", "*", ["wording/plain", "spelling/adviser"]),
            ("wording/plain spelling/adviser", "spelling/*", ["spelling/adviser"]),
            ("wording/*", "spelling/adviser", ["spelling/adviser"]),
            ("*", "wording/slams", []),
        ],
    )
    def test_enable_ends_it_for_the_rules_that_it_names(
        self, desk: Desk, disabled: str, enabled: str, left: list[str]
    ) -> None:
        desk.config("rules: {newslint/unused-disable: off}\n")
        text = "An adviser, an advisor: they utilise it.\n"
        desk.file(
            "a.md", f"{comment('disable ' + disabled)}\n\n{comment('enable ' + enabled)}\n\n{text}"
        )
        assert {line.split()[1] for line in desk.rules_found("a.md")} == {*left}

    def test_hidden_again_after_enable(self, desk: Desk) -> None:
        again = comment("disable wording/plain")
        desk.file("a.md", f"{self.TEXT}\n{again}\n\nFour utilise.\n")
        lines = [line.split(":")[1] for line in desk.check("a.md").out.splitlines()]
        assert lines == ["1", "9"]

    def test_without_enable_it_runs_to_the_end(self, desk: Desk) -> None:
        desk.file("a.md", self.TEXT.replace(comment("enable wording/plain"), ""))
        assert len(desk.rules_found("a.md")) == 1

    def test_in_html(self, desk: Desk) -> None:
        desk.file(
            "a.html",
            "<h1>Vote</h1>\n<p>One utilise.</p>\n<!-- newslint-disable wording/plain -->\n"
            "<p>Two utilise.</p>\n<!-- newslint-enable wording/plain -->\n<p>Three utilise.</p>\n"
            "<!-- newslint-disable-next-line wording/plain -->\n<p>Four utilise.</p>\n",
        )
        lines = [line.split(":")[1] for line in desk.check("a.html").out.splitlines()]
        assert lines == ["2", "6"]

    def test_plain_text_has_no_comments(self, desk: Desk) -> None:
        desk.file("a.txt", f"{comment('disable wording/plain')}\n\nThey utilise it.\n")
        assert "a.txt wording/plain warning" in desk.rules_found("a.txt")


class TestFrontMatter:
    @pytest.mark.parametrize(
        "ids", ["[wording/plain]", "wording/plain", "'wording/*'", "\n- wording/plain"]
    )
    @pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
    def test_it_hides_in_the_whole_article(self, desk: Desk, name: str, ids: str) -> None:
        head = f"---\ntitle: Vote\nnewslint-disable: {ids}\n---\n\n"
        desk.file(name, f"{head}<p>They utilise it.</p>\n" if "html" in name else head + HERE)
        assert desk.rules_found(name) == []

    def test_in_toml(self, desk: Desk) -> None:
        desk.file(
            "a.md", f'+++\ntitle = "Vote"\nnewslint-disable = ["wording/plain"]\n+++\n\n{HERE}'
        )
        assert desk.rules_found("a.md") == []


class TestUnused:
    @pytest.mark.parametrize(
        ("ids", "message"),
        [
            ("wording/plain", "no finding of wording/plain stands here; take it away"),
            ("wording/*", "no finding of wording/* stands here; take it away"),
            ("", "no finding stands here; take it away"),
            ("wording/plane", "there is no rule “wording/plane”; did you mean “wording/plain”?"),
            ("wrding/*", "there is no rule “wrding/*”; did you mean “wording/*”?"),
            ("xxxx", "there is no rule “xxxx”"),
        ],
    )
    def test_a_disable_that_hides_nothing_is_reported(
        self, desk: Desk, ids: str, message: str
    ) -> None:
        text = comment(f"disable-next-line {ids}".rstrip())
        desk.file("a.md", f"Text.\n\n{text}\n\nMore text.\n")
        assert desk.check("a.md").out == (
            f"a.md:3:1: warning: This does nothing ({message}). [newslint/unused-disable]\n"
        )

    def test_one_of_two_ids(self, desk: Desk) -> None:
        desk.file("a.md", f"{comment('disable-next-line wording/plain wording/slams')}\n\n{HERE}")
        assert desk.rules_found("a.md") == ["a.md newslint/unused-disable warning"]

    def test_in_front_matter_at_its_place(self, desk: Desk) -> None:
        desk.file("a.md", "---\ntitle: Vote\nnewslint-disable: [wording/plain]\n---\n\nText.\n")
        out = desk.check("a.md").out
        assert out.startswith("a.md:3:") and "newslint/unused-disable" in out

    def test_it_is_a_rule_like_others(self, desk: Desk) -> None:
        desk.file("a.md", f"{comment('disable-next-line wording/plain')}\n\nText.\n")
        desk.config("rules: {newslint/unused-disable: suggestion}\n")
        assert desk.rules_found("a.md") == ["a.md newslint/unused-disable suggestion"]
        desk.config("overrides: [{files: a.md, rules: {newslint/unused-disable: off}}]\n")
        assert desk.rules_found("a.md") == []
        desk.config()
        assert desk.rules_found("--ignore", "newslint/*", "a.md") == []

    @pytest.mark.parametrize(
        "choice",
        [
            ("--select", "spelling/*,newslint/*"),
            ("--ignore", "wording/plain"),
            ("--ignore", "wording/*"),
        ],
    )
    @pytest.mark.parametrize("ids", ["wording/plain", "wording/*", ""])
    def test_not_where_its_rule_was_not_asked(
        self, desk: Desk, choice: tuple[str, str], ids: str
    ) -> None:
        desk.file("a.md", f"{comment('disable-next-line ' + ids)}\n\n{HERE}")
        assert desk.rules_found(*choice, "a.md") == []

    def test_not_where_its_rule_is_off_for_the_article(self, desk: Desk) -> None:
        desk.config("overrides: [{files: 'wire/*', rules: {wording/plain: off}}]\n")
        desk.file("wire/a.md", f"{comment('disable-next-line wording/plain')}\n\n{HERE}")
        assert desk.rules_found("wire/a.md") == []


class TestMisspelt:
    """What is meant for newslint and not understood is told; it never stays without effect."""

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("newslint-disable-nextline wording/plain", "newslint-disable-next-line"),
            ("newslint-disable-next-lines", "newslint-disable-next-line"),
            ("newslint-disabel wording/plain", "newslint-disable"),
            ("newslint-enabled", "newslint-enable"),
            ("newslint-disable: wording/plain", "newslint-disable"),
            ("newslint:disable wording/plain", "newslint-disable"),
            ("newslint_disable wording/plain", "newslint-disable"),
        ],
    )
    @pytest.mark.parametrize("name", ["a.md", "a.html"])
    def test_a_comment(self, desk: Desk, name: str, text: str, meant: str) -> None:
        desk.file(name, f"<!-- {text} -->\n\n<p>The park.</p>\n")
        assert desk.check(name).out == (
            f"{name}:1:1: warning: This does nothing (newslint knows no comment"
            f" “{text.split(maxsplit=1)[0]}”; did you mean “{meant}”?). [newslint/unused-disable]\n"
        )

    def test_a_comment_that_speaks_of_newslint_is_none_for_it(self, desk: Desk) -> None:
        desk.file("a.md", "<!-- newslint found this -->\n\nText. <!-- see newslint -->\n")
        assert desk.check("a.md").out == ""

    @pytest.mark.parametrize(
        ("key", "hint"),
        [
            ("newslint-disabled", "; did you mean “newslint-disable”?"),
            ("newslint-disable-next-line", "; did you mean “newslint-disable”?"),
            ("newslint_disable", "; did you mean “newslint-disable”?"),
            ("newslint-level-of-the-desk", ""),
        ],
    )
    @pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
    def test_a_key_of_the_front_matter(self, desk: Desk, name: str, key: str, hint: str) -> None:
        desk.file(name, f"---\ntitle: Vote\n{key}: [wording/plain]\n---\n\n{HERE}")
        out = desk.check(name).out
        said = f"warning: This does nothing (newslint knows no key “{key}”{hint})."
        assert f"{name}:3:" in out and said in out
        assert "wording/plain" in out

    def test_an_id_in_front_matter_or_enable(self, desk: Desk) -> None:
        head = "---\nnewslint-disable: [wording/plane]\n---\n\n"
        desk.file("a.md", f"{head}Text.\n\n{comment('enable wording/plian')}\n")
        lines = desk.check("a.md").out.splitlines()
        assert ["did you mean “wording/plain”?" in line for line in lines] == [True, True]

    def test_it_is_a_report_like_that_of_an_unused_one(self, desk: Desk) -> None:
        desk.file("a.md", f"<!-- newslint-disabel -->\n\n{HERE}")
        desk.config("rules: {newslint/unused-disable: suggestion}\n")
        assert "a.md newslint/unused-disable suggestion" in desk.rules_found("a.md")
        desk.config("rules: {newslint/unused-disable: off}\n")
        assert desk.rules_found("a.md") == ["a.md wording/plain warning"]
        desk.config("rules: {newslint/unused-disable: {message: 'Look: {what}, at {match}.'}}\n")
        assert (
            "Look: newslint knows no comment “newslint-disabel”; did you mean “newslint-disable”?,"
            " at <!-- newslint-disabel -->." in desk.check("a.md").out
        )


class TestArchive:
    HEAD = (
        "---\ntitle: Mayor resigns\nnewslint-disable: [headlines/same-as-another]\n---\n\nText.\n"
    )

    def test_findings_of_the_archive_are_hidden_too(self, desk: Desk) -> None:
        desk.file("a.md", self.HEAD)
        desk.file("b.md", "# Mayor resigns\n")
        assert desk.rules_found(".") == ["b.md headlines/same-as-another warning"]
        assert desk.rules_found("a.md") == []

    def test_by_a_comment_before_the_headline(self, desk: Desk) -> None:
        text = comment("disable-next-line headlines/same-as-another")
        desk.file("a.md", f"{text}\n\n# Mayor resigns\n")
        desk.file("b.md", "# Mayor resigns\n")
        assert desk.rules_found("a.md") == []

    def test_a_useless_one_is_reported(self, desk: Desk) -> None:
        desk.file("a.md", self.HEAD)
        assert desk.rules_found("a.md") == ["a.md newslint/unused-disable warning"]

    def test_not_where_nobody_can_tell(self, desk: Desk) -> None:
        assert desk.check("-", "--stdin-filename", "/elsewhere/a.md", typed=self.HEAD).out == ""
        desk.unconfigured()
        desk.file("a.md", self.HEAD)
        assert desk.check("a.md").out == ""


def test_a_thousand_comments_cost_a_thousand_times_one(desk: Desk) -> None:
    pairs = (
        f"{comment('disable-next-line wording/plain')}\n\n{HERE}\n"
        f"{comment('disable wording/*')}\n\n{HERE}\n{comment('enable wording/plain')}\n\n"
    )
    desk.file("a.md", pairs * 1_500)
    start = time.process_time()
    assert desk.check("a.md").out == ""
    assert time.process_time() - start < 6


def test_a_hidden_finding_is_not_fixed(desk: Desk) -> None:
    text = f"{comment('disable-next-line wording/plain')}\n\nOne utilise.\n\nTwo utilise.\n"
    path = desk.file("a.md", text)
    assert desk.check("--fix", "a.md").code == 0
    assert path.read_text() == text.replace("Two utilise", "Two use")
