"""The rules of quotation marks as a desk meets them: options, fixes, a second run."""

import pytest

from desk import Desk

FAULTY = """\
# Harbour wall

“The wall will not hold another winter,“ the engineer said. ”We asked for the money.”

“ The council never wrote back,” she said. “Not once. ”

The mayor said: “We have the money now.””

“They told me that in May,’ the engineer said. “Nothing came.”

She sat down.“It will take a year,” she said.

He called it “a folly”, and “a shame. Rain fell.
"""

HOUSE = """\
pack: house
rules:
- id: quotes/house-stops
  check: quotes
  find: stops
  stops: inside
  message: "The stop stands inside the mark."
  why: So the house has it.
  examples:
  - bad: "He called it “a folly[[”.]] She left.\\n"
    fix: "He called it “a folly.” She left.\\n"
  - good: "“Why?”, she asked. “It fell.”\\n"
"""


@pytest.mark.parametrize("how", ["--fix", "--unsafe-fixes"])
@pytest.mark.parametrize("suffix", ["md", "txt", "html"])
def test_a_second_run_of_fixes_changes_nothing(desk: Desk, how: str, suffix: str) -> None:
    desk.config(packs="[newsroom, house]")
    desk.file("house/quotes.yml", HOUSE)
    text = FAULTY
    if suffix == "html":
        text = "".join(f"<p>{line}</p>\n" for line in FAULTY.splitlines() if line)
    path = desk.file(f"a.{suffix}", text)
    desk.run("check", how, "--select", "quotes/*", path.name)
    once = path.read_text("utf8")
    assert "winter,” the engineer said. “We" in once
    ran = desk.run("check", how, "--select", "quotes/*", path.name)
    assert path.read_text("utf8") == once
    assert "fixed" not in ran.err


def test_what_is_left_has_more_than_one_repair(desk: Desk) -> None:
    desk.config(packs="[newsroom]")
    desk.file("a.md", FAULTY)
    desk.run("check", "--fix", "--select", "quotes/*", "a.md")
    assert desk.rules_found("--select", "quotes/*", "a.md") == ["a.md quotes/unclosed error"]


def test_a_house_asks_for_its_stops(desk: Desk) -> None:
    desk.file("house/quotes.yml", HOUSE)
    assert desk.run("test", "house").code == 0


@pytest.mark.parametrize(
    ("was", "now"), [("  stops: inside\n", ""), ("find: stops", "find: scare")]
)
def test_stops_need_a_side(desk: Desk, was: str, now: str) -> None:
    desk.file("house/quotes.yml", HOUSE.replace(was, now))
    ran = desk.run("test", "house")
    assert ran.code == 2
    assert "go together" in ran.err


@pytest.mark.parametrize(
    "text",
    [
        'A 27" TV and a 9" nail.\n',
        'The 27" TV sold out. Each 9" nail costs a pound.\n',
        'He bought 3" bolts, 4" nails and 5" screws.\n',
        'A 9" nail, a 3/4" bolt and a 27" TV.\n',
        '" We ran.\n\n"It fell," she said.\n',
    ],
)
def test_a_safe_fix_leaves_what_may_be_right(desk: Desk, text: str) -> None:
    desk.config(packs="[newsroom]")
    path = desk.file("a.md", text)
    desk.run("check", "--fix", "--select", "quotes/*", path.name)
    assert path.read_text("utf8") == text
