"""What a run reads and asks again: only what changed since the last one."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk import Desk
from newslint import linter, work
from newslint.document import Document
from newslint.parsers.base import Parser, parse
from newslint.reading import Reading
from newslint.rulebook import Rulebook

PLAIN, SLAMS, ADVISER = "wording/plain", "wording/slams", "spelling/adviser"
SAME = "headlines/same-as-another"
EVERY = [SAME, ADVISER, PLAIN, SLAMS]
ARTICLES = ("content/a.md", "content/b.md", "content/wire/c.md")
CONFIG = "articles: ['content/**/*.md']\n"


class Asked:
    """Which articles were parsed, and which rules were asked of each, since the last look."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._parsed: list[str] = []
        self._rules: list[tuple[str, str]] = []
        ask = linter._ask

        def parsing(parser: Parser, path: str, *given: object) -> Document:
            self._parsed.append(path)
            return parse(parser, path, *given)  # type: ignore[arg-type]

        def asking(reading: Reading, rulebook: Rulebook, number: int, *given: object) -> None:
            self._rules.append((reading.document.path, rulebook.rules[number].id))
            ask(reading, rulebook, number, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(work, "parse", parsing)
        monkeypatch.setattr(linter, "_ask", asking)

    def parsed(self) -> list[str]:
        """Return the articles parsed, and forget them."""
        found, self._parsed[:] = sorted(self._parsed), []
        return found

    def rules(self) -> list[tuple[str, str]]:
        """Return the pairs of article and rule, and forget them."""
        found, self._rules[:] = sorted(self._rules), []
        return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Return what counts from here on."""
    return Asked(monkeypatch)


@pytest.fixture
def archive(desk: Desk, folder: Path) -> Desk:
    """Return an archive of which nothing is kept."""
    desk.config(CONFIG)
    for name in ARTICLES:
        desk.file(name, article())
    return desk


def article(kind: str = "news", more: str = "") -> str:
    return (
        f"---\nformat: {kind}\ndate: 2026-03-01\n---\n\n# Mayor slams council {more}\n\n"
        "They utilise one adviser, two advisers, and an advisor.\n"
    )


def told(desk: Desk, *arguments: str) -> str:
    """Return what is told, which must be what is told without the store."""
    ran = desk.check("--jobs", "1", *arguments)
    assert ran.code < 2, ran.err
    return ran.out


def without(desk: Desk, asked: Asked, *arguments: str) -> str:
    """Return what is told where nothing is kept, uncounted."""
    out = told(desk, "--no-cache", *arguments)
    asked.parsed(), asked.rules()
    return out


def pairs(rules: Sequence[str], articles: Sequence[str] = ARTICLES) -> list[tuple[str, str]]:
    return sorted((one, rule) for one in articles for rule in rules)


def test_first_every_rule_is_asked_once_of_every_article(archive: Desk, asked: Asked) -> None:
    told(archive)
    assert asked.parsed() == list(ARTICLES)
    assert asked.rules() == pairs(EVERY)


class TestWarm:
    """All of an archive is kept."""

    @pytest.fixture(autouse=True)
    def warm(self, archive: Desk, asked: Asked) -> None:
        """Have all kept."""
        told(archive)
        asked.parsed(), asked.rules()

    def check(
        self,
        desk: Desk,
        asked: Asked,
        expected: Sequence[tuple[str, str]],
        *arguments: str,
    ) -> None:
        """Hold what is asked against what is expected, and what is told against the truth."""
        out = told(desk, *arguments)
        assert asked.rules() == sorted(expected)
        assert out == without(desk, asked, *arguments)
        assert out == told(desk, *arguments)
        assert asked.parsed() == []

    def test_nothing_changed(self, archive: Desk, asked: Asked) -> None:
        self.check(archive, asked, [])
        self.check(archive, asked, [], "content/b.md")
        self.check(archive, asked, [], "content/wire")

    @pytest.mark.parametrize("select", [PLAIN, "wording/*", SAME, "headlines/*", ADVISER])
    def test_some_of_the_rules(self, archive: Desk, asked: Asked, select: str) -> None:
        self.check(archive, asked, [], "--select", select)
        self.check(archive, asked, [], "--ignore", select)
        self.check(archive, asked, [])

    @pytest.mark.parametrize(
        ("rule", "change"),
        [
            (PLAIN, "{swap: {utilise: employ}}"),
            (PLAIN, "error"),
            (PLAIN, "{message: 'No “{match}”.'}"),
            (SLAMS, "{level: error, terms: [slams, mayor]}"),
            (ADVISER, "suggestion"),
            (SAME, "error"),
            (SAME, "{allow: ['Mayor*']}"),
        ],
    )
    def test_a_rule_that_changed(self, archive: Desk, asked: Asked, rule: str, change: str) -> None:
        archive.config(f"{CONFIG}rules: {{{rule}: {change}}}\n")
        self.check(archive, asked, pairs([rule]))
        archive.config(CONFIG)
        self.check(archive, asked, pairs([rule]))

    @pytest.mark.parametrize("rule", EVERY)
    def test_a_rule_that_is_off_and_on_again(self, archive: Desk, asked: Asked, rule: str) -> None:
        archive.config(f"{CONFIG}rules: {{{rule}: off}}\n")
        self.check(archive, asked, [])
        archive.config(CONFIG)
        self.check(archive, asked, [])

    def test_a_rule_whose_explanation_changed(self, archive: Desk, asked: Asked) -> None:
        rules = archive.root / "desk/rules.yml"
        rules.write_text(rules.read_text().replace("The short word says", "It says"))
        self.check(archive, asked, [])

    def test_a_new_rule(self, archive: Desk, asked: Asked) -> None:
        archive.file(
            "desk/more.yml",
            "pack: desk\nlanguage: en\nrules:\n- id: wording/council\n  check: existence\n"
            "  message: M.\n  why: W.\n  terms: [council]\n",
        )
        self.check(archive, asked, pairs(["wording/council"]))

    def test_a_name_that_is_exempt_changes_every_rule(self, archive: Desk, asked: Asked) -> None:
        archive.config(f"{CONFIG}names: [one adviser]\n")
        told(archive)
        assert asked.parsed() == list(ARTICLES)
        assert {rule for _, rule in asked.rules()} == set(EVERY)

    def test_an_override_by_path(self, archive: Desk, asked: Asked) -> None:
        of_wire = f"overrides:\n- {{files: 'content/wire/**', rules: {{{PLAIN}: off}}}}\n"
        archive.config(CONFIG + of_wire)  # whatever overrides match is one with all rules
        told(archive)
        asked.parsed(), asked.rules()
        archive.config(CONFIG + of_wire.replace("off", "error"))
        self.check(archive, asked, pairs([PLAIN]))
        archive.config(CONFIG + of_wire.replace(PLAIN, ADVISER))
        where_on = ["content/a.md", "content/b.md"]
        self.check(archive, asked, [*pairs([PLAIN]), *pairs([ADVISER], where_on)])
        archive.file("content/wire/c.md", article(more="again"))
        self.check(archive, asked, pairs([SAME, PLAIN, SLAMS], ["content/wire/c.md"]))

    def test_an_override_by_front_matter(self, archive: Desk, asked: Asked) -> None:
        of_notes = f"overrides:\n- {{front-matter: {{format: note}}, rules: {{{PLAIN}: off}}}}\n"
        archive.config(CONFIG + of_notes)
        assert PLAIN in told(archive, "content/b.md")
        archive.file("content/b.md", article("note"))
        asked.rules()
        assert PLAIN not in told(archive, "content/b.md")
        assert {path for path, _ in asked.rules()} == {"content/b.md"}
        archive.file("content/b.md", article("news"))
        assert PLAIN in told(archive, "content/b.md")

    def test_a_rule_that_holds_since_a_day(self, archive: Desk, asked: Asked) -> None:
        archive.config(f"{CONFIG}rules: {{{PLAIN}: {{since: 2026-02-01}}}}\n")
        self.check(archive, asked, pairs([PLAIN]))
        archive.config(f"{CONFIG}rules: {{{PLAIN}: {{since: 2026-04-01}}}}\n")
        assert PLAIN not in told(archive)
        assert asked.parsed() == list(ARTICLES)
        archive.file("content/b.md", article().replace("2026-03-01", "2026-05-01"))
        assert told(archive).count(PLAIN) == 1
        assert asked.parsed() == ["content/b.md"]

    def test_a_draft(self, archive: Desk, asked: Asked) -> None:
        archive.file("content/b.md", article().replace("---\n\n", "draft: true\n---\n\n"))
        self.check(archive, asked, pairs(EVERY, ["content/b.md"]))

    def test_an_article_that_changed(self, archive: Desk, asked: Asked) -> None:
        archive.file("content/b.md", article(more="again"))
        self.check(archive, asked, pairs(EVERY, ["content/b.md"]))
        archive.file("content/b.md", article())
        self.check(archive, asked, pairs(EVERY, ["content/b.md"]))

    def test_of_one_that_was_not_asked_only_what_compares(
        self, archive: Desk, asked: Asked
    ) -> None:
        archive.file("content/b.md", article(more="again"))
        self.check(archive, asked, [("content/b.md", SAME)], "content/a.md")
        rest = [rule for rule in EVERY if rule != SAME]
        told(archive)
        assert set(asked.rules()) >= set(pairs(rest, ["content/b.md"]))
        self.check(archive, asked, [])

    @pytest.mark.parametrize("when", [1_000_000_000, 2_000_000_000, 1_700_000_000])
    def test_one_that_was_touched(self, archive: Desk, asked: Asked, when: int) -> None:
        os.utime(archive.root / "content/b.md", (when, when))
        self.check(archive, asked, [])
        archive.file("content/b.md", article())
        self.check(archive, asked, [])

    def test_one_that_changed_behind_its_old_looks(self, archive: Desk, asked: Asked) -> None:
        path = archive.root / "content/b.md"
        for source in (article(), article().replace("slams", "blast")):
            path.write_text(source)
            os.utime(path, (1_000_000_000, 1_000_000_000))
            told(archive)
        assert asked.parsed() == ["content/b.md"]

    def test_one_that_moved(self, archive: Desk, asked: Asked) -> None:
        (archive.root / "content/b.md").rename(archive.root / "content/d.md")
        self.check(archive, asked, pairs(EVERY, ["content/d.md"]))
        (archive.root / "content/d.md").rename(archive.root / "content/e.txt")
        self.check(archive, asked, [])
        assert "content/d.md" not in told(archive)

    def test_one_that_is_asked_to_hide_something(self, archive: Desk, asked: Asked) -> None:
        hiding = f"<!-- newslint-disable-next-line {PLAIN} -- quoted -->\n"
        archive.file("content/b.md", article().replace("They", hiding + "They"))
        self.check(archive, asked, pairs(EVERY, ["content/b.md"]))
        archive.config(f"{CONFIG}rules: {{{SLAMS}: error}}\n")  # it may hide what any rule finds
        others = pairs([SLAMS], ["content/a.md", "content/wire/c.md"])
        self.check(archive, asked, [*others, *pairs(EVERY, ["content/b.md"])])
        archive.config(f"{CONFIG}rules: {{{SLAMS}: error, {PLAIN}: off}}\n")
        self.check(archive, asked, pairs([SAME, ADVISER, SLAMS], ["content/b.md"]))

    def test_rules_asked_by_turns_keep_what_each_has_found(
        self, archive: Desk, asked: Asked
    ) -> None:
        archive.config(f"{CONFIG}names: [some name]\n")
        self.check(archive, asked, pairs([SAME]), "--select", SAME)
        rest = [ADVISER, PLAIN, SLAMS]
        told(archive, "--select", "wording/*,spelling/*")
        assert set(asked.rules()) == set(pairs(rest))
        for select in (SAME, "wording/*", "spelling/*", "*"):
            self.check(archive, asked, [], "--select", select)

    def test_a_failure_is_no_result(
        self, archive: Desk, asked: Asked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        archive.config(f"{CONFIG}rules: {{{PLAIN}: error}}\n")
        check_of = Rulebook.check
        with monkeypatch.context() as patch:

            def failing(rulebook: Rulebook, number: int) -> object:
                if rulebook.rules[number].id == PLAIN:
                    raise KeyError("lost")
                return check_of(rulebook, number)

            patch.setattr(Rulebook, "check", failing)
            assert [archive.check("--jobs", "1").code for _ in range(2)] == [3, 3]
        asked.rules()
        assert told(archive).count(PLAIN) == 3
        assert {rule for _, rule in asked.rules()} >= {PLAIN}
        self.check(archive, asked, [])


def test_a_report_of_disables_is_not_lost_by_comparing(archive: Desk, asked: Asked) -> None:
    archive.file("content/b.md", f"<!-- newslint-disable {PLAIN} -->\n\n" + "# Other\n")
    archive.config(f"{CONFIG}rules: {{{SAME}: off}}\n")
    out = told(archive)
    archive.config(CONFIG)
    told(archive, "content/a.md")
    asked.parsed()
    assert "newslint/unused-disable" in out
    assert told(archive, "--ignore", SAME) == out


def test_a_glob_that_hides_nothing_is_told_where_all_rules_are_asked_alone(archive: Desk) -> None:
    archive.file("content/b.md", "<!-- newslint-disable wording/* -->\n\n# Other\n")
    archive.config(f"{CONFIG}rules: {{{SLAMS}: off}}\n")
    for _ in range(2):
        assert "unused-disable" not in told(archive, "--ignore", SLAMS)
        assert "unused-disable" in told(archive)
