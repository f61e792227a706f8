"""A pattern that is looked for in a whole article finds what it finds block by block."""

from collections.abc import Iterator

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.article import Article
from newslint.document import KINDS, Document
from newslint.reading import Reading
from newslint.seams import is_seamless
from newslint.text import Prose


def found(pattern: str, *blocks: str) -> list[tuple[int, int]]:
    """Return where a pattern is found in paragraphs."""
    source = "".join(blocks)
    ends = [sum(map(len, blocks[: number + 1])) for number in range(len(blocks))]
    paragraphs = [
        Prose.verbatim(source, end - len(block), end)
        for block, end in zip(blocks, ends, strict=True)
    ]
    document = Document("a.md", source, [("paragraph", one) for one in paragraphs])
    return list(Article(Reading(document), frozenset(KINDS), "include").search(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![\d.])\b\d{4}(?= (?:people|men)\b)",
        r"\w+ed\b[ ,]",
        r"(?:Mr|Mrs)\.\s+[A-Z]",
        r"(?<=\b[a-z]{3,}, )and\b",
        r"(?i)per ?cent",
        r"[^“”]{1,20}”",
        r"a.*b",
    ],
)
def test_what_asks_for_no_edge_is_looked_for_at_once(pattern: str) -> None:
    assert is_seamless(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^Q: ",
        r"[.!?]$",
        r"\Aa",
        r"word(?!\s)",
        r"(?<!\s)a",
        r"a(?!,\W)",
        r"(?s)a.b",
        r"(?s:a.b)",
        r"a(?![^x])",
        r"“[^”]+”",  # runs on over every block
        r"a++b",
        r"(?>ab)",
        r"(a)?(?(1)b|c)",
        r"\p{Lu}",
    ],
)
def test_what_differs_at_an_edge_or_runs_on_is_not(pattern: str) -> None:
    assert not is_seamless(pattern)


def test_a_match_behind_one_that_runs_on_is_found() -> None:
    assert found(r"a\s+b|b", "x a", "b", "a b") == [(5, 6), (8, 11)]


PIECES = r"""
    a b \s \b \B (?:b|a.b) [^a] [^a]{1,3} \w* \W . (?=b) (?<=a) (?!b) (?!\s) (?<!a) (?<!\W) (?:a|$)
    (?:\sb)? \S+? (?!a\s) \s+ (?:a\s)* (?<=\s)
"""
pieces = st.sampled_from(PIECES.split())
blocks = st.lists(st.text("ab .\né½\u0301", min_size=1, max_size=6), min_size=1, max_size=4)


@given(st.lists(pieces, min_size=1, max_size=5).map("".join), blocks)
def test_nothing_is_lost_at_a_seam(pattern: str, texts: list[str]) -> None:
    expected, at = [], 0
    for text in texts:
        expected += [(at + m.start(), at + m.end()) for m in regex.finditer(pattern, text) if m[0]]
        at += len(text) + 2
    assert found(pattern, *texts) == expected


def test_the_time_of_who_looks_at_a_match_is_not_the_patterns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fetched: list[str] = []

    def slow(pattern: str, text: str, *_: object, **__: object) -> Iterator[regex.Match[str]]:
        yield from regex.finditer(pattern, text)
        fetched.append(text)

    monkeypatch.setattr("newslint.patterns.found_in", slow)
    document = Document("a.md", "a a", [("paragraph", Prose.verbatim("a a", 0, 3))])
    matches = Article(Reading(document), frozenset(KINDS), "include").search(r"a(?! b)")
    assert next(iter(matches)) == (0, 1)
    assert fetched[-1] == "a a"


def test_what_takes_too_long_in_a_long_article_is_looked_for_block_by_block(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []

    def patient_with_blocks(
        pattern: str, text: str, *_: object, **__: object
    ) -> Iterator[regex.Match[str]]:
        searched.append(text)
        if "\n" in text:
            raise TimeoutError
        return regex.finditer(pattern, text)

    monkeypatch.setattr("newslint.patterns.found_in", patient_with_blocks)
    assert found(r"\w+ed\b", "It rained", "and he walked") == [(3, 9), (18, 24)]
    assert searched[0] == "It rained\n\nand he walked"
    assert {"It rained", "and he walked"} <= set(searched[1:])
