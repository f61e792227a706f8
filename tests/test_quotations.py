"""The quotation model: what belongs together, and what is wrong with a mark."""

import re
import time
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.quotations import Quotations, read_quotations
from newslint.quotations.kinds import kind_of
from newslint.quotations.reading import MOST_MARKS
from newslint.quotations.scares import Sources, is_ordinary_word
from newslint.quotations.stops import misplaced_stops
from newslint.quotations.styles import odd_nesting
from paragraphs import article


def quoted(text: str) -> list[str]:
    """Return what stands between the marks, each quotation before those inside it."""
    document = article(text)
    return [document.text[q.start : q.end] for q in read_quotations(document).all]


def faults(text: str) -> list[str]:
    """Return the faults of a text, each with the place before which it stands."""
    document = article(text)
    return [
        f"{fault.kind} {document.text[fault.start : fault.end + 3]!r}"
        for fault in read_quotations(document).faults
    ]


def mended(text: str) -> str:
    """Return a text with every sure repair made."""
    document = article(text)
    for fault in sorted(read_quotations(document).faults, reverse=True, key=lambda f: f.start):
        start, end = document.span(fault.start, fault.end)
        if fault.replacement is not None:
            text = text[:start] + fault.replacement + text[end:]
    return text


SOUND = [
    '"We saw it," she said. "We ran."',
    "“We saw it,” she said. “We ran.”",
    "''We saw it,'' she said. ``We ran.''",
    "«We saw it», she said.",
    "„We saw it“, she said. „We ran.“",
    "\"The clerk said 'not yet,'\" she said.",
    "“The clerk said ‘not yet,’ ” she said.",
    "“ ‘Not yet’ is what he said.”",
    "“One piece.\n“Two pieces.\n“Three,” she said.",
    "“One piece.\nStory continues below\n“Two,” she said.",
    "Moss says: “One piece.\n“Two.”",
    "The dockers’ union, ’em all, ’cause the ’90s had rock ’n’ roll.",
    "The dockers' union, 'em all, 'cause the '90s had rock 'n' roll.",
    'He is 6\'2" tall, with a 12" ruler and a 2" nail.',
    "“It fell”—so she said—“at night,” and (“too late”) they came.",
    "She put “it fell.” (She saw it.)",
    'A 27" TV and a 9" nail.',
    'The 27" TV sold out. Each 9" nail costs a pound.',
    'He bought 3" bolts, 4" nails and 5" screws.',
    'A 9" nail, a 3/4" bolt and a 27" TV.',
    '"A Sony 27" and a Sony 32" burned," she said.',
    '"\'Cause we won," Moss said. "\'Em all," she said. "’Bout time. ’TIL DAWN."',
    "‘Cause and effect,’ she said. ‘Way too late,’ he said. ‘Till dawn.’",
    "“He calls it “rubbish” and “junk” now,” Ada Moss said. “It is over.”",
    '"It fell. A Sony 27" and a Sony 9" burned.\n"We ran," she said.',
    'The "pier"-side and "inn"/"bar" talk.',
    'He said "...and then" twice. "(We) saw it," she said.',
    "“Why ‘pier’? Why not ‘dock’?” she asked.",
    'The sign: <a href="x.html">here</a> and “there.”',
    "“A lost mark \ufffd she said.",
    "Read more »",
    "‘We saw it,’ she said. ‘97 percent’ burned, ‘or so.’ ‘In the ’90s, nothin’ did,’ he said.",
    '"Tell \'em we built it in \'68," she said. "\'Tis done."',
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_marks_have_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We saw it, she said. "We ran."', ["unclosed '\"We '"]),
        ('"We saw it, she said.\nThe pier burned.', ["unclosed '\"We '"]),
        ('"We saw it, she said. “We ran.”\n“On net.”', ["unclosed '\"We '"]),
        ("“We saw it, she said. “We ran.”\n“On net.”", ["unclosed '“We '"]),
        ('We saw it," she said. "We ran."', ["unopened '\" sh'"]),
        ('The Act of 2004" says so.', ["unopened '\" sa'"]),
        ("“We saw it,“ she said.", ["turned '“ sh'"]),
        ("She said: ”We saw it.”", ["turned '”We '"]),
        ('"We saw it,\' she said. "We ran."', ['mismatched "\' sh"']),
        ("'We saw it,\" she said.", ['mismatched "\'We "']),
        ("“We saw it,’’ she said.", ["mismatched '’’ sh'"]),
        ('"We saw it,"" she said.', ["doubled '\" sh'"]),
        ('"“We saw it,” she said.', ["doubled '“We '"]),
        ('"We saw it, " she said.', ["spaced ' \" sh'"]),
        ('She said: " We saw it."', ["spaced '\" We '"]),
        ('She said" We saw it."', ["glued '\" We '"]),
        ("“He told me, ‘We ran,” she said.", ["inner-unclosed '‘We '"]),
        ("“We saw ‘it‘ fall,” she said.", ["turned '‘ fa'"]),
        ('It fell in growth" but rose.\n"On net," he said.', ["unopened '\" bu'"]),
        ('She saw ""my talk of it.\n"On net," he said.', ["doubled '\"my '"]),
        ("“We saw it.\n“We saw it.’\n“On net,” he said.", ["mismatched '’\\n\\n“'"]),
        ('She said."We saw it," he said.', ["glued '\"We '"]),
        (
            "\"'We saw it, ' she said\".",
            ['spaced " \' sh"', "cue-inside 'she said\".'"],
        ),
    ],
)
def test_each_fault_is_found_where_it_stands(text: str, wanted: list[str]) -> None:
    assert faults(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We saw it,“ she said. ”We ran.”", "“We saw it,” she said. “We ran.”"),
        ("“We saw it,’’ she said. “No.''", "“We saw it,” she said. “No.”"),
        ('"We saw it,"" she said.', '"We saw it," she said.'),
        ('She said: " We saw it. "', 'She said: "We saw it."'),
        ('She said" We saw it."', 'She said "We saw it."'),
        ("“We saw it,’ she said. “We ran.”", "“We saw it,” she said. “We ran.”"),
        ('"We saw it, she said.', '"We saw it, she said.'),
        ('"We ran," " Moss said.\n"It fell."', '"We ran," Moss said.\n"It fell."'),
        ('"We ran," " Moss said.', '"We ran," Moss said.'),
        ("“We ran,” ” Moss said. “It fell.”", "“We ran,” Moss said. “It fell.”"),
        ('" We saw it.\n"We ran."', '" We saw it.\n"We ran."'),
        ('She owns 27" TVs sold."', 'She owns 27" TVs sold."'),
        ('"The Sony 27"TV burned.', '"The Sony 27"TV burned.'),
    ],
)
def test_a_repair_is_offered_where_only_one_is_possible(text: str, wanted: str) -> None:
    assert mended(text) == wanted


