"""Rule files and configurations that must not load: each says why, where it is wrong.

`# expect: …` stands on the line at fault, with some of what is said of it.
"""

import re
from pathlib import Path

import pytest

from desk import Desk

BROKEN = Path(__file__).parent / "broken"
RULE_FILES = sorted(BROKEN.glob("*.yml"))
CONFIGURATIONS = sorted(BROKEN.glob("config/*.yml"))
EXPECT = re.compile(r"\s*# expect: .*$", re.MULTILINE)
PROBLEM = re.compile(r"^(\S+\.yml):(\d+):(\d+): (.*)\n( *\d+ \| .*)\n( *\| *\^+)$", re.MULTILINE)
INTERNAL = re.compile(r"\b(dict|str|NoneType|None|int|bool|tuple|scalar|sequence|Traceback)\b")


def read(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """Return a broken file without its expectations, and those by line."""
    lines = path.read_text().split("\n")
    expected = [
        (number, message.strip())
        for number, line in enumerate(lines, 1)
        for message in line.split("# expect: ")[1:]
    ]
    return EXPECT.sub("", "\n".join(lines)), expected


def compare(said: str, shown: str, text: str, expected: list[tuple[int, str]]) -> None:
    """Hold what newslint says against what a file expects: nothing more, nothing less."""
    problems = PROBLEM.findall(said)
    assert said == "".join(
        f"{file}:{line}:{column}: {message}\n{excerpt}\n{carets}\n"
        for file, line, column, message, excerpt, carets in problems
    ), said
    wanted = list(expected)
    lines = text.split("\n")
    for file, line, column, message, excerpt, carets in problems:
        assert file == shown
        assert excerpt == f"{line:>5} | {lines[int(line) - 1]}"
        assert carets.index("^") == excerpt.index("|") + 1 + int(column), carets
        assert len(carets) <= len(excerpt) + 1, f"{excerpt}\n{carets}"
        assert not INTERNAL.search(message), message
        fitting = [one for one in wanted if one[0] == int(line) and one[1] in message]
        assert fitting, f"not expected: {line}: {message}"
        wanted.remove(fitting[0])
    assert not wanted, f"not said: {wanted}"


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_a_rule_file_says_all_that_is_wrong_with_it(desk: Desk, path: Path) -> None:
    text, expected = read(path)
    desk.file(f"{path.stem}/rules.yml", text)
    desk.file("a.md", "Text.\n")
    desk.config("", packs=f"[{path.stem}]")
    for command in ("check", "test"):
        ran = desk.run(command, *(["a.md"] if command == "check" else []))
        assert (ran.code, ran.out) == (2, "")
        compare(ran.err, f"{path.stem}/rules.yml", text, expected)


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.stem)
def test_a_configuration_says_all_that_is_wrong_with_it(desk: Desk, path: Path) -> None:
    text, expected = read(path)
    desk.file("a.md", "Text.\n")
    desk.config(text, packs="")
    ran = desk.run("check", "a.md")
    assert (ran.code, ran.out) == (2, "")
    compare(ran.err, ".newslint.yml", text, expected)


def test_configuration_and_rule_files_are_told_together(desk: Desk) -> None:
    desk.file("a.md", "Text.\n")
    desk.file("bad/one.yml", "pack: bad\nruels: []\n")
    desk.file("bad/two.yml", "pack: bad\nrules: [x\n")
    desk.config("exlude: []\n", packs="[desk, bad]")
    ran = desk.run("check", "a.md")
    assert ran.code == 2
    assert [found[0] for found in PROBLEM.findall(ran.err)] == [
        ".newslint.yml",
        "bad/one.yml",
        "bad/two.yml",
    ]


def test_carets_stand_under_wide_letters_and_tabs(desk: Desk) -> None:
    desk.file("a.md", "Text.\n")
    desk.config("rules: {'日本/*': off, \"\t/*\": off}\n")
    lines = desk.run("check", "a.md").err.splitlines()
    assert lines[2] == "      |         ^^^^^^^^"
    assert lines[4] == "    2 | rules: {'日本/*': off, \" /*\": off}"
    assert lines[5] == "      | " + " " * 23 + "^^^^^"


def test_a_pack_without_rules_is_a_problem(desk: Desk) -> None:
    desk.file("a.md", "Text.\n")
    desk.file("empty/readme.txt", "Nothing here.\n")
    desk.config("", packs="[empty]")
    ran = desk.run("check", "a.md")
    assert ran.code == 2
    assert "empty: this pack has no rule files (*.yml)" in ran.err


@pytest.mark.parametrize("name", ["desk/rules.yml", ".newslint.yml"])
def test_a_file_that_is_not_utf_8_is_a_problem(desk: Desk, name: str) -> None:
    desk.file("a.md", "Text.\n")
    desk.file(name, b"packs: [caf\xe9]\n")
    ran = desk.run("check", "a.md")
    assert ran.code == 2
    assert ran.err.startswith(f"{name}: ") and "not UTF-8" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_bomb_of_references_is_refused_soon(desk: Desk) -> None:
    desk.file("a.md", "Text.\n")
    doubled = "".join(f"- &n{n + 1} [*n{n}, *n{n}]\n" for n in range(40))
    desk.file("desk/names.yml", f"pack: desk\nnames:\n- &n0 [x]\n{doubled}")
    assert desk.run("check", "a.md").code == 2


def test_deep_nesting_is_refused(desk: Desk) -> None:
    desk.file("a.md", "Text.\n")
    desk.config("rules: " + "[" * 5000 + "]" * 5000, packs="")
    ran = desk.run("check", "a.md")
    assert ran.code == 2
    assert "Traceback" not in ran.err
