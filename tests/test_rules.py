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


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_its_examples_come_out_as_their_author_judged(rule: Definition) -> None:
    failed = run_examples(rule, OFFERED.checks, NAMES, Parsers(OFFERED.parsers), RULES)
    assert [str(one) for one in failed] == []
