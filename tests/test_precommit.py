"""The hooks, with git and pre-commit themselves, as a newsroom's repository has them."""

import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from installed import command, must

FAULT = "# Bridge closes for repairs\n\nBridge closes for repairs\n\nThe bridge closes on Monday.\n"
CLEAN = "# Bridge closes for repairs\n\nThe bridge closes on Monday.\n"
CONFIG = """\
repos:
- repo: {checkout}
  rev: {rev}
  hooks:
  - id: newslint
    files: ^content/
  - id: newslint-archive
"""
FIXING = """\
repos:
- repo: {checkout}
  rev: {rev}
  hooks:
  - id: newslint-fix
    files: ^content/
"""
PACK = """\
pack: desk
rules:
- id: wording/plain
  check: substitution
  message: "Write “{fix}”, not “{match}”."
  swap: {utilise: use}
"""


class Repository:
    """A repository of articles whose commits and pushes newslint looks at."""

    def __init__(self, folder: Path, checkout: Path, config: str = CONFIG) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self._home = folder.parent
        self.git("init", "-q", "-b", "main", ".")
        rev = must("git", "rev-parse", "HEAD", cwd=checkout).strip()
        self.file(".pre-commit-config.yaml", config.format(checkout=checkout.as_uri(), rev=rev))
        self.file(".newslint.yml", 'articles: ["content/**/*.md"]\n')
        self.file("README.md", FAULT)
        must(*self._words("install", "-t", "pre-commit", "-t", "pre-push"), **self._where())
        must("git", "init", "-q", "--bare", folder.parent / "origin", cwd=folder)
        self.git("remote", "add", "origin", str(folder.parent / "origin"))

    def _words(self, *words: str) -> tuple[str, ...]:
        return sys.executable, "-m", "pre_commit", *words

    def _where(self) -> dict[str, str]:
        return {
            "cwd": str(self.folder),
            "PRE_COMMIT_HOME": str(self._home.parent / "pre-commit"),
            "NEWSLINT_CACHE": str(self._home / "cache"),
        }

    def file(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *words: str) -> CompletedProcess[str]:
        return command("git", *words, **self._where())

    def commit(self, *names: str) -> CompletedProcess[str]:
        self.git("add", *names)
        return self.git("commit", "-m", "Articles")

    def commits(self) -> int:
        return len(self.git("log", "--oneline", "--all").stdout.splitlines())


@pytest.fixture(scope="module")
def repository(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("hooks") / "articles", checkout)


def test_a_commit_is_refused_for_an_article_with_a_fault_and_taken_when_it_is_mended(
    repository: Repository,
) -> None:
    repository.file("content/bridge.md", FAULT)
    refused = repository.commit("content/bridge.md")
    assert refused.returncode != 0
    said = refused.stdout + refused.stderr
    assert "content/bridge.md:3:1" in said
    assert "headlines/repeated" in said
    assert repository.commits() == 0

    repository.file("content/bridge.md", CLEAN)
    taken = repository.commit("content/bridge.md")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert repository.commits() == 1


def test_what_is_no_article_is_not_looked_at(repository: Repository) -> None:
    repository.file("requirements.txt", "newslint\nnewslint\n")
    taken = repository.commit("README.md", "requirements.txt", ".pre-commit-config.yaml")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert "no files to check" in taken.stdout + taken.stderr


def test_a_new_article_is_held_against_those_committed_before(repository: Repository) -> None:
    repository.file("content/bridge.md", CLEAN)
    repository.file("content/again.md", CLEAN.replace("The bridge", "It is the bridge that"))
    refused = repository.commit("content/again.md")
    assert refused.returncode != 0
    assert "headlines/same-as-another" in refused.stdout + refused.stderr
    repository.git("rm", "-q", "-f", "--cached", "content/again.md")
    (repository.folder / "content/again.md").unlink()


def test_a_push_is_refused_while_the_archive_has_a_fault(repository: Repository) -> None:
    repository.file("content/bridge.md", FAULT)
    repository.git("add", "-A")
    repository.git("commit", "-q", "--no-verify", "-m", "In a hurry")
    refused = repository.git("push", "-q", "origin", "main")
    assert refused.returncode != 0
    assert "content/bridge.md:3:1" in refused.stdout + refused.stderr

    repository.file("content/bridge.md", CLEAN)
    repository.commit("content/bridge.md")
    pushed = repository.git("push", "-q", "origin", "main")
    assert pushed.returncode == 0, pushed.stdout + pushed.stderr


def test_a_fix_is_made_in_the_working_tree_and_taken_with_the_next_commit(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository = Repository(tmp_path_factory.mktemp("fixes") / "articles", checkout, FIXING)
    repository.file("desk/rules.yml", PACK)
    repository.file(".newslint.yml", "packs: [desk]\n")
    repository.file("content/park.md", "They utilise the park.\n")
    refused = repository.commit("content/park.md")
    assert refused.returncode != 0
    assert "files were modified by this hook" in refused.stdout + refused.stderr
    assert (repository.folder / "content/park.md").read_text() == "They use the park.\n"
    taken = repository.commit("content/park.md")
    assert taken.returncode == 0, taken.stdout + taken.stderr
