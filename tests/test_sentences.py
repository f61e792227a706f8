"""Sentences: where they end, and where a stop ends none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.sentences import split_sentences
from paragraphs import article


@pytest.mark.parametrize(
    "sentences",
    [
        "The pier burned. | Nobody was hurt.",
        "Mr. Moss left. | Sen. Ada Moss of No. 5 Mill Lane stayed.",
        "He lives in the U.S. | The pier is old.",
        "The U.S. Navy and St. Mary’s agreed.",
        "It was 8 a.m. on Jan. 5. | She slept.",
        "J. R. Moss wrote it. | It sold.",
        "“We saw it,” she said. | “We ran.” | Then it fell.",
        "“Why?” she asked. | “Why now?” | Nobody knew.",
        "It fell (all of it.) | Then rain came.",
        "Wait… what? | Yes! | No.",
        "Version 3.5 of the plan costs $4.5 million. | It passed.",
        "Moss & Co. went under. | Moss Inc. owns it.",
    ],
)
def test_sentences_end_at_stops_that_are_no_abbreviation(sentences: str) -> None:
    wanted = sentences.split(" | ")
    document = article(" ".join(wanted))
    assert [document.text[s.start : s.end] for s in split_sentences(document)] == wanted


def test_no_sentence_runs_over_two_blocks() -> None:
    document = article("A heading without a stop\n\nAnd a paragraph.\n")
    found = [document.text[s.start : s.end] for s in split_sentences(document)]
    assert found == ["A heading without a stop", "And a paragraph."]


@given(st.text('aB .!?…"”’)U.S1é\n', max_size=120))
def test_sentences_cover_every_letter_once(text: str) -> None:
    document = article(text)
    found = split_sentences(document)
    for before, after in pairwise(found):
        assert before.end <= after.start
    covered = "".join(document.text[s.start : s.end] for s in found)
    assert covered.replace(" ", "") == document.text.replace(" ", "").replace("\n", "")
