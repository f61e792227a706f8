"""The forms of one word, and which of them an article uses where."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Annotated, Literal, NamedTuple

from newslint.checks.base import Article, Hit

DISPLAY = ("headline", "deck")
WINDOW = 40
"""How many characters beside a hit are looked at for its neighbours."""

_FIGURE = re.compile(r"\d[\s\u00a0]?$")
_HOUR = re.compile(r"(?<![\d.,:$£€])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?[\s\u00a0]?$")

_NAME_BEFORE = re.compile(r"\b[A-Z]\w*[a-z]\w*[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z]\w*[a-z]")
_DAY_BEFORE = re.compile(r"(?<![\d.,])(?:3[01]|[12]?\d)(?:st|nd|rd|th)?[\s\u00a0]$")
_DAY_AFTER = re.compile(r"[\s\u00a0](?:3[01]|[12]?\d)(?!\d)")


class Family(NamedTuple):
    """The forms of one word, of which an article keeps to one."""

    forms: Annotated[tuple[str, ...], "The forms, two or more."]
    neutral: Annotated[tuple[str, ...], "Forms that are never a fault and never counted."] = ()
    headline: Annotated[tuple[str, ...], "Forms that are always fine in headline and deck."] = ()
    names: Annotated[tuple[str, ...], "Names that hold a form and are left alone."] = ()
    endings: Annotated[tuple[str, ...], "Endings that each form may take: s, ed."] = ()
    case: Annotated[
        Literal["any", "exact", "lower"],
        "Whether forms count in any case, in this case only, or in small letters: with a capital "
        "where a sentence begins, elsewhere a capital makes a name.",
    ] = "any"
    twins: Annotated[
        tuple[tuple[str, ...], ...],
        "Words written alike: p.m. as a.m. is; their forms in the order of “forms”.",
    ] = ()
    faulty: Annotated[tuple[str, ...], "Forms that are kept only where there is no other."] = ()
    ends_names: Annotated[
        tuple[str, ...], "Forms that belong to a name after a word with a capital: Age UK."
    ] = ()
    starts_names: Annotated[
        tuple[str, ...], "Forms that belong to a name before a word with a capital: 10% Happier."
    ] = ()
    after_figure: Annotated[tuple[str, ...], "Forms that need a figure before them: %."] = ()
    after_hour: Annotated[tuple[str, ...], "Forms that need an hour before them: am."] = ()
    beside_day: Annotated[tuple[str, ...], "Forms that need a day beside them: March 5."] = ()

    def problems(self) -> Iterator[str]:
        """Yield what does not fit together."""
        if len(self.forms) < 2:
            yield "needs two forms or more"
        if any(len(twin) != len(self.forms) for twin in self.twins):
            yield "has twins of another number of forms"
        known = {*self.forms, *chain(*self.twins)}
        of_names = (self.headline, self.faulty, self.ends_names, self.starts_names)
        for form in chain(*of_names, self.after_figure, self.after_hour, self.beside_day):
            if form not in known:
                yield f"has no form “{form}”"


class Spelling(NamedTuple):
    """How one form of a family is written: for which of the twin words, with which ending."""

    family: str
    form: int
    twin: int
    ending: str


def after_hours(spelled: str) -> Iterator[str]:
    """Yield a form as it stands after an hour or its minutes: 9pm, 9.30pm, 9 pm.

    The bare form would be looked for in every word that holds it: am in campaign.
    """
    yield f" {spelled}"
    for hour in range(1, 13):
        yield f"{hour}{spelled}"
    for minutes in range(0, 60, 5):
        yield f":{minutes:02}{spelled}"
        yield f".{minutes:02}{spelled}"


class Use(NamedTuple):
    """A form that stands in an article."""

    hit: Hit
    spelling: Spelling


def spellings(name: str, family: Family) -> Mapping[str, Spelling]:
    """Return every form of a family, of its twins and with its endings."""
    return {
        form + ending: Spelling(name, number, twin, ending)
        for twin, forms in enumerate((family.forms, *family.twins))
        for number, form in enumerate(forms)
        for ending in ("", *family.endings)
    }


def in_display(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in the headline or deck."""
    return article.document.block_at(hit.start).kind in DISPLAY


def is_use(article: Article, hit: Hit, form: str, family: Family) -> bool:
    """Whether a hit is the word that the family is about, and not another in its letters."""
    runs_on = hit.term.endswith(".") and article.text[hit.end : hit.end + 1].isalnum()
    return not (
        runs_on
        or (form in family.after_figure and not after_figure(article, hit))
        or (form in family.after_hour and not _HOUR.search(_before(article, hit)))
        or (form in family.beside_day and not _is_beside_day(article, hit))
        or (form in family.ends_names and _is_after_name(article, hit))
        or (form in family.starts_names and _is_before_name(article, hit))
        or (family.case == "lower" and not _is_small(article, hit))
        or _among_capitals(article, hit)
    )


def after_figure(article: Article, hit: Hit) -> bool:
    """Whether a figure stands before a hit, with or without a space."""
    return bool(_FIGURE.search(_before(article, hit)))


def _is_after_name(article: Article, hit: Hit) -> bool:
    """Whether a word with a capital stands right before a hit, and not to open a sentence."""
    found = _NAME_BEFORE.search(article.text, max(0, hit.start - WINDOW), hit.start)
    return found is not None and not article.reading.starts_sentence(found.start())


def _is_before_name(article: Article, hit: Hit) -> bool:
    return bool(_NAME_AFTER.match(article.text, hit.end))


def _is_beside_day(article: Article, hit: Hit) -> bool:
    after = article.text[hit.end : hit.end + 4]
    return bool(_DAY_AFTER.match(after) or _DAY_BEFORE.search(_before(article, hit)))


def _before(article: Article, hit: Hit) -> str:
    return article.text[max(0, hit.start - 8) : hit.start]


def _is_small(article: Article, hit: Hit) -> bool:
    found = article.text[hit.start : hit.end]
    if found[:1].isupper():
        return found[1:] == hit.term[1:] and article.reading.starts_sentence(hit.start)
    return found == hit.term


def _among_capitals(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in a line of capitals, where US may be the pronoun."""
    text, block = article.text, article.document.block_at(hit.start)
    if not text[hit.start : hit.end].isupper():
        return False
    before = text[max(block.start, hit.start - WINDOW) : hit.start].split()[-1:]
    after = text[hit.end : min(block.end, hit.end + WINDOW)].split()[:1]
    both = [word for word in before + after if word.isupper() and len(word) > 1]
    return len(both) == 2 or (len(both) == len(before + after) and block.text.isupper())
