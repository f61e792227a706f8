"""How the people in an article are introduced."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from newslint.annotations import Literal
from newslint.checks.article import Article, Hit, Term
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import blank
from newslint.checks.borrowed import borrowed
from newslint.declarations import frozen, option
from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.sentences import is_prose

_BIG = r"[^\W\d_a-zß-öø-ÿ]"
_BEFORE = lazy(rf"(?<![\w'’-])({_BIG}[\w'’-]{{3,}}?)[ \u00a0]$")
_AFTER = lazy(rf"[ \u00a0]({_BIG}[\w'’-]{{3,}})(?![\w'’-]|[ \u00a0]{_BIG})")
_WORDS_BEFORE = lazy(r"(?:[\w'’.-]+[ \u00a0]){1,3}$")
_JOINED = frozenset("_'’-")
WINDOW = 60


class Beside(NamedTuple):
    """A word with a capital beside a verb of speaking."""

    surname: str
    start: int
    end: int


@frozen
class People(Check):
    """A surname that stands before its full name: the paragraph that introduces it comes later."""

    name = "people"
    slots = frozenset({"full"})

    find: Literal["surname-first"] = option("What is looked for.")
    verbs: tuple[str, ...] = option("Verbs beside which a surname is a person: said.")
    given: tuple[str, ...] = option("Given names: with one of them, two words are a person.", ())
    titles: tuple[str, ...] = option("Words before a name: President, Gov., General.", ())
    known: tuple[str, ...] = option("Surnames that need no introduction.", ())
    not_names: tuple[str, ...] = option("Words with a capital that are no surnames.", ())

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield an empty verb."""
        yield from blank("verbs", self.verbs)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self.titles)

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(self.given)

    @cached_property
    def _left_alone(self) -> frozenset[str]:
        return frozenset((*self.known, *self.not_names, *self.given, *self.titles))

    def index(self) -> Iterable[Term]:
        """Return the verbs."""
        return [Term(verb, exact=True) for verb in self.verbs]

    def needs_hit(self) -> bool:
        """Without a verb no surname is clearly a person's."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the first use of each surname that is introduced further down."""
        seen: set[str] = set()
        for hit in article.hits:
            for surname, start, end in self._beside(article, hit):
                if surname in seen or surname in self._left_alone:
                    continue
                if not is_prose(article.document.block_at(start)):
                    continue  # a line of a summary, or a link to another article
                # Most are introduced above, which is seen sooner than whether they stand alone.
                full = self._introduced(article, surname, start)
                if full and start < hit.start and not self._is_alone(article, start):
                    continue
                seen.add(surname)
                is_own = full and not borrowed(article.reading, (start,)).holds(start, end)
                if full and is_own and article.admits(start, end):
                    aside = Aside(*full, "the full name comes here")
                    slots = {"full": article.text[slice(*full)]}
                    yield Match(start, end, slots=slots, asides=(aside,))

    def _beside(self, article: Article, hit: Hit) -> Iterator[Beside]:
        """Yield the word with a capital before a verb and the one after it."""
        text, block = article.text, article.document.block_at(hit.start)
        first = max(block.start, hit.start - WINDOW)
        before = _BEFORE.search(text, first, hit.start) if _may_name(text, first, hit) else None
        if before:
            yield Beside(before[1], *before.span(1))
        after = _AFTER.match(text, hit.end, block.end)
        if after:
            yield Beside(after[1], *after.span(1))

    def _is_alone(self, article: Article, start: int) -> bool:
        """Whether no title and no word with a capital stands before a surname."""
        first = article.document.block_at(start).start
        words = _WORDS_BEFORE.search(article.text, max(first, start - WINDOW), start)
        if words is None:
            return True
        word = words[0].split()[-1]
        opens = article.reading.starts_sentence(start - len(word) - 1)
        if word in self._titles or word in self._given:
            return False
        return opens or not word[0].isupper()

    def _introduced(self, article: Article, surname: str, start: int) -> tuple[int, int] | None:
        """Return the full name after a surname, if the surname stands nowhere before."""
        text, full = article.text, None
        for at in _uses(text, surname):
            if at < start and is_prose(article.document.block_at(at)):
                return None
            name = self._full_name(text, at)
            if at < start and name is not None:
                return None
            if name is not None and at > start:
                full = (name, at + len(surname))
                break
        return full

    def _full_name(self, text: str, start: int) -> int | None:
        """Return where the full name begins whose surname stands at an offset."""
        words = _WORDS_BEFORE.search(text, max(0, start - WINDOW), start)
        at = start
        for word in reversed(words[0].split() if words else []):
            if word in self._titles:
                return at if at < start else None
            if not word[0].isupper():
                return None
            at -= len(word) + 1
            if word in self._given:
                return at
        return None


def _may_name(text: str, first: int, hit: Hit) -> bool:
    """Whether the word before a verb may be a name: most are small letters alone, `she said`."""
    word = text[first : max(hit.start - 1, first)].rpartition(" ")[2]
    return not (word.isascii() and word.islower())


def _uses(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands by itself; a pattern made for each surname would cost more."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
        if not (before.isalnum() or before in _JOINED or after.isalnum() or after == "-"):
            yield at
        at = text.find(word, at + 1)
