"""Amendments: a house's rule takes a family of another rule over, where and while it is on."""

import json

import pytest

from desk import Desk

BASE = """\
pack: base
language: en
rules:
- id: abbreviations/mixed
  check: consistency
  message: "Keep to one form: “{kept}”, not “{match}”."
  why: Two forms look like two desks.
  families:
    states:
      forms: [U.S., US, USA]
      headline: [USA]
      neutral: [United States]
      names: [USA Today]
      case: exact
    union: {forms: [EU, E.U.], case: exact}
  variants: [[toward, towards]]
- id: wording/long
  check: substitution
  message: "Write “{fix}”."
  why: The short word says the same.
  swap: {utilise: use}
"""
HOUSE = """\
pack: gazette
house: The Gazette
language: en
rules:
- id: abbreviations/gazette-states
  amends: {rule: abbreviations/mixed, family: states}
  prefer: U.S.
"""
MIXED = "The US army and the US navy met the U.S. guard. The EU and the EU met the E.U. guard.\n"


@pytest.fixture
def gazette(desk: Desk) -> Desk:
    """Return a desk with a pack whose families a house's pack amends."""
    desk.file("base/rules.yml", BASE)
    desk.file("gazette/rules.yml", HOUSE)
    desk.file("a.md", MIXED)
    desk.config(packs="[base, gazette]")
    return desk


def amended(desk: Desk, more: str) -> None:
    """Give the amendment more keys."""
    desk.file("gazette/rules.yml", HOUSE + "".join(f"  {line}\n" for line in more.splitlines()))


def said(desk: Desk, text: str) -> list[str]:
    """Return what is said of an article, without its place."""
    desk.file("b.md", text)
    return [line.split(": ", 1)[1] for line in desk.check("b.md").out.splitlines()]


class TestAFamily:
    """What an amendment reports, and what it has from the family that it amends."""

    def test_is_reported_in_the_words_of_the_house_and_under_its_id_alone(
        self, gazette: Desk
    ) -> None:
        assert said(gazette, MIXED) == [
            "warning: “US” here; The Gazette writes “U.S.”. [abbreviations/gazette-states]",
            "warning: “US” here; The Gazette writes “U.S.”. [abbreviations/gazette-states]",
            "warning: Keep to one form: “EU”, not “E.U.”. [abbreviations/mixed]",
        ]

    def test_is_judged_though_nothing_is_mixed(self, gazette: Desk) -> None:
        assert said(gazette, "The US army left.\n")[0].startswith("warning: “US” here")
        assert said(gazette, "The U.S. army left.\n") == []

    def test_keeps_its_names_neutral_forms_quotations_and_headlines(self, gazette: Desk) -> None:
        fine = "USA Today says the United States left. “The US left,” it says.\n"
        assert said(gazette, fine) == []
        assert said(gazette, "# USA leaves\n\nThe U.S. army left.\n") == []
        assert "“US” here" in said(gazette, "# US leaves\n\nThe U.S. army left.\n")[0]

    def test_has_what_the_amendment_says_otherwise(self, gazette: Desk) -> None:
        amended(gazette, "headline: [US]\nnames: {add: [US Airways]}\nquotes: include")
        assert said(gazette, "# US leaves\n\nUS Airways and USA Today said so.\n") == []
        assert len(said(gazette, "# USA leaves\n\n“The US left,” it says.\n")) == 2

    def test_is_mended(self, gazette: Desk) -> None:
        gazette.run("check", "--fix", "a.md")
        assert (gazette.root / "a.md").read_text() == (
            "The U.S. army and the U.S. navy met the U.S. guard. "
            "The EU and the EU met the EU guard.\n"
        )

    def test_has_the_names_that_the_desk_gives_the_amended_rule(self, gazette: Desk) -> None:
        gazette.config(
            "rules: {abbreviations/mixed: {unless: [US Steel]}}", packs="[base, gazette]"
        )
        assert said(gazette, "It is US Steel.\n") == []


