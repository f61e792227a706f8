"""Every word of an article is found at its place in the source, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invariants import assert_invariants, corpus, read_article
from newslint.document import Document
from newslint.parsers.markdown import MarkdownParser

MARK = "Word{:03}z"
_HTML_NOISE = [
    "é ",
    "😀 ",
    "&rsquo; ",
    "&#8220;",
    "U.S. ",
    "&amp; ",
    "<b>bold</b> ",
    "AT&T ",
    "<br>",
]
_CELL_NOISE = [
    *_HTML_NOISE,
    "*strong* ",
    '[link](https://a.example/b "t") ',
    "`code` ",
    "\\* ",
    '\\"',
    "https://a.example/c?d=1&e ",
    "<https://a.example> ",
    "![alt](a.png) ",
    "{{ site.name }} ",
    "{% if a %}",
    "[link]({{ site.url }}/b){: .c} ",
    "<!-- comment --> ",
    "[^n] ",
    "“Yes,” ",
    "‘70s ",
    "_a_ ",
    "1 * 2 ",
    "a_b ",
]
_NOISE = [*_CELL_NOISE, "wrapped\n", "broken  \n", "broken\\\n", '{{< fig caption="A" >}} ']
_AROUND = ["{}", "*{}*", "**{}**", "[{}](u)", "(“{}”)", "~~{}~~", "<em>{}</em>", '"{}"', "[{}][r]"]


class _Marks:
    """Gives out words that stand once in an article."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def next(self) -> str:
        self.words.append(MARK.format(len(self.words)))
        return self.words[-1]


def _inline(marks: _Marks, data: st.DataObject, noise: list[str], around: list[str]) -> str:
    pieces = st.lists(st.sampled_from(noise), max_size=4).map("".join)
    word = data.draw(st.sampled_from(around)).format(marks.next())
    return f"Some {data.draw(pieces)}{word} {data.draw(pieces)}end."


def _block(marks: _Marks, data: st.DataObject) -> str:
    shape = data.draw(st.sampled_from(_SHAPES))
    noise, around = _NOISE, _AROUND
    if "|" in shape or "#" in shape:
        noise = _CELL_NOISE
    if "<" in shape:
        noise, around = _HTML_NOISE, ["{}", "<em>{}</em>", "(“{}”)"]
    return shape.format(*[_inline(marks, data, noise, around) for _ in range(shape.count("{}"))])


_SHAPES = [
    "{}",
    "{}",
    "# {}",
    "## {} ##",
    "> {}",
    "> {}\n>\n> {}",
    "- {}\n- {}\n  - {}",
    "1. {}\n\n   {}\n\n2. {}",
    "- [x] {}",
    "| {} | {} |\n|---|:-:|\n| {} | {} |",
    "<div>\n<p>{}</p>\n\n<p>{}</p>\n</div>",
    "> <p>{}\n> {}</p>",
    "<div>\n\n{}",
    "[^n]: {}",
    "{}\n\n```\ncode\n```",
    "    code\n\n{}",
    "{}\n{{: .class}}",
    '{{{{< fig caption="{}" >}}}}',
    '![alt](a.png "Title")\n\n{}',
    "<!-- newslint-disable quotes/* -->\n\n{}",
    "By Ann Lee\n\nLONDON (Reuters) - {}",
]
_HEADS = [
    "",
    "---\ntitle: {} ends\n---\n",
    "---\ntitle: '{} isn''t'\nauthors:\n  - {}\n---\n",
    '---\ntitle: "“{}” \\"é\\" 😀"\ndescription: >-\n  Some {}\n  and {}\n---\n',
    "---\nsummary: |\n  Some\n  {}\ntags: {{a: [b]}}\nauthor: [{}, 'B']\n---\n",
    "+++\ntitle = \"\\u00e9 {}\"\nauthors = ['{}']\n+++\n",
    "---\ntitle: {}: colon\ndate: 1\n---\n",
    "---\ntitle: {}\n\n",
]


def _article(marks: _Marks, data: st.DataObject) -> str:
    head = data.draw(st.sampled_from(_HEADS))
    head = head.format(*[marks.next() for _ in range(head.count("{}"))])
    blocks = [_block(marks, data) for _ in range(data.draw(st.integers(0, 6)))]
    return head + "\n\n".join([*blocks, "[r]: https://a.example", ""])


@given(st.data(), st.sampled_from(["\n", "\r\n"]))
def test_every_marked_word_is_at_its_place(data: st.DataObject, newline: str) -> None:
    marks = _Marks()
    source = _article(marks, data).replace("\n", newline)
    document = MarkdownParser().parse("a.md", source)
    assert_invariants(document)
    for word in marks.words:
        assert _places(document, word) == [(source.index(word), True)], (word, source)


def _places(document: Document, word: str) -> list[tuple[int, bool]]:
    found, at = [], document.text.find(word)
    while at >= 0:
        start, end = document.span(at, at + len(word))
        assert end - start == len(word)
        found.append((start, document.is_verbatim(at, at + len(word))))
        at = document.text.find(word, at + 1)
    return found


@given(st.text("ab é😀\r\n\t #>-*_`[]()<>!\\|{}%:\"'&;=+~^1.x/", max_size=120))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    assert_invariants(MarkdownParser().parse("a.md", text))


_PARTS = [
    *_NOISE,
    *["\n\n", "> ", "- ", "<div>", "<p>", "{%", "%}", "---\n", "{: a}", "]", "```", "    "],
    *["a: b\n", "<!--", "-->", "|", "\0", "<code>", "</code>", "{{", "}}", 'caption="', "\ud800"],
]


@given(st.lists(st.sampled_from(_PARTS)))
def test_no_pieces_of_markdown_make_the_parser_fail(pieces: list[str]) -> None:
    document = MarkdownParser().parse("a.md", "".join(pieces))
    if "\ud800" not in document.source:
        assert_invariants(document)


@pytest.mark.parametrize("folder", ["frontmatter", "web"])
def test_invariants_hold_for_real_articles(folder: str) -> None:
    for path in corpus(folder, ".md"):
        assert_invariants(MarkdownParser().parse(path.name, read_article(path)))
