"""The archive as one thing: what shows only when articles are compared."""

import os
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desk import Desk
from newslint.checks.duplicates import Duplicates, Escalation
from newslint.checks.facts import Fact, Group
from newslint.diagnostics import Place
from newslint.membership import Archive
from newslint.paths import Places
from newslint.run import store_opener
from newslint.session import Asked, open_session
from newslint.store.database import IN_MEMORY
from newslint.survey import Survey
from newslint.tasks import Task
from newslint.text import Position, Span

SAME = "headlines/same-as-another"


def article(title: str, date: str = "") -> str:
    return f"---\ntitle: {title}\n{f'date: {date}' if date else ''}\n---\n\nText.\n"


@pytest.fixture
def archive(desk: Desk) -> Desk:
    """Return a desk whose archive is `content`, with one article in it."""
    desk.config("articles: ['content/**/*.md']\nexclude: ['content/old/**']\n")
    desk.file("content/a.md", article("Mayor resigns"))
    return desk


def test_one_of_two_is_enough_to_find_both_but_only_the_asked_one_is_told(archive: Desk) -> None:
    archive.file("content/b.md", article("MAYOR RESIGNS."))
    assert archive.check("content/b.md").out == (
        "content/b.md:2:8: warning: “content/a.md” has this headline too."
        " [headlines/same-as-another]\n"
    )
    assert archive.rules_found("content/a.md") == [f"content/a.md {SAME} warning"]
    assert len(archive.rules_found()) == 2


def test_what_is_found_of_a_file_does_not_hang_on_what_else_is_asked(archive: Desk) -> None:
    archive.file("content/b.md", article("Mayor resigns"))
    archive.file("content/c.md", article("Council votes"))
    archive.file("content/old/d.md", article("Council votes"))
    archive.file("draft.md", article("Council votes"))
    names = ["content/a.md", "content/b.md", "content/c.md", "draft.md"]
    every = archive.check(*names).out
    assert every == "".join(archive.check(name).out for name in names)


@pytest.mark.parametrize("name", ["content/old/b.md", "elsewhere/b.md", "content/b.html"])
def test_what_the_configuration_does_not_name_is_not_compared(archive: Desk, name: str) -> None:
    archive.file(name, article("Mayor resigns"))
    assert archive.rules_found("content/a.md", name) == []


