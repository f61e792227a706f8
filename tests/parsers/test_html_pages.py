"""Whole pages of ten templates: what is the article, and what is each part of it."""

from pathlib import Path

import pytest

from newslint.document import Document
from newslint.parsers.html import HtmlParser

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*.html"))


def read(name: str) -> Document:
    source = (PAGES[0].parent / f"{name}.html").read_text(encoding="utf-8")
    return HtmlParser().parse(f"{name}.html", source)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_article_of_a_page(page: Path) -> None:
    blocks = [f"{block.kind}: {block.text}" for block in read(page.stem).blocks]
    assert blocks == page.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_head_of_a_page_becomes_fields() -> None:
    fields = read("h1_in_header").fields
    assert fields["lang"].text == "en-GB"
    assert fields["date"].text == "2024-03-05T07:30:00Z"
    assert read("og_title_only").fields["author"].text == "Petra Lindqvist"
    assert read("json_ld_only").fields["date"].text == "2024-06-11"


def test_fields_know_their_place() -> None:
    document = read("h1_in_header")
    for field in document.fields.values():
        assert document.source[slice(*field.span)] == field.text


def test_a_time_in_the_article_is_its_date() -> None:
    assert read("live_page").fields["date"].text == "2024-05-02T23:10"


def test_headline_in_a_meta_tag_maps_into_its_attribute() -> None:
    document = read("og_title_only")
    at = document.text.index("’")
    assert document.source[slice(*document.span(at, at + 1))] == "&#8217;"
    at = document.text.index("quiet hour")
    assert document.source[slice(*document.span(at, at + 10))] == "quiet hour"
    assert document.is_verbatim(at, at + 10)


def test_headline_in_json_maps_into_its_string() -> None:
    document = read("json_ld_only")
    at = document.text.index("’")
    assert document.source[slice(*document.span(at, at + 1))] == "\\u2019"
    at = document.text.index("strike")
    assert document.source[slice(*document.span(at, at + 6))] == "strike"
