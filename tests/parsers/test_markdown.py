"""Markdown: which blocks an article has, and what a reader reads in them."""

import pytest

from newslint.document import Document
from newslint.parsers.markdown import MarkdownParser


def parse(source: str) -> Document:
    return MarkdownParser().parse("a.md", source)


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in parse(source).blocks]


def text(source: str) -> str:
    (block,) = parse(source).blocks
    return block.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One.\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("# Head\n\nOne.", [("headline", "Head"), ("paragraph", "One.")]),
        ("Head\n====\n\nOne.", [("headline", "Head"), ("paragraph", "One.")]),
        ("# Head {#id .class}\n", [("headline", "Head")]),
        ("# A\n\n# B", [("headline", "A"), ("heading", "B")]),
        ("## A\n\n# B", [("heading", "A"), ("headline", "B")]),
        ("One.\n\n# B", [("paragraph", "One."), ("heading", "B")]),
        ("> One.\n>\n> — Ann Lee", [("blockquote", "One."), ("blockquote", "— Ann Lee")]),
        ("> One.\n> — Ann Lee", [("blockquote", "One. — Ann Lee")]),
        ("> - One", [("blockquote", "One")]),
        ("- One\n- Two", [("item", "One"), ("item", "Two")]),
        ("- One\n\n- Two", [("item", "One"), ("item", "Two")]),
        ("- One\n  - Two\n- Three", [("item", "One"), ("item", "Two"), ("item", "Three")]),
        ("- One\n  > Two", [("item", "One"), ("blockquote", "Two")]),
        ("- [x] One", [("item", "One")]),
        ("| A | B |\n|---|---|\n| c | |", [("cell", "A"), ("cell", "B"), ("cell", "c")]),
        ("One[^1] two.\n\n[^1]: Note.", [("paragraph", "One two."), ("paragraph", "Note.")]),
        ('![A bridge](b.png "The bridge")', [("caption", "The bridge")]),
        ("![A bridge](b.png)", []),
        ("```\ncode\n```\n\n    code\n\n---\n\n[a]: b", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_blocks(source: str, expected: list[tuple[str, str]], newline: str) -> None:
    assert blocks(source.replace("\n", newline)) == expected


@pytest.mark.parametrize(
    ("source", "read_as"),
    [
        ("*One* **two** ~~three~~ _four_", "One two three four"),
        ("A [link](https://a.example 'title') and [one][r]\n\n[r]: /b", "A link and one"),
        ("Call `x()` now", "Call \ufffc now"),
        ("See <https://a.example> and <a@b.example>.", "See \ufffc and \ufffc."),
        ("See https://a.example/b_c?d=1. Or (www.a.example).", "See \ufffc. Or (\ufffc)."),
        ("See https://a.example/b_(c).", "See \ufffc."),
        (r"\*One\* \"two\" C:\dir", '*One* "two" C:\\dir'),
        ("&ldquo;One&#8221; &amp; AT&T &copy", "“One” & AT&T &copy"),
        ("One\ntwo  \nthree\\\nfour", "One two three four"),
        ("One<br>\ntwo <br /> three<br/>four", "One two three four"),
        ("One <em>two</em> <span>three</span>", "One two three"),
        ("One <!-- two --> three", "One three"),
        ("One [^1] two\n\n[^1]: ", "One two"),
        ("Press <kbd>Ctrl</kbd> and <code>a b</code>.", "Press \ufffc and \ufffc."),
        ("An ![icon](i.png) icon", "An \ufffc icon"),
        ("[![One](a.png)](b) two", "\ufffc two"),
        ('"One," she said--twice...', '"One," she said--twice...'),
        ("İstanbul 😀 *Ẹ̀kọ́*", "İstanbul 😀 Ẹ̀kọ́"),
        ("A lone < and > and [bracket] and * star", "A lone < and > and [bracket] and * star"),
        ("One\u00a0two\u2028three", "One\u00a0two\u2028three"),
    ],
)
def test_inline_markup_is_not_read(source: str, read_as: str) -> None:
    assert text(source) == read_as


def test_a_fix_may_touch_only_what_stands_as_it_reads() -> None:
    document = parse('She said \\"no\\" &amp; left *town*.')
    at = document.text.index('"no')
    assert not document.is_verbatim(at, at + 1)
    assert document.span(at, at + 1) == (9, 11)
    assert not document.is_verbatim(at, at + 3)
    at = document.text.index("town")
    assert document.is_verbatim(at, at + 4)
    assert not document.is_verbatim(at, at + 5)


def test_the_head_comes_before_the_body() -> None:
    source = "---\nauthor: Ann Lee\ntitle: Mayor resigns\n---\n# Mayor resigns\n\nShe left.\n"
    assert blocks(source) == [
        ("byline", "Ann Lee"),
        ("headline", "Mayor resigns"),
        ("headline", "Mayor resigns"),
        ("paragraph", "She left."),
    ]
    assert parse(source).field("byline") == (("Ann Lee",), (12, 19))


def test_an_unreadable_head_is_told_and_the_body_read() -> None:
    document = parse("---\ntitle: Mayor: out\n---\nShe left.\n")
    assert document.unreadable
    assert [block.text for block in document.blocks] == ["Mayor: out", "She left."]


def test_byline_and_dateline_open_an_article() -> None:
    source = (
        "# Mayor resigns\n\nBy Ann Lee\n\nMarch 5, 2024\n\nLONDON (Reuters) - She left.\n\nBy Bo Ek"
    )
    assert blocks(source) == [
        ("headline", "Mayor resigns"),
        ("byline", "By Ann Lee"),
        ("dateline", "March 5, 2024"),
        ("dateline", "LONDON (Reuters)"),
        ("paragraph", "She left."),
        ("paragraph", "By Bo Ek"),
    ]


def test_html_between_paragraphs() -> None:
    source = "One.\n\n<p>Two &amp; *three*</p>\n\n<div>\n\n*Four*.\n\n</div>\n\n<h2>Five</h2>\n"
    assert blocks(source) == [
        ("paragraph", "One."),
        ("paragraph", "Two & *three*"),
        ("paragraph", "Four."),
        ("heading", "Five"),
    ]


def test_html_goes_on_after_an_empty_line() -> None:
    source = "<blockquote>\n<p>One</p>\n\n<p>Two</p>\n</blockquote>\n"
    assert blocks(source) == [("blockquote", "One"), ("blockquote", "Two")]


def test_html_inside_a_block_quote_or_a_list() -> None:
    source = "> <p>One\n> two</p>\n\n- <p>Three\n  four</p>\n"
    assert blocks(source) == [("blockquote", "One two"), ("item", "Three four")]


def test_comments_speak_to_newslint() -> None:
    source = (
        "<!-- newslint-disable-next-line quotes/unclosed, names/* -- a poem -->\n\nOne.\n\n"
        "Two <!-- newslint-disable --> three\n\n<!-- newslint-enable -->\n\n<!-- other -->\n"
    )
    assert [(each.verb, each.rules) for each in sorted(parse(source).directives, key=_place)] == [
        ("disable-next-line", ("quotes/unclosed", "names/*")),
        ("disable", ()),
        ("enable", ()),
    ]
    for directive in parse(source).directives:
        assert source[slice(*directive.span)].startswith("<!-- newslint-")
        assert source[slice(*directive.span)].endswith("-->")


def _place(directive: object) -> object:
    return directive.span  # type: ignore[attr-defined]