class TestSeveralFamilies:
    """One rule for many families."""

    def test_are_one_rule(self, gazette: Desk) -> None:
        rule = "{rule: abbreviations/mixed}\n  prefer: {union: E.U., toward: towards}\n"
        gazette.file(
            "gazette/rules.yml",
            HOUSE.replace("{rule: abbreviations/mixed, family: states}\n  prefer: U.S.\n", rule),
        )
        found = said(gazette, "The EU moved toward the U.S. and the US. It stayed in the EU.\n")
        assert [one.rsplit(" ", 1)[1] for one in found] == [
            "[abbreviations/gazette-states]",
            "[abbreviations/gazette-states]",
            "[abbreviations/mixed]",
            "[abbreviations/gazette-states]",
        ]


ARCHIVE = """\
- id: abbreviations/unlike-the-archive
  check: habits
  least-articles: 3
  least-share: 0.6
  message: "“{match}” here, but “{kept}” elsewhere."
  families:
    states: {forms: [U.S., US, USA], case: exact}
    union: {forms: [EU, E.U.], case: exact}
"""


@pytest.fixture
def archive(gazette: Desk) -> Desk:
    """Return a desk with an archive that has habits."""
    gazette.file("base/rules.yml", BASE + ARCHIVE)
    for name in ("b", "c", "d"):
        gazette.file(f"{name}.md", "The US and the E.U. met.\n")
    return gazette


class TestAFamilyThatAnArchiveRuleHasToo:
    """The house's form counts, whatever the archive did before."""

    @pytest.fixture
    def archive(self, archive: Desk) -> Desk:
        archive.file("a.md", "The U.S. and the EU met.\n")
        return archive

    def test_is_left_alone_by_it(self, archive: Desk) -> None:
        assert archive.rules_found("a.md") == ["a.md abbreviations/unlike-the-archive warning"]
        assert "“EU” here" in archive.check("a.md").out

    def test_is_told_of_where_the_amendment_is_off(self, archive: Desk) -> None:
        archive.config("rules: {'*/gazette-*': off}", "[base, gazette]")
        assert archive.check("a.md").out.count("unlike-the-archive") == 2


class TestAWholeRule:
    """An amendment without families has the amended rule's options, changed by its own."""

    def test_is_taken_over_with_other_options(self, gazette: Desk) -> None:
        gazette.file(
            "gazette/rules.yml",
            "pack: gazette\nlanguage: en\nrules:\n- id: wording/gazette-long\n"
            "  amends: {rule: wording/long}\n  swap: {prior to: before}\n  level: error\n",
        )
        assert said(gazette, "They utilise it prior to noon.\n") == [
            "error: Write “use”. [wording/gazette-long]",
            "error: Write “before”. [wording/gazette-long]",
        ]


