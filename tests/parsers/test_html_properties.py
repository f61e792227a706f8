"""Whatever the text, HTML reads without an error, and each letter knows its place."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import Document
from newslint.parsers.html import HtmlParser, read_fragment
from newslint.text import Prose

PARTS = [
    *"<>&;\"'/=!-#[]? \t\nxé😀",
    *[
        "\r\n",
        "<p>",
        "</p>",
        "<p",
        "<br>",
        "<br/>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<li>",
        "<q>",
    ],
    *["</q>", "<table>", "<tr>", "<td>", "</table>", "<code>", "</code>", "<script>", "</script>"],
    *[
        "<title>",
        "</title>",
        "<h1>",
        "</h1>",
        "<html>",
        "<body>",
        "<article>",
        "<nav>",
        "<!--",
        "-->",
    ],
    *[
        "<![CDATA[",
        "<![if",
        "]]>",
        "<?x",
        "<!doctype html>",
        "&amp;",
        "&rsquo;",
        "&#8217;",
        "&#x",
        "&#",
    ],
    *[
        "AT&T",
        "&nbsp;",
        "&#10;",
        "said ",
        "“Yes”",
        ' class="byline"',
        " hidden",
        '<meta name="author"',
    ],
    *[' content="a&amp;b">', '<script type="application/ld+json">', '"headline": "a\\u2019\\q"'],
    *["<!-- newslint-disable a/b -->", "---\n", "title: x\n", "\ufeff", "\x00", "İ"],
]
SOURCES = st.lists(st.sampled_from(PARTS) | st.text(max_size=8), max_size=60).map("".join)
LONG = "The word on the quay was that nobody had seen the boat come in that night. "


def check_prose(prose: Prose, source: str) -> None:
    assert "".join(piece.text for piece in prose.pieces) == prose.text
    assert prose.text == prose.text.strip() != ""
    at = 0
    for piece in prose.pieces:
        assert at <= piece.start <= piece.end <= len(source)
        assert not piece.verbatim or source[piece.start : piece.end] == piece.text
        at = piece.end


def check(document: Document) -> None:
    for block in document.blocks:
        check_prose(block.prose, document.source)
    body = [block for block in document.blocks if block.kind not in ("headline", "deck")]
    for before, after in pairwise(body):
        assert before.prose.pieces[-1].end <= after.prose.pieces[0].start
    for field in document.fields.values():
        assert 0 <= field.span.start <= field.span.end <= len(document.source)


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_any_text_reads_and_keeps_its_places(source: str) -> None:
    check(HtmlParser().parse("a.html", source))


@settings(max_examples=200, deadline=None)
@given(SOURCES, st.integers(0, 40), st.integers(0, 40))
def test_any_stretch_of_any_text_reads_inside_it(source: str, start: int, length: int) -> None:
    start = min(start, len(source))
    end = min(start + length, len(source))
    for _, prose in read_fragment(source, start, end)[0]:
        check_prose(prose, source)
        assert start <= prose.pieces[0].start
        assert prose.pieces[-1].end <= end


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["<b>", "</b>", "&amp; ", "\r\n", "<i>x</i> ", "é ", "AT&T "])))
def test_a_word_put_in_maps_back_to_its_place(parts: list[str]) -> None:
    before = "<div>" + "".join(parts) + " "
    source = f"{before}quokka, {LONG}</div>"
    document = HtmlParser().parse("a.html", source)
    at = document.text.index("quokka")
    assert document.span(at, at + 6) == (len(before), len(before) + 6)
    assert document.is_verbatim(at, at + 6)
