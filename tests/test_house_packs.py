"""House packs: quiet on articles in their own style, loud on the same ones in another's dress."""

from pathlib import Path

import pytest

from desk import Desk
from newslint.registry import load_registry, shipped_rules
from newslint.rulefiles import read_pack

HERE = Path(__file__).parent / "houses"
HOUSES = sorted(p.name for p in Path(shipped_rules()).iterdir() if (HERE / p.name).is_dir())
OWN = [(house, path) for house in HOUSES for path in sorted((HERE / house).glob("*.md"))]
FOREIGN = {
    ("guardian", "american/library.md"): """
        abbreviations/guardian-acronyms abbreviations/guardian-points
        abbreviations/guardian-small-letters abbreviations/guardian-states
        abbreviations/guardian-titles abbreviations/guardian-washington
        capitals/guardian-newspapers capitals/guardian-titles-alone
        capitals/guardian-titles-before-names dates/guardian-day-first
        dates/guardian-decades dates/guardian-hour-point dates/guardian-hours
        dates/guardian-month-and-year dates/guardian-months dates/guardian-ordinals
        dates/guardian-relative-days dates/guardian-spaced-hours
        headlines/guardian-billions headlines/guardian-millions headlines/guardian-quotes
        headlines/guardian-sentence-case names/guardian-the-before-jobs
        numbers/guardian-ages numbers/guardian-billions numbers/guardian-figures-from-ten
        numbers/guardian-million-people
        numbers/guardian-millions numbers/guardian-percent numbers/guardian-sentence-start
        numbers/guardian-thousands numbers/guardian-trillions numbers/guardian-us-dollars
        numbers/guardian-words-to-nine punctuation/guardian-dash
        punctuation/guardian-possessive punctuation/guardian-series quotes/guardian-stops
        spelling/guardian-british spelling/guardian-british-words spelling/guardian-derry
        spelling/guardian-email spelling/guardian-heritage spelling/guardian-ise
        spelling/guardian-kyiv spelling/guardian-licence spelling/guardian-mobile-phone
        spelling/guardian-names spelling/guardian-places spelling/guardian-prophet
        spelling/guardian-words wording/guardian-dubbed
        """,
    ("bbc", "american/library.md"): """
        abbreviations/bbc-acronyms abbreviations/bbc-points abbreviations/bbc-states
        abbreviations/bbc-titles abbreviations/bbc-washington capitals/bbc-newspapers
        capitals/bbc-titles-alone dates/bbc-day-first dates/bbc-decades dates/bbc-month-and-year
        dates/bbc-months dates/bbc-ordinals dates/bbc-relative-days headlines/bbc-billions
        headlines/bbc-millions headlines/bbc-quotes headlines/bbc-sentence-case
        numbers/bbc-billions numbers/bbc-million-people numbers/bbc-millions numbers/bbc-percent
        numbers/bbc-sentence-start numbers/bbc-thousands numbers/bbc-words-to-nine
        punctuation/bbc-dash punctuation/bbc-possessive punctuation/bbc-series quotes/bbc-stops
        spelling/bbc-british spelling/bbc-british-words spelling/bbc-heritage spelling/bbc-ise
        spelling/bbc-kyiv spelling/bbc-licence spelling/bbc-mobile-phone spelling/bbc-mumbai
        spelling/bbc-muslim spelling/bbc-programme spelling/bbc-quran spelling/bbc-words
        """,
    ("bbc", "american/bridge.md"): """
        abbreviations/bbc-titles capitals/bbc-titles-before-names dates/bbc-24-hours
        headlines/bbc-quotes headlines/bbc-sentence-case headlines/bbc-short-verbs
        numbers/bbc-pence numbers/bbc-units punctuation/bbc-ellipsis quotes/bbc-captions
        quotes/bbc-colon quotes/bbc-stops spelling/bbc-american-offices
        spelling/bbc-doubled-letters spelling/bbc-londonderry spelling/bbc-muslim
        spelling/bbc-names spelling/bbc-no-x spelling/bbc-one-s spelling/bbc-programme
        spelling/bbc-protester spelling/bbc-quran wording/bbc-avoid wording/bbc-reporter
        """,
    ("reuters", "british/pier.md"): """
        abbreviations/reuters-acronyms abbreviations/reuters-postal-codes
        abbreviations/reuters-united-nations abbreviations/reuters-united-states
        abbreviations/reuters-without-points dates/reuters-day-first dates/reuters-decades
        dates/reuters-month-alone dates/reuters-months dates/reuters-ordinals
        dates/reuters-relative-days headlines/reuters-quotes names/reuters-courtesy
        numbers/reuters-ages numbers/reuters-millions numbers/reuters-percent
        numbers/reuters-thousands numbers/reuters-words-above-nine punctuation/reuters-dash
        punctuation/reuters-ellipsis punctuation/reuters-series quotes/reuters-stops
        spelling/reuters-kyiv spelling/reuters-words
        """,
    ("reuters", "american/bridge.md"): """
        abbreviations/reuters-courtesy capitals/reuters-titles-before-names
        dates/reuters-gmt headlines/reuters-sentence-case
        quotes/reuters-colon spelling/reuters-faith spelling/reuters-names
        spelling/reuters-places spelling/reuters-words
        """,
    ("ap", "british/pier.md"): """
        abbreviations/ap-acronyms abbreviations/ap-european-union
        abbreviations/ap-initials-in-brackets abbreviations/ap-postal-codes abbreviations/ap-titles
        abbreviations/ap-titles-before-names abbreviations/ap-two-letters
        abbreviations/ap-united-states capitals/ap-titles-alone dates/ap-day-first
        dates/ap-decades dates/ap-even-hour dates/ap-hour-colon dates/ap-hours
        dates/ap-month-alone dates/ap-months dates/ap-noon-or-midnight dates/ap-ordinals
        dates/ap-relative-days headlines/ap-figures headlines/ap-points headlines/ap-quotes
        numbers/ap-ages numbers/ap-millions numbers/ap-percent
        numbers/ap-thousands numbers/ap-words-above-nine punctuation/ap-dash
        punctuation/ap-ellipsis punctuation/ap-possessive punctuation/ap-series quotes/ap-stops
        spelling/ap-american spelling/ap-american-words spelling/ap-double-e spelling/ap-email
        spelling/ap-health-care spelling/ap-internet spelling/ap-kyiv spelling/ap-words
        spelling/ap-ize
        """,
    ("nyt", "british/pier.md"): """
        abbreviations/nyt-acronyms abbreviations/nyt-initials-in-brackets
        abbreviations/nyt-postal-codes
        abbreviations/nyt-titles abbreviations/nyt-titles-before-names
        abbreviations/nyt-two-letters abbreviations/nyt-united-states dates/nyt-day-first
        dates/nyt-decades dates/nyt-hour-colon dates/nyt-hours dates/nyt-month-alone
        dates/nyt-months dates/nyt-ordinals dates/nyt-relative-days headlines/nyt-quotes
        headlines/nyt-title-case numbers/nyt-millions numbers/nyt-percent numbers/nyt-thousands
        numbers/nyt-words-above-nine punctuation/nyt-dash punctuation/nyt-ellipsis
        punctuation/nyt-series quotes/nyt-stops spelling/nyt-american spelling/nyt-american-words
        spelling/nyt-kyiv spelling/nyt-online spelling/nyt-words
        spelling/nyt-ize
        """,
    ("nyt", "ap/council.md"): """
        abbreviations/nyt-initials headlines/nyt-title-case numbers/nyt-percent
        punctuation/nyt-ellipsis
        """,
    ("economist", "american/library.md"): """
        abbreviations/economist-states abbreviations/economist-titles
        abbreviations/economist-two-letters capitals/economist-titles-alone
        dates/economist-comma-before-year dates/economist-day-first dates/economist-decades
        dates/economist-hour-point dates/economist-hour-space dates/economist-hours
        dates/economist-month-and-year dates/economist-months dates/economist-ordinals
        headlines/economist-sentence-case numbers/economist-ages numbers/economist-billions
        numbers/economist-figures-up-to-ten numbers/economist-millions numbers/economist-percent
        numbers/economist-sentence-start numbers/economist-thousands
        numbers/economist-words-above-ten punctuation/economist-possessive
        punctuation/economist-series quotes/economist-stops spelling/economist-british
        spelling/economist-british-words spelling/economist-ise spelling/economist-kyiv
        spelling/economist-licence spelling/economist-mobile-phone spelling/economist-names
        spelling/economist-places spelling/economist-words
        """,
    ("economist", "ap/pier.md"): """
        abbreviations/economist-two-letters dates/economist-hour-point dates/economist-hours
        dates/economist-months numbers/economist-ages numbers/economist-millions
        punctuation/economist-dash quotes/economist-stops spelling/economist-british
        spelling/economist-british-words
        """,
    ("cp", "british/pier.md"): """
        abbreviations/cp-acronyms abbreviations/cp-initials abbreviations/cp-initials-in-brackets
        abbreviations/cp-postal-codes abbreviations/cp-united-states capitals/cp-titles-alone
        dates/cp-day-first dates/cp-decades dates/cp-even-hour dates/cp-hours dates/cp-month-alone
        dates/cp-months dates/cp-ordinals dates/cp-relative-days headlines/cp-quotes
        names/cp-courtesy numbers/cp-ages numbers/cp-millions numbers/cp-thousands
        numbers/cp-words-above-nine punctuation/cp-dash punctuation/cp-ellipsis
        punctuation/cp-series quotes/cp-stops spelling/cp-health-care spelling/cp-kyiv
        spelling/cp-words
        spelling/cp-ize
        """,
    ("cp", "american/library.md"): """
        abbreviations/cp-united-nations capitals/cp-titles-alone dates/cp-decades dates/cp-hours
        dates/cp-month-and-year dates/cp-months dates/cp-relative-days headlines/cp-quotes
        headlines/cp-sentence-case names/cp-courtesy numbers/cp-figures-below-ten
        numbers/cp-percent numbers/cp-sentence-start numbers/cp-thousands
        numbers/cp-words-above-nine punctuation/cp-dash punctuation/cp-possessive
        punctuation/cp-series spelling/cp-heritage spelling/cp-kyiv spelling/cp-licence
        spelling/cp-names spelling/cp-our spelling/cp-places spelling/cp-words
        """,
}