@pytest.mark.parametrize(
    "text", ['"We saw it, she said.', "“We saw it, she said.", 'It fell," he said.']
)
def test_a_stray_mark_stays_on_its_own_paragraph(text: str) -> None:
    document = article(f'{text}\nThe pier burned.\n"We ran," he said. "All of us."\nRain came.')
    found = read_quotations(document)
    assert {document.block_index(fault.start) for fault in found.faults} == {0}
    assert [document.text[q.start : q.end] for q in found.all][-2:] == ["We ran,", "All of us."]


def test_the_outer_marks_of_british_copy_are_single() -> None:
    text = (
        "‘We saw it,’ she said.\n‘The boys’ club “fell”,’ he said. ‘It’s gone.’\n‘We ran, she said."
    )
    assert quoted(text)[:2] == ["We saw it,", "The boys’ club “fell”,"]
    assert faults(text) == ["unclosed '‘We '"]


def test_quotations_nest() -> None:
    found = read_quotations(article("“He said ‘not “yet” today,’ and left,” she said."))
    assert [quotation.parent for quotation in found.all] == [None, 0, 1]


def test_curly_marks_nest_in_their_own_kind() -> None:
    text = "“He calls it “rubbish” and “junk” now,” Ada Moss said. “It is over.”"
    found = read_quotations(article(text)).all
    assert [quotation.parent for quotation in found] == [None, 0, 0, None]
    assert quoted(text)[1:3] == ["rubbish", "junk"]


