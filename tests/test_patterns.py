"""What every match of a rule writer's pattern must contain, and how it is searched for."""

import os
import re
import warnings
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint import patterns
from newslint.anchors import anchors, anchors_of
from newslint.checks.article import Article
from newslint.document import KINDS, Document
from newslint.folding import fold, has_odd_letters
from newslint.needs import is_possible
from newslint.patterns import SHORT, compiled, found_in, is_plain, unknown_groups
from newslint.reading import Reading
from newslint.registry import load_registry
from newslint.rulefiles import read_pack
from newslint.session import Asked, open_session
from newslint.text import Prose


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bclick here\b", {"click here"}),
        (r"(?i)Click\s+HERE", {"click"}),
        (r"(?:slams|blasts) backward", {"slams backward", "blasts backward"}),
        (r"(?:slams|blasts)", {"slams", "blasts"}),
        (r"\d+ million", {f"{n} million" for n in range(10)}),
        (r"\d+ (?:\w+ )?million", {"million"}),
        (r"[“”]", {"“", "”"}),
        (r"(ab){2,}c?", {"ab"}),
        (r"’s", {"'s"}),
    ],
)
def test_the_rarest_plain_text_is_taken(pattern: str, expected: set[str]) -> None:
    assert anchors(pattern)[0] == expected


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"a?", r"a|\d", r"(?:a|b?)", r"[^a]", r"\p{Lu}{2}", "[!-ÿ]", "", "("]
)
def test_where_no_text_is_plain_there_is_none(pattern: str) -> None:
    assert anchors(pattern) == ()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\[/?(?:video|audio)\b", ({"[video", "[/video", "[audio", "[/audio"},)),
        (
            r"\bfrom \d+%.{0,9} (?:rise|fall)\b",
            ({f"{n}%" for n in range(10)}, {f"from {n}" for n in range(10)}, {" rise", " fall"}),
        ),
        (r"a \d b", ({f"a {n} b" for n in range(10)},)),
        (r"a\w+b", ()),
        (r"\d+ m\b.* m\b", ({f"{n} m" for n in range(10)},)),
    ],
)
def test_all_that_is_telling_must_be_there(pattern: str, expected: tuple[set[str], ...]) -> None:
    assert anchors(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i)\bistanbul\b", "in İSTANBUL"),
        (r"(?i)\bdiyarbakır\b", "in DIYARBAKIR"),
        (r"(?i)οδός", "η ΟΔΌΣ"),
        ("ΟΔΟΣ", "η ΟΔΟΣ"),
        (r"(?i)µm", "5 μm"),
        (r"(?i)congress", "the Congreſs"),
    ],
)
def test_letters_with_case_of_their_own_rule_nothing_out(pattern: str, text: str) -> None:
    assert is_possible(pattern, text)
    assert places(pattern, text)
    assert not anchors(pattern) or has_odd_letters(text)  # which wakes every rule


@pytest.mark.parametrize("pattern", [r"(?:\b)*foo", r"(?:(?=f))*foo", r"(?:(?<!a))+foo"])
def test_what_matches_nothing_may_be_repeated_at_will(pattern: str) -> None:
    assert anchors(pattern) == (frozenset({"foo"}),)


def test_a_long_text_is_not_spelled_out() -> None:
    assert anchors("a{40000}foo") == (frozenset({"afoo"}),)


@pytest.mark.parametrize("text", ["the cafe\u0301 there", "a 5½ hour", "CO² is"])
@pytest.mark.parametrize("pattern", [r"\bcafe\b", r"\b\d+\b", r"\bCO\b"])
def test_a_short_paragraph_is_searched_as_a_long_one_is(pattern: str, text: str) -> None:
    assert places(pattern, text) == places(pattern, text + " –" * SHORT)


def places(pattern: str, text: str) -> list[tuple[int, int]]:
    """Return where a pattern is found in an article of one paragraph."""
    document = Document("a.md", text, [("paragraph", Prose.verbatim(text, 0, len(text)))])
    return list(Article(Reading(document), frozenset(KINDS), "include").search(pattern))


def test_of_several_patterns_one_is_enough() -> None:
    assert anchors_of([r"abc\w", r"de\wf"]) == ({"abc", "de"},)
    assert anchors_of([r"abc", r"\d"]) == ()
    assert anchors_of([]) == ()


@pytest.mark.parametrize("pattern", ["(?:committee){e<=1}", "[[:punct:]]x", "a{,b}"])
def test_what_only_regex_knows_is_not_guessed(pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert anchors(pattern) == ()


pieces = st.sampled_from(
    ["a", "É", "’", " ", r"\d", r"\b", "(?:b|cd)", "(?:e|f?)", "g{2}", "h*", "[ij]", "(?i:K)", "."]
)


@given(st.lists(pieces, max_size=6).map("".join), st.text("aÉé’' 0bcdefghijkKK.", max_size=20))
def test_every_match_holds_its_anchors(pattern: str, text: str) -> None:
    expected = anchors(pattern)
    for found in regex.finditer(pattern, text):
        for texts in expected if found[0] else ():
            assert any(anchor in fold(text) for anchor in texts)


@given(st.lists(pieces, max_size=6).map("".join), st.text("aÉé’' 0bcdefghijkKK.", max_size=20))
def test_every_text_with_a_match_may_have_one(pattern: str, text: str) -> None:
    if any(found[0] for found in regex.finditer(pattern, text)):
        assert is_possible(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text", "possible"),
    [
        (r"\$\d+ dollars|£\d+ pounds", "it cost £5 and 40 pounds", True),
        (r"\$\d+ dollars|£\d+ pounds", "it cost £5 and 40 dollars", False),
        (r"from \d+(?:%| per cent) to \d+(?:%| per cent)", "from 4 to 6 per cent", False),
        (r"from \d+(?:%| per cent) to \d+(?:%| per cent)", "from 4% to 6 per cent", True),
        (r"from \d+(?:%| per cent) to \d+(?:%| per cent)", "from here to there", False),
        (r"(?:very )?[“”]{1,2}x", "very x", False),
        (r"(?:very )?[“”]{1,2}x", "“x”", True),
        (r"\p{Lu}\w+", "", True),
        (r"[.!?] (?:the|a) [a-z]+", "It rained. The mayor stayed, a coat on.", False),
        (r"[.!?] (?:the|a) [a-z]+", "It rained? a mayor stayed.", True),
        (r"(?i)[.!?] (?:the|a) [a-z]+", "It rained. The mayor stayed.", True),
        (r"(?:.*?,){2}P", "1,2,3", True),  # that a single letter is nowhere tells little
    ],
)
def test_a_text_is_searched_only_where_all_that_is_telling_stands(
    pattern: str, text: str, possible: bool
) -> None:
    assert is_possible(pattern, text) is possible


def test_a_replacement_knows_the_groups_of_its_pattern() -> None:
    assert unknown_groups(r"(a)(?P<n>b)", r"\1\2\g<n>") == []
    assert unknown_groups(r"(a)", r"\2 \g<n>") == ["2", "n"]


def test_a_pattern_is_compiled_once() -> None:
    assert compiled("abc") is compiled("abc")


@pytest.mark.parametrize(
    ("pattern", "plain"),
    [
        (r"\b\d{1,2}(?:st|nd) of \w+", True),
        (r"(?<=[a-z] )U\.S\.?", True),
        (r"(?:a|b)*c", True),
        (r"\w+ \w+", False),  # two without end
        (r"(?:\w+ ){2}", False),  # one within another
        (r"(?:.*?,){11}P", False),
        (r"(a+)+b", False),
        (r"(?:a|aa){1,40}b", False),  # which end, and take for ever before
        (r"(?:a|aa)*b", False),
        (r"(?:a?){40}b", False),
        (r"[a-z]{0,50}[a-z]{0,50}[a-z]{0,50}x", False),
        (r"(?:a?a?a?a?a?a?a?a?){4}b", False),
        (r"(?:\d{3},){0,3}\d{3}", True),
        (r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.(?: of)?(?!.*said).{20,}$", True),  # begun once
        (r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.(?: of)?(?!.*said).{20,}$", False),
        (r"(?i)usa", False),
        (r"(?<=a|bc)d", False),  # behind a letter or two
        (r"a++b", False),
        (r"\p{Lu}", False),
        (r"[[a-z]--[b]]", False),
        ("(", False),
    ],
)
def test_a_plain_pattern_takes_no_timeout(pattern: str, plain: bool) -> None:
    assert is_plain(pattern) is plain


def test_the_standard_library_finds_what_regex_finds() -> None:
    registry = load_registry(())
    packs = [read_pack(name, folder, name) for name, folder in registry.packs.items()]
    rules = [rule for pack in packs for rule in pack.definitions]
    texts = [text for rule in rules for one in rule.examples for text in one.files.values()]
    plain = {
        pattern
        for pack in registry.packs
        for rulebook in [open_session(Asked(packs=tuple({"newsroom", pack})), os.sep).rulebook]
        for number in range(len(rulebook.rules))
        for pattern in rulebook.check(number).patterns()
        if is_plain(pattern)
    }
    assert len(plain) > 50
    for pattern in plain:
        for text in texts:
            if is_possible(pattern, text):
                found = [(one.span(), one.groups()) for one in re.finditer(pattern, text)]
                expected = [(m.span(), m.groups()) for m in compiled(pattern).finditer(text)]
                assert found == expected, (pattern, text)


def test_a_long_text_is_searched_with_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    class Slow:
        def finditer(self, text: str, timeout: float) -> list[object]:
            asked.append(timeout)
            return []

    monkeypatch.setattr(patterns, "compiled", lambda _: Slow())
    assert [one.span() for one in found_in(r"b+", "ab" * 100, 0.5)][:1] == [(1, 2)]
    assert asked == []
    assert list(found_in(r"b+", "ab" * SHORT, 0.5)) == []
    assert asked == [0.5]


def test_what_a_check_makes_of_its_options_is_kept_compiled(tmp_path: Path) -> None:
    session = open_session(Asked(), str(tmp_path))
    checks = {rule.id: session.rulebook.check(n) for n, rule in enumerate(session.rulebook.rules)}
    for rule_id, name in (
        ("capitals/mixed-phrases", "_pattern"),
        ("abbreviations/never-defined", "_shapes"),
    ):
        pattern = getattr(checks[rule_id], name)
        assert (pattern.pattern, 0) in session.setup.programs
