"""Names, initials, ages and abbreviations within an article: hard cases, and what they cost."""

from time import perf_counter

import pytest

from newslint.checks.abbreviations import Abbreviations
from newslint.checks.ages import Ages
from newslint.checks.article import Article
from newslint.checks.base import Check
from newslint.checks.initials import Initials
from newslint.checks.name_forms import NameForms
from newslint.checks.undefined import Undefined
from newslint.document import KINDS
from newslint.reading import Reading
from paragraphs import article

SPELLINGS = NameForms(
    given=("Ada", "Sarah", "Sally", "Peter"), titles=("Mayor",), verbs=("said",), endings=("s",)
)
AGES = Ages(forms=("{name}, {age},", "{age}-year-old {name}"), not_names=("May",))


def told(check: Check, text: str) -> list[str]:
    seen = Article(Reading(article(text)), frozenset(KINDS), "skip")
    return [text[one.start : one.end] for one in check.check(seen)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lindqvist met Ada Lindqvist. Ada Lindquist left.", ["Ada Lindquist"]),
        ("Ada Lindquist met Ada Lindqvist. Ada Lindqvist left.", ["Ada Lindquist"]),
        ("Ada Lindqvist left. It rained, Lindqvits said.", ["Lindqvits"]),
        ("Ada Lindqvist left. It rained, the Lindqvists said.", []),
        ("Ada Lindqvist left. It rained, O’Lindqvis said.", []),
        ("Ada Lindqvist left. It rained in Lindqvits.", []),
        ("Sarah Lindqvist met Sally Lindqvist.", []),
        ("Ada Moss met Ada Ross.", []),
        ("Ada Erdoğan met Ada Erdogan.", ["Ada Erdogan"]),
    ],
)
def test_one_person_has_one_spelling(text: str, expected: list[str]) -> None:
    assert told(SPELLINGS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moss, 41, won. Moss, 43, left.", ["Moss, 43,"]),
        ("The 41-year-old Ada Moss won. Moss, 43, left.", ["Moss, 43,"]),
        ("Ada Moss, 41, won. Ben Moss, 43, left.", []),
        ("Ada Moss, 41, won. Ben Moss lost. Moss, 43, left.", []),
        ("Moss, 41, won. Moss, 43, left.", []),
        ("Ada Moss, 1,041, won. Ada Moss, 41, left. Ada Moss, 41, slept.", []),
    ],
)
def test_one_person_has_one_age(text: str, expected: list[str]) -> None:
    assert told(AGES, text) == expected


def test_another_persons_initials_may_have_another_form() -> None:
    assert told(Initials(), "R.J. Moss met E. M. Moss and R. J. Ross.") == []
    assert told(Initials(), "R.J. Moss met R.J. Moss and R. J. Moss.") == ["R. J. "]


@pytest.mark.parametrize("find", ["used-before", "unused"])
def test_a_use_within_a_quotation_is_a_use_but_no_fault(find: str) -> None:
    check = Abbreviations(find=find)  # type: ignore[arg-type]
    assert told(check, "“The HRC is late,” she said. The Harbor Rates Council (HRC) met.") == []


CHECKS = [
    SPELLINGS,
    NameForms(given=("Ada",), find="full-again"),
    AGES,
    Initials(),
    Undefined(known=("FBI",)),
    *(Abbreviations(find=find) for find in ("used-before", "twice", "two-ways", "unused")),  # type: ignore[arg-type]
]
HARD = ["Ada ", "Ada Moss ", "Ada Moss, 41, ", "A.B. ", "ABC (", "A B C (ABC) ", "HRC. ", "(a", "A"]


def seconds(check: Check, text: str) -> float:
    started = perf_counter()
    told(check, text)
    return perf_counter() - started


@pytest.mark.parametrize("hard", HARD)
@pytest.mark.parametrize("check", CHECKS, ids=lambda one: getattr(one, "find", one.name))
def test_time_grows_with_the_article_and_not_with_its_square(check: Check, hard: str) -> None:
    seconds(check, hard)
    small = min(seconds(check, hard * (20_000 // len(hard))) for _ in range(2))
    assert seconds(check, hard * (80_000 // len(hard))) < 10 * small + 0.2
