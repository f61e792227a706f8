"""`.newslint.yml`: where it is found, what it decides, and which decision wins."""

from pathlib import Path

import pytest

from desk import Desk

FAULT = "They utilise it.\n"
MIX = "An adviser came. An adviser went. An advisor stayed.\n"


class TestWhereItIs:
    def test_it_is_found_upward_and_its_folder_is_the_root(self, desk: Desk) -> None:
        desk.config("overrides:\n- {files: 'news/*.md', rules: {wording/plain: error}}\n")
        desk.file("news/local/a.md", FAULT)
        desk.file("news/a.md", FAULT)
        desk.go("news/local")
        assert desk.check("a.md", "../a.md").out == (
            f"{desk.root}/news/a.md:1:6: error: Write “use”, not “utilise”. [wording/plain]\n"
            "a.md:1:6: warning: Write “use”, not “utilise”. [wording/plain]\n"
        )

    def test_the_search_ends_at_the_repository(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: error}\n")
        desk.file("inner/.git", "gitdir: elsewhere\n")  # as a submodule has it
        desk.file("inner/a.md", "# Mayor\n\n# Mayor\n")
        desk.go("inner")
        ran = desk.run("rules")
        assert "wording/plain" not in ran.out
        assert "headlines/repeated" in ran.out  # the newsroom pack, as without a configuration

    def test_the_nearest_wins(self, desk: Desk) -> None:
        desk.file("sport/.newslint.yml", "packs: [../desk]\nrules: {wording/plain: error}\n")
        desk.file("sport/a.md", FAULT)
        assert desk.rules_found("sport/a.md") == ["sport/a.md wording/plain warning"]
        desk.go("sport")
        assert desk.rules_found("a.md") == ["a.md wording/plain error"]

    def test_another_can_be_named_whose_folder_is_the_root(self, desk: Desk) -> None:
        desk.file(
            "setup/strict.yml",
            "packs: [../desk]\nexclude: ['a.md']\nrules: {wording/plain: error}\n",
        )
        desk.file("a.md", FAULT)  # not setup/a.md, which is what the glob means
        assert desk.check("--config", "setup/strict.yml", "a.md").out == (
            "a.md:1:6: error: Write “use”, not “utilise”. [wording/plain]\n"
        )

    def test_an_empty_one_is_a_configuration(self, desk: Desk) -> None:
        desk.config("", packs="")
        desk.file("a.md", "# Mayor\n\n# Mayor\n")
        assert desk.check("a.md").code in (0, 1)

    def test_without_one_the_newsroom_pack_runs_on_what_is_given(self, desk: Desk) -> None:
        desk.unconfigured()
        desk.file("a.md", "# Bridge closes\n\nBridge closes\n\nIt closes on Monday.\n")
        desk.file("b.md", "# Bridge closes\n\nIt closes on Monday.\n")
        assert desk.rules_found("a.md") == ["a.md headlines/repeated warning"]
        assert "b.md headlines/same-as-another warning" in desk.rules_found("a.md", "b.md")

    def test_a_change_of_it_counts_at_once(self, desk: Desk) -> None:
        desk.file("a.md", FAULT)
        assert desk.rules_found("a.md") == ["a.md wording/plain warning"]
        desk.config("rules: {wording/plain: error}\n")
        assert desk.rules_found("a.md") == ["a.md wording/plain error"]
        desk.config("rules: {wording/plain: off}\n")
        assert desk.rules_found("a.md") == []

    def test_a_change_of_a_rule_file_counts_at_once(self, desk: Desk) -> None:
        desk.file("a.md", "They use it.\n")
        assert desk.rules_found("a.md") == []
        desk.file(
            "desk/more.yml",
            "pack: desk\nrules:\n"
            "- {id: wording/use, check: existence, message: M., terms: [use]}\n",
        )
        assert desk.rules_found("a.md") == ["a.md wording/use warning"]


