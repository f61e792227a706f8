"""One declaration of a check's keys gives types, errors, schema and pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, NamedTuple, Optional

import pytest

from newslint import cache
from newslint.declarations import REQUIRED, option
from newslint.located import YamlFile, did_you_mean
from newslint.options import Date, Pattern, bare, construct, described, keys_of
from newslint.values import WRONG, read, read_keys


class Within(NamedTuple):
    """A nested mapping."""

    most_days: Annotated[int, "How many days."]
    level: Annotated[Literal["a", "b"], "Which."] = "a"


@dataclass(frozen=True)
class Keys:
    """A check with a key of each type."""

    of_: str = option("A text.")
    least_words: int = option("A number.", 3)
    share: float = option("A part.", 0.5)
    sure: bool = option("A truth.", False)
    kind: Literal["x", "y"] = option("A choice.", "x")
    terms: tuple[str, ...] = option("Texts.", ())
    kinds: tuple[Literal["x", "y"], ...] = option("Choices.", ())
    swap: Mapping[str, str] | None = option("Texts by text.", None)
    pattern: Pattern | None = option("A pattern.", None)
    since: Date | None = option("A day.", None)
    within: Within | None = option("A mapping.", None)
    families: Mapping[str, Within] | None = option("Mappings.", None)
    lists: tuple[tuple[str, ...], ...] = option("Lists.", ())


def values(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return what is read of a YAML text, and what is wrong with it."""
    file = YamlFile("a.yml", text)
    assert file.root is not None
    read_in = read_keys(Keys, file.root, "this")
    return read_in, [f"{p.line}:{p.column} {p.message}" for p in file.problems]


def test_keys_are_the_fields_with_dashes() -> None:
    keys = {key.name: key for key in keys_of(Keys)}
    assert list(keys)[:3] == ["of", "least-words", "share"]
    assert keys["of"].required and keys["of"].default is REQUIRED
    assert not keys["least-words"].required
    assert keys["least-words"].doc == "A number."
    assert [key.name for key in keys_of(Within)] == ["most-days", "level"]


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("of: 12:30", "of_", "12:30"),
        ("of: no", "of_", "no"),
        ("of: 3.10", "of_", "3.10"),
        ("of: 2024-05-09", "of_", "2024-05-09"),
        ("of: ''", "of_", ""),
        ("of: null-hypothesis", "of_", "null-hypothesis"),
        ("least-words: 5", "least_words", 5),
        ("share: 0.25", "share", 0.25),
        ("sure: true", "sure", True),
        ("sure: False", "sure", False),
        ("kind: y", "kind", "y"),
        ("terms: [a, no, 1.0]", "terms", ("a", "no", "1.0")),
        ("terms: alone", "terms", ("alone",)),
        ("kinds: [x, y]", "kinds", ("x", "y")),
        ("swap: {a: b, 1: 2}", "swap", {"a": "b", "1": "2"}),
        ("swap: ~", "swap", None),
        ("pattern: 'a+'", "pattern", "a+"),
        ("since: 2014-05-01", "since", "2014-05-01"),
        ("within: {most-days: 7}", "within", (7, "a")),
        ("families: {f: {most-days: 1, level: b}}", "families", {"f": (1, "b")}),
        ("lists: [[a, b], [c]]", "lists", (("a", "b"), ("c",))),
    ],
)
def test_values_are_read_as_their_types_say(text: str, attribute: str, value: Any) -> None:
    found, problems = values(text if text.startswith("of") else f"of: x\n{text}")
    assert problems == []
    assert found[attribute] == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("of: [x]", "1:5 expected text, found a list"),
        ("of: {x: y}", "1:5 expected text, found a mapping"),
        ("of:", "1:4 expected text, found nothing"),
        ("terms: x", "1:1 this needs the key “of”: A text."),
        ("of: x\nleast-words: 5.5", "2:14 expected a number, found “5.5”"),
        ("of: x\nsure: on", "2:7 expected true or false, found “on”"),
        ("of: x\nkind: z", "2:7 “z” is none of x, y"),
        ("of: x\nkind: {x: y}", "2:7 expected one of x, y, found a mapping"),
        ("of: x\nterms: {a: b}", "2:8 expected a list, found a mapping"),
        ("of: x\nterms: [a, [b]]", "2:12 expected text, found a list"),
        ("of: x\nswap: [a]", "2:7 expected a mapping, found a list"),
        ("of: x\nswap: {a: [b]}", "2:11 expected text, found a list"),
        ("of: x\npattern: '('", "2:10 this pattern does not compile: missing ) at position 1"),
        ("of: x\nsince: 1 May", "2:8 expected a day such as 2026-11-24, found “1 May”"),
        ("of: x\nwithin: {most-days: 1, levle: a}", "2:24 unknown key “levle” in this mapping"),
        ("of: x\nwithin: {level: a}", "2:9 this mapping needs the key “most-days”: How many days."),
        ("of: x\nwithin: soon", "2:9 expected a mapping, found “soon”"),
    ],
)
def test_wrong_ones_are_told_in_peoples_words(text: str, problem: str) -> None:
    _, problems = values(text)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_check_is_made_anew_from_what_a_cache_keeps() -> None:
    text = (
        "of: x\nterms: [a]\nswap: {a: b}\nwithin: {most-days: 7}\n"
        "families: {f: {most-days: 1}}\nlists: [[a]]\npattern: a"
    )
    found, problems = values(text)
    assert problems == []
    cache.store("options", cache.plain(found))
    made = construct(Keys, cache.load("options"))
    assert made == Keys(
        "x",
        terms=("a",),
        swap={"a": "b"},
        pattern=Pattern("a"),
        within=Within(7),
        families={"f": Within(1)},
        lists=(("a",),),
    )
    assert isinstance(made.within, Within)
    assert isinstance(made.families["f"], Within)


