import pytest

from newslint.document import Document
from newslint.parsers.plain import PlainParser

LEAD = "The council voted on Tuesday to close the old bridge over the river to lorries."


def parse(source: str) -> Document:
    return PlainParser().parse("a.txt", source)


def read(source: str) -> list[tuple[str, str]]:
    document = parse(source)
    for block in document.blocks:
        for offset, letter in enumerate(block.text):
            if block.prose.is_verbatim(offset, offset + 1):
                assert source[document.span(block.start + offset, block.end).start] == letter
    return [(block.kind, block.text) for block in document.blocks]


def test_an_article_from_top_to_end() -> None:
    assert read(
        "Council shuts bridge\n\nLorries must go round\n\n"
        "By Jane Doe and John Roe, Staff Writer\n\n"
        f"MILFORD (AP) — {LEAD}\n(Photo: Ann Lee)\n\nWhat comes next\n\n"
        "- A survey.\n* A vote.\n• A bill.\n1. The end.\n\n“No,” she said.\n"
    ) == [
        ("headline", "Council shuts bridge"),
        ("deck", "Lorries must go round"),
        ("byline", "By Jane Doe and John Roe, Staff Writer"),
        ("dateline", "MILFORD (AP)"),
        ("paragraph", LEAD),
        ("caption", "(Photo: Ann Lee)"),
        ("heading", "What comes next"),
        ("item", "A survey."),
        ("item", "A vote."),
        ("item", "A bill."),
        ("item", "The end."),
        ("paragraph", "“No,” she said."),
    ]


def test_front_matter_stands_above_the_body() -> None:
    source = f"---\ntitle: Council shuts bridge\nauthor: Jane Doe\n---\n\n{LEAD}\n"
    assert read(source) == [
        ("headline", "Council shuts bridge"),
        ("byline", "Jane Doe"),
        ("paragraph", LEAD),
    ]


def test_a_broken_front_matter_is_named() -> None:
    assert parse(f"---\ntitle: [a\n---\n\n{LEAD}\n").unreadable


def test_a_repeated_headline_is_a_title_each_time() -> None:
    kinds = [kind for kind, _ in read(f"One\n\nTwo bridges shut\n\nTwo bridges shut\n\n{LEAD}\n")]
    assert kinds == ["headline", "deck", "heading", "paragraph"]


def test_a_first_line_with_a_stop_is_a_headline_above_longer_lines() -> None:
    assert read("MAYOR RESIGNS.\n\nOther text.\n")[0] == ("headline", "MAYOR RESIGNS.")
    assert read(f"Will the mayor resign?\n\n{LEAD}\n")[0][0] == "headline"
    assert read(f"The mayor told us so.\n\n{LEAD}\n")[0][0] == "paragraph"
    assert read(f"“We are done.”\n\n{LEAD}\n")[0][0] == "paragraph"
    assert read("The bridge at the mill is shut.\n\nIt is old.\n")[0][0] == "paragraph"
    assert read(LEAD)[0][0] == "paragraph"


def test_a_line_under_the_headline_is_its_deck() -> None:
    source = f"Council shuts bridge;\nLorries must go round.\n\n{LEAD}\n"
    assert [kind for kind, _ in read(source)] == ["headline", "deck", "paragraph"]


WRAPPED = (
    "The council voted on Tuesday to close the old bridge over the river\n"
    "to lorries, and to ask the state for money to mend it before winter\n"
    "comes. Nobody spoke against it.\n"
)


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    found = read(f"Council shuts bridge\n\n{WRAPPED}")
    assert found[1] == ("paragraph", WRAPPED.strip().replace("\n", " "))


def test_a_headline_directly_above_broken_lines() -> None:
    assert [kind for kind, _ in read(f"Council shuts bridge\n{WRAPPED}")] == [
        "headline",
        "paragraph",
    ]


def test_two_broken_lines_are_one_paragraph_where_others_are_broken() -> None:
    short = "“We have waited for three years and for nothing,” said Ann Lee, who\nlives nearby.\n"
    assert [text for _, text in read(f"{WRAPPED}\n{short}")][1] == short.strip().replace("\n", " ")
    assert len(read(f"{LEAD}\n\n{short}")) == 3


