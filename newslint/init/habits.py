"""The habits of a desk, by how many of its articles have them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newslint.document import FRONT_MATTER_KEYS
from newslint.init.looking import Seen
from newslint.records import NamedTuple

FEWEST, LEAST_SHARE = 10, 0.9
"""In how many articles a word stands, and which share of them has one form, for a habit."""
LEAST_OF_KEYS = 0.01
"""Which share of the articles has a key before it is worth naming."""
SLUG = "slug"

_OTHER_KEYS: Mapping[str, str] = {
    "headline": "hed heading head",
    "deck": "excerpt subhead subheading dek teaser lede lead intro abstract strapline",
    "byline": "by writer writers creator reporter reporters contributor contributors author.name"
    " authors.name",
    "date": "pubDate pubdate publishDate publish_date publishdate published_at publishedAt"
    " datePublished date_published created created_at",
    "lang": "locale",
    SLUG: "slug Slug permalink url",
}
"""Under which other keys desks write these things, beside those that newslint reads anyway."""


class Habit(NamedTuple):
    """How many articles have each form of a word, the most common first."""

    rule: str
    family: str
    forms: tuple[tuple[str, int], ...]

    @property
    def articles(self) -> int:
        """How many articles have the word."""
        return sum(number for _, number in self.forms)

    @property
    def is_clear(self) -> bool:
        """Whether nearly all articles have the same form."""
        return self.forms[0][1] >= LEAST_SHARE * self.articles


def habits(seen: Iterable[Seen]) -> list[Habit]:
    """Return the habits of a desk: the words of enough articles, those of most articles first."""
    tallies: dict[tuple[str, str], Counter[str]] = {}
    for rule, family, form in (form for one in seen for form in one.forms):
        tallies.setdefault((rule, family), Counter())[form] += 1
    found = [Habit(*key, tuple(_ranked(tally))) for key, tally in tallies.items()]
    enough = [habit for habit in found if habit.articles >= FEWEST]
    return sorted(enough, key=lambda habit: (-habit.articles, habit.rule, habit.family))


def keys_of(seen: Sequence[Seen]) -> dict[str, list[tuple[str, int]]]:
    """Return the keys under which articles say each thing, with the number of articles."""
    tally = Counter(key for one in seen for key in one.keys)
    found: dict[str, list[tuple[str, int]]] = {}
    for role in dict.fromkeys((*FRONT_MATTER_KEYS, *_OTHER_KEYS)):
        names = (*FRONT_MATTER_KEYS.get(role, ()), *_OTHER_KEYS.get(role, "").split())
        fewest = max(LEAST_OF_KEYS * len(seen), 1)
        some = Counter({name: tally[name] for name in names if tally[name] >= fewest})
        if some:
            found[role] = _ranked(some)
    return found


def marks_of(seen: Iterable[Seen]) -> list[tuple[str, int]]:
    """Return with which mark quotations open, with the number of articles."""
    return _ranked(Counter(one.marks for one in seen if one.marks))


def _ranked(tally: Counter[str]) -> list[tuple[str, int]]:
    return sorted(tally.items(), key=lambda one: (-one[1], one[0]))


class House(NamedTuple):
    """A pack of a house's style, and how many of a desk's habits are that house's too."""

    pack: str
    same: int
    asked: int


def agreement(pack: str, prefers: Mapping[tuple[str, str], str], clear: Iterable[Habit]) -> House:
    """Return how many clear habits a house shares, of those that it has a word on."""
    asked = [habit for habit in clear if (habit.rule, habit.family) in prefers]
    same = [habit for habit in asked if prefers[habit.rule, habit.family] == habit.forms[0][0]]
    return House(pack, len(same), len(asked))
