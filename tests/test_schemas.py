"""The published schemas: up to date, and of one mind with what newslint reads."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from desk import RULES
from newslint.registry import load_registry, shipped_rules
from newslint.schemas import as_text, schemas

HERE = Path(__file__).parent
PUBLISHED = HERE.parent / "docs/schemas"
SHIPPED = sorted(Path(shipped_rules()).glob("*/*.yml"))
NOT_A_MATTER_OF_SHAPE = {"messages", "no_yaml", "unclosed", "itself"}
BROKEN = [p for p in sorted(HERE.glob("broken/*.yml")) if p.stem not in NOT_A_MATTER_OF_SHAPE]
CONFIGURATIONS = ["keys", "rules", "lists", "a_list"]


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do, after its version 1.2: `off`, `12:30` and days are texts."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def load(text: str) -> Any:
    return yaml.load(text, Loader)


@cache
def published(name: str) -> Draft202012Validator:
    schema = json.loads((PUBLISHED / name).read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_those_published_are_those_generated() -> None:
    for name, schema in schemas(load_registry(()).checks.values()).items():
        stale = f"{name} is stale: run python -m newslint.schemas docs/schemas"
        assert (PUBLISHED / name).read_text() == as_text(schema), stale
    assert len(list(PUBLISHED.iterdir())) == 5


def test_a_command_writes_them(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newslint.schemas", str(tmp_path / "new")]
    subprocess.run(command, check=True)
    assert {p.name for p in (tmp_path / "new").iterdir()} == {p.name for p in PUBLISHED.iterdir()}
    assert subprocess.run(command[:-1], capture_output=True, check=False).returncode == 2


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_rule_file_is_valid(path: Path) -> None:
    errors = published("rules.schema.json").iter_errors(load(path.read_text(encoding="utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_rule_file_is_not(path: Path) -> None:
    assert not published("rules.schema.json").is_valid(load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["keys", "types"])
def test_each_broken_rule_is_found(name: str) -> None:
    validator = published("rules.schema.json")
    rules = load((HERE / f"broken/{name}.yml").read_text(encoding="utf-8"))["rules"]
    assert len(rules) > 7
    for rule in rules:
        if isinstance(rule, dict) and rule.get("id") in (
            "wording/nothing-to-find",  # no one key is wrong
            "wording/twice-a-key",  # a reader of YAML sees the last one only
            "wording/no-such-day",
            "wording/confidence",
        ):
            continue
        assert not validator.is_valid({"pack": "x", "rules": [rule]}), rule


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_broken_configuration_is_not_valid(name: str) -> None:
    text = (HERE / f"broken/config/{name}.yml").read_text(encoding="utf-8")
    assert not published("newslint.schema.json").is_valid(load(text))


CONFIGURATION = """\
packs: [newsroom, ap]
articles: ["content/**/*.md"]
exclude: content/archive-2009/**
rules:
  quotes/mixed-style: off
  names/*: suggestion
  abbreviations/mixed: {level: error, prefer: {united-states: U.S.}}
  wording/plain: {unless: {add: [prior to it], remove: [x]}, scope: headline, since: 2014-05-01}
overrides:
- files: "opinion/**"
  rules: {attribution/*: off}
- {files: "wire/**", front-matter: {source: [AP, Reuters]}, rules: {"*/guardian-*": off}}
front-matter: {headline: [title, headline], deck: description}
names: [USA Gymnastics, names.txt]
fail-on: warning
"""


def test_a_sound_configuration_is_valid() -> None:
    schema = published("newslint.schema.json")
    assert [*schema.iter_errors(load(CONFIGURATION)), *schema.iter_errors({})] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "rules: {quotes/x: of}",
        "rules: {quotes/x: {level: advice}}",
        "rules: {quotes/x: {trems: [x]}}",
        "rules: {quotes/x: {scope: {ad: [headline]}}}",
        "overrides: [{rules: {x/y: off}}]",
        "overrides: [{files: x}]",
        "front-matter: {tilte: x}",
        "fail-on: never-ever",
        "exlude: x",
    ],
)
def test_one_wrong_key_or_value_is_enough(wrong: str) -> None:
    assert not published("newslint.schema.json").is_valid(load(wrong))


def test_the_rules_of_the_tests_are_valid() -> None:
    assert list(published("rules.schema.json").iter_errors(load(RULES))) == []


def test_every_key_is_explained() -> None:
    rules = json.loads((PUBLISHED / "rules.schema.json").read_text())
    rule = rules["properties"]["rules"]["items"]
    keys = [rules["properties"], rule["properties"]]
    keys += [when["then"]["properties"] for when in rule["allOf"]]
    keys.append(json.loads((PUBLISHED / "newslint.schema.json").read_text())["properties"])
    for name, schema in (pair for some in keys for pair in some.items()):
        assert "$ref" in schema or schema["description"].endswith((".", ":")), name
