"""Forms of one word in an article: what is kept, what is told, and what long articles cost."""

from collections.abc import Iterator
from time import perf_counter

import pytest

from newslint.checks.article import Article, Hit
from newslint.checks.base import Check, Match
from newslint.checks.consistency import Consistency
from newslint.checks.existence import Existence
from newslint.checks.forms import Family
from newslint.document import KINDS
from newslint.options import Pattern
from newslint.reading import Reading
from paragraphs import article

PERCENT = Consistency(
    families={"percent": Family(("percent", "%", "per cent"), after_figure=("%",))}
)
STATES = Consistency(families={"states": Family(("U.S.", "US"), case="exact")})


def matches(check: Check, text: str) -> Iterator[Match]:
    """Yield what a check finds, its terms looked for one by one."""
    terms = [term.text for term in check.index()]
    hits = sorted(Hit(at, at + len(term), term) for term in terms for at in places(text, term))
    return check.check(Article(Reading(article(text)), frozenset(KINDS), "skip", hits))


def places(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)


def told(text: str) -> list[tuple[str, str]]:
    return [(one.slots["kept"], one.slots["tally"]) for one in matches(STATES, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then US law met U.S. law.", [("US", "US 1, U.S. 1")]),
        ("The U.S. met, the U.S. left, the US came.", [("U.S.", "U.S. 2, US 1")]),
        ("The US met. The US left.", []),
    ],
)
def test_every_form_is_told_with_its_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_fix_before_a_capital_is_not_safe() -> None:
    text = "The U.S. met the US Marshal, and the US left the U.S. and the U.S. alone."
    assert [one.safe for one in matches(STATES, text)] == [False, True]


def found(check: Check, text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.replacement) for one in matches(check, text)]


class TestAPreferredForm:
    """A form that a desk prefers is set as its kind asks, though none like it stands there."""

    CLOSE = Consistency(
        families={"p": Family(("%", "percent"), after_figure=("%",), close_up=("%",))},
        prefer={"p": "%"},
    )
    APART = Consistency(
        families={"h": Family(("p.m.", "pm"), after_hour=("p.m.", "pm"), case="exact")},
        prefer={"h": "p.m."},
    )

    def test_stands_close_to_its_figure_or_apart(self) -> None:
        assert found(self.CLOSE, "It rose 5 percent.") == [(" percent", "%")]
        assert found(self.CLOSE, "It rose five percent.") == []
        assert found(self.APART, "It rose at 5pm again.") == [("pm", " p.m.")]
        assert found(self.APART, "It rose at 5 pm again.") == [("pm", "p.m.")]


TITLES = Consistency(
    families={"s": Family(("Sen.", "Senator"), ahead_of_name=("Senator",), case="exact")},
    prefer={"s": "Sen."},
)


def test_a_title_counts_before_a_name_alone() -> None:
    assert found(TITLES, "Here Senator Moss met a Senator. The Senator said: Senator of what?") == [
        ("Senator", "Sen.")
    ]


DASHES = Consistency(families={"dash": Family((" — ", " – ", "—"))}, prefer={"dash": " — "})


@pytest.mark.parametrize(
    "text", ["—Ada Moss", "— Ada Moss", "—", "–—–", "It rains —", "It ——— rains"]
)
def test_a_dash_that_stands_between_no_words_is_none(text: str) -> None:
    assert found(DASHES, text) == []


def test_a_dash_between_words_is_one() -> None:
    assert found(DASHES, "It rains—it pours – now.") == [("—", " — "), (" – ", " — ")]


def test_a_dash_with_spaces_is_told_with_them() -> None:
    dashes = Consistency(families={"dash": Family((" — ", "—"))})
    (one,) = matches(dashes, "It rains—again. It pours—now. The fair — closes.")
    assert (one.slots["match"], one.slots["kept"]) == (" — ", "—")


def seconds(count: int) -> float:
    text = "It rose 5% and 5 percent here. " * count
    started = perf_counter()
    assert sum(1 for _ in matches(PERCENT, text)) == count
    return perf_counter() - started


def test_time_grows_with_the_article_and_not_with_its_square() -> None:
    seconds(10)
    small = min(seconds(500) for _ in range(3))
    assert min(seconds(2000) for _ in range(2)) < 10 * small + 0.2


def test_a_shortcode_is_reported_with_its_brackets() -> None:
    check = Existence(pattern=Pattern(r"\[/?(?:pullquote|youtube)[^\]\n]{0,300}\]?"))
    text = "It rains. [pullquote] It pours."
    found = list(check.check(Article(Reading(article(text)), frozenset(KINDS), "skip")))
    assert [text[one.start : one.end] for one in found] == ["[pullquote]"]
