"""Places and invariants over made-up articles, and time over long ones."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import Document
from newslint.parsers.plain import PlainParser

WORDS = st.sampled_from(
    ["Council", "bridge", "“No,”", "U.S.", "İstanbul", "naïve", "👩‍🚒", "café—bar", "said.",
     "9:42", "O’Hara", "-", "1.", "By", "LONDON (Reuters) -", "&amp;"]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\f", " \t\n", "\u00a0\n\u00a0"])
LINES = st.lists(WORDS, min_size=1, max_size=16).map(" ".join)


def assert_places(document: Document) -> None:
    """Every piece stands in the source after the one before it, verbatim ones as they read."""
    reached = 0
    for block in document.blocks:
        assert block.text and block.text == block.text.strip()
        for piece in block.prose.pieces:
            assert reached <= piece.start <= piece.end
            reached = piece.end
            assert not piece.verbatim or document.source[piece.start : piece.end] == piece.text


@settings(deadline=None)
@given(st.lists(st.tuples(LINES, ENDS), max_size=12))
def test_every_word_is_read_where_it_stands(pieces: list[tuple[str, str]]) -> None:
    source = "".join(line + end for line, end in pieces)
    document = PlainParser().parse("a.txt", source)
    assert_places(document)
    read = "".join(document.text.split())
    expected = [word for word in source.split() if word[0].isalnum() and word not in {"1.", "-"}]
    at = 0
    for word in expected:
        at = read.find(word, at)
        assert at >= 0
        at += len(word)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read(source: str) -> None:
    assert_places(PlainParser().parse("a.txt", source))


@pytest.mark.parametrize(
    "unit",
    ["a", " ", "\n", "\f", "- ", "-", '"', "A ", "A. ", "A, ", "A/", "(A", "By A ", "\na\n",
     "1. a\n", "- a\n  b\n", "x" * 60 + "\n", "Photo: ", "PARIS, Nov. 5 (AP) ", "\u00a0", "— "],
)  # fmt: skip
def test_time_grows_with_length_alone(unit: str) -> None:
    start = time.process_time()
    PlainParser().parse("a.txt", unit * (400_000 // len(unit)))
    assert time.process_time() - start < 5