def test_two_marks_with_nothing_between_are_no_quotation() -> None:
    assert quoted('He typed "" and "a".') == ["a"]
    assert faults('He typed "" and "a".') == []


def test_pieces_over_paragraphs_are_linked() -> None:
    found = read_quotations(article("“One.\n“Two.\n“Three,” she said. “Four.”"))
    assert [(q.goes_on, q.continues) for q in found.all] == [
        (True, False),
        (True, True),
        (False, True),
        (False, False),
    ]


def test_a_quotation_goes_on_past_one_inside_it() -> None:
    found = read_quotations(article("“One ‘two’ three.\n“Four.”"))
    assert [(q.goes_on, q.continues) for q in found.outer] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We saw the pier burn,” she said.", "sentence"),
        ("“Never,” she said.", "sentence"),
        ("He called it “a burnt tooth”.", "partial"),
        ("The “finished” pier.", "scare"),
        ("They sang “Rock of Ages” twice.", "title"),
        ("A sign read “EXIT”.", "label"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    document = article(text)
    assert kind_of(document.text, read_quotations(document).all[0]) == kind


@pytest.mark.parametrize(
    ("text", "is_ordinary"),
    [
        ("The “finished” pier.", True),
        ("The “Finished” pier.", False),
        ("The “f” in pier.", False),
        ("The boards (“planks”) fell.", False),
        ("“planks” (boards) fell.", True),
    ],
)
def test_ordinary_words_in_marks(text: str, is_ordinary: bool) -> None:
    document = article(text)
    assert is_ordinary_word(document.text, read_quotations(document).all[0]) == is_ordinary


@pytest.mark.parametrize(
    ("before", "after", "tells", "holds"),
    [
        ("She said so. ", "The “finished” pier is closed.", False, False),
        ("", "She said the “finished” pier is closed.", True, False),
        ("", "The “finished” pier is “a burnt tooth in the bay”.", True, False),
        ("“It is finished now.” ", "The “finished” pier is closed.", False, True),
        ("They sang “Finished For Ever”. ", "The “finished” pier is closed.", False, True),
    ],
)
def test_what_tells_whose_a_word_is(before: str, after: str, tells: bool, holds: bool) -> None:
    document = article(before + after)
    quotations = read_quotations(document)
    word = next(q for q in quotations.outer if document.text[q.start : q.end] == "finished")
    sources = Sources(document.text, quotations)
    assert sources.tell(len(before), len(document.text), frozenset({"said"})) == tells
    assert sources.hold(word) == holds


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("A “[B]” c", True),
        ("A “B[”]", False),
        ("A [“]B", False),
        ("[A] “B”", False),
        ("A “B [c", True),
        ("[A ]“B”", False),
        ("“B” [c] “D”", False),
        ("“a ‘b’ [c] ‘d’”", True),
        ("> a [b] “c” d", True),
        ("> a “c” [d]", True),
    ],
)
def test_touches_counts_text_between_marks_and_block_quotes(text: str, inside: bool) -> None:
    start, end = text.index("["), text.replace("[", "").find("]")
    end = end if end >= 0 else len(text) - 1
    document = article(re.sub(r"[\[\]]", "", text))
    offset = 2 * text.startswith("> ")
    assert read_quotations(document).touches(start - offset, end - offset) is inside


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "We won it all! — Lea Hart (@leahart) May 4, 2026 Then they left.",
            ["We won it all! — Lea Hart (@leahart) May 4, 2026"],
        ),
        (
            "One.\n\nWe won!\n\n— Lea Hart (@leahart) May 4, 2026",
            ["We won!\n\n— Lea Hart (@leahart) May 4, 2026"],
        ),
        (
            "We won, @maxtill!\n\nLea Hart (@leahart) May 4, 2026",
            ["We won, @maxtill!\n\nLea Hart (@leahart) May 4, 2026"],
        ),
        ("They won.\n\nLea Hart (@leahart) May 4, 2026", ["Lea Hart (@leahart) May 4, 2026"]),
        ("Lea Hart (@leahart) We won it all.", ["Lea Hart (@leahart) We won it all."]),
        ("She writes as Lea Hart (@leahart) of what they won.", []),
        ("Write to her (desk@example.org).", []),
    ],
)
def test_a_post_is_quoted_without_marks(text: str, posts: list[str]) -> None:
    document = article(text)
    quotations = read_quotations(document)
    assert [document.text[slice(*post)] for post in quotations.posts] == posts
    assert all(quotations.touches(*post) for post in quotations.posts)