def test_a_file_outside_the_root_belongs_to_no_archive(archive: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(article("Mayor resigns"))
    assert archive.rules_found(str(other), "content/a.md") == []


def test_ignored_files_are_of_no_archive(archive: Desk) -> None:
    archive.file(".gitignore", "content/drafts/\n")
    archive.file("content/drafts/b.md", article("Mayor resigns"))
    assert archive.rules_found("content/a.md") == []


def test_without_a_configuration_the_archive_is_what_is_given(desk: Desk) -> None:
    desk.unconfigured()
    desk.file("a.md", article("Mayor resigns"))
    desk.file("b.md", article("Mayor resigns"))
    assert desk.rules_found("a.md") == []
    assert len(desk.rules_found("a.md", "b.md")) == 2


def test_an_unreadable_article_of_the_archive_does_not_stop_the_others(archive: Desk) -> None:
    archive.file("content/b.md", b"\0\1\2")
    archive.file("content/c.md", article("Mayor resigns"))
    assert archive.rules_found("content/a.md") == [f"content/a.md {SAME} warning"]


@pytest.mark.parametrize(
    ("mine", "theirs", "level"),
    [
        ("2026-11-20", "2026-11-20", "error"),
        ("2026-11-20", "2026-11-27", "error"),
        ("2026-11-27", "2026-11-20", "error"),
        ("2026-11-20", "2026-11-28", "warning"),
        ("2026-11-20T23:00:00Z", "2026-11-27 01:00", "error"),
        ("2026-11-20", "", "warning"),
        ("", "", "warning"),
        ("last week", "2026-11-20", "warning"),
    ],
)
def test_near_each_other_they_weigh_more(archive: Desk, mine: str, theirs: str, level: str) -> None:
    archive.file("content/a.md", article("Mayor resigns", mine))
    archive.file("content/b.md", article("Mayor resigns", theirs))
    assert archive.rules_found("content/a.md") == [f"content/a.md {SAME} {level}"]


def test_a_level_that_an_override_sets_holds_for_its_articles(archive: Desk) -> None:
    archive.config(
        "articles: ['content/**/*.md']\n"
        f"overrides:\n- {{files: content/b.md, rules: {{{SAME}: suggestion}}}}\n"
        f"- {{files: content/c.md, rules: {{{SAME}: off}}}}\n"
    )
    for name in "bc":
        archive.file(f"content/{name}.md", article("Mayor resigns"))
    assert archive.rules_found() == [
        f"content/a.md {SAME} warning",
        f"content/b.md {SAME} suggestion",
    ]


def test_all_others_are_named_beside_it(archive: Desk) -> None:
    for number in range(12):
        archive.file(f"content/b{number:02}.md", article("Mayor resigns"))
    out = archive.run("check", "content/a.md").out
    assert out.count("= content/b") == 3
    assert "“content/b00.md” has this headline too." in out


def test_an_article_that_is_gone_counts_no_more(archive: Desk) -> None:
    other = archive.file("content/b.md", article("Mayor resigns"))
    assert archive.rules_found("content/a.md")
    other.unlink()
    assert archive.rules_found("content/a.md") == []


def test_a_rule_that_fails_to_compare_is_named(
    archive: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newslint.checks.duplicates import Duplicates

    def fail(*_: object) -> None:
        raise KeyError("lost")

    archive.file("content/b.md", "They utilise it.\n")
    monkeypatch.setattr(Duplicates, "conclude", fail)
    ran = archive.check()
    assert ran.code == 3
    assert ran.err == (
        f"rule {SAME} (desk/rules.yml:31) on the archive: its check"
        " newslint.checks.duplicates:Duplicates failed: KeyError: 'lost'\n"
    )
    assert "wording/plain" in ran.out
    monkeypatch.setattr(Duplicates, "facts", fail)
    ran = archive.check(
        "--no-cache", "content/a.md"
    )  # a failure on an article that was not asked is one too
    assert ran.code == 3
    assert ran.err.startswith(f"rule {SAME} (desk/rules.yml:31) on content/a.md and 2 more: ")


def test_a_link_to_an_article_is_no_second_one(archive: Desk) -> None:
    (archive.root / "content/link.md").symlink_to("a.md")
    assert archive.rules_found() == []
    assert archive.rules_found("content/link.md") == []
    typed = article("Mayor resigns")
    assert archive.check("--stdin-filename", "content/link.md", "-", typed=typed).out == ""


def test_a_disable_of_what_is_compared_is_of_use_under_a_link_too(archive: Desk) -> None:
    archive.file("content/b.md", article("Mayor resigns"))
    disable = "<!-- newslint-disable-next-line headlines/same-as-another -- agreed -->"
    archive.file("content/a.md", f"{disable}\n# Mayor resigns\n\nText.\n")
    (archive.root / "content/link.md").symlink_to("a.md")
    assert archive.rules_found() == [f"content/b.md {SAME} warning"]


def test_an_article_named_in_another_case_is_not_held_against_itself(archive: Desk) -> None:
    with suppress(FileExistsError):  # where case makes no difference it is there already
        os.link(archive.root / "content/a.md", archive.root / "content/A.md")
    archive.file(".gitignore", "A.md\n")  # so that no walk comes upon it
    assert archive.rules_found("content/A.md") == archive.rules_found("content/a.md") == []
    archive.file("content/b.md", article("Mayor resigns"))
    assert archive.rules_found("content/A.md") == [f"content/A.md {SAME} warning"]


def test_a_link_is_no_second_one_where_the_root_is_reached_by_a_link(
    archive: Desk, tmp_path: Path
) -> None:
    (archive.root / "content/link.md").symlink_to("a.md")
    (tmp_path / "here").symlink_to(archive.root)
    archive.go("..")
    for path in ("here/content/link.md", "here/content"):
        assert archive.rules_found("--config", "here/.newslint.yml", path) == []


def test_a_link_to_another_place_counts_however_often_it_is_looked_at(
    archive: Desk, tmp_path: Path
) -> None:
    """Another process may write meanwhile; then an article is looked at again."""
    (tmp_path / "other.md").write_text(article("Mayor resigns"))
    for name in ("link.md", "second.md"):
        (archive.root / "content" / name).symlink_to(tmp_path / "other.md")
    root = str(archive.root)
    session = open_session(Asked(), root)
    members = Archive(session, Places(root, root))
    with closing(store_opener(session)(IN_MEMORY)) as store:
        survey = Survey(session, members, store, Task(()))
        held = [survey.is_held(f"content/{name}.md") for name in ("link", "second", "link")]
    assert held == [True, False, True]


def test_the_level_that_the_desk_gives_is_never_raised(archive: Desk) -> None:
    archive.file("content/a.md", article("Vote", "2026-11-02"))
    archive.file("content/b.md", article("Vote", "2026-11-04"))
    assert archive.rules_found("content/a.md") == [f"content/a.md {SAME} error"]
    archive.config(f"articles: ['content/**/*.md']\nrules: {{{SAME}: suggestion}}\n")
    assert archive.rules_found("content/a.md") == [f"content/a.md {SAME} suggestion"]
    escalated = "{level: suggestion, escalate: {within-days: 3, level: warning}}"
    archive.config(f"articles: ['content/**/*.md']\nrules: {{{SAME}: {escalated}}}\n")
    assert archive.rules_found("content/a.md") == [f"content/a.md {SAME} warning"]


def test_options_of_an_override_hold_for_its_articles(archive: Desk) -> None:
    archive.file("content/a.md", article("Vote", "2026-11-02"))
    archive.file("content/b.md", article("Vote", "2026-11-04"))
    rules = f"{{{SAME}: {{escalate: {{within-days: 1, level: error}}}}}}"
    archive.config(
        f"articles: ['content/**/*.md']\noverrides:\n- {{files: content/b.md, rules: {rules}}}\n"
    )
    assert archive.rules_found() == [
        f"content/a.md {SAME} error",
        f"content/b.md {SAME} warning",
    ]


def test_one_headline_on_many_articles_takes_no_time() -> None:
    place = Place(Span(0, 4), Position(1, 1), Position(1, 5))
    facts = [
        Fact(f"{n:04}.md", ("vote",), "Vote", place, f"20{n // 100:02}-01-{n % 20 + 1:02}")
        for n in range(3000)
    ]
    check = Duplicates("headline", "archive", escalate=Escalation(1, "error"))
    clashes = list(check.conclude([Group(facts)]))
    assert len(clashes) == 3000
    assert {len(clash.others) for clash in clashes} == {10}
    assert all(clash.level == "error" for clash in clashes)
    assert all(clash.fact not in clash.others for clash in clashes)