def test_a_word_broken_at_the_margin_stays_one() -> None:
    source = WRAPPED.replace("the river\nto", "the asylum-\nseeking")
    assert "the asylum-seeking lorries" in read(source)[0][1]


def test_sentences_a_line_each_are_paragraphs() -> None:
    assert [kind for kind, _ in read(f"{LEAD}\n" * 4)] == ["paragraph"] * 4


def test_an_item_takes_the_lines_that_hang_below_it() -> None:
    source = "- the bridge\n  over the river\n- the road\nThe end came soon.\n"
    assert read(f"{LEAD}\n\n{source}")[1:] == [
        ("item", "the bridge over the river"),
        ("item", "the road"),
        ("paragraph", "The end came soon."),
    ]


def test_a_single_dash_names_who_spoke() -> None:
    assert read(f"{LEAD}\n\n“We are done.”\n- Ann Lee\n")[2] == ("paragraph", "- Ann Lee")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\f", "\u2028", " \t\u00a0\r\n"])
def test_every_line_end(end: str) -> None:
    assert read(f"\ufeffCouncil shuts bridge{end}{end}\t{LEAD}{end}") == [
        ("headline", "Council shuts bridge"),
        ("paragraph", LEAD),
    ]


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "BY JANE DOE", "By Jane Doe, The Associated Press", "By Ana de la Cruz",
     "By Jane Doe | jane@example.org", "Words by Jane O’Hara", "By The Associated Press"],
)  # fmt: skip
def test_bylines(line: str) -> None:
    assert read(f"Council shuts bridge\n{line}\n\n{LEAD}\n")[1] == ("byline", line)


@pytest.mark.parametrize(
    "line",
    ["Published: Nov. 5, 2018 at 4:12 p.m.", "November 5, 2018", "Monday, 5 November 2018"],
)  # fmt: skip
def test_dates(line: str) -> None:
    assert read(f"Council shuts bridge\n{line}\n\n{LEAD}\n")[1] == ("dateline", line)


@pytest.mark.parametrize(
    "line", ["By the numbers", "By Tuesday the road was open", "By A Whisker", "Bytes and bits"]
)
def test_what_is_no_byline(line: str) -> None:
    assert read(f"Council shuts bridge\n\n{line}\n\n{LEAD}\n")[1][0] == "deck"


def test_staff_writer_below_a_byline_belongs_to_it() -> None:
    source = f"Council shuts bridge\n\nBy Jane Doe\nStaff Writer\n\n{LEAD}\n"
    assert [kind for kind, _ in read(source)] == ["headline", "byline", "byline", "paragraph"]


@pytest.mark.parametrize(
    "line",
    ["(Photo: Ann Lee)", "(Ann Lee/AP Photo)", "Photo: Ann Lee", "[Image courtesy of the town]",
     "FILE - In this Nov. 5 photo, a lorry waits.", "Photo by Ann Lee"],
)  # fmt: skip
def test_captions(line: str) -> None:
    assert read(f"{LEAD}\n{line}\n{LEAD}\n")[1] == ("caption", line)


@pytest.mark.parametrize(
    "line",
    [
        "“We will not go",
        "and nothing more",
        "He said this:",
        "LEE: No, no",
        "Photographs were taken.",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert read(f"{LEAD}\n\n{line}\n\n{LEAD}\n")[1] == ("paragraph", line)


def test_verses_and_last_lines_are_no_headings() -> None:
    assert {kind for kind, _ in read(f"{LEAD}\n\nRoses are red\nViolets are blue\n")} == {
        "paragraph"
    }


def test_rules_between_lines_are_no_text() -> None:
    assert read(f"{LEAD}\n\n* * *\n-----\n\n{LEAD}\n") == [("paragraph", LEAD)] * 2


def test_nothing_at_all() -> None:
    assert read("") == read(" \n\t\r\n\f") == []
