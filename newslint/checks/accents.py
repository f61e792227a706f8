"""Words with an accent here and without it there."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from unicodedata import normalize

from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import blank
from newslint.declarations import frozen, option
from newslint.lazy import lazy

_ACCENTED = lazy(r"[À-ÖØ-öø-ž]\w*")
FEWEST_LETTERS = 4
MOST_ACCENTED = 20


@frozen
class Accents(Check):
    """A word that has its accents here and lacks them there; it needs no list of words."""

    name = "accents"
    slots = frozenset({"other"})

    distinct: tuple[str, ...] = option(
        "Words to leave alone: others without their accents (résumé), or told by another rule.", ()
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield empty words."""
        yield from blank("distinct", self.distinct)

    def patterns(self) -> Iterable[str]:
        """Return the letters with accents that are most common."""
        return ["[À-ÿăąćčđęěğıłńňőřśşšťůűźżž]"]

    def needs_hit(self) -> bool:
        """No accent, no mix."""
        return True

    @cached_property
    def _left_alone(self) -> frozenset[str]:
        return frozenset(map(str.lower, self.distinct))

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each word without the accents that it has elsewhere."""
        text = article.text
        accented = list(_accented(text))
        if _is_foreign([text[start:end] for start, end in accented]):
            return
        seen: set[str] = set()
        for first, last in accented:
            word = text[first:last]
            bare = _bare(word)
            if word in seen or len(word) < FEWEST_LETTERS or word.lower() in self._left_alone:
                continue
            seen.add(word)
            if bare != word and bare.isascii() and article.admits(first, last):
                for start, end in _places(article, bare):
                    asides = (Aside(first, last, "with its accents"),)
                    yield Match(start, end, word, {"other": word}, asides, safe=False)


def _accented(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words that have an accent; to look for the accents first is fast."""
    for found in _ACCENTED.finditer(text):
        start = found.start()
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        yield start, found.end()


def _is_foreign(accented: Iterable[str]) -> bool:
    """Whether so many small words have accents that the text is in another language."""
    return len({word for word in accented if word.islower()}) > MOST_ACCENTED


def _bare(word: str) -> str:
    return "".join([letter for letter in normalize("NFKD", word) if letter.isascii()])


def _places(article: Article, word: str) -> Iterator[tuple[int, int]]:
    text, at = article.text, -1
    while (at := text.find(word, at + 1)) >= 0:
        end = at + len(word)
        beside = text[max(0, at - 1) : at] + text[end : end + 1]
        is_whole = not any(letter.isalnum() or letter in "@#_/-" for letter in beside)
        if is_whole and article.admits(at, end):
            yield at, end
