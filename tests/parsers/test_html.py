"""How HTML reads: text as a reader sees it, and the way back to the source."""

import pytest

from newslint.document import Document
from newslint.parsers.html import HtmlParser, read_fragment


def blocks(source: str) -> list[tuple[str, str]]:
    return [(kind, prose.text) for kind, prose in read_fragment(source, 0, len(source))[0]]


def texts(source: str) -> list[str]:
    return [text for _, text in blocks(source)]


def parse(source: str) -> Document:
    return HtmlParser().parse("a.html", source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>The <b>U</b>.S. <i>economy</i></p>", "The U.S. economy"),
        ("<p>AT&T and AT&amp;T</p>", "AT&T and AT&T"),
        ("<p>It isn&rsquo;t &#8220;over&#x201d;</p>", "It isn’t “over”"),
        ("<p>Windows marks: &#147;yes&#148;</p>", "Windows marks: “yes”"),
        ("<p>One\r\n   two\t three</p>", "One two three"),
        ("<p>One <b> two</b> <i> three</i></p>", "One two three"),
        ("<p>One<br>two<br/>\n three</p>", "One two three"),
        ("<p>A&nbsp;hard space</p>", "A\u00a0hard space"),
        ("<p>long&shy;word and long<wbr>word</p>", "longword and longword"),
        ("<p>Type <code>a &lt; b</code> or <kbd>Ctrl</kbd>.</p>", "Type \ufffc or \ufffc."),
        ("<p>He said <q>no, <q>never</q></q>.</p>", "He said “no, ‘never’”."),
        ("<p>One<!-- a comment --> word</p>", "One word"),
        ("<p>One<script>var p = '<p>two</p>';</script> word</p>", "One word"),
        ("<p>One<span hidden> secret</span> word</p>", "One word"),
        ("<p>One<span aria-hidden='true'> icon</span> word</p>", "One word"),
        ('<p>One<span style="display: none"> secret</span> word</p>', "One word"),
        ("<p>One<button>Share</button> word</p>", "One word"),
        ('<p>One<img src="a.png" alt="a photograph">word</p>', "One word"),
        ("<p>5 < 6 and 7 > 6</p>", "5 < 6 and 7 > 6"),
        ("<p>R&#D and &#; and &bogus; stay</p>", "R&#D and &#; and &bogus; stay"),
        ("<p>The [if] <![if IE]>reads<![endif]> on</p>", "The [if] reads on"),
    ],
)
def test_a_paragraph_reads_as_on_screen(source: str, text: str) -> None:
    assert texts(source) == [text]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h2>A</h2><p>b", [("heading", "A"), ("paragraph", "b")]),
        ("<p>a<p>b<div>c</div>d", [("paragraph", letter) for letter in "abcd"]),
        ("a<br><br>b<br>\n<br>c", [("paragraph", letter) for letter in "abc"]),
        ("<ul><li>a<li><p>b</p></ul>", [("item", "a"), ("item", "b")]),
        ("<dl><dt>a<dd>b</dl>", [("item", "a"), ("item", "b")]),
        ("<blockquote><p>a</p><ul><li>b</ul></blockquote>", [("blockquote", x) for x in "ab"]),
        (
            "<table><tr><th>a<td>b</table><p>c",
            [("cell", "a"), ("cell", "b"), ("paragraph", "c")],
        ),
        ("<table><tr><td><p>a</p><p>b</p></table>", [("paragraph", x) for x in "ab"]),
        ("<figure><img><figcaption><p>a</p></figcaption></figure>", [("caption", "a")]),
        ("<pre>a\nb</pre><p>c</p>", [("paragraph", "c")]),
        ("<nav><a>a</a></nav><template>b</template><svg><text>c</text></svg>", []),
        ("<noscript>a</noscript><form><label>b</label><select><option>c</select></form>", []),
        ("<p hidden>a</p><div aria-hidden=true><p>b</div><p>c", [("paragraph", "c")]),
        ("<p><code>let x", [("paragraph", "\ufffc")]),
    ],
)
def test_kinds_of_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def test_headings_do_not_break_at_line_breaks() -> None:
    assert texts("<h1>Two<br><br>lines</h1>") == ["Two lines"]


def test_stray_end_tags_stay_in_their_cell() -> None:
    source = "<table><tr><td>a</div></p></td><td>b</td></tr></table>"
    assert blocks(source) == [("cell", "a"), ("cell", "b")]


def test_an_unclosed_part_ends_with_what_holds_it() -> None:
    assert texts("<div><nav><a>menu</div><p>text") == ["text"]
    assert texts("<p><button>x</p><p>text") == ["text"]