class TestWhereItIsOn:
    """Where the amendment is off, the family falls back to its own policy."""

    @pytest.mark.parametrize("house", ["off", "{level: off}"])
    def test_off(self, gazette: Desk, house: str) -> None:
        gazette.config(f"rules: {{abbreviations/gazette-states: {house}}}", "[base, gazette]")
        assert gazette.rules_found("a.md") == ["a.md abbreviations/mixed warning"] * 2
        assert "“US”, not “U.S.”" in gazette.check("a.md").out

    def test_on_one_path(self, gazette: Desk) -> None:
        gazette.file("wire/a.md", MIXED)
        gazette.config(
            'overrides: [{files: "wire/**", rules: {"*/gazette-*": off}}]', "[base, gazette]"
        )
        assert gazette.rules_found("a.md").count("a.md abbreviations/gazette-states warning") == 2
        assert set(gazette.rules_found("wire/a.md")) == {"wire/a.md abbreviations/mixed warning"}

    def test_ignored(self, gazette: Desk) -> None:
        found = gazette.rules_found("a.md", "--ignore", "abbreviations/gazette-*")
        assert found == ["a.md abbreviations/mixed warning"] * 2

    def test_selected(self, gazette: Desk) -> None:
        found = gazette.rules_found("a.md", "--select", "*/gazette-*")
        assert found == ["a.md abbreviations/gazette-states warning"] * 2
        found = gazette.rules_found("a.md", "--select", "abbreviations/mixed")
        assert found == ["a.md abbreviations/mixed warning"] * 2

    def test_though_the_amended_rule_is_off(self, gazette: Desk) -> None:
        gazette.config("rules: {abbreviations/mixed: off}", "[base, gazette]")
        assert gazette.rules_found("a.md") == ["a.md abbreviations/gazette-states warning"] * 2

    @pytest.mark.parametrize(
        ("date", "reported"),
        [("2014-04-30", "mixed"), ("2014-05-01", "gazette-states"), ("", "gazette-states")],
    )
    def test_since_a_day(self, gazette: Desk, date: str, reported: str) -> None:
        amended(gazette, "since: 2014-05-01")
        head = f"---\ndate: {date}\n---\n\n" if date else ""
        gazette.file("b.md", f"{head}The U.S. army met the US navy and the US guard.\n")
        assert {line.split()[1] for line in gazette.rules_found("b.md")} == {
            f"abbreviations/{reported}"
        }

    @pytest.mark.parametrize("confidence", ["known", "disputed"])
    def test_as_a_suggestion_where_nobody_has_verified_it(
        self, gazette: Desk, confidence: str
    ) -> None:
        amended(gazette, f"confidence: {confidence}")
        assert gazette.rules_found("a.md")[0] == "a.md abbreviations/gazette-states suggestion"
        gazette.config("rules: {abbreviations/gazette-states: error}", "[base, gazette]")
        assert gazette.rules_found("a.md")[0] == "a.md abbreviations/gazette-states error"

    def test_as_the_desk_has_changed_it(self, gazette: Desk) -> None:
        gazette.config(
            "rules: {abbreviations/gazette-states: {prefer: US, headline: {add: [U.S.]}}}",
            "[base, gazette]",
        )
        assert "“U.S.” here; The Gazette writes “US”" in gazette.check("a.md").out
        assert said(gazette, "# U.S. leaves\n\nThe US army left.\n") == []

    def test_as_an_override_changes_the_amended_rule(self, gazette: Desk) -> None:
        gazette.config(
            "overrides: [{files: b.md, rules: {abbreviations/mixed: {unless: [US army]}}}]",
            "[base, gazette]",
        )
        assert said(gazette, "The US army left.\n") == []
        assert "“US” here" in gazette.check("a.md").out


RIVAL = HOUSE.replace("gazette", "herald").replace("Gazette", "Herald").replace("U.S.", "US")


class TestTwoOfOneFamily:
    """Two amendments that may be on for one article are a problem of the configuration."""

    @pytest.fixture
    def rivals(self, gazette: Desk) -> Desk:
        gazette.file("herald/rules.yml", RIVAL)
        gazette.file("wire/a.md", MIXED)
        return gazette

    def test_are_both_named(self, rivals: Desk) -> None:
        rivals.config(packs="[base, gazette, herald]")
        ran = rivals.run("check", "a.md")
        assert ran.code == 2
        assert ran.err.startswith(
            "herald/rules.yml:6:11: abbreviations/herald-states and abbreviations/gazette-states "
            "(gazette/rules.yml:5) both amend the family “states” of abbreviations/mixed; "
        )

    @pytest.mark.parametrize(
        "overrides",
        [
            '- {files: "wire/**", rules: {"*/herald-*": error}}',
            '- {files: "wire/**", rules: {"*/gazette-*": off, "*/herald-*": error}}\n'
            '- {files: "wire/late/*", rules: {"*/gazette-*": error}}',
            '- {files: "*.md", rules: {"*/herald-*": error}}',
            '- {front-matter: {source: Herald}, files: "wire/**", rules: {"*/herald-*": error}}',
        ],
    )
    def test_on_one_path_are(self, rivals: Desk, overrides: str) -> None:
        rivals.config(
            f'rules: {{"*/herald-*": off}}\noverrides:\n{overrides}\n', "[base, gazette, herald]"
        )
        assert "both amend" in rivals.run("check", "a.md").err

    @pytest.mark.parametrize(
        "overrides",
        [
            '- {files: "wire/**", rules: {"*/herald-*": error, "*/gazette-*": off}}',
            '- {files: "home/**", rules: {"*/gazette-*": warning}}\n'
            '- {files: "wire/**", rules: {"*/gazette-*": off, "*/herald-*": error}}',
        ],
    )
    def test_on_different_paths_are_not(self, rivals: Desk, overrides: str) -> None:
        rivals.config(
            f'rules: {{"*/herald-*": off}}\noverrides:\n{overrides}\n', "[base, gazette, herald]"
        )
        assert set(rivals.rules_found("a.md", "wire/a.md")) == {
            "a.md abbreviations/gazette-states warning",
            "wire/a.md abbreviations/herald-states error",
            "a.md abbreviations/mixed warning",
            "wire/a.md abbreviations/mixed warning",
        }

    def test_on_different_sources_are_not(self, rivals: Desk) -> None:
        rivals.config(
            'rules: {"*/gazette-*": off, "*/herald-*": off}\noverrides:\n'
            '- {front-matter: {source: G}, rules: {"*/gazette-*": error}}\n'
            '- {front-matter: {source: H}, rules: {"*/herald-*": error}}\n',
            "[base, gazette, herald]",
        )
        rivals.file("b.md", f"---\nsource: [G, H]\n---\n\n{MIXED}")
        assert rivals.rules_found("b.md").count("b.md abbreviations/gazette-states error") == 2
        assert "b.md abbreviations/herald-states error" not in rivals.rules_found("b.md")

    def test_of_which_one_is_left_out_are_not(self, rivals: Desk) -> None:
        rivals.config(packs="[base, gazette, herald]")
        assert rivals.check("a.md", "--ignore", "*/herald-*").code == 1

    def test_are_listed_and_tested_side_by_side(self, rivals: Desk) -> None:
        rivals.config(packs="[base, gazette, herald]")
        assert rivals.run("rules").code == 0
        assert rivals.run("test").code == 0


