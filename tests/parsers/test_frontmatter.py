"""Front matter: values under their keys, each with its place, and what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invariants import corpus, read_article
from newslint.document import FRONT_MATTER_KEYS
from newslint.parsers.frontmatter import Head, head_blocks, read_head
from newslint.parsers.frontmatter_compose import compose_yaml
from newslint.parsers.frontmatter_faults import Broken
from newslint.parsers.frontmatter_scalars import Value
from newslint.parsers.frontmatter_yaml import NotPlain, scan_yaml


def read(lines: str, mark: str = "---") -> Head:
    return read_head(f"{mark}\n{lines}\n{mark}\nBody.\n")


def values(head: Head) -> dict[str, tuple[str, ...]]:
    return {key: field.values for key, field in head.fields.items()}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Mayor resigns", "Mayor resigns"),
        ("Mayor resigns  # later", "Mayor resigns"),
        ("'It''s over'", "It's over"),
        (r'"She said \"no\" \u2014 twice"', 'She said "no" — twice'),
        ("'Mayor: I go' # comment", "Mayor: I go"),
        ("2024-05-01", "2024-05-01"),
        ("no", "no"),
        ("007", "007"),
        ("Mayor\n  resigns", "Mayor resigns"),
        ('"Mayor\n  resigns\n\n  today"', "Mayor resigns\ntoday"),
        ('"Mayor \\\n  resigns"', "Mayor resigns"),
        ("|\n  Mayor\n  resigns", "Mayor\nresigns"),
        (">-\n  Mayor\n  resigns\n\n  today", "Mayor resigns\ntoday"),
        ("-5 degrees", "-5 degrees"),
        ("https://town.example/a", "https://town.example/a"),
        ("Ciudad Juárez 😀", "Ciudad Juárez 😀"),
        ("!!str Mayor", "Mayor"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_yaml_scalars_stay_the_text_they_look_like(
    written: str, read_as: str, newline: str
) -> None:
    head = read_head(f"---\ntitle: {written}\n---\nBody.\n".replace("\n", newline))
    assert head.fields["title"].values == (read_as,)
    assert not head.unreadable


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("[Ann Lee, 'Bo Ek', \"Cy Om\"]", ("Ann Lee", "Bo Ek", "Cy Om")),
        ("[]", ()),
        ("[Ann Lee,\n  Bo Ek]", ("Ann Lee", "Bo Ek")),
        ("\n- Ann Lee\n- Bo Ek", ("Ann Lee", "Bo Ek")),
        ("\n  - Ann Lee # desk\n\n  - 'Bo Ek'", ("Ann Lee", "Bo Ek")),
        ("\n- name: Ann Lee\n  mail: a@b.example\n- name: Bo Ek", ("Ann Lee", "Bo Ek")),
        ("\n- mail: a@b.example\n  name: Ann Lee", ("Ann Lee",)),
        ("", ()),
    ],
)
def test_yaml_lists_have_an_item_a_value(written: str, read_as: tuple[str, ...]) -> None:
    head = read(f"authors: {written}\ntitle: x")
    assert values(head) == {"authors": read_as, "title": ("x",)}


def test_a_mapping_is_read_under_dotted_keys() -> None:
    assert values(read("image:\n  src: a.png\n  caption: The bridge\ntitle: x")) == {
        "image": (),
        "image.src": ("a.png",),
        "image.caption": ("The bridge",),
        "title": ("x",),
    }


def test_toml() -> None:
    lines = """title = "She said \\"no\\"" # comment
