"""The same words under two names, cues that judge, and tenses that mix."""

import pytest

from desk import Desk
from newslint.checks.facts import Fact, Group
from newslint.checks.speakers import MOST_OTHERS, Speakers
from newslint.diagnostics import Place
from newslint.text import Position, Span

ASKED = "“We have waited four long years for this bridge,”"


def found(desk: Desk, rule: str, text: str) -> list[str]:
    desk.config(packs="[newsroom]")
    desk.file("a.md", text)
    ran = desk.check("--select", f"attribution/{rule}", "a.md")
    return [line.split(": ", 2)[2] for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("second", "reported"),
    [
        (f"{ASKED} said Lea Hart.", True),
        (f"{ASKED} Hart said.", True),
        (f"{ASKED} said Ada Moss again.", False),
        (f"{ASKED} said Ms. Moss.", False),
        (f"{ASKED} she said.", False),
        (f"{ASKED} said the mayor.", False),
        ("“We have waited,” said Lea Hart.", False),
        (f"{ASKED}\n\n— Lea Hart, baker", False),
    ],
)
def test_two_people_said_the_same(desk: Desk, second: str, reported: bool) -> None:
    first = f"{ASKED} said Ada Moss.\n\nThe bridge opens in June.\n\n"
    assert bool(found(desk, "two-speakers", first + second + "\n")) is reported


def test_the_message_names_both(desk: Desk) -> None:
    text = f"{ASKED} said Ada Moss.\n\nIt opens.\n\n{ASKED} said Lea Hart.\n"
    said = "Lea Hart says here what Ada Moss said before, word for word."
    assert found(desk, "two-speakers", text) == [f"{said} [attribution/two-speakers]"]


def test_the_archive_is_compared(desk: Desk) -> None:
    desk.config(packs="[newsroom]")
    desk.file("a.md", f"{ASKED} said Ada Moss.\n")
    desk.file("b.md", f"{ASKED} said Lea Hart.\n")
    desk.file("c.md", f"{ASKED} said Moss, a baker.\n")
    ran = desk.rules_found("--select", "attribution/two-speakers-in-archive")
    assert [line.split()[0] for line in ran] == ["a.md", "b.md", "c.md"]


def test_a_large_archive_is_compared_by_names() -> None:
    names = ["Ada Moss", "Lea Hart", "Ida Roth", "Max Till", "Jo Dunn", "Mr. Moss", "Hart"]
    place = Place(Span(0, 1), Position(1, 1), Position(1, 2))
    facts = [Fact(f"{i:04}.md", (), names[i % 7], place) for i in range(2000)]
    clashes = list(Speakers(across="archive").conclude([Group(facts)]))
    assert {clash.fact for clash in clashes} == set(facts)
    assert {len(clash.others) for clash in clashes} == {MOST_OTHERS}
    assert [other.path for other in clashes[0].others][:5] == [
        f"000{i}.md" for i in (1, 2, 3, 4, 6)
    ]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("“The pier was sound when sold,” he claimed.", True),
        ("He admitted: “The pier was never sound.”", True),
        ("He claimed damages. “The pier was sound,” he said.", False),
        ("“He claimed the pier was sound,” she said.", False),
        ("He blasted the rock away. “The pier was sound,” he said.", False),
    ],
)
def test_only_the_cue_of_a_quotation_judges(desk: Desk, text: str, reported: bool) -> None:
    assert bool(found(desk, "loaded-verb", text + "\n")) is reported


@pytest.mark.parametrize(
    ("last", "reported"),
    [
        ("“It burned in July,” Ida Roth says.", True),
        ("“It burned in July,” the deed says.", False),
        ("“It burned in July,” Ida Roth said.", False),
        ("The deed says it burned.", False),
    ],
)
def test_a_tense_is_mixed_by_people_who_are_quoted(desk: Desk, last: str, reported: bool) -> None:
    text = "“It was sound,” Ada Moss said. “We sold it,” Lea Hart said. “Never,” Max Till said.\n\n"
    assert bool(found(desk, "mixed-tense", text + last + "\n")) is reported


def test_unnamed_sources_are_told_once(desk: Desk) -> None:
    text = "Sources close to the mayor wait. Critics say so.\n\n“Some say so,” she said.\n"
    assert len(found(desk, "unnamed-source", text)) == 1
