"""Shortcodes of Liquid, Hugo and Kramdown are no prose; their captions are."""

import pytest

from newslint.parsers.markdown import MarkdownParser


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in MarkdownParser().parse("a.md", source).blocks]


@pytest.mark.parametrize(
    ("source", "read_as"),
    [
        ('{{< video "the “clip" >}}', []),
        ("{% include share.html %}\n\nOne.", ["One."]),
        ('One {{ site.name | default: "x" }} two', ["One \ufffc two"]),
        ("{{ site.name }} is out", ["\ufffc is out"]),
        ("{% if a %}One{% endif %}", ["One"]),
        ('{{< lead >}} One "two"\n{{< /lead >}}', ['One "two"']),
        ("One {{< ref >}} two", ["One \ufffc two"]),
        ('A [link]({{< ref "b.md" >}}) here', ["A link here"]),
        ('A [link]({{ "/b" | url }}){: .c target="_blank"} here', ["A link here"]),
        ("One.\n{: .note}\n\n## Two\n{:.a #b}", ["One.", "Two"]),
        ("One.\n{.note #one}\n\n## Two {#two}", ["One.", "Two"]),
        ("{% comment %}\nOne\n\ntwo\n{% endcomment %}\n\nThree.", ["Three."]),
        ('{{< highlight go >}}\na := "b\n\nc\n{{< / highlight >}}', []),
        ("{% highlight ruby %}\na\n\nb\n{%- endhighlight -%}\nOne.", ["One."]),
        ("<p>One {{ a }}</p>", ["One \ufffc"]),
        ("One {{ two and {% three", ["One {{ two and {% three"]),
        ("One {{ two\n\nthree }} four", ["One {{ two", "three }} four"]),
        ("Set {a} and {: or :} on", ["Set {a} and {: or :} on"]),
    ],
)
def test_shortcodes_are_not_read(source: str, read_as: list[str]) -> None:
    assert [text for _, text in blocks(source)] == read_as


@pytest.mark.parametrize(
    "tag",
    [
        '{{< figure src="a.png" caption="It’s *here* &amp; there" >}}',
        "{{% img src='a.png'\n  caption='It’s *here* &amp; there' %}}",
        "{% include image.html src='a' title=\"It’s *here* &amp; there\" %}",
        "{{< figure caption=`It’s *here* & there` >}}",
    ],
)
def test_captions_are_blocks_at_their_places(tag: str) -> None:
    source = f"One.\n\n{tag}\n\nTwo.\n"
    document = MarkdownParser().parse("a.md", source)
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "One."),
        ("caption", "It’s here & there"),
        ("paragraph", "Two."),
    ]
    at = document.text.index("here")
    assert document.span(at, at + 4).start == source.index("here")


def test_a_caption_may_hold_its_own_quotation_marks() -> None:
    source = '{{< figure caption="She said \\"no\\"" alt="x" >}} One.'
    assert blocks(source) == [("caption", 'She said "no"'), ("paragraph", "One.")]