date = 2024-05-01 10:00:00Z
draft = false
authors = [
  "Ann Lee", # desk
  'Bo Ek',
]
deck = '''
Two
lines'''
[params]
lang = "en"
[[resources]]
src = 'a.png'"""
    assert values(read(lines, "+++")) == {
        "title": ('She said "no"',),
        "date": ("2024-05-01 10:00:00Z",),
        "draft": ("false",),
        "authors": ("Ann Lee", "Bo Ek"),
        "deck": ("Two\nlines",),
        "params.lang": ("en",),
        "resources.src": ("a.png",),
    }


def test_the_keys_of_a_table_are_not_those_of_the_article() -> None:
    lines = 'photo = {a = 1}\ntitle = "x"\n[[resources]]\ntitle = "y"\n[[resources]]\ntitle = "z"'
    assert read(lines, "+++").fields["title"].text == "x"


def test_unusual_toml_is_read_line_by_line() -> None:
    head = read('title = "Mayor resigns"\nphoto = {src = "a.png"}', "+++")
    assert head.fields["title"].text == "Mayor resigns"
    assert not head.unreadable


def test_blocks_stand_at_their_places() -> None:
    source = "---\nauthors: [Ann Lee]\ntitle: 'It''s over'\ndate: 2024-05-01\nsummary: Why\n---\n"
    head = read_head(source)
    blocks = [(kind, prose.text) for kind, prose in head_blocks(head, FRONT_MATTER_KEYS)]
    assert blocks == [
        ("byline", "Ann Lee"),
        ("headline", "It's over"),
        ("dateline", "2024-05-01"),
        ("deck", "Why"),
    ]
    headline = head_blocks(head, FRONT_MATTER_KEYS)[1][1]
    assert headline.span(2, 3) == (source.index("''"), source.index("''") + 2)
    assert not headline.is_verbatim(2, 3)
    assert headline.span(5, 9) == (source.index("over"), source.index("over") + 4)


def test_entities_and_tags_in_a_headline_read_as_on_the_page() -> None:
    source = "---\ntitle: A &ldquo;new&#8221; <em>town</em> & <3 &nosuch; \n---\n"
    ((_, headline),) = head_blocks(read_head(source))
    assert headline.text == "A “new” town & <3 &nosuch;"
    assert headline.span(2, 3) == (source.index("&ldquo;"), source.index("new"))
    assert headline.is_verbatim(3, 6)


def test_the_desk_names_its_keys() -> None:
    head = read("rubrik: Mayor resigns\ntitle: mayor")
    assert [prose.text for _, prose in head_blocks(head, {"headline": ("rubrik", "title")})] == [
        "Mayor resigns"
    ]


@pytest.mark.parametrize(
    "source", ["---\n---\nBody", "---\n\n# nothing\n---\nBody", "+++\n+++\nBody"]
)
def test_an_empty_head_is_a_head(source: str) -> None:
    head = read_head(source)
    assert source[head.end :] == "Body"
    assert not head.fields
    assert not head.unreadable


@pytest.mark.parametrize(
    "source",
    ["Body", "", "---", "---\nThe mayor left.\n\n---\nHe came back.\n", "---\n\nThe mayor left.\n",
     " ---\ntitle: x\n---\n", "----\ntitle: x\n----\n", "# Title\n---\na: b\n---\n"],
)  # fmt: skip
def test_rules_across_the_page_are_no_head(source: str) -> None:
    assert read_head(source).end == 0


def test_dots_close_a_head() -> None:
    assert read_head("---\ntitle: x\n...\nBody").end == 17


def test_a_disable_key_asks_for_the_whole_file() -> None:
    (directive,) = read("newslint-disable: [quotes/*, names/mixed]").directives
    assert directive.verb == "disable-file"
    assert directive.rules == ("quotes/*", "names/mixed")
    (directive,) = read("newslint-disable: quotes/*, names/mixed").directives
    assert directive.rules == ("quotes/*", "names/mixed")


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("title: Mayor: I go\nlang: en", ": I go", "in quotation marks"),
        ('title: "Mayor\nlang: en', '"Mayor', "never closed"),
        ("lang: en\ntags: [a, b\ndate: 1", "[a, b", "not closed by ]"),
        ("title: @mayor\nlang: en", "@mayor", "may not begin with @"),
        ("title: *mayor*\nlang: en", "*mayor*", "may not begin with *"),
        ("lang: en\nMayor resigns\ndate: 1", "Mayor resigns", "`key: value`"),
        ("lang: en\n\tdate: 1", "\tdate: 1", "tab"),
        ('title: "C:\\dir"\nlang: en', "\\dir", "backslash"),
        ("title: 'a' b\nlang: en", "b", "does not fit"),
        ("title: - a\nlang: en", "- a", "dash"),
    ],
)
def test_broken_yaml_says_what_and_where(lines: str, place: str, words: str) -> None:
    source = f"---\n{lines}\n---\nBody.\n"
    head = read_head(source)
    (fault,) = head.unreadable
    assert words in fault.message
    assert source[slice(*fault.span)].startswith(place)
    assert source[head.end :] == "Body.\n"
    assert head.fields.get("lang") is None or head.fields["lang"].text == "en"


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ('lang = "en"\ntitle = Mayor', "Mayor", "quotation marks"),
        ('lang = "en"\ntitle = "Mayor', 'title = "Mayor', "never closed"),
        ('lang = "en"\nlang = "de"', "", "second time"),
        ('lang = "en"\nMayor resigns', "resigns", "expected '='"),
    ],
)
def test_broken_toml_says_what_and_where(lines: str, place: str, words: str) -> None:
    source = f"+++\n{lines}\n+++\nBody.\n"
    head = read_head(source)
    (fault,) = head.unreadable
    assert words in fault.message
    assert source[slice(*fault.span)].startswith(place)
    assert source[head.end :] == "Body.\n"
    assert head.fields["lang"].text == "en"


def test_what_can_be_read_of_a_broken_head_is_kept() -> None:
    head = read("title: Mayor: I go\nauthors:\n- Ann Lee\n- 'Bo Ek'")
    assert values(head) == {"title": ("Mayor: I go",), "authors": ("Ann Lee", "Bo Ek")}


@pytest.mark.parametrize("end", ["\n", "----\n", "\n---\n\nMore: prose.\n"])
def test_an_unclosed_head_is_told_and_left_out(end: str) -> None:
    source = f"---\ntitle: Mayor resigns\nauthors:\n- Ann Lee\n{end}\nThe mayor resigned.\n"
    head = read_head(source.replace("\n\n---\n\n", "\n\nThe mayor resigned.\n\n---\n\n"))
    (fault,) = head.unreadable
    assert "never closed" in fault.message
    assert fault.span == (0, 3)
    assert values(head) == {"title": ("Mayor resigns",), "authors": ("Ann Lee",)}
    assert source[head.end :].lstrip().startswith(("The mayor resigned.", "---"))


def test_a_head_below_an_empty_line_is_told() -> None:
    head = read_head("\n\n---\ntitle: x\n---\nBody")
    assert head.fields["title"].text == "x"
    assert "empty line" in head.unreadable[0].message


@pytest.mark.parametrize("lines", ["a: " + "[" * 100_000, "a:\n" + "- " * 100_000])
def test_a_head_cannot_exhaust_the_stack(lines: str) -> None:
    assert "too deeply" in read(lines).unreadable[0].message


def test_control_characters_of_broken_encodings_are_kept() -> None:
    assert read("title: It\x92s \x85 over").fields["title"].text == "It\x92s \x85 over"
    assert read("tags: {a: 1}\ntitle: 'It\x92s'").fields["title"].text == "It\x92s"


def _assert_both_agree(source: str, start: int, end: int) -> None:
    """The plain reader refuses a head, or reads it as the YAML library does."""
    try:
        plain = scan_yaml(source, start, end)
    except NotPlain:
        return
    full = compose_yaml(source, start, end)
    assert plain.keys() == full.keys()
    for key, value in plain.items():
        assert _pieces(value) == _pieces(full[key]), key


def _pieces(value: Value) -> list[object]:
    return [item.pieces for item in value.items]


_TEXT = st.text("ab é😀:#'\"-,[]{}&*!|>%@\\ \n~?.1", max_size=12)
_WORDS = st.text("ab é😀", min_size=1, max_size=8).filter(str.strip)
_VALUE = st.one_of(
    _TEXT,
    _TEXT.map(lambda text: f'"{text}"'),
    _TEXT.map(lambda text: f"'{text}'"),
    _WORDS,
    _WORDS.map(lambda text: f'"{text}"'),
    _WORDS.map(lambda text: f"'{text}'"),
    st.lists(_WORDS, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(_TEXT, min_size=1, max_size=3).map(lambda items: "".join(f"\n- {i}" for i in items)),
    st.lists(_TEXT, max_size=3).map(lambda items: "".join(f"\n  k{i}" for i in items)),
    st.lists(_TEXT, min_size=1, max_size=4).map(lambda lines: "|\n" + _indented(lines)),
    st.lists(_TEXT, min_size=1, max_size=4).map(lambda lines: ">-\n" + _indented(lines)),
)


def _indented(lines: list[str]) -> str:
    return "\n".join("  " + line for line in lines)


@given(st.lists(_VALUE, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_plain_yaml_is_read_as_a_yaml_library_reads_it(written: list[str], newline: str) -> None:
    lines = "".join(f"k{number}: {value}\n" for number, value in enumerate(written))
    source = lines.replace("\n", newline)
    try:
        _assert_both_agree(source, 0, len(source))
    except Broken as fault:
        pytest.fail(f"read though broken: {source!r}: {fault}")


@given(st.text("-+.\n\r\t :=[]{}'\"\\ab#é|>&*!", max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for mark in ("---\n", "+++\n"):
        for source in (mark + text, mark + text + "\n" + mark, mark + "a: " + text + "\n" + mark):
            head = read_head(source)
            assert 0 <= head.end <= len(source)


@pytest.mark.parametrize("folder", ["frontmatter", "web"])
def test_real_heads_are_read_as_a_yaml_library_reads_them(folder: str) -> None:
    for path in corpus(folder, ".md"):
        source = read_article(path)
        end = source.find("\n---", 4)
        if source.startswith("---\n") and end >= 0:
            _assert_both_agree(source, 4, end + 1)