class Postponed(NamedTuple):
    """A nested mapping of a module whose annotations are text."""

    most: "Annotated[int, 'How many.']" = 3


@dataclass(frozen=True)
class FromPlugin:
    """A check as a plugin may declare it: types as text, a default that is made anew."""

    most: "int | None" = option("A number.", None)
    within: "Mapping[str, Postponed]" = field(default_factory=dict, metadata={"doc": "Mappings."})


def test_types_may_stand_as_text() -> None:
    file = YamlFile("a.yml", "most: 5\nwithin: {f: {most: 2}}")
    assert file.root is not None
    found = read_keys(FromPlugin, file.root, "this")
    assert found == {"most": 5, "within": {"f": (2,)}}
    assert construct(FromPlugin, found) == FromPlugin(5, {"f": Postponed(2)})


def test_a_default_that_is_made_anew_is_one() -> None:
    keys = {key.name: key for key in keys_of(FromPlugin)}
    assert keys["within"].default == {}


@pytest.mark.parametrize(
    ("annotation", "kind", "may_be_none"),
    [
        (int, int, False),
        (int | None, int, True),
        (None | Pattern, Pattern, True),
        (Optional[Annotated[int, "How many."]], int, True),  # noqa: UP045
        (Annotated[int | None, "How many."], int, True),
        (int | str, int | str, False),  # which no value can be read as
    ],
)
def test_what_may_be_none(annotation: Any, kind: Any, may_be_none: bool) -> None:
    assert bare(annotation) == (kind, may_be_none)


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (str, "text"),
        (int, "number"),
        (bool, "true or false"),
        (Pattern | None, "pattern"),
        (Date, "date"),
        (Literal["a", "b"], "a | b"),
        (tuple[str, ...], "list of text"),
        (Mapping[str, str] | None, "mapping to text"),
        (Mapping[str, Within], "mapping to mapping"),
        (tuple[tuple[str, ...], ...], "list of list of text"),
        (float, "number"),
        (bytes, "<class 'bytes'>"),  # which newslint reads nothing as
    ],
)
def test_types_are_described_in_a_rule_writers_words(annotation: Any, words: str) -> None:
    assert described(annotation) == words


def test_patterns_are_compiled_as_they_will_run() -> None:
    file = YamlFile("a.yml", r"'[\p{Lu}--[A-Z]]'")
    assert file.root is not None
    found = read(Pattern, file.root)
    assert (found is WRONG) == bool(file.problems)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("swop", ["swap", "terms"], "; did you mean “swap”?"),
        ("swap", [], ""),
        ("quite-another", ["swap", "terms"], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint
