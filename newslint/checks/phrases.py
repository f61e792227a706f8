"""Names of several words whose capitals change from one place to the next."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.declarations import frozen, option
from newslint.folding import fold, level
from newslint.language.en import NO_NAME_AFTER
from newslint.lazy import kept_property, lazy

_REST = r"[a-z’']+(?:-[A-Za-z]+)?"
_FIRST = rf"[A-Z](?<=[a-z,;] [A-Z]){_REST}(?<!\bThe)"
"""A word with a capital behind a small letter or a comma: within a sentence."""
_TITLES = lazy(r"[A-Z][\w’'.-]*\s*\Z")
_OWNERS = ("'s", "’s", "s'", "s’")
_BEFORE = 20
"""In how many letters before a name the word before it is looked for."""
LEAST = 2
"""How often a name must stand with all its capitals."""
_BODY = frozenset({"paragraph", "blockquote", "item"})


@frozen
class Phrases(Check):
    """A name of several words with a capital here and without it there, within sentences."""

    name = "phrases"
    slots = frozenset({"kept", "number"})

    joiners: tuple[str, ...] = option("Small words inside such names: of, for, the.", ())
    exceptions: tuple[str, ...] = option("Names whose capitals may change.", ())

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each place of a name with fewer capitals than it mostly has.

        Where most have fewer, the others are mostly titles that hold the words of the name.
        """
        text, folded = article.reading.levelled, article.reading.folded
        for name, form in self._names(article):
            # Of most names all places look alike, which is known at once.
            times = folded.count(name) if name not in self._left_alone else 0
            if times > LEAST and times != text.count(level(form)):
                yield from self._odd(article, name)

    @cached_property
    def _left_alone(self) -> frozenset[str]:
        return frozenset(map(str.lower, self.exceptions))

    @kept_property
    def _pattern(self) -> "re.Pattern[str]":
        small = "|".join(self.joiners)
        inner = rf"(?: (?:{small}))*" if small else ""
        return lazy(rf"{_FIRST}(?:{inner} [A-Z]{_REST})+")

    def _names(self, article: Article) -> list[tuple[str, str]]:
        """Return the names of two words or more that stand twice within sentences.

        Each is folded, with the first of its forms.
        """
        forms: dict[str, list[str]] = {}
        for form in self._pattern.findall(article.text):
            forms.setdefault(fold(form), []).append(form)
        begun = tuple([f"{small} " for small in self.joiners])
        often = [(name, each[0]) for name, each in forms.items() if len(each) >= LEAST]
        return [one for one in often if not one[0].startswith(begun)]

    def _odd(self, article: Article, name: str) -> Iterator[Match]:
        places = list(_places(article, name))
        forms = Counter(text.replace("’", "'") for _, _, text in places)
        kept = max(forms, key=lambda form: (forms[form], _capitals(form)), default="")
        if len(forms) < 2 or forms[kept] < LEAST or not self._is_name(kept):
            return
        first = next(place for place in places if place[2].replace("’", "'") == kept)
        for start, end, text in places:
            if text.replace("’", "'") != kept and not text.isupper():
                slots = {"kept": kept, "number": str(forms[kept])}
                yield Match(start, end, None, slots, (Aside(*first[:2], "as it stands here"),))

    def _is_name(self, text: str) -> bool:
        """Whether all words have capitals but the small ones inside a name."""
        return not text.isupper() and all(
            word[0].isupper() or word in self.joiners for word in text.split()
        )


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def _places(article: Article, name: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a name stands by itself within a sentence, with its capitals."""
    text, folded, at = article.text, article.reading.folded, -1
    while (at := folded.find(name, at + 1)) >= 0:
        end = at + len(name)
        beside = text[max(0, at - 1) : at] + text[end : end + 1]
        if any(letter.isalnum() or letter in "-’'" for letter in beside):
            continue
        if article.document.block_at(at).kind not in _BODY or not article.admits(at, end):
            continue
        if not _is_part(text, at, end) and not article.reading.starts_sentence(at):
            yield at, end, text[at:end]


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a name is only part of a longer one, or its words mean what they say.

    Words in small letters are no name behind `a`, `any` or an owner: `the town’s school board`.
    """
    after = text[end : end + 2]
    if after[:1] == " " and (after[1:].isupper() or after[1:].isdigit()):
        return True
    before = text[max(0, start - _BEFORE) : start]
    if _TITLES.search(before):
        return True
    if not text[start:end].islower():
        return False
    word = before.split()[-1:] if before[-1:].isspace() else []
    return bool(word) and (word[0].lower() in NO_NAME_AFTER or word[0].endswith(_OWNERS))
