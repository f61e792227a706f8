"""Options of the checks, held to examples in a rule file beside this one."""

from pathlib import Path

import pytest

from newslint.errors import UserError
from newslint.registry import load_registry
from newslint.rulefiles import Definition, read_rule_file
from newslint.testing import run_examples

CHECKS = load_registry(()).checks
HERE = Path(__file__).parent
RULES = read_rule_file(HERE / "odd_options.yml", "odd_options.yml").definitions


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_come_out_as_judged(rule: Definition) -> None:
    assert [str(failure) for failure in run_examples(rule, CHECKS)] == []


WRONG = {
    "families: {a: {forms: [x]}}": "needs two forms or more",
    "families: {a: {forms: [x, y], twins: [[z]]}}": "twins of another number",
    "families: {a: {forms: [x, y], headline: [z]}}": "has no form “z”",
    "families: {a: {forms: [x, y]}, b: {forms: [y, z]}}": "stands in “a” and in “b”",
    "variants: [[x, y]]\n  prefer: {a: x}": "there is no family “a”",
    "variants: [[x, y]]\n  policy: prefer": "needs its form under “prefer”",
}


@pytest.mark.parametrize(("options", "message"), WRONG.items())
def test_families_that_cannot_work_are_named(options: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yml"
    path.write_text(
        "pack: wrong\nrules:\n- id: spelling/wrong\n  check: consistency\n"
        f"  message: No.\n  {options}\n",
        encoding="utf-8",
    )
    (rule,) = read_rule_file(path, "wrong.yml").definitions
    with pytest.raises(UserError, match=message):
        list(run_examples(rule, CHECKS))


EMPTY = {
    "check: consistency\n  variants: [[x, ' ']]": "variants",
    "check: consistency\n  families: {a: {forms: [x, '']}}": "empty form or name",
    "check: existence\n  terms: [' ']": "terms",
    "check: existence\n  pattern: ''": "pattern",
    "check: substitution\n  swap: {'': x}": "swap",
    "check: capitalization\n  match: as-written\n  terms: ['']": "terms",
    "check: occurrence\n  terms: [x]\n  most: -1": "“most” is 0 or more",
    "check: occurrence\n  terms: [x, '']\n  most: 1": "terms",
    "check: conditional\n  first: ''\n  second: x": "first",
    "check: repetition\n  only: ['']": "only",
    "check: people\n  find: surname-first\n  verbs: ['']": "verbs",
    "check: duplicates\n  of: headline\n  least-words: -1": "“least-words” is 0 or more",
    "check: duplicates\n  of: headline\n  recurring: true": "headlines across the archive",
    "check: near-duplicates\n  least-words: 1": "“least-words” is 2 or more",
    "check: near-duplicates\n  series: ['']": "series",
    "check: identifiers\n  fields: {slug: [slug]}\n  by-folder: [id]": "there is no “id”",
    "check: habits\n  least-articles: 1": "“least-articles” is 2 or more",
    "check: habits\n  least-share: 0.5": "“least-share” is above 0.5",
    "check: habits\n  variants: [[x]]": "needs two forms",
    "check: name-spellings\n  given: ['']": "given",
    "check: name-spellings\n  given: [Ada]\n  least-share: 2": "“least-share” is above 0.5",
    "check: copies\n  of: body\n  share: 0": "“share” is above 0",
    "check: copies\n  of: body\n  most-articles: 1": "“most-articles” is 2 or more",
    "check: copies\n  of: paragraph\n  unless-with: ['']": "unless-with",
}


@pytest.mark.parametrize(("options", "message"), EMPTY.items())
def test_what_no_rule_can_mean_is_refused(options: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.yml"
    path.write_text(
        f"pack: empty\nrules:\n- id: spelling/empty\n  message: No.\n  {options}\n",
        encoding="utf-8",
    )
    (rule,) = read_rule_file(path, "empty.yml").definitions
    with pytest.raises(UserError, match=message):
        list(run_examples(rule, CHECKS))
