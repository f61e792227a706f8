"""The fast way against the plain one: each must find the same, on all articles there are.

The fast way finds all terms in one pass, and asks only the rules whose terms or whose patterns'
anchors stand in an article. The plain one looks for each term by itself and asks every rule.
"""

import marshal
from collections.abc import Iterable, Iterator
from itertools import chain, cycle
from pathlib import Path
from typing import Any

import pytest

from newslint import files
from newslint.checks.article import Hit
from newslint.document import Document
from newslint.linter import lint
from newslint.parsers import Parsers
from newslint.parsers.base import parse
from newslint.plans import Plan
from newslint.reading import Reading
from newslint.registry import load_registry
from newslint.report import Report
from newslint.rulebook import Rulebook
from newslint.rulefiles import read_pack
from newslint.session import Asked, open_session
from newslint.terms import Hits, in_literal
from newslint.testing import marks

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SUFFIXES = (".md", ".txt", ".html")
EVERY = 60
"""Each of so many articles of a corpus is compared."""


class PlainIndex:
    """Finds every term by itself and wakes every rule."""

    def __init__(self, plain: Any, rules: int) -> None:
        self._terms = [
            (kind, text, [owner for owner in owners if owner[1] != "wake"])
            for kind in ("exact", "folded")
            for text, owners in zip(
                plain[kind]["texts"], map(marshal.loads, plain[kind]["owners"]), strict=True
            )
        ]
        self._rules = rules

    def find(self, reading: Reading) -> Hits:
        hits = Hits()
        hits.woken.update(range(self._rules))
        found = []
        for order, (kind, term, owners) in enumerate(self._terms):
            text = reading.levelled if kind == "exact" else reading.folded
            found += [(kind, end, start, order, owners) for start, end in whole_words(text, term)]
        for kind, end, start, _, owners in sorted(found, key=lambda one: one[:4]):
            text = reading.levelled if kind == "exact" else reading.folded
            for rule, purpose, term in owners:
                if purpose == "exempt":
                    hits.exempt.setdefault(rule, []).append((start, end))
                elif not in_literal(text, start, end):
                    hits.found.setdefault(rule, []).append(Hit(start, end, term))
        return hits


def whole_words(text: str, term: str) -> Iterator[tuple[int, int]]:
    """Yield where a term stands with no letter or figure joined to its own."""
    start = text.find(term)
    while start >= 0:
        end = start + len(term)
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        is_joined = (before.isalnum() and term[0].isalnum()) or (
            after.isalnum() and term[-1].isalnum()
        )
        if not is_joined:
            yield start, end
        start = text.find(term, start + 1)


def plainly(plan: Plan) -> Rulebook:
    """Return a rulebook that asks every rule about every article."""
    rules = tuple(
        rule._replace(needs_hit=False, always_asked=True, wakes=()) for rule in plan.rules
    )
    rulebook = Rulebook(plan._replace(rules=rules))
    vars(rulebook)["terms"] = PlainIndex(plan.terms, len(rules))
    return rulebook


def compare(documents: Iterable[Document], plans: Iterable[Plan]) -> None:
    """Ask the plans in turn, one a document: two houses cannot be on for the same article."""
    ways = [(Rulebook(plan), plainly(plan)) for plan in plans]
    findings = 0
    for document, (fast, plain) in zip(documents, cycle(ways), strict=False):
        expected, found = lint(document, plain), lint(document, fast)
        assert told(found) == told(expected), document.path
        findings += len(found.diagnostics)
    assert findings


def told(report: Report) -> tuple[object, ...]:
    facts = sorted(report.facts, key=repr)
    return report.diagnostics, facts, report.disables, report.failures


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    """Return what is shipped, with each house by itself, as it runs where nothing is configured."""
    nowhere = str(tmp_path_factory.mktemp("nowhere"))
    houses = [name for name in load_registry(()).packs if name not in ("newslint", "newsroom")]
    return {
        house: open_session(Asked(packs=("newsroom", house)), nowhere).setup.plan
        for house in houses
    }


def articles(folder: Path, every: int = 1) -> Iterator[Document]:
    paths = [path for path in sorted(folder.rglob("*.*")) if path.suffix in SUFFIXES]
    for path in paths[::every]:
        source = files.read(str(path)).source
        yield parse(Parsers().for_path(path.name), path.name, source)


def examples(name: str) -> Iterator[Document]:
    for rule in read_pack(name, load_registry(()).packs[name], name).definitions:
        for example in rule.examples:
            for path, text in example.files.items():
                source, _ = marks(text)
                yield parse(Parsers().for_path(path), f"{rule.id}/{path}", source)


@pytest.mark.parametrize("folder", ["seeds", "tests/articles", "tests/houses"])
def test_on_the_projects_own_articles(folder: str, plans: dict[str, Plan]) -> None:
    compare(articles(ROOT / folder), plans.values())


def test_on_the_examples_of_rules_of_no_house(plans: dict[str, Plan]) -> None:
    compare(chain(examples("newsroom"), examples("newslint")), plans.values())


def test_on_the_examples_of_each_house(plans: dict[str, Plan]) -> None:
    for house, plan in plans.items():
        compare(examples(house), [plan])


@pytest.mark.skipif(not CORPUS.is_dir(), reason="there are no articles beside the project")
@pytest.mark.parametrize("name", ["web", "polnear", "html", "frontmatter"])
def test_on_published_articles(name: str, plans: dict[str, Plan]) -> None:
    compare(articles(CORPUS / name, EVERY if name != "html" else EVERY // 10), plans.values())
