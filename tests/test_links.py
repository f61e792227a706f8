"""Links and images of an article: what they say, where they lead, and the places of both."""

import pytest

from newslint.document import Document, Link
from newslint.parsers import Parsers


def read(source: str, path: str = "a.md") -> Document:
    return Parsers().for_path(path).parse(path, source)


def places(source: str, link: Link) -> tuple[str, str, str]:
    """Return what stands in the source where a link, its text and its target are placed."""
    return (
        source[slice(*link.span)],
        source[slice(*link.text_span)],
        source[slice(*link.target_span)],
    )


@pytest.mark.parametrize(
    ("written", "kind", "text", "target", "text_place", "target_place"),
    [
        ("[the *map*](/map 'A map')", "link", "the map", "/map", "the *map*", "/map"),
        ("[map](<a b>)", "link", "map", "a b", "map", "a b"),
        ("[map](/a?b&amp;c)", "link", "map", "/a?b&c", "map", "/a?b&amp;c"),
        ("[map](/a_(b))", "link", "map", "/a_(b)", "map", "/a_(b)"),
        ("[map]()", "link", "map", "", "map", ""),
        ("[](/map)", "link", "", "/map", "", "/map"),
        ("<https://a.example/b>", "link", "https://a.example/b", "https://a.example/b",
         "https://a.example/b", "https://a.example/b"),
        ("![A wheel](w.jpg)", "image", "A wheel", "w.jpg", "A wheel", "w.jpg"),
        ("![](w.jpg)", "image", None, "w.jpg", "", "w.jpg"),
        ("[map]({{< ref \"m.md\" >}})", "link", "map", '{{< ref "m.md" >}}', "map",
         '{{< ref "m.md" >}}'),
        ('<a href="/m?a&amp;b" id="x">the <b>map</b></a>', "link", "the map", "/m?a&b",
         "the <b>map</b>", "/m?a&amp;b"),
        ("<img alt='A wheel' src=w.jpg>", "image", "A wheel", "w.jpg", "A wheel", "w.jpg"),
        ('<img src="w.jpg">', "image", None, "w.jpg", '<img src="w.jpg">', "w.jpg"),
        ('<img src="w.jpg" alt="">', "image", "", "w.jpg", "", "w.jpg"),
    ],
)  # fmt: skip
def test_a_link_knows_its_words_its_target_and_their_places(
    written: str, kind: str, text: str | None, target: str, text_place: str, target_place: str
) -> None:
    source = f"---\ntitle: É\n---\n\nSée {written} here.\n"
    (link,) = read(source).links
    assert (link.kind, link.text, link.target) == (kind, text, target)
    assert places(source, link) == (written, text_place, target_place)


@pytest.mark.parametrize("reference", ["[the map][m]", "[the map][M]", "[m]", "[m][]"])
def test_the_target_of_a_reference_stands_at_its_definition(reference: str) -> None:
    source = f"See {reference} here.\n\n[m]: /map 'A map'\n"
    (link,) = read(source).links
    assert link.target == "/map"
    assert link.target_span.start == source.index("/map")


def test_an_image_inside_a_link_is_one_of_its_own() -> None:
    source = "[![A wheel](w.jpg)](/fair)"
    link, image = read(source).links
    assert (link.text, link.target) == ("\ufffc", "/fair")
    assert (image.text, image.target) == ("A wheel", "w.jpg")


def test_links_in_code_are_none() -> None:
    assert read("`[a](b)` and\n\n    [c](d)\n").links == ()


def test_an_article_without_links_has_none_to_make_out() -> None:
    assert not read("The fair opens.\n").has_links
    assert not read("The fair opens.\n", "a.txt").has_links
    assert read("[a](b)\n").has_links


def test_of_a_page_only_the_links_of_the_article_count() -> None:
    source = (
        "<html><body><nav><a href='/news'>News</a></nav><article><h1>The fair</h1>"
        "<p>The fair opens on Monday, says <a href='/mayor'>the mayor</a> of the town, who has "
        "paid for the wheel and for the bread.</p><p>It closes on Friday, and all who come will "
        "get a loaf of it for free, and a ride on the wheel.</p></article>"
        "<footer><a href='/imprint'>Imprint</a></footer></body></html>"
    )
    assert [link.target for link in read(source, "a.html").links] == ["/mayor"]


def test_a_link_of_html_between_blocks_of_markdown_is_placed_in_the_whole_source() -> None:
    source = "The fair.\n\n<p>See <a href='/map'>the map</a>.</p>\n\nIt [rains](/rain).\n"
    assert [places(source, link)[1:] for link in read(source).links] == [
        ("the map", "/map"),
        ("rains", "/rain"),
    ]


@pytest.mark.parametrize("written", ["[a](", "[a](b", "<a href='", "<a href=x>", "![", "[a]["])
def test_what_is_no_link_breaks_nothing(written: str) -> None:
    assert all(link.span.end <= len(written) for link in read(written).links)
    assert all(link.span.end <= len(written) for link in read(written, "a.html").links)
