"""Every literal term of every rule, found in one pass over an article."""

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence

from newslint.annotations import TYPE_CHECKING, Any
from newslint.checks.article import Cover, Hit, Term
from newslint.folding import fold, level
from newslint.lazy import lazy
from newslint.reading import Reading
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Search = Callable[..., Iterable[tuple[int, int, int]]]
"""Finds terms in a text: the index of each, with its start and end."""

EVERY_RULE = -1
FEW, MANY = 3, 300
"""Up to how many articles all terms are not worth an automaton, and from how many a fast one."""
_WORD = lazy(r"[^\W_]+")
LONGEST = 200
"""How many letters of a web address are looked at on either side of a term."""
WINDOW = 1 << 17
"""How many letters are searched at once."""


class Owner(NamedTuple):
    """Whose term it is and what for: to be found, to be left alone, or to wake a pattern.

    `term` is the term as the rule has it.
    """

    rule: int
    purpose: str
    term: str


class Hits:
    """The terms found in one article, by the number of the rule that asked for them."""

    def __init__(self) -> None:
        self.found: dict[int, list[Hit]] = {}
        self.exempt: dict[int, list[tuple[int, int]]] = {}
        self.woken: set[int] = set()
        self._covers: dict[int, Cover] = {}

    def exempt_from(self, rule: int, wording: bool) -> tuple[Cover, ...]:
        """Return the stretches in which nothing is a fault of a rule."""
        if not self.exempt:
            return ()
        owners = (EVERY_RULE, rule) if wording else (rule,)
        return tuple([self._cover(owner) for owner in owners if owner in self.exempt])

    def _cover(self, owner: int) -> Cover:
        if owner not in self._covers:
            self._covers[owner] = Cover(self.exempt[owner])
        return self._covers[owner]


class TermIndex:
    """Finds all terms of all rules in one pass: ahocorasick over the text and its folded form."""

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self._exact = _Terms(plain["exact"])
        self._folded = _Terms(plain["folded"])

    @staticmethod
    def plan(owned: Iterable[tuple[Term, Owner]]) -> dict[str, Any]:
        """Return what an index is made of, as plain data that a cache can hold."""
        plan: dict[str, dict[str, list[tuple[int, str, str]]]] = {"exact": {}, "folded": {}}
        for term, owner in owned:
            text = level(term.text) if term.exact else fold(term.text)
            if text:
                owners = plan["exact" if term.exact else "folded"].setdefault(text, [])
                owners.append((owner.rule, owner.purpose, owner.term))
        return {
            kind: {
                "texts": list(texts),
                "owners": [marshal.dumps(owned) for owned in texts.values()],
                "only_wake": [all(one[1] == "wake" for one in owned) for owned in texts.values()],
                "words": [_telling_word(text, owned) for text, owned in texts.items()],
            }
            for kind, texts in plan.items()
        }

    def find(self, reading: Reading) -> Hits:
        """Return the terms that stand in an article as whole words."""
        hits = Hits()
        self._exact.find(reading.levelled, hits)
        self._folded.find(reading.folded, hits)
        return hits


def _telling_word(text: str, owners: Sequence[tuple[int, str, str]]) -> str:
    """Return the longest word of a term, without which it stands nowhere; "" where there is none.

    What wakes a pattern may stand within a word.
    """
    anywhere = any(purpose == "wake" for _, purpose, _ in owners)
    return "" if anywhere else max(_WORD.findall(text), key=len, default="")


def _built(texts: Sequence[str], fast: bool = False) -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    kind = Implementation.DFA if fast else Implementation.NoncontiguousNFA
    return AhoCorasick(texts, MatchKind.Standard, implementation=kind)