def test_a_reference_maps_as_a_whole() -> None:
    source = "<p>It isn&rsquo;t <b>over</b> yet</p>"
    document = parse(source)
    assert document.text == "It isn’t over yet"
    assert source[slice(*document.span(3, 8))] == "isn&rsquo;t"
    assert source[slice(*document.span(6, 7))] == "&rsquo;"
    assert not document.is_verbatim(3, 8)
    assert source[slice(*document.span(9, 17))] == "over</b> yet"
    assert document.is_verbatim(9, 13)
    assert not document.is_verbatim(9, 17)


def test_lines_and_columns_with_crlf() -> None:
    document = parse("<p>One</p>\r\n<p>two,\r\nthree &amp; four</p>\r\n")
    assert document.text == "One\n\ntwo, three & four"
    at = document.text.index("four")
    assert document.lines.position(document.span(at, at + 4).start) == (3, 13)


def test_a_fragment_in_a_longer_source() -> None:
    source = "Markdown before <p>\n<p>isn&rsquo;t</p>\nand after"
    found, *_ = read_fragment(source, source.index("<p>"), source.index("\nand"))
    [(kind, prose)] = found
    assert (kind, prose.text) == ("paragraph", "isn’t")
    assert source[slice(*prose.span(0, 5))] == "isn&rsquo;t"


def test_comments_that_speak_to_newslint() -> None:
    source = "<p>a</p>\n<!-- newslint-disable-next-line quotes/unclosed -- a song -->\n<p>b</p>"
    [directive] = parse(source).directives
    assert directive.verb == "disable-next-line"
    assert directive.rules == ("quotes/unclosed",)
    assert source[slice(*directive.span)].startswith("<!-- newslint")
    assert source[slice(*directive.span)].endswith("-->")


def test_parts_of_a_fragment_as_its_classes_call_them() -> None:
    document = parse(
        '<h1>Rain</h1><p class="dek">More to come</p><p class="byline">By Ann Lee</p>'
        '<p><span class="dateline">OSLO (NL)</span> — It rained on Monday, on Tuesday and on'
        " Wednesday, and a little less on Thursday.</p><h2>Later</h2><p>Sun.</p>"
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("headline", "Rain"),
        ("deck", "More to come"),
        ("byline", "By Ann Lee"),
        ("dateline", "OSLO (NL)"),
        (
            "paragraph",
            "It rained on Monday, on Tuesday and on Wednesday, and a little less on Thursday.",
        ),
        ("heading", "Later"),
        ("paragraph", "Sun."),
    ]


BODY = "The old mill burned on Friday, and nobody in the village could say how the fire began."


@pytest.mark.parametrize(
    ("description", "decks"),
    [
        ("A fire takes the mill from the village.", ["A fire takes the mill from the village."]),
        (BODY, []),
        ("The old mill burned on Friday, and nobody …", []),
        ("News, sport and weather from the three valleys.", []),
    ],
)
def test_a_description_is_a_deck_only_if_it_adds_to_the_text(
    description: str, decks: list[str]
) -> None:
    document = parse(
        f'<html><meta name="description" content="{description}"><body>'
        f"<article><h1>Mill burns down</h1><p>{BODY}</p></article>"
    )
    assert document.blocks[0].text == "Mill burns down"
    assert [block.text for block in document.blocks if block.kind == "deck"] == decks


def test_front_matter_above_html() -> None:
    document = parse("---\ntitle: Rain\ndate: 2024-01-02\n---\n<p>It rained &amp; rained.</p>\n")
    assert document.blocks[0].kind == "headline"
    assert document.blocks[-1].text == "It rained & rained."
    assert document.fields["title"].text == "Rain"


@pytest.mark.parametrize("opener", ["<", "<a ", '<a b="', "<!--", "&#", "</", "<!", "<div>", "<q>"])
def test_what_is_never_closed_is_read_in_linear_time(opener: str) -> None:
    assert parse(opener * 20_000 + " end").source.endswith(" end")


def test_short_paragraphs_of_a_page_are_read_as_its_long_ones_are() -> None:
    long = "The tram opened on Monday, and the rain that had fallen since dawn kept nobody away."
    source = f"<html><body><h1>Tram</h1><p>{long}</p><p>It is late.</p><p>It cost a lot.</p>"
    assert [block.text for block in HtmlParser().parse("a.html", source).blocks] == [
        "Tram",
        long,
        "It is late.",
        "It cost a lot.",
    ]


def test_a_page_of_short_paragraphs_alone_is_read() -> None:
    source = "<html><body><h1>Tram</h1><p>It is late.</p><p>It cost a lot.</p></body></html>"
    kinds = [block.kind for block in HtmlParser().parse("a.html", source).blocks]
    assert kinds == ["headline", "paragraph", "paragraph"]
