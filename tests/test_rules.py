"""Every example of every shipped rule, run as `newslint test` runs it."""

import pytest

from newslint.parsers import Parsers
from newslint.registry import load_registry
from newslint.rulefiles import Definition, read_pack
from newslint.testing import run_examples

OFFERED = load_registry(())
PACKS = [read_pack(name, folder, f"rules/{name}") for name, folder in OFFERED.packs.items()]
RULES = [rule for pack in PACKS for rule in pack.definitions]
NAMES = [name for pack in PACKS for name in pack.names]
CASES = [
    pytest.param(rule, number, id=f"{rule.id}-{number}")
    for rule in RULES
    for number in range(1, len(rule.examples) + 1)
]


@pytest.mark.parametrize(("rule", "number"), CASES)
def test_an_example_comes_out_as_its_author_judged(rule: Definition, number: int) -> None:
    alone = rule._replace(examples=rule.examples[number - 1 : number])
    failed = run_examples(alone, OFFERED.checks, NAMES, Parsers(OFFERED.parsers), RULES)
    assert [str(one) for one in failed] == []
