"""The initials of one person, written in two ways in one article."""

from collections.abc import Iterable, Iterator

from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.declarations import frozen, option
from newslint.lazy import lazy

_BIG = "[A-ZÀ-ÖØ-Þ]"
_STOPPED = lazy(r"[A-Z]\.[ \u00a0]?[A-Z]\.(?=[ \u00a0]?[A-Z][\w’'-])")
_INITIALS = lazy(
    rf"(?<![\w.’'-])((?:{_BIG}\.[ \u00a0]?)(?:{_BIG}\.[ \u00a0]?){{1,3}}|{_BIG}{{2,3}}[ \u00a0])"
    rf"({_BIG}[\w’'-]*[a-zß-ÿ])(?<![’']s)"
)


@frozen
class Initials(Check):
    """The initials before a surname, with stops and spaces or without: J.K., J. K., JK.

    Only one person’s are compared: same letters, same surname. The fix takes over the form that
    stands more often, or first.
    """

    name = "initials"
    slots = frozenset({"kept"})

    not_initials: tuple[str, ...] = option("Letters that are none, without stops: US.", ())

    def patterns(self) -> Iterable[str]:
        """Return what one of two forms holds: a capital with a stop before another."""
        return [r"[A-Z]\.[ \u00a0]?[A-Z]"]

    def needs_hit(self) -> bool:
        """Without a stop after a capital there are no two forms."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the odd forms."""
        if not any(self._may_be(found[0]) for found in _STOPPED.finditer(article.text)):
            return
        people: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
        for found in _INITIALS.finditer(article.text):
            letters = "".join(filter(str.isalpha, found[1]))
            start, end = found.start(), found.start() + len(found[1].rstrip())
            if letters not in self.not_initials and article.admits(start, end):
                written = article.text[start : found.start(2)].replace("\u00a0", " ")
                people.setdefault((letters, found[2]), []).append((written, start, found.start(2)))
        for places in people.values():
            if len({written for written, _, _ in places}) > 1:
                yield from _odd(article, places)

    def _may_be(self, letters: str) -> bool:
        return "".join(filter(str.isalpha, letters)) not in self.not_initials


def _odd(article: Article, places: list[tuple[str, int, int]]) -> Iterator[Match]:
    forms = [written for written, _, _ in places]
    kept = max(dict.fromkeys(forms), key=forms.count)
    _, first, last = places[forms.index(kept)]
    aside = Aside(first, last, "the other form")
    for written, start, end in places:
        if written != kept:
            yield Match(start, end, kept, {"kept": kept.strip()}, (aside,))