class TestBesideWhatIsKept:
    """What is kept of an amended rule holds while what amends it stays as it is."""

    def check(self, desk: Desk, *paths: str) -> None:
        """Hold what is told against what is told where nothing is kept."""
        assert desk.check(*paths).out == desk.check("--no-cache", *paths).out != ""

    @pytest.mark.parametrize(
        "rules",
        [
            "abbreviations/gazette-states: off",
            "abbreviations/gazette-states: {prefer: USA}",
            "abbreviations/mixed: error",
            "abbreviations/unlike-the-archive: error",
        ],
    )
    def test_the_rules_change(self, archive: Desk, rules: str) -> None:
        for changed in ("", f"rules: {{{rules}}}", ""):
            archive.config(changed, "[base, gazette]")
            self.check(archive, ".")

    def test_some_articles_are_asked_first(self, archive: Desk) -> None:
        archive.file("e.md", "The U.S. met.\n")
        archive.config("rules: {abbreviations/gazette-states: {scope: [item]}}", "[base, gazette]")
        self.check(archive, "a.md")
        self.check(archive, ".")


class TestCommands:
    """Amendments explained, and tried by their own examples."""

    def test_examples_run_with_the_amended_rule_beside_them(self, gazette: Desk) -> None:
        example = "examples:\n- bad: The [[US]] army left.\n  fix: The U.S. army left."
        amended(gazette, example)
        ran = gazette.run("test", "gazette/rules.yml")
        assert (ran.code, ran.out) == (0, "1 rule, 1 example, 0 failed.\n")
        amended(gazette, example.replace("[[US]] army", "[[USA]] army").replace("U.S.", "U.S.A."))
        assert gazette.run("test").code == 1

    def test_a_page_tells_what_is_amended_how_surely_and_since_when(self, gazette: Desk) -> None:
        amended(
            gazette, "since: 2014-05-01\nconfidence: known\nlink: https://example.org/\nwhy: So."
        )
        page = gazette.run("rules", "abbreviations/gazette-states").out
        assert "Amends: abbreviations/mixed (family states)\n" in page
        assert "Confidence: known" in page
        assert "Since: 2014-05-01" in page
        assert "https://example.org/" in page
        found = gazette.run("rules", "abbreviations/gazette-states", "--output-format", "json").out
        assert json.loads(found)["amends"] == {
            "rule": "abbreviations/mixed",
            "families": ["states"],
        }

    def test_a_rule_that_amends_none_says_so_in_json(self, gazette: Desk) -> None:
        found = gazette.run("rules", "wording/long", "--output-format", "json").out
        assert json.loads(found)["amends"] is None

    def test_a_house_without_a_name_is_called_by_its_pack(self, gazette: Desk) -> None:
        gazette.file("gazette/rules.yml", HOUSE.replace("house: The Gazette\n", ""))
        assert "gazette writes “U.S.”" in gazette.check("a.md").out

    def test_any_message_may_name_the_house(self, gazette: Desk) -> None:
        rule = (
            "- {id: wording/gazette-word, check: existence, message: 'Not in {house}.', terms: [x]}"
        )
        gazette.file("gazette/rules.yml", f"{HOUSE}{rule}\n")
        assert said(gazette, "An x.\n") == ["warning: Not in The Gazette. [wording/gazette-word]"]


