"""What every shipped rule owes its readers, and what a start may cost."""

import subprocess
import sys
from pathlib import Path

import pytest

from installed import clean_environment
from newslint.amendments import MESSAGE
from newslint.registry import Registry, load_registry
from newslint.rulefiles import Definition, Pack, read_pack
from newslint.rulemaking import TOPICS

OFFERED: Registry = load_registry(())
PACKS: list[Pack] = [read_pack(name, folder, name) for name, folder in OFFERED.packs.items()]
RULES = [definition for pack in PACKS for definition in pack.definitions]

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def said(rule: Definition, key: str) -> str:
    value = rule.value.get(key)
    return value.text.strip() if value else ""


def test_there_are_enough_rules_and_names() -> None:
    own = {rule.id for rule in RULES if not rule.house}
    assert len(own) >= 120
    assert len(RULES) - len(own) >= 150
    assert len({name for pack in PACKS for name in pack.names}) >= 300


def test_the_packs_have_no_problems() -> None:
    assert [str(problem) for pack in PACKS for problem in pack.problems] == []


def test_no_id_is_given_twice_in_all_packs() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(ids) == sorted(set(ids))


@by_rule
def test_its_id_begins_with_a_fixed_topic(rule: Definition) -> None:
    topic, _, fault = rule.id.partition("/")
    assert topic in TOPICS
    assert fault == fault.lower().strip("-").replace(" ", "-").replace("_", "-") != ""


@by_rule
def test_it_says_why(rule: Definition) -> None:
    assert len(said(rule, "why").split()) >= 4
    assert said(rule, "why").endswith((".", ".”"))


@by_rule
def test_its_message_is_a_sentence(rule: Definition) -> None:
    message = said(rule, "message") or MESSAGE * bool(rule.amends)
    assert message == "{what}" or message.endswith((".", ".”", "?"))


@by_rule
def test_it_has_a_bad_example_and_two_good_ones(rule: Definition) -> None:
    bad = [example for example in rule.examples if not example.good]
    assert len(bad) >= 1
    assert len(rule.examples) - len(bad) >= 2


@by_rule
def test_it_stands_in_the_file_of_its_topic(rule: Definition) -> None:
    if rule.pack == "newsroom":
        assert Path(rule.value.file.path).stem.split("_")[0] == rule.id.partition("/")[0]


@by_rule
def test_its_long_patterns_are_laid_out_in_lines(rule: Definition) -> None:
    forms = rule.value.get("forms")
    named = forms.entries().values() if forms and forms.kind == "mapping" else ()
    patterns = [pattern.text for _, pattern in named] + [said(rule, "pattern")]
    assert [one for one in patterns if len(one) > 300 and "x)" not in one[:5]] == []


ARTICLE = """\
---
title: Bridge closes for repairs
author: Ann Reed
date: 2026-11-24
---

The bridge over the river closes on Monday for repairs that take nine days.

“We know that it is a nuisance,” said Ann Reed, the city's engineer.

The toll goes from 40 to 42 pence in May, an increase that pays for the work.
"""
START = "import sys; from newslint.cli import main\ncode = main(['check', 'a.md'])\n"
HEAVY = (
    "yaml pathspec ftfy rapidfuzz json importlib.metadata pluggy regex dataclasses inspect pathlib"
    " shutil hashlib sqlite3 multiprocessing concurrent.futures signal heapq typing datetime"
)


def printed_on_a_warm_start(tmp_path: Path, script: str) -> str:
    """Return the last line that a script prints which another run has filled the cache for."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-P", "-c", script],
            cwd=tmp_path,
            env=clean_environment(NEWSLINT_CACHE=str(tmp_path / "cache")),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()[-1]


def test_a_warm_start_loads_nothing_heavy(tmp_path: Path) -> None:
    script = f"{START}print(code, *sorted(set({HEAVY.split()}) & set(sys.modules)))"
    assert printed_on_a_warm_start(tmp_path, script) == "0"


WATCH = """
import re._compiler
compiling, compiled = re._compiler._code, []
re._compiler._code = lambda parsed, flags: compiled.append(parsed) or compiling(parsed, flags)
"""


def test_a_warm_start_compiles_hardly_a_pattern(tmp_path: Path) -> None:
    script = f"import argparse\n{WATCH}{START}print(len(compiled))"
    assert int(printed_on_a_warm_start(tmp_path, script)) < 12  # argparse has its own
