"""--changed-since: only what stands on lines that changed, as git itself tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk import RULES, Desk
from installed import clean_environment, command, must
from newslint.revisions import parsed

FAULT = "They utilise it.\n"
CLEAN = "They use it.\n"
OLD = f"One.\n\n{FAULT}\nTwo.\n\n{FAULT}\nThree.\n"


class Repository:
    """A desk under version control, with one commit."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        (desk.root / ".git").rmdir()
        self.git("init", "-q", "-b", "main", ".")
        desk.config("articles: ['**/*.md']\n")
        self.file("a.md", OLD)
        self.commit()

    def git(self, *words: str) -> str:
        return must("git", *words, cwd=self.desk.root)

    def file(self, name: str, text: str | bytes) -> None:
        self.desk.file(name, text)

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Articles")
        return self.git("rev-parse", "HEAD").strip()

    def told(self, *words: str, since: str = "HEAD") -> list[str]:
        """Return the places of the findings on what changed."""
        ran = self.desk.check("--changed-since", since, *words)
        assert ran.code < 2, ran.err
        return [line.split(": ")[0] for line in ran.out.splitlines()]


@pytest.fixture
def repository(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return Repository(desk)


class TestLines:
    def test_nothing_changed(self, repository: Repository) -> None:
        assert repository.told() == []
        ran = repository.desk.run("check", "--changed-since", "HEAD")
        assert (ran.code, ran.out) == (0, "0 articles, nothing to report.\n")

    def test_a_line_that_was_added_or_changed(self, repository: Repository) -> None:
        repository.file("a.md", OLD.replace("Two.", "Two, which they utilise."))
        assert repository.told() == ["a.md:5:17"]
        repository.file("a.md", f"{FAULT}\n{OLD}")
        assert repository.told() == ["a.md:1:6"]
        repository.file("a.md", f"{OLD}\n{FAULT}\n\nThey utilise that.")
        assert repository.told() == ["a.md:11:6", "a.md:14:6"]

    @pytest.mark.parametrize("how", ["in the working tree", "staged", "committed"])
    def test_wherever_the_change_is(self, repository: Repository, how: str) -> None:
        before = repository.git("rev-parse", "HEAD").strip()
        repository.file("a.md", OLD.replace("Three", "They utilise three"))
        repository.file("new.md", FAULT)
        if how == "staged":
            repository.git("add", "-A")
        elif how == "committed":
            repository.commit()
        assert repository.told(since=before) == ["a.md:9:6", "new.md:1:6"]

    def test_lines_that_are_gone_are_no_lines(self, repository: Repository) -> None:
        repository.file("a.md", OLD.replace("Two.\n\n", "").replace("One.\n\n", ""))
        assert repository.told() == []

    def test_a_renamed_article_keeps_its_lines(self, repository: Repository) -> None:
        repository.git("mv", "a.md", "b.md")
        assert repository.told() == []
        repository.file("b.md", OLD.replace("One.", "They utilise one."))
        assert repository.told() == ["b.md:1:6"]

    def test_a_file_that_git_is_not_told_of_is_new(self, repository: Repository) -> None:
        repository.file(".gitignore", "wire/\n")
        repository.file("wire/a.md", FAULT)
        assert repository.told("wire/a.md") == ["wire/a.md:1:6"]
        repository.git("rm", "-q", "--cached", "a.md")
        assert repository.told("a.md") == ["a.md:3:6", "a.md:7:6"]

    @pytest.mark.parametrize(
        "name", ["Zoë, “the” park.md", 'it"s\\odd.md', "tab\there.md", " b/ c .md", "ü/a b.md"]
    )
    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
    def test_whatever_an_article_is_called(self, repository: Repository, name: str) -> None:
        repository.file(name, OLD)
        repository.commit()
        repository.file(name, OLD.replace("Two.", "They utilise two."))
        assert [place.rsplit(":", 2)[1] for place in repository.told()] == ["5"]

    def test_text_that_looks_like_a_diff(self, repository: Repository) -> None:
        head = "-- a/a.md\n++ b/x.md\n@@ -1,2 +3,4 @@\n"
        repository.file("a.md", f"{head}\n{FAULT}")
        repository.commit()
        repository.file("a.md", f"{head}+\n\n{FAULT}\n{head}\nWe utilise that.\n")
        assert repository.told() == ["a.md:12:4"]

    def test_whatever_the_user_has_set(self, repository: Repository) -> None:
        for key, value in (
            ("diff.noprefix", "true"),
            ("diff.mnemonicPrefix", "true"),
            ("diff.renames", "false"),
            ("diff.relative", "true"),
            ("diff.context", "9"),
            ("diff.interHunkContext", "9"),
            ("diff.external", "false"),
            ("color.ui", "always"),
            ("core.quotePath", "true"),
        ):
            repository.git("config", key, value)
        repository.file(".gitattributes", "*.md -diff\n")
        repository.git("mv", "a.md", "é.md")
        repository.file("é.md", OLD.replace("One.", "They utilise one."))
        assert repository.told() == ["é.md:1:6"]

    @pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
    def test_other_encodings_have_lines_too(self, repository: Repository, encoding: str) -> None:
        repository.file("a.md", f"{OLD}é\n".encode(encoding))
        repository.commit()
        repository.file("a.md", OLD.replace("Two.", "They utilise é.").encode(encoding))
        assert "a.md:5:6" in repository.told()
        assert "a.md:3:6" not in repository.told()

    def test_pictures_are_not_read_as_text(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.file("a.PNG", b"\x89PNG\0one\n")
        repository.commit()
        repository.file("a.PNG", b"\x89PNG\0two\n" * 100)
        repository.file("a.md", OLD.replace("Two.", "They utilise two."))
        read: list[bytes] = []
        monkeypatch.setattr(
            "newslint.revisions.parsed", lambda diff: read.append(diff) or parsed(diff)
        )
        assert repository.told() == ["a.md:5:6"]
        assert b"PNG" not in read[0] and b"utilise" in read[0]


class TestFindings:
    def test_of_the_archive_count_where_they_stand(self, repository: Repository) -> None:
        repository.file("b.md", "# Vote is on Monday\n\nText.\n")
        repository.commit()
        repository.file("c.md", "# Vote is on Monday\n\nOther text.\n")
        assert repository.told() == ["c.md:1:3"]
        repository.desk.unconfigured()
        assert repository.told("--packs", "desk", "b.md", "c.md") == ["c.md:1:3"]

    def test_of_an_article_as_a_whole_count_if_anything_in_it_changed(
        self, repository: Repository
    ) -> None:
        rule = (
            "- {id: wording/shut, check: existence, message: M., report: document, terms: [shut]}"
        )
        repository.file("count/rules.yml", f"pack: count\nrules:\n{rule}\n")
        repository.desk.config("articles: ['**/*.md']\n", packs="[count]")
        repository.file("a.md", "It is shut.\n\nTwo.\n\nThree.\n")
        repository.commit()
        repository.git("mv", "a.md", "b.md")
        assert repository.told() == []
        repository.file("b.md", "It is shut.\n\nThree.\n")
        assert repository.told() == ["b.md:1:7"]

    def test_of_what_the_front_matter_lacks_count_if_anything_changed(
        self, repository: Repository
    ) -> None:
        rule = "{id: headlines/keys, check: front-matter, message: '{what}'"
        keys = "keys: {date: {required: true}}}"
        repository.file("keys/rules.yml", f"pack: keys\nrules:\n- {rule}, {keys}\n")
        repository.desk.config("articles: ['**/*.md']\n", packs="[keys]")
        repository.file("a.md", "---\ntitle: A\ndate: 2026-11-24\n---\n\nOne.\n")
        repository.commit()
        repository.file("a.md", "---\ntitle: A\n---\n\nOne.\n")
        assert repository.told() == ["a.md:1:1"]

    def test_known_ones_stay_known(self, repository: Repository) -> None:
        repository.desk.config("articles: ['**/*.md']\nbaseline: known.json\n")
        repository.desk.run("baseline")
        repository.commit()
        repository.file("a.md", "They utilise  it.\n\nThey utilise that.\n")
        assert repository.told() == ["a.md:3:6"]
        assert "no longer there" in repository.desk.check().err
        (repository.desk.root / "a.md").unlink()
        repository.file("b.md", CLEAN)
        assert repository.desk.check("--changed-since", "HEAD").err == ""

    def test_only_those_are_mended(self, repository: Repository) -> None:
        new = OLD.replace("Two.", "They utilise two.")
        repository.file("a.md", new)
        ran = repository.desk.check("--changed-since", "HEAD", "--fix")
        assert (ran.code, ran.out, ran.err) == (0, "", "a.md: 1 fixed\n")
        mended = (repository.desk.root / "a.md").read_text(encoding="utf-8")
        assert mended == OLD.replace("Two.", "They use two.")

    def test_and_shown(self, repository: Repository) -> None:
        repository.file("a.md", OLD.replace("Two.", "They utilise two."))
        ran = repository.desk.run("check", "--changed-since", "HEAD", "--diff")
        assert [line for line in ran.out.splitlines() if line[:2] in ("+T", "-T")] == [
            "-They utilise two.",
            "+They use two.",
        ]

    def test_a_fix_that_moves_lines_leaves_the_others_in_their_places(
        self, repository: Repository
    ) -> None:
        rule = '- {id: wording/lines, check: substitution, message: M., swap: {utilise: "a\\nb"}}'
        repository.file("lines/rules.yml", f"pack: lines\nrules:\n{rule}\n")
        repository.desk.config("articles: ['**/*.md']\n", packs="[lines]")
        repository.commit()
        repository.file("a.md", f"They utilise one.\n\n{OLD}")
        assert repository.told("--fix") == []
        assert (repository.desk.root / "a.md").read_text().startswith("They a\nb one.\n\nOne.\n")

    def test_they_fail_a_run(self, repository: Repository) -> None:
        assert repository.desk.check("--changed-since", "HEAD").code == 0
        repository.file("b.md", FAULT)
        assert repository.desk.check("--changed-since", "HEAD").code == 1

    def test_others_are_not_even_read(self, repository: Repository) -> None:
        repository.file("b.md", FAULT)
        data = repository.desk.run(
            "check", "--changed-since", "HEAD", "--output-format", "json", "--jobs", "2"
        )
        assert '"files": 1, "errors": 0, "warnings": 1' in data.out


class TestRevisions:
    def test_a_branch_is_looked_at_from_where_it_left(self, repository: Repository) -> None:
        repository.git("checkout", "-q", "-b", "story")
        repository.file("story.md", FAULT)
        repository.commit()
        repository.git("checkout", "-q", "main")
        repository.file("a.md", OLD.replace("Two.", "2."))
        repository.commit()
        repository.git("checkout", "-q", "story")
        assert repository.told(since="main") == ["story.md:1:6"]

    def test_tags_and_other_names(self, repository: Repository) -> None:
        repository.git("tag", "-a", "-m", "Edition", "edition")
        repository.file("b.md", FAULT)
        repository.commit()
        assert repository.told(since="edition") == repository.told(since="HEAD~1") == ["b.md:1:6"]

    def test_histories_that_share_nothing(self, repository: Repository) -> None:
        repository.git("checkout", "-q", "--orphan", "other")
        repository.file("a.md", f"{OLD}\nThey utilise three.\n")
        repository.commit()
        assert repository.told(since="main") == ["a.md:11:6"]

    def test_from_a_folder_of_the_repository(self, repository: Repository) -> None:
        repository.file("news/a.md", OLD)
        repository.file("news/.newslint.yml", "packs: [../desk]\narticles: ['*.md']\n")
        repository.commit()
        repository.file("news/a.md", OLD.replace("Two.", "They utilise two."))
        repository.file("a.md", OLD.replace("Two.", "They utilise two."))
        repository.desk.go("news")
        assert repository.told() == ["a.md:5:6"]

    def test_from_a_folder_that_is_reached_by_a_link(
        self, repository: Repository, tmp_path: Path
    ) -> None:
        repository.file("news/a.md", OLD)
        repository.file("news/desk/rules.yml", RULES)
        repository.file("news/.newslint.yml", "packs: [desk]\narticles: ['*.md']\n")
        repository.commit()
        repository.file("news/a.md", OLD.replace("Two.", "They utilise two."))
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere/news").symlink_to(repository.desk.root / "news")
        found = repository.told("--config", str(tmp_path / "elsewhere/news/.newslint.yml"))
        assert [place.rpartition("/")[2] for place in found] == ["a.md:5:6"]

    def test_in_a_worktree_and_while_git_makes_a_commit(
        self, repository: Repository, tmp_path: Path
    ) -> None:
        repository.git("worktree", "add", "-q", str(tmp_path / "other"), "-b", "other")
        (tmp_path / "other/b.md").write_text(FAULT, encoding="utf-8")
        hook = repository.desk.root / ".git/hooks/pre-commit"
        hook.write_text(
            f"#!/bin/sh\nexec '{sys.executable}' -m newslint check --changed-since HEAD\n"
        )
        hook.chmod(0o755)
        must("git", "add", "b.md", cwd=tmp_path / "other")
        environment = {"PYTHONPATH": os.pathsep.join(sys.path), "NEWSLINT_CACHE": str(tmp_path)}
        ran = command("git", "commit", "-m", "B", cwd=tmp_path / "other", **environment)
        assert ran.returncode != 0
        assert "b.md:1:6" in ran.stdout + ran.stderr


class TestWhatIsWrong:
    def refused(self, desk: Desk, *words: str) -> str:
        ran = desk.check(*words)
        assert (ran.code, ran.out) == (2, "")
        return ran.err

    @pytest.mark.parametrize("revision", ["nothing", "-x", "HEAD..main", "HEAD:a.md"])
    def test_an_unknown_revision(self, repository: Repository, revision: str) -> None:
        said = self.refused(repository.desk, f"--changed-since={revision}")
        assert said == f"git knows no revision “{revision}” here\n"

    def test_a_repository_without_a_commit(self, desk: Desk) -> None:
        (desk.root / ".git").rmdir()
        must("git", "init", "-q", cwd=desk.root)
        assert "git knows no revision “HEAD” here" in self.refused(desk, "--changed-since", "HEAD")

    def test_no_repository(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk.root / ".git").rmdir()
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root.parent))
        said = self.refused(desk, "--changed-since", "HEAD")
        assert said.startswith(f"--changed-since needs a git repository at {desk.root}: not a git")

    def test_no_git(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(repository.desk.root))
        said = self.refused(repository.desk, "--changed-since", "HEAD")
        assert said == "--changed-since asks git, which is not installed here\n"

    def test_a_shallow_clone(self, repository: Repository, tmp_path: Path) -> None:
        first = repository.git("rev-parse", "HEAD").strip()
        repository.git("checkout", "-q", "-b", "story")
        for number in range(3):
            repository.file("b.md", f"{FAULT}\n{number}\n")
            repository.commit()
        clone, url = tmp_path / "clone", repository.desk.root.as_uri()
        must("git", "clone", "-q", "--depth", "1", "-b", "story", url, clone, cwd=tmp_path)
        words = (sys.executable, "-m", "newslint", "check", "--packs", "desk", "--changed-since")
        environment = {**clean_environment(), "PYTHONPATH": os.pathsep.join(sys.path)}

        def said(revision: str) -> str:
            return subprocess.run(
                [*words, revision], cwd=clone, env=environment, capture_output=True, check=False
            ).stderr.decode()

        assert f"no revision “{first}” here; this clone is shallow, fetch more" in said(first)
        must("git", "fetch", "-q", "--depth", "1", "origin", "main", cwd=clone)
        assert "this clone does not reach back to “FETCH_HEAD”; fetch more" in said("FETCH_HEAD")

    def test_standard_input(self, repository: Repository) -> None:
        said = self.refused(repository.desk, "-", "--changed-since", "HEAD")
        assert said.startswith("--changed-since asks what changed on the disk")


def test_a_diff_is_read_by_its_counts() -> None:
    diff = b"""\
diff --git a/a.md b/a.md
--- a/a.md
+++ b/a.md
@@ -1 +1,2 @@ One
-+++ b/other.md
++++ b/other.md
+@@ -1 +9 @@
\\ No newline at end of file
@@ -5,2 +6,0 @@
-x
-y
diff --git "a/\\303\\251\\".md" "b/\\303\\251\\".md"
--- /dev/null
+++ "b/\\303\\251\\".md"
@@ -0,0 +1 @@
+x
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
-x
"""
    hunks = {b"a.md": [(1, 2), (6, 5)], 'é".md'.encode(): [(1, 1)]}
    assert parsed(diff) == (hunks, {b"gone.md"})
