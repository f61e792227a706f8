"""`newslint quotes`: what an editor who checks quotations sees."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from desk import Desk

SCHEMAS = Path(__file__).parent.parent / "docs" / "schemas"

ARTICLE = """\
---
title: Bridge opens
---

“We have waited four years for this bridge,” said Ada Moss, who runs the bakery. “Four ‘short’ ones.

“Now it is here.”

The mayor calls it “a burnt tooth”. They sang “Rock of Ages” at the gate.

The road is closed until the spring, when the county will have paid for it.

“Nobody asked the people who live here.”

The county paid for the road.
"""

LISTED = """\
a.md:5:1: sentence, Ada Moss (“said” in its sentence)
    “We have waited four years for this bridge,”

a.md:5:82 to line 7: sentence, Ada Moss (“said” in its paragraph)
    “Four ‘short’ ones. “Now it is here.”
  a.md:5:88: inside it: short phrase
      ‘short’

a.md:9:20: phrase, The mayor (“calls” in its sentence)
    “a burnt tooth”

a.md:9:47: title
    “Rock of Ages”

a.md:13:1: sentence, nobody found
    “Nobody asked the people who live here.”

5 quotations: 3 sentences, 1 phrase, 1 title.
Who speaks: Ada Moss 2, The mayor 1, nobody found 1.
"""


def data(text: str) -> Any:
    return json.loads(text)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / name).read_text()))


@pytest.fixture
def article(desk: Desk) -> Desk:
    desk.file("a.md", ARTICLE)
    return desk


def test_it_lists_every_quotation_with_its_speaker(article: Desk) -> None:
    ran = article.run("quotes", "a.md")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == LISTED


def test_paths_are_those_of_the_current_folder(article: Desk) -> None:
    article.file("today/b.md", "“Now it is here,” she said.\n")
    article.go("today")
    assert article.run("quotes", "b.md").out.startswith("b.md:1:1: sentence, she (“said”")


def test_one_speaker_or_none_can_be_asked_for(article: Desk) -> None:
    assert article.run("quotes", "--speaker", "moss", "a.md").out.count("a.md:5") == 3
    ran = article.run("quotes", "--without-speaker", "a.md")
    assert ran.out.startswith("a.md:13:1: sentence, nobody found\n")
    assert ran.out.endswith("1 quotation: 1 sentence.\nWho speaks: nobody found 1.\n")


def test_json_gives_places_and_what_stands_inside(article: Desk) -> None:
    listed = data(article.run("quotes", "--output-format", "json", "a.md").out)
    validator("quotations.schema.json").validate(listed)
    _, second, *_ = listed["quotations"]
    assert [(p["start"]["line"], p["end"]["line"]) for p in second["pieces"]] == [(5, 5), (7, 7)]
    start, end = (second["pieces"][0][edge]["offset"] for edge in ("start", "end"))
    assert ARTICLE[start:end] == "“Four ‘short’ ones."
    assert [one["text"] for one in second["inside"]] == ["‘short’"]


def test_an_unclosed_quotation_has_no_speaker_yet(desk: Desk) -> None:
    desk.file("a.txt", "“Now it is here, Ada Moss said.\n\nThe county paid for it.\n")
    assert desk.run("quotes", "a.txt").out.startswith(
        "a.txt:1:1: sentence, nobody found, never closed\n"
    )


def test_it_reads_standard_input_html_and_several_files(article: Desk) -> None:
    page = "<h1>Bridge</h1><p>&ldquo;Now it is here,&rdquo; she said.</p>"
    ran = article.run("quotes", "-", "a.md", "--stdin-filename", "page.html", typed=page)
    assert ran.out.startswith("page.html:1:19: sentence, she (“said” in its sentence)\n")
    assert "6 quotations" in ran.out


def test_an_article_without_quotations_says_so(desk: Desk) -> None:
    desk.file("a.txt", "The county paid for it.\n")
    assert desk.run("quotes", "a.txt").out == "0 quotations.\n"


@pytest.mark.parametrize("name", ["none.md", "photo.md"])
def test_what_cannot_be_read_is_named(desk: Desk, name: str) -> None:
    desk.file("photo.md", b"\x00\x01\x02" * 40)
    ran = desk.run("quotes", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{name}: ")


def test_the_words_of_the_desk_count(desk: Desk) -> None:
    desk.file(
        "desk/attribution.yml",
        """\
pack: desk
rules:
- id: attribution/missing
  check: attribution
  message: "Who?"
  why: Readers ask.
  cues: [bellowed]
  examples: []
""",
    )
    desk.file("a.txt", "“Now it is here,” said no one. “Now,” Ada Moss bellowed.\n")
    assert "Ada Moss (“bellowed”" in desk.run("quotes", "a.txt").out


@pytest.mark.parametrize("asked", [True, False])
def test_check_adds_what_it_understood_if_asked(article: Desk, asked: bool) -> None:
    more = ["--with-quotations"] if asked else []
    report = data(article.run("check", "--output-format", "json", *more, "a.md").out)
    validator("report.schema.json").validate(report)
    assert ("quotations" in report) is asked
    if asked:
        alone = data(article.run("quotes", "--output-format", "json", "a.md").out)
        assert report["quotations"] == alone["quotations"]


def test_check_adds_the_quotations_of_standard_input(desk: Desk) -> None:
    typed = "“Now it is here,” she said.\n"
    ran = desk.run("check", "--output-format", "json", "--with-quotations", "-", typed=typed)
    assert [one["speaker"] for one in data(ran.out)["quotations"]] == ["she"]