MARKS = st.text("\"“”‘’'`«»„ab s1.,?-—=( \n", max_size=80)


@given(MARKS)
@example('"' * 40)
@example("''' '''")
@example("“„”\n“\n”")
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    document = article(text)
    found = read_quotations(document)
    assert isinstance(found, Quotations)
    for fault in found.faults:
        block = document.block_at(fault.start)
        assert block.start <= fault.start < fault.end <= block.end
    for quotation in found.all:
        block = document.blocks[quotation.block]
        assert block.start < quotation.start <= quotation.end <= block.end


@given(MARKS)
def test_touches_agrees_with_the_quotations(text: str) -> None:
    document = article(text)
    found = read_quotations(document)
    inside = {at for q in found.all for at in range(q.start, q.end)}
    outer = {at for q in found.outer for at in range(q.start, q.end)}
    assert inside == outer
    for at in range(len(document.text)):
        assert found.touches(at, at + 1) is (at in inside)


@pytest.mark.parametrize("unit", ['"', "“", "''", "'a ", '"a\n', "“a b c d.\n", '"A. "B," c. '])
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        document = article(unit * (size // len(unit)))
        start = time.process_time()
        read_quotations(document)
        return time.process_time() - start

    seconds(1000)
    assert seconds(160_000) < 20 * seconds(40_000) + 0.2


BRITISH = (
    "‘The harbour wall will not hold another winter,’ the engineer said.\n"
    "‘We asked for the money in the spring. Nobody wrote back.’\n"
    "She called the council’s answer ‘a shrug’ and the dockers’ own plan ‘the only one’.\n"
    "‘They told me “not this year”, and that was all,’ she said.\n"
)


def test_british_copy_is_sound() -> None:
    assert faults(BRITISH) == []
    assert faults(BRITISH.replace("‘", "'").replace("’", "'")) == []


@pytest.mark.parametrize(
    ("was", "now", "wanted"),
    [
        ("back.’", "back.", "unclosed '‘We '"),
        ("‘The harbour", "The harbour", "unopened '’ th'"),
        ("winter,’ the", "winter,‘ the", "turned '‘ th'"),
        ("winter,’ the", "winter,’’ the", "doubled '’ th'"),
        ("winter,’ the", "winter, ’ the", "spaced ' ’ th'"),
        ("winter,’ the", "winter,” the", "mismatched '” th'"),
        ("year”, and", "year, and", "unclosed '“not'"),
    ],
)
@pytest.mark.parametrize("straight", [False, True])
def test_a_fault_in_british_copy(was: str, now: str, wanted: str, straight: bool) -> None:
    text = BRITISH.replace(was, now)
    kind, place = wanted.split(" ", 1)
    if straight and kind == "turned":
        return
    found = faults("".join({"‘": "'", "’": "'"}.get(c, c) for c in text) if straight else text)
    assert [fault.split()[0] for fault in found] == [kind]
    assert straight or found == [f"{kind} {place}"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("In the ‘90s, “kill ‘em” was a song.", "In the ’90s, “kill ’em” was a song."),
        ("They love rock ‘n’ roll ‘til May.", "They love rock ’n’ roll ’til May."),
        ("It was ‘cause it didn’t matter.", "It was ’cause it didn’t matter."),
        ("They had ‘90s music’ and ‘round tables’ there.", None),
        ("‘Em all,’ she said. ‘Um ... it isn’t so,’ he said.", None),
        ("“We ran,” she said. It was ‘97 and a ‘town’.", None),
    ],
)
def test_an_apostrophe_that_opens_is_turned(text: str, after: str | None) -> None:
    assert [f for f in faults(text) if not f.startswith("apostrophe")] == []
    assert mended(text) == (after or text)


def test_faults_of_single_marks_are_never_certain() -> None:
    document = article(BRITISH.replace("back.’", "back."))
    assert [fault.certain for fault in read_quotations(document).faults] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "“We saw a\nsmall fire on the pier,” she said.",
        "“We saw it.\nA long line of agencies, and a caption without a stop at its end\n“We ran.”",
        '"One," he said."It fell."She ran."We saw it."They left.',
        "It will ‘cause trouble.’ ‘We saw,’ she said. ‘We ran.’",
    ],
)
def test_what_a_page_did_to_paragraphs_is_no_fault_of_marks(text: str) -> None:
    assert [fault for fault in faults(text) if not fault.startswith("glued")] == []


