"""`newslint init`: what a repository shows of its desk, and the files that are made of it."""

import json
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from desk import Desk
from installed import PROJECT, Environment, command, must
from newslint import __version__
from newslint.init.folders import Place, may_hold, places_of
from newslint.init.habits import agreement, habits, keys_of
from newslint.init.looking import Form, Seen
from newslint.init.sources import source_of
from newslint.init.workflows import Source, pre_commit, workflow
from newslint.init.writing import Found, configuration

BODY = """\
The council met on Monday evening and talked for two hours about the pool, which has been shut
since spring because its roof leaks. Nobody knows what a new roof costs, and nobody has asked a
builder so far. The next meeting is in June, and the pool stays shut until then.
"""
CONFIG = ".newslint.yml"
EXPECTED = (Path(__file__).parent / "init/newslint.yml").read_text(encoding="utf-8")


def article(number: int, text: str = "", keys: str = "") -> str:
    head = f"---\ntitle: Council meets for the {number}th time\n{keys}---\n\n"
    return f"{head}{BODY}\nMeeting {number} it was. {text}\n"


@pytest.fixture
def paper(desk: Desk) -> Desk:
    """Return a repository with articles in two folders, and much else."""
    desk.unconfigured()
    for number in range(12):
        odd = "e-mail" if number == 0 else "email"
        text = f"An {odd} came from the {'US' if number % 2 else 'U.S.'} office."
        keys = f"excerpt: They talk.\nauthor: Ann\nslug: meeting-{number}\n"
        desk.file(f"content/posts/2026/{number}.md", article(number, text, keys))
    for number in range(3):
        desk.file(f"content/opinion/{number}.html", f"<h1>Opinion {number}</h1><p>{BODY}</p>")
    desk.file("README.md", f"# Our paper\n\n{BODY}")
    desk.file("_layouts/page.html", f"<h1>{{{{ title }}}}</h1><p>{BODY}</p>")
    desk.file("ignored/a.md", article(99))
    desk.file(".gitignore", "ignored/\n")
    desk.file("notes/a.md", "# Note\n\nCall the builder.\n")
    return desk


def written(desk: Desk) -> dict[str, Any]:
    """Return the configuration as other readers of YAML have it."""
    return dict(yaml.safe_load((desk.root / CONFIG).read_text(encoding="utf-8")))