class _Terms:
    """The terms of one kind, looked for at once.

    For a few articles an automaton is built of the terms whose longest word an article holds,
    which costs less than one of all terms; for many, one that is slow to build and fast to run.
    """

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self._texts: Sequence[str] = plain["texts"]
        self._written_owners: Sequence[bytes] = plain["owners"]  # of thousands few are met
        self._owners: dict[int, Sequence[tuple[int, str, str]]] = {}
        self._only_wake: Sequence[bool] = plain["only_wake"]
        self._words: Sequence[str] = plain["words"]
        self._articles = 0
        self._all: AhoCorasick | None = None

    def _search(self, text: str) -> tuple[Search, Sequence[int]]:
        """Return what finds terms in a text, and the number of each term that it tells of."""
        self._articles += 1
        if self._articles <= FEW:
            words = {"", *_WORD.findall(text)}
            numbers = [n for n, word in enumerate(self._words) if word in words]
            return _built([self._texts[n] for n in numbers]).find_matches_as_indexes, numbers
        if self._all is None or self._articles == MANY:
            self._all = _built(self._texts, self._articles >= MANY)
        return self._all.find_matches_as_indexes, range(len(self._texts))

    def find(self, text: str, hits: Hits) -> None:
        if not self._texts or not text:
            return
        told: set[int] = set()
        search, numbers = self._search(text)
        for index, start, end in self._matches(text, search):
            number = numbers[index]
            if self._only_wake[number]:
                if number not in told:
                    told.add(number)
                    hits.woken.update([rule for rule, _, _ in self._owners_of(number)])
                continue
            # Most stand between two spaces, and need no closer look.
            is_apart = (text[start - 1 : start] + text[end : end + 1]).isspace()
            whole = is_apart or self._is_word(number, text, start, end)
            for rule, purpose, term in self._owners_of(number):
                if purpose == "wake":
                    hits.woken.add(rule)
                elif not whole:
                    continue
                elif purpose == "exempt":
                    hits.exempt.setdefault(rule, []).append((start, end))
                elif is_apart or not in_literal(text, start, end):
                    hits.found.setdefault(rule, []).append(Hit(start, end, term))

    def _owners_of(self, number: int) -> Sequence[tuple[int, str, str]]:
        owners = self._owners.get(number)
        if owners is None:
            owners = self._owners[number] = marshal.loads(self._written_owners[number])
        return owners

    def _matches(self, text: str, search: Search) -> Iterable[tuple[int, int, int]]:
        """Return every match; of a long text window by window, so that memory stays small."""
        if len(text) <= WINDOW:
            return search(text, overlapping=True)
        reach = WINDOW + max(map(len, self._texts)) - 1
        return (
            (number, first + start, first + end)
            for first in range(0, len(text), WINDOW)
            for number, start, end in search(text[first : first + reach], overlapping=True)
            if start < WINDOW
        )

    def _is_word(self, number: int, text: str, start: int, end: int) -> bool:
        term = self._texts[number]
        if start and text[start - 1].isalnum() and term[0].isalnum():
            return False
        return not (end < len(text) and text[end].isalnum() and term[-1].isalnum())


def in_literal(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a web address, a handle, a hashtag or a file's name.

    The text is one of which all white space is the same.
    """
    if text[start] == " ":  # a dash after a stop: its space parts it from what is before
        return False
    low, high = max(0, start - LONGEST), min(end + LONGEST, len(text))
    first = text.rfind(" ", low, start) + 1 or low
    last = text.find(" ", end, high)
    last = last if last >= 0 else high
    if first == start and last == end:
        return False
    token = text[first:last]
    if "://" in token or "@" in token or "_" in token or token.lower().startswith("www."):
        return True
    if "#" in text[first:start]:
        return True
    return _is_dotted(text, first, start, end, last)


def _is_dotted(text: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether letters are joined to a stretch by a stop or slash, as in example.us or a/us/b."""
    before = text[first:start]
    if len(before) > 1 and before[-1] in "./\\" and before[-2].isalnum() and before[-1] != "/":
        return True
    after = text[end:last]
    joined = len(after) > 2 and after[0] == "." and after[1:3].isalnum() and after[1].islower()
    return joined or (before.count("/") + after.count("/") > 1)