class TestPaths:
    def test_without_any_the_configured_articles_are_read(self, desk: Desk) -> None:
        desk.config("articles: ['content/**/*.md']\nexclude: ['content/old/**']\n")
        for name in ("content/a.md", "content/b/c.md", "content/a.txt", "content/old/d.md", "e.md"):
            desk.file(name, FAULT)
        found = ["content/a.md wording/plain warning", "content/b/c.md wording/plain warning"]
        assert desk.rules_found() == found

    def test_the_configured_articles_are_read_from_any_folder(self, desk: Desk) -> None:
        desk.config("articles: ['content/**/*.md']\n")
        desk.file("content/a.md", FAULT)
        desk.file("elsewhere/b.md", FAULT)
        desk.go("elsewhere")
        assert desk.check().out.startswith(f"{desk.root}/content/a.md:1:6:")

    def test_without_any_and_without_configuration_this_folder_is_read(self, desk: Desk) -> None:
        desk.unconfigured()
        fault = "# Bridge closes\n\nBridge closes\n\nIt closes on Monday.\n"
        desk.file("here/a.md", fault)
        desk.file("there/b.md", fault)
        desk.go("here")
        assert desk.rules_found() == ["a.md headlines/repeated warning"]

    def test_exclude_holds_for_named_files_too_and_says_so_in_one_line(self, desk: Desk) -> None:
        desk.config("exclude: ['old/**']\n")
        desk.file("old/a.md", FAULT)
        desk.file("old/b.md", FAULT)
        desk.file("c.md", FAULT)
        ran = desk.check("old/a.md", "c.md", "old/b.md")
        assert ran.out.startswith("c.md:1:6:") and "old" not in ran.out
        assert ran.err == "2 left out by “exclude”: old/a.md, old/b.md\n"
        assert desk.check("old/a.md").code == 0

    def test_what_is_excluded_as_a_whole_is_told_so(self, desk: Desk) -> None:
        desk.config("articles: ['old/**']\nexclude: ['old/**']\n")
        desk.file("old/a.md", FAULT)
        assert desk.check("old").err == "old: “exclude” leaves out all articles here\n"
        assert "“articles” (old/**) leads to no file that “exclude” does not" in desk.check().err

    def test_a_file_outside_the_root_is_linted_under_its_whole_path(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.md"
        other.write_text(FAULT)
        assert desk.check("../other.md").out.startswith(f"{other}:1:6: warning:")

    def test_any_ending_is_read_when_named(self, desk: Desk) -> None:
        desk.file("a.article", FAULT)
        assert desk.rules_found("a.article") == ["a.article wording/plain warning"]

    def test_hidden_and_vendored_folders_are_not_walked(self, desk: Desk) -> None:
        for name in (".hidden/a.md", "node_modules/b.md", "c/d.md"):
            desk.file(name, FAULT)
        assert desk.rules_found(".") == ["c/d.md wording/plain warning"]
        assert desk.rules_found(".hidden/a.md") == [".hidden/a.md wording/plain warning"]


class TestGlobs:
    """What a shell has not expanded, as none does on Windows or between quotation marks."""

    @pytest.fixture(autouse=True)
    def _articles(self, desk: Desk) -> None:
        desk.file(".gitignore", "draft.md\n")
        for name in ("news/a.md", "news/deep/b.md", "news/c.txt", "news/draft.md", "d.md"):
            desk.file(name, FAULT)

    @pytest.mark.parametrize(
        ("glob", "names"),
        [
            ("*.md", ["d.md"]),
            ("news/*.md", ["news/a.md"]),
            ("news/**/*.md", ["news/a.md", "news/deep/b.md"]),
            ("news/*.{md,txt}", ["news/a.md", "news/c.txt"]),
            ("./n*/?.md", ["news/a.md"]),
        ],
    )
    def test_they_lead_to_articles_from_here(self, desk: Desk, glob: str, names: list[str]) -> None:
        assert [one.split()[0] for one in desk.rules_found(glob)] == names

    def test_they_may_lead_upward_or_be_whole(self, desk: Desk) -> None:
        desk.go("news/deep")
        assert desk.check("../*.md").out.startswith(f"{desk.root}/news/a.md:1:6:")
        assert desk.check(f"{desk.root}/d*.md").out.startswith(f"{desk.root}/d.md:1:6:")

    def test_one_that_matches_nothing_is_told_as_a_pattern(self, desk: Desk) -> None:
        ran = desk.check("news/*.html", "nowhere/*.md", "d.md")
        assert ran.code == 2
        assert ran.err.splitlines() == [
            "news/*.html: no article matches this pattern",
            "nowhere/*.md: no article matches this pattern",
        ]
        assert ran.out.startswith("d.md:1:6:")

    def test_quotes_knows_them_too(self, desk: Desk) -> None:
        desk.file("d.md", "“We waited,” Ada Moss said.\n")
        assert desk.run("quotes", "*.md").out.startswith("d.md:1:1")
        assert desk.run("quotes", "*.html").err == "*.html: no article matches this pattern\n"


class TestIgnoreFiles:
    def test_they_hold_below_an_asked_folder(self, desk: Desk) -> None:
        desk.file(".gitignore", "drafts/\n*.tmp.md\n!kept.tmp.md\n")
        for name in ("drafts/a.md", "b.tmp.md", "c/kept.tmp.md", "d.md"):
            desk.file(name, FAULT)
        found = [line.split()[0] for line in desk.rules_found(".")]
        assert found == ["c/kept.tmp.md", "d.md"]

    def test_never_for_the_asked_path_itself(self, desk: Desk) -> None:
        desk.file(".gitignore", "drafts/\n*.tmp.md\n")
        desk.file("drafts/a.md", FAULT)
        desk.file("b.tmp.md", FAULT)
        assert len(desk.rules_found("drafts")) == 1
        assert len(desk.rules_found("b.tmp.md")) == 1

    def test_one_above_the_asked_folder_holds_in_it(self, desk: Desk) -> None:
        desk.file(".gitignore", "*.tmp.md\n/news/old.md\n")
        for name in ("news/a.tmp.md", "news/old.md", "news/b.md"):
            desk.file(name, FAULT)
        assert [line.split()[0] for line in desk.rules_found("news")] == ["news/b.md"]

    def test_a_deeper_one_has_the_last_word(self, desk: Desk) -> None:
        desk.file(".gitignore", "*.tmp.md\n")
        desk.file("news/.gitignore", "!*.tmp.md\n")
        desk.file("news/a.tmp.md", FAULT)
        desk.file("b.tmp.md", FAULT)
        assert [line.split()[0] for line in desk.rules_found(".")] == ["news/a.tmp.md"]


class TestPrecedence:
    @pytest.mark.parametrize(
        ("rules", "level"),
        [
            ("{}", "warning"),
            ("{wording/*: error}", "error"),
            ("{wording/plain: suggestion, wording/*: error}", "suggestion"),
            ("{wording/*: error, '*/plain': suggestion}", "suggestion"),
            ("{'*/plain': suggestion, wording/*: error}", "error"),
            ("{wording/*: off, wording/plain: error}", "error"),
            ("{wording/plain: {level: error}}", "error"),
            ("{wording/*: {level: error}, wording/plain: {message: M.}}", "error"),
        ],
    )
    def test_exact_beats_glob_and_later_beats_earlier(
        self, desk: Desk, rules: str, level: str
    ) -> None:
        desk.config(f"rules: {rules}\n")
        desk.file("a.md", FAULT)
        assert desk.rules_found("a.md") == [f"a.md wording/plain {level}"]

    @pytest.mark.parametrize("off", ["off", "{level: off}", "'off'"])
    def test_off(self, desk: Desk, off: str) -> None:
        desk.config(f"rules: {{wording/plain: {off}}}\n")
        desk.file("a.md", FAULT)
        assert desk.rules_found("a.md") == []

    def test_overrides_come_last_in_their_order(self, desk: Desk) -> None:
        desk.config(
            "rules: {wording/plain: error}\n"
            "overrides:\n"
            "- {files: 'news/**', rules: {wording/*: suggestion}}\n"
            "- {files: ['news/wire/**', 'b.md'], rules: {wording/plain: off}}\n"
            "- {files: 'news/wire/x.md', rules: {'*': warning}}\n"
        )
        for name in ("a.md", "b.md", "news/a.md", "news/wire/a.md", "news/wire/x.md"):
            desk.file(name, FAULT)
        assert desk.rules_found("--fail-on", "never", ".") == [
            "a.md wording/plain error",
            "news/a.md wording/plain suggestion",
            "news/wire/x.md wording/plain warning",
        ]

    def test_an_override_by_front_matter(self, desk: Desk) -> None:
        desk.config(
            "overrides:\n"
            "- {files: 'wire/**', front-matter: {source: [AP, Reuters]},"
            " rules: {'wording/*': off}}\n"
            "- {front-matter: {desk: opinion}, rules: {'wording/*': error}}\n"
        )
        desk.file("wire/a.md", f"---\nsource: AP\n---\n\n{FAULT}")
        desk.file("wire/b.md", f"---\nsource: staff\n---\n\n{FAULT}")
        desk.file("c.md", f"---\nsource: AP\ndesk: [news, opinion]\n---\n\n{FAULT}")
        assert desk.rules_found(".") == [
            "c.md wording/plain error",
            "wire/b.md wording/plain warning",
        ]

    def test_ignore_beats_all(self, desk: Desk) -> None:
        desk.config("overrides:\n- {files: '*', rules: {wording/plain: error}}\n")
        desk.file("a.md", FAULT + MIX)
        assert desk.rules_found("--ignore", "wording/*", "a.md") == ["a.md spelling/adviser error"]
        both = ("--select", "wording/plain,spelling/adviser", "--ignore", "wording/plain")
        assert desk.rules_found(*both, "a.md") == ["a.md spelling/adviser error"]

    def test_select_limits(self, desk: Desk) -> None:
        desk.file("a.md", "# Mayor slams plan\n\n" + FAULT + MIX)
        assert desk.rules_found("--select", "spelling/*", "a.md") == ["a.md spelling/adviser error"]
        assert desk.rules_found("--select", "wording/slams, spelling/adviser", "a.md") == [
            "a.md wording/slams suggestion",
            "a.md spelling/adviser error",
        ]

    def test_select_turns_on_a_rule_that_is_off_only_when_named_exactly(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: off}\n")
        desk.file("a.md", FAULT)
        assert desk.rules_found("--select", "wording/*", "a.md") == []
        assert desk.rules_found("--select", "wording/plain", "a.md") == [
            "a.md wording/plain warning"
        ]

    def test_packs_on_the_command_line_replace(self, desk: Desk) -> None:
        desk.file(
            "second/rules.yml",
            "pack: second\nrules:\n"
            "- {id: wording/it, check: existence, message: M., terms: [it]}\n",
        )
        desk.file("a.md", FAULT)
        assert desk.rules_found("--packs", "second", "a.md") == ["a.md wording/it warning"]
        assert len(desk.rules_found("--packs", "second,desk", "a.md")) == 2

    def test_settings_of_another_pack_are_no_fault_when_packs_are_replaced(
        self, desk: Desk
    ) -> None:
        desk.config("rules: {wording/plain: error}\n")
        desk.file(
            "second/rules.yml",
            "pack: second\nrules:\n"
            "- {id: wording/it, check: existence, message: M., terms: [it]}\n",
        )
        desk.file("a.md", FAULT)
        assert desk.rules_found("--packs", "second", "a.md") == ["a.md wording/it warning"]


class TestOptions:
    def test_a_list_replaces_the_packs(self, desk: Desk) -> None:
        desk.config("rules: {wording/slams: {terms: [hits]}}\n")
        desk.file("a.md", "# Mayor slams and hits\n")
        assert desk.check("a.md").out == "a.md:1:19: suggestion: “hits” shouts. [wording/slams]\n"

    def test_or_amends_it(self, desk: Desk) -> None:
        desk.config("rules: {wording/slams: {terms: {add: [hits], remove: [blasts]}}}\n")
        desk.file("a.md", "# Mayor slams, hits, blasts\n")
        assert [line.split("“")[1][:4] for line in desk.check("a.md").out.splitlines()] == [
            "slam",
            "hits",
        ]

    def test_amendments_add_up(self, desk: Desk) -> None:
        desk.config(
            "rules: {wording/*: {unless: {add: [slams it]}},"
            " wording/slams: {terms: {add: [hits]}}}\n"
            "overrides:\n- {files: a.md, rules: {wording/slams: {terms: {remove: [blasts]}}}}\n"
        )
        desk.file("a.md", "# Mayor slams, hits, blasts, slams it\n")
        desk.file("b.md", "# Council slams, hits, blasts, slams it\n")
        words = [
            (line.split(":")[0], line.split("“")[1].split("”")[0])
            for line in desk.check(".").out.splitlines()
        ]
        assert words == [
            ("a.md", "slams"),
            ("a.md", "hits"),
            ("b.md", "slams"),
            ("b.md", "hits"),
            ("b.md", "blasts"),
        ]

    def test_scope_quotes_unless_and_message_can_be_changed(self, desk: Desk) -> None:
        desk.config(
            "rules: {wording/slams: {scope: [paragraph], quotes: only, unless: [slams into],"
            " message: 'No “{match}” here.'}}\n"
        )
        desk.file(
            "a.md", "# X slams\n\n“He slams,” she said. He slams. “It slams into it,” he said.\n"
        )
        assert desk.check("a.md").out == "a.md:3:5: suggestion: No “slams” here. [wording/slams]\n"

    def test_prefer_and_families_merge_by_key(self, desk: Desk) -> None:
        desk.config(
            "rules:\n"
            "  spelling/adviser:\n"
            "    prefer: {adviser: advisor}\n"
            "    families: {mail: {forms: [email, e-mail]}}\n"
        )
        desk.file("a.md", "An adviser. A gray cat, a grey dog, a gray ox. An email, an e-mail.\n")
        assert [line.split(" ", 3)[2] for line in desk.check("a.md").out.splitlines()] == [
            "“adviser”",
            "“grey”",
            "“e-mail”",
        ]

    def test_an_override_beats_what_the_rule_was_given_by_its_exact_id(self, desk: Desk) -> None:
        desk.config(
            "rules: {spelling/adviser: {prefer: {adviser: advisor}}}\n"
            "overrides:\n- {files: b.md, rules: {spelling/*: {prefer: {adviser: adviser}}}}\n"
        )
        desk.file("a.md", "An adviser.\n")
        desk.file("b.md", "An adviser.\n")
        assert desk.rules_found(".") == ["a.md spelling/adviser error"]

    def test_overrides_that_change_options_work_together(self, desk: Desk) -> None:
        desk.config(
            "overrides:\n"
            "- {files: 'x/**', rules: {wording/slams: {terms: [hits]}}}\n"
            "- {front-matter: {desk: law}, rules: {wording/slams: {terms: {add: [sues]}}}}\n"
        )
        text = "slams, hits, sues\n"
        desk.file("a.md", f"# A {text}")
        desk.file("x/b.md", f"# B {text}")
        desk.file("c.md", f"---\ndesk: law\n---\n\n# C {text}")
        desk.file("x/d.md", f"---\ndesk: law\n---\n\n# D {text}")
        words: dict[str, list[str]] = {}
        for line in desk.check(".").out.splitlines():
            words.setdefault(line.split(":")[0], []).append(line.split("“")[1].split("”")[0])
        assert words == {
            "a.md": ["slams"],
            "c.md": ["slams", "sues"],
            "x/b.md": ["hits"],
            "x/d.md": ["hits", "sues"],
        }


class TestNames:
    RULES = (
        "pack: names\nrules:\n- {id: wording/gray, check: substitution, message: M.,"
        " swap: {gray: grey}, case: exact}\n- {id: wording/open, check: existence, message: M.,"
        " terms: [gray lady], case: exact}\n"
    )

    @pytest.mark.parametrize(
        "names", ["[The gray lady]", "[names.txt]", "names.txt", "[X, names.txt]"]
    )
    def test_they_are_exempt_from_every_rule_of_wording(self, desk: Desk, names: str) -> None:
        desk.file("names/r.yml", self.RULES)
        desk.file("names.txt", "# papers\nThe gray lady\n\n")
        desk.file("a.md", "The gray lady wrote. A gray lady read.\n")
        desk.config("", packs="[names]")
        assert len(desk.check("a.md").out.splitlines()) == 4
        desk.config(f"names: {names}\n", packs="[names]")
        assert [line.split(":")[2] for line in desk.check("a.md").out.splitlines()] == ["24", "24"]

    def test_a_change_of_their_file_counts_at_once(self, desk: Desk) -> None:
        desk.file("names/r.yml", self.RULES)
        desk.config("names: [names.txt]\n", packs="[names]")
        desk.file("a.md", "The gray lady wrote.\n")
        desk.file("names.txt", "")
        assert len(desk.check("a.md").out.splitlines()) == 2
        desk.file("names.txt", "The gray lady\n")
        assert desk.check("a.md").out == ""

    def test_a_file_that_is_not_there_or_not_utf_8_is_a_problem(self, desk: Desk) -> None:
        desk.config("names: [X, absent.txt]\n")
        desk.file("a.md", FAULT)
        ran = desk.check("a.md")
        assert ran.code == 2
        assert ran.err.startswith(".newslint.yml:2:12: there is no file “absent.txt” of names")
        desk.file("absent.txt", b"caf\xe9\n")
        ran = desk.check("a.md")
        assert ran.code == 2
        assert ran.err.startswith(".newslint.yml:2:12: “absent.txt” is not UTF-8")


class TestLanguageDateAndDraft:
    @pytest.mark.parametrize(
        ("lang", "heard"),
        [
            ("en", True),
            ("en-GB", True),
            ("EN_us", True),
            ("", True),
            ("fr", False),
            ("de-AT", False),
        ],
    )
    def test_wording_is_silent_in_another_language(
        self, desk: Desk, lang: str, heard: bool
    ) -> None:
        desk.file("a.md", f"---\nlang: {lang}\n---\n\n{FAULT}" if lang else FAULT)
        assert bool(desk.rules_found("a.md")) == heard

    def test_the_front_matter_key_of_the_language_can_be_named(self, desk: Desk) -> None:
        desk.config("front-matter: {lang: sprache}\n")
        desk.file("a.md", f"---\nsprache: fr\n---\n\n{FAULT}")
        desk.file("b.md", f"---\nlang: fr\n---\n\n{FAULT}")
        assert desk.rules_found("a.md", "b.md") == ["b.md wording/plain warning"]

    def test_headlines_are_compared_in_every_language(self, desk: Desk) -> None:
        desk.file("a.md", "---\nlang: fr\ntitle: Le maire\n---\n\nTexte.\n")
        desk.file("b.md", "---\nlang: fr\ntitle: Le maire\n---\n\nTexte.\n")
        assert len(desk.rules_found(".")) == 2

    @pytest.mark.parametrize(
        ("date", "heard"),
        [
            ("2014-04-30", False),
            ("2014-05-01", True),
            ("2014-05-01T10:00:00Z", True),
            ("2020-01-01", True),
            ("", True),
            ("30 April 2014", False),
            ("1 May 2014", True),
            ("1/5/2010", True),  # no day that can be told: the article counts as new
        ],
    )
    def test_since(self, desk: Desk, date: str, heard: bool) -> None:
        desk.config("rules: {wording/plain: {since: 2014-05-01}}\n")
        desk.file("a.md", f"---\ndate: {date}\n---\n\n{FAULT}" if date else FAULT)
        assert bool(desk.rules_found("a.md")) == heard

    @pytest.mark.parametrize(("draft", "level"), [("true", "suggestion"), ("false", "warning")])
    def test_in_a_draft_a_rule_can_weigh_less(self, desk: Desk, draft: str, level: str) -> None:
        desk.config("rules: {wording/plain: {in-draft: suggestion}}\n")
        desk.file("a.md", f"---\ndraft: {draft}\n---\n\n{FAULT}")
        assert desk.rules_found("a.md") == [f"a.md wording/plain {level}"]


def test_a_configuration_loses_no_article(desk: Desk) -> None:
    for name in ("STORY.TXT", "note.text", "a.MD"):
        desk.file(name, "They utilise it.\n")
    with_it = desk.rules_found()
    assert [line.split()[0] for line in with_it] == ["STORY.TXT", "a.MD", "note.text"]


def test_a_folder_is_left_out_by_its_name(desk: Desk) -> None:
    desk.config("exclude: [old]\n")
    desk.file("old/a.md", "They utilise it.\n")
    desk.file("b.md", "They utilise it.\n")
    assert [line.split()[0] for line in desk.rules_found()] == ["b.md"]


def test_packs_of_the_command_line_are_named_from_here(desk: Desk) -> None:
    desk.file("content/a.md", "They utilise it.\n")
    desk.go("content")
    assert desk.rules_found("--packs", "../desk", "a.md") == ["a.md wording/plain warning"]


def test_a_rule_named_exactly_is_on_where_an_override_turned_it_off(desk: Desk) -> None:
    desk.config("overrides:\n- {files: a.md, rules: {wording/plain: off}}\n")
    desk.file("a.md", "They utilise it.\n")
    assert desk.rules_found("a.md") == []
    assert desk.rules_found("--select", "wording/*", "a.md") == []
    assert desk.rules_found("--select", "wording/plain", "a.md") == ["a.md wording/plain warning"]


def test_a_rule_of_a_pack_that_is_not_on_is_told_with_its_pack(desk: Desk) -> None:
    desk.file("a.md", FAULT)
    guardian = "overrides:\n- {files: x, rules: {spelling/guardian-*: off}}\n"
    desk.config(f"rules: {{dates/ap-months: off}}\n{guardian}")
    ran = desk.check("a.md")
    assert (ran.code, ran.out) == (2, "")
    first, second = [line for line in ran.err.splitlines() if line.startswith(".newslint")]
    assert first == (
        ".newslint.yml:2:9: dates/ap-months is a rule of the pack ap, which is not on;"
        " put it into “packs”"
    )
    assert second.startswith(
        ".newslint.yml:4:22: spelling/guardian-* names rules of the pack guardian"
    )


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("exclude: *.md", "1:10", "a value may not begin with * or &; put the whole value in"),
        ("names: [@desk]", "1:9", "a value may not begin with @; put the whole value in quota"),
        ("packs: [desk\nrules: {}", "1:8", "the list that opens here is not closed by ], or lacks"),
        ("names: ['Ada's]", "1:8", "or lacks a comma between two of its parts"),
        ("baseline: known: x", "1:16", "a colon and a space inside a value, or a line indented"),
        ("packs: [desk]\nexclude\nnames: []", "2:1", "this line is neither `key: value` nor"),
        ("baseline: 'Ada's'", "1:16", "this does not fit here: text after a closing quotation"),
        ("packs: 'desk\nexclude: []", "1:8", "a quotation mark that opens here is never closed"),
        ("- a\nb: c", "2:1", "this line is no item of the list above it"),
        ("packs: []\nnames: [a\x01b]", "2:10", "a letter that it forbids (U+0001) stands here"),
        ("packs: ]", "1:8", "this bracket closes what nothing opens"),
        ('names: ["\\d"]', "1:10", "a backslash between double marks; write it twice, or use"),
    ],
)
def test_what_is_no_yaml_is_told_in_words(desk: Desk, text: str, place: str, said: str) -> None:
    desk.file("a.md", FAULT)
    desk.config(text, packs="")
    ran = desk.check("a.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f".newslint.yml:{place}: this is not YAML: ")
    assert said in ran.err


def test_a_key_that_is_near_none_is_told_with_those_that_there_are(desk: Desk) -> None:
    desk.file("a.md", FAULT)
    desk.config("colour: red\n")
    assert "in the configuration; it may have packs, articles, exclude, " in desk.check("a.md").err


def test_a_tab_is_told_of_though_nobody_sees_it(desk: Desk) -> None:
    desk.file(".newslint.yml", "packs: [desk]\nrules:\n\twording/plain: off\n")
    ran = desk.check(".")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(".newslint.yml:3:1: this is not YAML: a tab stands here; indent with")
