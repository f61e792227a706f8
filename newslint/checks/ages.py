"""A person’s age, given twice in one article and not the same."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.declarations import frozen, option
from newslint.lazy import lazy
from newslint.records import NamedTuple

_BIG = "[A-ZÀ-ÖØ-Þ]"
_WORDS = rf"{_BIG}[\w’'-]{{1,40}}(?: {_BIG}(?:\.|[\w’'-]{{1,40}})){{0,2}}"
_NAME = lazy(rf"(?<![\w’'-]){_WORDS}")
_NAME_ENDS = lazy(rf"(?<![\w’'-]){_WORDS}$")
_FIGURES = lazy(r"[1-9](?<![\d.,]\d)(?:(?<=1)[01]\d|\d?)(?!\d)")
"""An age, of which 119 is the most; it begins with a class, which is fast."""
_POSSESSIVE = lazy(r"[’']s?$")
LONGEST_NAME = 60
"""How many characters before an age are looked at for a name."""


class Aged(NamedTuple):
    """A name with an age beside it, and where the two stand."""

    words: tuple[str, ...]
    age: str
    start: int
    end: int


@frozen
class Ages(Check):
    """Two ages of one person in one article.

    A surname alone is the person’s whom the article names in full; two full names with one surname
    are two people.
    """

    name = "ages"
    slots = frozenset({"age", "other"})

    forms: tuple[str, ...] = option("How an age stands beside a name: `{name}, {age},`.")
    not_names: tuple[str, ...] = option("Words with a capital that are no part of a name.", ())

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield forms that lack one of the two."""
        for form in self.forms:
            if form.count("{age}") != 1 or not (
                form.startswith("{name}") ^ form.endswith("{name}")
            ):
                yield "forms", f"“{form}” needs {{age}} once, and begins or ends with {{name}}"

    def patterns(self) -> Iterable[str]:
        """Return what every age holds."""
        return [r"\d"]

    def needs_hit(self) -> bool:
        """Without a figure nobody has an age."""
        return True

    @cached_property
    def _beside(self) -> Mapping[str, list[tuple[str, str, bool]]]:
        """What stands before an age and behind it, and whether the name comes first.

        They are filed by the letters that touch the age, which most figures do not have.
        """
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for form in self.forms:
            before, _, after = form.replace("{name}", "").partition("{age}")
            touching = before[-1:] + "#" + after[:1]
            found.setdefault(touching, []).append((before, after, form.startswith("{name}")))
        return found

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each age that is not the one given first."""
        aged = sorted(self._aged(article), key=lambda one: one.start)
        first: dict[str, list[Aged]] = {}
        for one in aged:
            known = first.setdefault(one.words[-1], [])
            same = next((other for other in known if _may_be_one(one, other)), None)
            if same is None:
                known.append(one)
            elif same.age != one.age and not self._is_shared(article, one, same):
                slots = {"age": one.age, "other": same.age}
                aside = Aside(same.start, same.end, f"{same.age} here")
                yield Match(one.start, one.end, None, slots, (aside,))

    def _aged(self, article: Article) -> Iterator[Aged]:
        text = article.text
        for found in _FIGURES.finditer(text):
            for before, after, is_first in self._forms_at(text, *found.span()):
                start, end = found.start() - len(before), found.end() + len(after)
                if not (
                    text.startswith(after, found.end()) and text.endswith(before, 0, found.start())
                ):
                    continue
                name = _name_before(text, start) if is_first else _NAME.match(text, end)
                words = self._words(name[0]) if name and not text[end : end + 1].isdigit() else ()
                if name and words:
                    span = (start - len(name[0]), end) if is_first else (start, name.end())
                    if article.admits(*span):
                        yield Aged(words, found[0], *span)
                    break

    def _forms_at(self, text: str, start: int, end: int) -> Sequence[tuple[str, str, bool]]:
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        touching = (f"{before}#{after}", f"#{after}", f"{before}#")
        return [form for one in touching for form in self._beside.get(one, ())]

    def _words(self, name: str) -> tuple[str, ...]:
        words = [_POSSESSIVE.sub("", word) for word in name.split(" ")]
        while words and words[0] in self._no_names:
            del words[0]
        return tuple(words) if words and words[-1] not in self._no_names else ()

    @cached_property
    def _no_names(self) -> frozenset[str]:
        return frozenset(self.not_names)

    def _is_shared(self, article: Article, one: Aged, other: Aged) -> bool:
        """Whether a surname that stands alone is that of two people in the article."""
        if len(one.words) > 1 and len(other.words) > 1:
            return False
        firsts = set(re.findall(rf"({_BIG}[\w’'-]+) {re.escape(one.words[-1])}\b", article.text))
        return len(firsts - self._no_names) > 1


def _name_before(text: str, end: int) -> re.Match[str] | None:
    return _NAME_ENDS.search(text[max(0, end - LONGEST_NAME) : end])


def _may_be_one(one: Aged, other: Aged) -> bool:
    """Whether two names with one surname are one person’s: one is in full, the other may be."""
    if len(one.words) == len(other.words) == 1:
        return False
    return 1 in (len(one.words), len(other.words)) or one.words[0] == other.words[0]
