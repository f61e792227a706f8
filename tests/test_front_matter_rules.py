"""What a desk asks of the front matter of its articles, in a rule of its own."""

import pytest

from desk import Desk

RULES = """\
pack: fields
language: en
rules:
- id: headlines/front-matter
  check: front-matter
  level: error
  message: "{{what}}"
  why: The site cannot be built without it.
  keys: {keys}
  examples:
  - bad: "---\\ntitle: The fair\\n---\\n"
"""


def told(desk: Desk, keys: str, head: str) -> list[str]:
    """Return what a rule says of a head, with the place."""
    desk.file("fields/rules.yml", RULES.format(keys=keys))
    desk.config(packs="[fields]")
    desk.file("a.md", f"{head}\nThe fair opens.\n")
    ran = desk.check("a.md")
    assert ran.code < 2, ran.err
    return [line.rsplit(" [", 1)[0] for line in ran.out.splitlines()]


HEAD = "---\ntitle: The fair\nsection: news\ndate: 2026-11-24\ntags: [fair, town]\n---\n"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("{author: {required: true}}", "a.md:1:1: error: The front matter lacks “author”."),
        ("{section: {allowed: [sport, arts]}}",
         "a.md:3:10: error: “section” is “news”; it may be sport, arts."),
        ("{date: {type: number}}",
         "a.md:4:7: error: “2026-11-24” is no number, which “date” should be."),
        ("{title: {pattern: '[a-z ]+'}}",
         "a.md:2:8: error: “title” is “The fair”, which is not how it is written."),
        ("{title: {longest: 5}}", "a.md:2:8: error: “title” has 8 letters; 5 are the most."),
        ("{tags: {most: 1}}", "a.md:5:7: error: “tags” has 2 values; it may have 1 at most."),
        ("{tags: {least: 3}}", "a.md:5:7: error: “tags” has 2 values; it needs 3 or more."),
    ],
)  # fmt: skip
def test_a_value_that_a_desk_does_not_want_is_told_where_it_stands(
    desk: Desk, keys: str, said: str
) -> None:
    assert told(desk, keys, HEAD) == [said]


@pytest.mark.parametrize(
    "keys",
    [
        "{title: {required: true, filled: true, type: text, longest: 8, pattern: '[A-Za-z ]+'}}",
        "{section: {allowed: [news, sport]}, tags: {least: 2, most: 2}, date: {type: date}}",
        "{author: {filled: true, type: slug}}",
    ],
)
def test_a_value_that_is_as_it_should_be_is_not_told(desk: Desk, keys: str) -> None:
    assert told(desk, keys, HEAD) == []


def test_a_key_that_must_be_there_is_missed_in_an_article_without_front_matter(desk: Desk) -> None:
    assert told(desk, "{title: {required: true}}", "") == [
        "a.md:1:1: error: The front matter lacks “title”."
    ]
    assert told(desk, "{title: {filled: true}}", "") == []


@pytest.mark.parametrize("value", ["2026-11-31", "2026-13-01", "soon", "never"])
def test_a_day_that_is_none_is_told(desk: Desk, value: str) -> None:
    assert len(told(desk, "{date: {type: date}}", f"---\ndate: {value}\n---\n")) == 1


@pytest.mark.parametrize(
    "value",
    ["2026-11-24", "2026-11-24 10:30", "2026-11-24T10:30:00Z", "2026-11-24 10:30:00 -0500",
     "Nov. 24, 2026", "24/11/2026", "{{ date }}", "''"],
)  # fmt: skip
def test_a_day_may_be_written_in_several_ways(desk: Desk, value: str) -> None:
    assert told(desk, "{date: {type: date}}", f"---\ndate: {value}\n---\n") == []


@pytest.mark.parametrize(
    ("first", "second", "is_early"),
    [
        ("2026-11-24", "2026-11-23", True),
        ("2026-11-24", "2026-11-24", False),
        ("2026-11-24 10:00", "2026-11-24", False),
        ("2026-11-24 10:00", "2026-11-24 09:00", False),
        ("2026-11-24T10:00:00Z", "2026-11-24T09:59:00Z", True),
        ("2026-11-24T10:00:00Z", "2026-11-24T12:30:00+02:00", False),
        ("2026-11-24T23:00:00-05:00", "2026-11-25T01:00:00Z", True),
        ("2026-11-24", "soon", False),
    ],
)
def test_of_two_days_the_times_count_where_both_tell_their_zone(
    desk: Desk, first: str, second: str, is_early: bool
) -> None:
    head = f"---\ndate: {first}\nupdated: {second}\n---\n"
    assert bool(told(desk, "{updated: {not-before: date}}", head)) == is_early


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("{tags: {least: 3, most: 2}}", "more values at least than at most"),
        ("{date: {not-before: date}}", "cannot come before itself"),
        ("{date: {type: day}}", "is none of"),
        ("{date: {needed: true}}", "unknown key"),
    ],
)
def test_what_no_article_could_meet_is_a_fault_of_the_rule(
    desk: Desk, keys: str, problem: str
) -> None:
    desk.file("fields/rules.yml", RULES.format(keys=keys))
    desk.config(packs="[fields]")
    ran = desk.check("a.md")
    assert (ran.code, problem in ran.err) == (2, True), ran.err