@pytest.mark.parametrize(("house", "path"), OWN, ids=lambda one: getattr(one, "stem", one))
def test_a_house_finds_nothing_in_its_own_articles(desk: Desk, house: str, path: Path) -> None:
    desk.file("a.md", path.read_bytes())
    desk.config(packs=f"[newsroom, {house}]")
    assert desk.check("a.md").out == ""


@pytest.mark.parametrize(("house", "name"), FOREIGN, ids=str)
def test_a_house_tells_what_another_writes_otherwise(desk: Desk, house: str, name: str) -> None:
    desk.file("a.md", (HERE / name).read_bytes())
    desk.config(packs=f"[newsroom, {house}]")
    found = {line.split()[1] for line in desk.rules_found("a.md")}
    assert {rule for rule in found if f"/{house}-" in rule} == set(FOREIGN[house, name].split())


@pytest.mark.parametrize("house", HOUSES)
def test_a_house_is_named_in_what_is_said(house: str) -> None:
    pack = read_pack(house, Path(shipped_rules(), house), house)
    assert {definition.house for definition in pack.definitions} != {""}
    assert all(f"/{house}-" in definition.id for definition in pack.definitions)


@pytest.mark.parametrize("house", HOUSES)
def test_every_rule_of_a_house_says_why_and_has_examples(house: str) -> None:
    pack = read_pack(house, Path(shipped_rules(), house), house)
    for rule in pack.definitions:
        good = [example for example in rule.examples if example.good]
        assert rule.value.get("why") is not None, rule.id
        assert len(good) >= 2, rule.id
        assert len(rule.examples) > len(good), rule.id


def test_the_houses_that_are_shipped_are_packs() -> None:
    assert HOUSES
    assert set(HOUSES) <= set(load_registry(()).packs)


def test_the_page_about_houses_lists_every_rule_with_its_confidence() -> None:
    page = (Path(__file__).parent.parent / "docs/house-packs.md").read_text(encoding="utf-8")
    for house in HOUSES:
        for rule in read_pack(house, Path(shipped_rules(), house), house).definitions:
            confidence = rule.value.get("confidence")
            row = next(line for line in page.splitlines() if line.startswith(f"| `{rule.id}` |"))
            assert f"| {confidence.text if confidence else 'verified'} |" in row
