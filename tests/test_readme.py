"""What the README shows is what happens: its output, its examples, its lists, its commands."""

import re
import sys

import pytest

from desk import Desk
from installed import PROJECT, must
from newslint.cli import main
from newslint.registry import load_registry
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
    desk.file("house/wording.yml", block("yaml", "# house"))
    desk.config(block("yaml", "# .newslint.yml"), packs="")
    desk.file("content/park.md", "They utilise the park.\n")
    assert desk.rules_found() == ["content/park.md wording/house-plain-words warning"]


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


def test_its_plugin_is_a_plugin() -> None:
    imports = "import re\nfrom collections.abc import Iterator\nfrom dataclasses import dataclass\n"
    made: dict[str, object] = {"__name__": "readme"}
    code = block("python", "from newslint import")
    exec(compile(imports + code, "README.md", "exec"), made)
    assert "WordLength" in made


@pytest.mark.parametrize("line", commands())
def test_its_commands_are_understood(line: str, desk: Desk) -> None:
    desk.config(packs="[newsroom]")
    desk.file("house/wording.yml", block("yaml", "# house"))
    desk.file("content/today/a.md", "The park is open.\n")
    words = [word.strip("'") for word in line.split()[1:]]
    ran = desk.run(*words, typed="The park is open.\n")
    assert ran.code == 0, ran.err


def test_every_option_it_names_is_one(desk: Desk) -> None:
    shown = desk.run("check", "--help").out
    for option in set(re.findall(r"`(--[a-z-]+)", README)):
        assert option in shown


def test_every_file_it_names_is_there() -> None:
    for name in re.findall(r"`((?:tests|newslint|rules|seeds|docs|\.ci)/[\w./]*)`", README):
        assert (PROJECT / name).exists(), name


if __name__ == "__main__":
    words = (sys.executable, "-m", "newslint", "check", "--fail-on", "never", "seeds")
    now = README.replace(block("text", ""), excerpt(must(*words, cwd=PROJECT)))
    (PROJECT / "README.md").write_text(now, encoding="utf-8")
