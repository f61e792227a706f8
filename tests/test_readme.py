"""What the README shows is what happens: its output, its examples, its lists, its commands."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from desk import Desk
from installed import PROJECT, must
from newslint.assembly import assemble
from newslint.cli import main
from newslint.document import FRONT_MATTER_KEYS
from newslint.linter import lint
from newslint.parsers import Parsers
from newslint.registry import PluginName, load_registry
from newslint.rulebook import Rulebook
from newslint.rulefiles import read_rule_file
from newslint.rulemaking import TOPICS

README = (PROJECT / "README.md").read_text(encoding="utf-8")
SHOWN = (
    ("seeds/border-march.txt:5:", "[headlines/repeated]"),
    ("seeds/border-march.txt:11:", "[abbreviations/mixed]"),
    ("seeds/library-roof.html:", "[attribution/missing]"),
    ("seeds/quarry-lease.md:", "[quotes/unclosed]"),
    ("seeds/water-main-friday.md:", "[headlines/same-as-another]"),
)
"""Which findings in the sample articles the README shows."""
FINDING = re.compile(r"\n+(?=\S+:\d+:\d+: )")
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS: list[tuple[str, str]] = FENCED.findall(README)


def block(kind: str, start: str) -> str:
    """Return the block of the README that has a kind, and begins in a certain way."""
    (found,) = (text for one, text in BLOCKS if one == kind and text.startswith(start))
    return found


def commands() -> list[str]:
    """Return every newslint command that the README names."""
    return sorted(set(re.findall(r"`(newslint [a-z][^`]*)`", README)))


def excerpt(output: str) -> str:
    """Return the findings that are shown, a mark where others are left out, and the summary."""
    findings, _, summary = output.rstrip().rpartition("\n\n")
    parts = []
    for finding in FINDING.split(findings):
        head = finding.split("\n")[0]
        if any(head.startswith(place) and head.endswith(rule) for place, rule in SHOWN):
            parts.append(finding.rstrip())
        elif parts[-1:] != ["…"]:
            parts.append("…")
    return "\n\n".join([*parts, summary]) + "\n"


def test_the_output_is_the_real_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(PROJECT)
    assert main(["check", "--fail-on", "never", "seeds"]) == 0
    real = excerpt(capsys.readouterr().out)
    assert block("text", "") == real, "to put it in: python tests/test_readme.py"


def test_its_configuration_is_right(desk: Desk) -> None:
    desk.config(block("yaml", "# .newslint.yml"), packs="")
    stray = "“It has never once opened on time, and nobody minds.”\n\nThe park is open.\n"
    odd = "The US park. The USA park.\n"
    for place in ("content/opinion/a.md", "content/news/a.md", "elsewhere/a.md"):
        desk.file(place, f"{stray}\n{odd}")
    desk.file("content/wire/a.md", f"---\nsource: AP\n---\n\n{odd}")
    assert list(dict.fromkeys(desk.rules_found())) == [
        "content/news/a.md attribution/missing suggestion",
        "content/news/a.md abbreviations/mixed error",
        "content/opinion/a.md abbreviations/mixed error",
    ]


def test_its_front_matter_is_what_newslint_reads_anyway() -> None:
    shown = yaml.safe_load(block("yaml", "# .newslint.yml"))["front-matter"]
    for role, keys in shown.items():
        assert {keys} if isinstance(keys, str) else {*keys} <= {*FRONT_MATTER_KEYS[role]}


def test_its_rule_runs_beside_the_others(desk: Desk) -> None:
    desk.file("house/wording.yml", block("yaml", "# house"))
    (packs,) = re.findall(r"`packs: (\[.*?\])`", README)
    desk.config(packs=packs)
    desk.file("park.md", "They utilise the park.\n")
    assert desk.rules_found() == ["park.md wording/house-plain-words warning"]


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("kind: news", ["error", "warning"]),
        ("lang: de", []),
        ("draft: true", ["suggestion", "warning"]),
    ],
)
def test_what_it_says_of_languages_and_drafts(desk: Desk, line: str, levels: list[str]) -> None:
    desk.config(packs="[newsroom]")
    desk.file("a.md", f"---\n{line}\n---\n\nThe park is TKTK. The US park. The USA park.\n")
    found = [one.split()[1:] for one in desk.rules_found("a.md")]
    rules = ("leftovers/placeholder", "abbreviations/mixed")
    assert [level for rule, level in found if rule in rules] == levels


def test_without_a_configuration_what_is_given_is_compared(desk: Desk) -> None:
    desk.unconfigured()
    for name in ("a.md", "b.md", "c.md"):
        desk.file(name, f"# Mayor resigns over the park\n\nText {name}.\n")
    assert desk.rules_found("a.md") == []
    assert [one.split()[0] for one in desk.rules_found("a.md", "b.md")] == ["a.md", "b.md"]


def test_its_rule_passes_its_own_examples(desk: Desk) -> None:
    desk.file("house/wording.yml", block("yaml", "# house"))
    ran = desk.run("test", "house")
    assert (ran.code, ran.out) == (0, "1 rule, 3 examples, 0 failed.\n")


def test_its_comments_are_understood(desk: Desk) -> None:
    desk.config(packs="[newsroom]")
    text = block("markdown", "<!-- newslint-disable-next-line")
    head = "The U.S. agency is in the U.S. today.\n\n"
    faulty = text.replace("…", "“It never closes, she said.\n")
    desk.file("a.md", head + faulty)
    assert desk.rules_found("a.md") == []
    desk.file("b.md", head + re.sub("<!--.*?-->", "", faulty))
    assert desk.rules_found("b.md") == [
        "b.md abbreviations/mixed warning",
        "b.md quotes/unclosed error",
    ]


def test_its_hooks_are_those_there_are() -> None:
    hooks = (PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    there = set(re.findall(r"^- id: (\S+)", hooks, re.MULTILINE))
    shown = block("yaml", "# .pre-commit-config.yaml")
    assert set(re.findall(r"- id: (\S+)", shown)) <= there
    assert "files: ^content/" in shown
    assert all(hook in README for hook in there)


def test_it_names_every_topic() -> None:
    for topic in TOPICS:
        assert topic == "newslint" or f"`{topic}`" in README


def test_it_names_every_check() -> None:
    for name in load_registry(()).checks:
        assert name in ("own", "encoding") or f"| `{name}` |" in README


def test_its_plugin_is_a_plugin(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "newslint_gazette").mkdir()
    (tmp_path / "newslint_gazette/hooks.py").write_text(block("python", "# newslint_gazette"))
    (name,) = re.findall(r'^gazette = "(.*)"$', block("toml", "[project.entry-points"), re.M)
    registry = load_registry([PluginName("gazette", name, "gazette 1.0")])
    check = registry.checks["word-length"]
    rule = "{id: wording/long, check: word-length, most: 5, message: '“{match}”'}"
    desk.file("long/rules.yml", f"pack: long\nrules: [{rule}]\n")
    pack = read_rule_file(desk.root / "long/rules.yml", "long/rules.yml")
    plan = assemble(pack.definitions, {"word-length": check})
    article = Parsers().for_path("a.md").parse("a.md", "The park is divided.\n")
    assert pack.problems == []
    assert [one.message for one in lint(article, Rulebook(plan)).diagnostics] == ["“divided”"]


@pytest.mark.parametrize("line", commands())
def test_its_commands_are_understood(line: str, desk: Desk) -> None:
    desk.config(packs="[newsroom]")
    desk.file("house/wording.yml", block("yaml", "# house"))
    desk.file("content/today/story.md", "The park is open.\n")
    desk.file(".newslint-baseline.json", '[{"newslint": "baseline", "version": 1}]')
    if "main" in line:
        (desk.root / ".git").rmdir()
        must("git", "init", "-q", "-b", "main", cwd=desk.root)
        must("git", "commit", "-q", "--allow-empty", "-m", "Articles", cwd=desk.root)
    if line.startswith("newslint init"):
        desk.unconfigured()
    words = [word.strip("'") for word in line.split()[1:]]
    ran = desk.run(*words, typed="The park is open.\n")
    assert ran.code == 0, ran.err


def test_every_option_it_names_is_one(desk: Desk) -> None:
    shown = "".join(desk.run(command, "--help").out for command in ("check", "init"))
    for option in set(re.findall(r"`(--[a-z-]+)", README)):
        assert option in shown


def test_every_file_it_names_is_there() -> None:
    for name in re.findall(r"`((?:tests|newslint|rules|seeds|docs|\.ci)/[\w./]*)`", README):
        assert (PROJECT / name).exists(), name


if __name__ == "__main__":
    words = (sys.executable, "-m", "newslint", "check", "--fail-on", "never", "seeds")
    now = README.replace(block("text", ""), excerpt(must(*words, cwd=PROJECT)))
    (PROJECT / "README.md").write_text(now, encoding="utf-8")
