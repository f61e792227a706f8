"""The term index: every literal of every rule, found in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import terms as module
from newslint.checks.article import Term
from newslint.document import Document
from newslint.folding import fold
from newslint.reading import Reading
from newslint.terms import EVERY_RULE, Hits, Owner, TermIndex
from newslint.text import Prose


def find(text: str, *owned: tuple[Term, Owner]) -> Hits:
    document = Document("a.md", text, [("paragraph", Prose.verbatim(text, 0, len(text)))])
    return TermIndex(TermIndex.plan(owned)).find(Reading(document))


def found(text: str, term: str, exact: bool = False) -> list[str]:
    hits = find(text, (Term(term, exact), Owner(0, "found", term)))
    return [text[hit.start : hit.end] for hit in hits.found.get(0, ())]


@pytest.mark.parametrize(
    ("term", "text", "times"),
    [
        ("use", "Use it; USE it, use. user reuse", 3),
        ("U.S.", "The U.S. and the U.S., not U.S.A. but (U.S.)", 4),
        ("e-mail", "An e-mail, an e‑mail, an e - mail, an email", 2),
        ("don't", "Don't, don’t, dont", 2),
        (
            "climate change",
            "climate change, climate\u00a0change, Climate\nchange, climatechange",
            3,
        ),
        ("AT&T", "AT&T and AT&TX", 1),
        ("$", "$5 and US$", 2),
        ("é", "é É ée", 2),
        ("İ", "İ and i̇", 1),
        ("naïve", "NAÏVE naïve", 2),
    ],
)
def test_whole_words_in_any_case(term: str, text: str, times: int) -> None:
    assert len(found(text, term)) == times


def test_an_exact_term_in_its_case_only() -> None:
    assert found("US us Us, US.", "US", exact=True) == ["US", "US"]
    assert found("don’t Don’t", "don't", exact=True) == ["don’t"]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/us/list",
        "www.us.example",
        "mail us@example.org",
        "@us",
        "#us",
        "file_us_2",
        "us.example.org",
        "a/us/b",
    ],
)
def test_addresses_handles_and_file_names_hold_no_words(text: str) -> None:
    assert found(f"See {text} there.", "us") == []


@pytest.mark.parametrize("text", ["us/them", "(us)", "us.", "“us”", "us—them", "us,them"])
def test_words_beside_marks_are_words(text: str) -> None:
    assert len(found(f"See {text} there.", "us")) == 1


def test_terms_overlap_and_each_rule_gets_its_own() -> None:
    hits = find(
        "Climate change now.",
        (Term("climate change"), Owner(0, "found", "climate change")),
        (Term("change"), Owner(1, "found", "change")),
        (Term("change now"), Owner(1, "found", "change now")),
        (Term("Climate", True), Owner(2, "exempt", "Climate")),
        (Term("climat"), Owner(3, "wake", "0")),
        (Term("now"), Owner(EVERY_RULE, "exempt", "now")),
        (Term("absent"), Owner(4, "wake", "0")),
    )
    assert [hit.term for hit in hits.found[0]] == ["climate change"]
    assert sorted(hit.term for hit in hits.found[1]) == ["change", "change now"]
    assert hits.exempt[2] == [(0, 7)]
    assert hits.woken == {3}
    for wording, now in ((True, True), (False, False)):
        covers = hits.exempt_from(2, wording)
        assert any(cover.holds(0, 7) for cover in covers)
        assert any(cover.holds(15, 18) for cover in covers) == now
        assert not any(cover.holds(0, 8) for cover in covers)


def test_empty_terms_and_texts() -> None:
    assert find("text", (Term(""), Owner(0, "found", ""))).found == {}
    assert find("", (Term("x"), Owner(0, "found", "x"))).found == {}
    assert find("text").found == {}


words = st.lists(
    st.sampled_from(["a", "ab", "abc", "b a", "É", "x.y", ".y", " a"]), min_size=1, max_size=5
)
texts = st.lists(
    st.sampled_from(["a", "ab", "abc", "b", "é", "x.y", ",", " ", " ", "’"]), max_size=60
)


def by_hand(text: str, term: str) -> list[tuple[int, int]]:
    """Find a term letter by letter, as slowly and plainly as can be."""
    folded, wanted = fold(text), fold(term)
    places = []
    for start in range(len(text)):
        end = start + len(wanted)
        before = start and folded[start - 1].isalnum() and wanted[0].isalnum()
        after = folded[end : end + 1].isalnum() and wanted[-1].isalnum()
        literal = module.in_literal(folded, start, end)
        if folded[start:end] == wanted and not (before or after or literal):
            places.append((start, end))
    return places


@given(words, texts, st.sampled_from([4, 7, 1 << 17]), st.sampled_from([(0, 9), (0, 1), (3, 9)]))
def test_all_are_found_whatever_the_window_and_the_automaton(
    terms: list[str], parts: list[str], window: int, counts: tuple[int, int]
) -> None:
    text = "".join(parts).strip()
    kept = module.WINDOW, module.FEW, module.MANY
    module.WINDOW, module.FEW, module.MANY = window, *counts
    try:
        hits = find(text, *((Term(t), Owner(n, "found", t)) for n, t in enumerate(terms)))
    finally:
        module.WINDOW, module.FEW, module.MANY = kept
    for number, term in enumerate(terms):
        places = sorted((hit.start, hit.end) for hit in hits.found.get(number, ()))
        assert places == by_hand(text, term)