def test_an_amendment_with_a_check_of_its_own_takes_a_family_over(gazette: Desk) -> None:
    gazette.file(
        "gazette/rules.yml",
        HOUSE.replace("prefer: U.S.", "check: existence")
        + "  message: “{match}” is out at {house}.\n  terms: [US, U.S.]\n",
    )
    assert [line.split()[1] for line in gazette.rules_found("a.md")] == [
        "abbreviations/gazette-states",
        "abbreviations/gazette-states",
        "abbreviations/gazette-states",
        "abbreviations/mixed",
    ]


def test_an_amendment_with_a_check_of_its_own_takes_a_whole_rule_over(gazette: Desk) -> None:
    gazette.file(
        "gazette/rules.yml",
        HOUSE.replace(", family: states", "").replace("prefer: U.S.", "check: existence")
        + "  message: “{match}” is out at {house}.\n  terms: [USA]\n",
    )
    assert said(gazette, MIXED) == []


class TestAPackWithoutTheOneThatItAmends:
    @pytest.fixture(autouse=True)
    def _two_amendments(self, gazette: Desk) -> None:
        union = HOUSE.partition("rules:\n")[2].replace("states", "union").replace("U.S.", "EU")
        gazette.file("gazette/rules.yml", HOUSE + union)

    SAID = (
        "the pack gazette amends rules of another that is not on, abbreviations/mixed first of "
        "all; name that pack beside it: --packs newsroom,gazette, or packs: [newsroom, gazette] "
        "in the configuration\n"
    )

    def test_is_one_problem_that_says_what_to_do(self, gazette: Desk) -> None:
        for words in (("check", "a.md"), ("rules",)):
            ran = gazette.run(*words, "--packs", "gazette")
            assert (ran.code, ran.out, ran.err) == (2, "", self.SAID)
        assert "gazette-union" in gazette.run("rules", "--packs", "base,gazette").out

    def test_is_told_beside_what_is_wrong_in_its_own_rules(self, gazette: Desk) -> None:
        text = (gazette.root / "gazette/rules.yml").read_text(encoding="utf-8")
        gazette.file("gazette/rules.yml", f"{text}- {{id: wording/gazette-x, check: exists}}\n")
        ran = gazette.run("check", "--packs", "gazette", "a.md")
        assert self.SAID in ran.err
        assert "there is no check “exists”; did you mean “existence”?" in ran.err

    def test_shipped_packs_are_told_once_each(self, gazette: Desk) -> None:
        ran = gazette.run("rules", "--packs", "ap,bbc")
        assert [line.split(" amends ")[0] for line in ran.err.splitlines()] == [
            "the pack ap",
            "the pack bbc",
        ]

    def test_one_wrong_name_among_others_is_told_at_its_place(self, gazette: Desk) -> None:
        text = (gazette.root / "gazette/rules.yml").read_text(encoding="utf-8")
        first, _, second = text.rpartition("abbreviations/mixed")
        gazette.file("gazette/rules.yml", f"{first}abbreviations/mixd{second}")
        ran = gazette.check("a.md")
        assert "gazette/rules.yml:9:11: there is no rule “abbreviations/mixd” to amend" in ran.err
        assert "the pack gazette amends" not in ran.err