@pytest.mark.parametrize(
    ("wanted", "text", "after"),
    [
        ("inside", "He called it “a folly”. “It fell”, she said.", "“a folly.” “It fell,”"),
        ("inside", "“Why?”, she said. He sang “Why not!”.", None),
        ("inside", "“He told me ‘no’”, she said.", None),
        ("outside", "He called it “a folly.” She “ran,” he said.", "“a folly”. She “ran”,"),
        ("outside", "“We saw it fall,” she said. “It burned.”", None),
        ("outside", "“It creaks,” Mr. Oak said, “but so do I.”", "said, “but so do I.”"),
        ("outside", "“It creaks,” she said and called it “a folly.”", "it “a folly”."),
    ],
)
def test_a_house_has_its_stops_where_it_wants(
    wanted: Literal["inside", "outside"], text: str, after: str | None
) -> None:
    document = article(text)
    for stop in reversed(list(misplaced_stops(document, read_quotations(document), wanted))):
        text = text[: stop.start] + stop.replacement + text[stop.end :]
    assert after is None or after in text
    document = article(text)
    assert list(misplaced_stops(document, read_quotations(document), wanted)) == []


@given(MARKS)
@example('"A."" b')
@example("‘‘a’’ ‘b.’ ‘c.’")
def test_repairs_leave_nothing_to_repair(text: str) -> None:
    for _ in range(10):
        text = mended(text)
    assert mended(text) == text


def test_data_is_left_alone() -> None:
    assert faults('"' * 2 * (MOST_MARKS + 1)) == []
    assert quoted("“a” " * (MOST_MARKS // 2 + 1) + "\n“b”") == ["b"]


US = "“We saw it,” she said. “It fell.” “We ran,” he said.\n"
UK = US.replace("“", "‘").replace("”", "’")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (US + "‘It will all fall,’ she said.", ["It will all fall,"]),
        (UK + "“It will all fall,” she said.", ["It will all fall,"]),
        (US + "‘Will it all fall?’ she asked.", ["Will it all fall?"]),
        (US + "“He calls it “rubbish” now.”", ["rubbish"]),
        (US + "“He calls it ‘rubbish’ now.”", []),
        (UK + "‘He calls it “rubbish” now.’", []),
        (US + "They call it ‘the stump’, and saw ‘Jeopardy!’ too.", []),
        (US + "‘It will all fall,’ the mayor says", []),
        (US + "“It will all fall, “she” said.", []),
        ("“We saw it.” ‘It will all fall,’ she said.", []),
    ],
)
def test_a_quotation_in_the_wrong_kind_of_mark(text: str, wanted: list[str]) -> None:
    document = article(text)
    found = odd_nesting(document, read_quotations(document))
    assert [document.text[q.start : q.end] for q in found] == wanted