class TestWhatItWrites:
    def test_the_whole_file(self, paper: Desk) -> None:
        ran = paper.run("init")
        assert ran.code == 0, ran.err
        assert ran.out == (
            ".newslint.yml: written\n"
            "The articles are content/**/*.{md,html}."
            " Next: newslint check, then newslint baseline.\n"
        )
        assert (paper.root / CONFIG).read_text(encoding="utf-8") == EXPECTED

    def test_newslint_understands_it_and_runs(self, paper: Desk) -> None:
        paper.run("init")
        ran = paper.check()
        assert (ran.code, ran.err) == (1, "")
        assert "content/posts/2026/0.md:12:22: warning: Keep to one spelling: “email”" in ran.out
        schema = json.loads((PROJECT / "docs/schemas/newslint.schema.json").read_text())
        assert list(Draft202012Validator(schema).iter_errors(written(paper))) == []

    def test_it_reads_what_was_seen(self, paper: Desk) -> None:
        paper.run("init")
        data = written(paper)
        assert data["articles"] == ["content/**/*.{md,html}"]
        assert data["front-matter"]["deck"] == "excerpt"
        assert data["rules"]["spelling/mixed"] == {"prefer": {"email": "email"}}

    def test_without_articles_it_says_so_and_is_valid(self, desk: Desk) -> None:
        desk.unconfigured()
        ran = desk.run("init")
        assert ran.out.endswith("No folder of articles was found; name yours under “articles”.\n")
        desk.file("a.md", "The park is open.\n")
        assert desk.check() == (0, "", "")

    def test_it_stands_at_the_top_of_the_repository(self, paper: Desk) -> None:
        paper.go("content/posts")
        paper.run("init")
        assert (paper.root / CONFIG).exists()

    def test_files_that_cannot_be_read_are_passed_over(self, paper: Desk) -> None:
        paper.file("content/posts/2026/picture.md", b"\0\1\2")
        assert paper.run("init").code == 0

    def test_folders_that_mostly_hold_no_articles_count_where_there_are_no_others(
        self, desk: Desk
    ) -> None:
        desk.unconfigured()
        for number in range(3):
            desk.file(f"public/news/{number}.md", article(number))
        desk.run("init")
        assert written(desk)["articles"] == ["public/news/**/*.md"]

    def test_many_articles_are_read_in_part(
        self, paper: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("newslint.init.surveying.MOST_READ", 8)
        paper.run("init")
        said = (paper.root / CONFIG).read_text(encoding="utf-8")
        assert "# It read 8 of 16 files, evenly spread, and counts these." in said


class TestWhatIsThere:
    def test_a_configuration_is_never_written_over_unasked(self, desk: Desk) -> None:
        before = (desk.root / CONFIG).read_text()
        ran = desk.run("init")
        assert (ran.code, ran.out) == (2, "")
        assert ".newslint.yml is there already; --force writes over it" in ran.err
        assert (desk.root / CONFIG).read_text() == before

    def test_unless_forced_even_where_it_is_damaged(self, desk: Desk) -> None:
        desk.config("{", packs="")
        assert desk.run("init", "--force").code == 0
        assert written(desk)["packs"] == ["newsroom"]

    def test_print_writes_nothing(self, paper: Desk) -> None:
        before = sorted(paper.root.rglob("*"))
        ran = paper.run("init", "--print", "--pre-commit", "--ci", "github")
        assert ran.code == 0
        for name in (CONFIG[1:4], "repos:", "on: [pull_request]"):
            assert name in ran.out
        assert sorted(paper.root.rglob("*")) == before

    def test_the_rest_can_be_added_to_a_desk_that_has_one(self, desk: Desk) -> None:
        before = (desk.root / CONFIG).read_text()
        ran = desk.run("init", "--ci", "github")
        assert ran.code == 0
        assert ran.out == (
            f"{CONFIG} is there already and stays as it is; --force writes over it\n"
            ".github/workflows/newslint.yml: written\n"
        )
        assert (desk.root / CONFIG).read_text() == before
        assert (desk.root / ".github/workflows/newslint.yml").exists()

    def test_of_what_stays_nothing_is_said_that_it_may_not_hold(self, desk: Desk) -> None:
        desk.run("init", "--ci", "github")
        ran = desk.run("init", "--ci", "github")
        stays = "is there already and stays as it is; --force writes over it"
        assert ran.out == f".github/workflows/newslint.yml {stays}\n{CONFIG} {stays}\n"
        assert ran.err == ""

    def test_a_configuration_that_is_linked_stays_linked(self, desk: Desk) -> None:
        (desk.root / CONFIG).rename(desk.root / "shared.yml")
        (desk.root / CONFIG).symlink_to("shared.yml")
        assert desk.run("init", "--force").code == 0
        assert (desk.root / CONFIG).is_symlink()
        assert written(desk)["packs"] == ["newsroom"]

    @pytest.mark.parametrize(
        ("name", "option"),
        [(".pre-commit-config.yaml", ["--pre-commit"]), (".gitlab-ci.yml", ["--ci", "gitlab"])],
    )
    def test_what_others_write_into_is_never_written_over(
        self, paper: Desk, name: str, option: list[str]
    ) -> None:
        paper.file(name, "mine: true\n")
        ran = paper.run("init", "--force", *option)
        assert ran.code == 0
        assert f"{name} is there already; add this to it:\n" in ran.out
        assert "newslint" in ran.out.split("add this to it")[1]
        assert (paper.root / name).read_text() == "mine: true\n"


class TestHooksAndJobs:
    def test_they_keep_to_their_schemas(self, paper: Desk) -> None:
        paper.run("init", "--ci", "github", "--pre-commit")
        paper.run("init", "--ci", "gitlab", "--source", "https://github.com/a/b@v2")
        for name, schema in (
            (".github/workflows/newslint.yml", "github-workflows"),
            (".gitlab-ci.yml", "gitlab-ci"),
        ):
            read = yaml.safe_load((paper.root / name).read_text())
            data = {"on" if key is True else key: value for key, value in read.items()}
            vendor = files("check_jsonschema.builtin_schemas") / "vendor" / f"{schema}.json"
            validator = Draft7Validator(json.loads(vendor.read_text("utf-8")))
            assert [error.message for error in validator.iter_errors(data)] == []
        assert "pip install git+https://github.com/a/b@v2" in (
            (paper.root / ".gitlab-ci.yml").read_text()
        )

    def test_the_hook_is_one_that_pre_commit_takes(self, paper: Desk) -> None:
        paper.run("init", "--pre-commit")
        must(sys.executable, "-m", "pre_commit", "validate-config", cwd=paper.root)
        hooks = (PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
        there = {hook["id"] for hook in yaml.safe_load(hooks)}
        (repo,) = yaml.safe_load((paper.root / ".pre-commit-config.yaml").read_text())["repos"]
        assert {hook["id"] for hook in repo["hooks"]} <= there
        (pattern,) = [hook["files"] for hook in repo["hooks"] if "files" in hook]
        assert re.search(pattern, "content/a.md") and not re.search(pattern, "README.md")

    def test_until_newslint_is_published_the_source_is_pointed_out(self, paper: Desk) -> None:
        assert "where you have newslint from" in paper.run("init", "--ci", "github").err
        ran = paper.run("init", "--ci", "github", "--force", "--source", "https://a.b/c@v1")
        assert ran.err == ""

    def test_the_hook_knows_folders_and_files_at_the_top(self) -> None:
        source = Source("https://a.b/c", "v1")
        one, two = Place("a.b/**/*.md", 3), Place("c/**/*.md", 2)
        assert "files: '^a\\.b/'\n" in pre_commit(source, [one])
        assert "files: '^(a\\.b|c)/'\n" in pre_commit(source, [one, two])
        assert "files:" not in pre_commit(source, [one, Place("*.md", 1)])

    @pytest.mark.parametrize("url", ["https://github.com/a/b.c", "https://github.com/a/b.c.git"])
    def test_on_github_the_action_is_used(self, url: str) -> None:
        assert "    - uses: a/b.c@v1\n" in workflow(Source(url, "v1"))
        assert "pip install git+https://a.b/c@v1\n" in workflow(Source("https://a.b/c", "v1"))

    @pytest.mark.parametrize(
        ("named", "url", "revision"),
        [
            ("https://a.b/c@v1", "https://a.b/c", "v1"),
            ("https://a.b/c", "https://a.b/c", f"v{__version__}"),
            ("ssh://git@a.b/c.git", "ssh://git@a.b/c.git", f"v{__version__}"),
            ("ssh://git@a.b/c.git@v1", "ssh://git@a.b/c.git", "v1"),
            ("git@a.b:c/d", "git@a.b:c/d", f"v{__version__}"),
            ("git@a.b:c/d@fix/e", "git@a.b:c/d", "fix/e"),
        ],
    )
    def test_a_source_may_have_a_user(self, named: str, url: str, revision: str) -> None:
        assert source_of(named) == Source(url, revision)

    def test_a_short_address_is_one_that_pip_takes(self) -> None:
        assert Source("git@a.b:c/d", "v1").requirement == "git+ssh://git@a.b/c/d@v1"
        assert Source("ssh://git@a.b/c", "v1").requirement == "git+ssh://git@a.b/c@v1"
        assert "    - uses: a/b@v1\n" in workflow(Source("git@github.com:a/b.git", "v1"))

    def test_where_pip_had_it_from_is_known(
        self, checkout: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        environment = Environment.make(tmp_path_factory.mktemp("from-git"))
        must("git", "tag", "-f", "v9", cwd=checkout)
        environment.pip("install", f"git+{checkout.as_uri()}@v9")
        (environment.desk / ".git").rmdir()
        must("git", "init", "-q", cwd=environment.desk)
        ran = environment.run("init", "--pre-commit")
        assert (ran.returncode, ran.stderr) == (0, "")
        made = (environment.desk / ".pre-commit-config.yaml").read_text()
        assert f"- repo: {checkout.as_uri()}\n  rev: v9\n" in made


class TestPlaces:
    @pytest.mark.parametrize(
        ("paths", "globs"),
        [
            (["content/a.md", "content/b.md"], ["content/**/*.md"]),
            (["content/posts/2025/a.md", "content/posts/2026/b.md"], ["content/posts/**/*.md"]),
            (["a.md", "b.txt"], ["*.{md,txt}"]),
            (["news/a.md", "news/b.md", "sport/a.html"], ["news/**/*.md", "sport/**/*.html"]),
            ([*(f"news/{n}.md" for n in range(30)), "docs/a.md"], ["news/**/*.md"]),
            ([*(f"news/{n}.md" for n in range(30)), "news/x.txt"], ["news/**/*.md"]),
            ([], []),
        ],
    )
    def test_globs_lead_to_the_folders_that_hold_most(
        self, paths: list[str], globs: list[str]
    ) -> None:
        assert [place.glob for place in places_of(paths)[0]] == globs

    def test_what_they_leave_out_is_counted(self) -> None:
        paths = [*(f"news/{n}.md" for n in range(30)), "docs/a.md", "news/x.txt"]
        places, elsewhere = places_of(paths)
        assert (places[0].articles, elsewhere) == (30, 2)

    @pytest.mark.parametrize(
        ("path", "may"),
        [
            ("README.md", False),
            ("docs/LICENSE.txt", False),
            ("_layouts/a.html", False),
            ("themes/x/a.md", False),
            ("content/readme-or-not.md", True),
        ],
    )
    def test_what_is_no_article_by_its_name(self, path: str, may: bool) -> None:
        assert may_hold(path) == may


class TestHabits:
    def seen(self, *forms: str, keys: tuple[str, ...] = ()) -> list[Seen]:
        return [Seen("a", keys, (Form("r/x", "mail", form),), "“") for form in forms]

    def test_enough_articles_make_one(self) -> None:
        assert habits(self.seen(*["email"] * 9)) == []
        (habit,) = habits(self.seen(*["email"] * 10))
        assert (habit.forms, habit.is_clear) == ((("email", 10),), True)

    @pytest.mark.parametrize(("odd", "is_clear"), [(1, True), (2, False)])
    def test_nearly_all_must_have_it(self, odd: int, is_clear: bool) -> None:
        (habit,) = habits(self.seen(*["email"] * (10 - odd), *["e-mail"] * odd))
        assert habit.is_clear == is_clear

    def test_a_house_is_compared_where_it_has_a_word(self) -> None:
        clear = habits(self.seen(*["email"] * 10))
        assert agreement("ap", {("r/x", "mail"): "email"}, clear)[1:] == (1, 1)
        assert agreement("ap", {("r/x", "mail"): "e-mail"}, clear)[1:] == (0, 1)
        assert agreement("ap", {("r/x", "else"): "email"}, clear)[1:] == (0, 0)

    def test_rare_keys_are_left_out(self) -> None:
        seen = [*self.seen(*["email"] * 200, keys=("title",)), *self.seen("email", keys=("hed",))]
        assert keys_of(seen) == {"headline": [("title", 200)]}

    def test_forms_are_written_so_that_yaml_reads_them(self) -> None:
        forms = ["%", "no", "U.S.", " — ", "Off", "a: b", "“", "health care", "1", "- x", "#"]
        seen = [
            Seen("a", (), tuple(Form("r/x", f"f{n}", form) for n, form in enumerate(forms)), "")
            for _ in range(10)
        ]
        text = configuration(Found(10, 10, (), 0, {}, habits(seen), (), ()))
        prefer = yaml.safe_load(text)["rules"]["r/x"]["prefer"]
        assert prefer == {f"f{n}": form for n, form in enumerate(forms)}


def test_it_needs_no_repository(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    environment = {"NEWSLINT_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(PROJECT)}
    ran = command(sys.executable, "-m", "newslint", "init", cwd=tmp_path, **environment)
    assert ran.returncode == 0, ran.stderr
    assert '- "*.md"' in (tmp_path / CONFIG).read_text()
