"""Headlines, paragraphs and sentences that stand twice, in an article or across the archive."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from newslint.annotations import Annotated, Literal
from newslint.checks.allowances import allowance
from newslint.checks.article import Article, Cover
from newslint.checks.base import ArchiveCheck, Aside, Match
from newslint.checks.blanks import below, blank
from newslint.checks.facts import Clash, Fact, Group
from newslint.checks.recurrence import day_of, out_of_series
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.folding import words_of
from newslint.lazy import kept_property
from newslint.places import place_of
from newslint.records import NamedTuple

TITLES = frozenset({"headline", "deck", "heading"})
LINES = TITLES | {"paragraph", "item"}
SHORT = 40
"""Shorter stretches between full stops are not compared before the sentences are asked for."""
BULLETS = ("•", "·", "▪", "●", "*", "- ", "– ")
"""What begins the items of a list that is no list to a parser."""
DRESS = 12
"""How many marks and spaces a repeated headline may have more than the first."""

MOST_OTHERS = 10
"""How many of the other articles a clash names; those beside it, where there are more."""


class Escalation(NamedTuple):
    """When a clash weighs more: within some days of each other."""

    within_days: Annotated[int, "How many days may lie between the two articles."]
    level: Annotated[Literal["error", "warning", "suggestion"], "The level then."]


@frozen
class Duplicates(ArchiveCheck):
    """The same headline, paragraph or sentence twice, in one article or in two of the archive."""

    name = "duplicates"
    default_quotes = "include"
    slots = frozenset({"related", "count"})
    wording = False

    of: Literal["headline", "paragraph", "sentence"] = option("What must not stand twice.")
    across: Literal["article", "archive"] = option("Where the other one would stand.", "article")
    allow: tuple[str, ...] = option(
        "Texts that may stand twice; a star stands for anything: “Letters: *”.", ()
    )
    recurring: bool = option("Whether a headline may come back at regular distances.", False)
    least_words: int = option("Shorter texts may stand twice.", 1)
    unless_with: tuple[str, ...] = option("Texts that hold one of these may stand twice.", ())
    escalate: Escalation | None = option("When a clash weighs more.", None)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what does not fit together."""
        yield from blank("unless-with", self.unless_with)
        yield from below("least-words", self.least_words)
        if self.across == "archive" and self.of == "sentence":
            yield "of", "the archive compares headlines and paragraphs, not sentences"
        if self.escalate and self.across == "article":
            yield "escalate", "only clashes across the archive can weigh more"
        if self.escalate and self.escalate.within_days < 0:
            yield "escalate", "“within-days” is 0 or more"
        if self.recurring and (self.across, self.of) != ("archive", "headline"):
            yield "recurring", "only headlines across the archive come back as a series"

    @kept_property
    def _is_allowed(self) -> Callable[[str, str], bool]:
        return allowance(self.allow)

    def _key(self, text: str) -> str:
        key = words_of(text)
        short = key.count(" ") + 1 < self.least_words
        return "" if short or self._is_allowed(text, key) else key

    def check(self, article: Article) -> Iterator[Match]:
        """Yield what stands in the article for the second time."""
        if self.across == "archive":
            return
        repeated = self._headlines(article) if self.of == "headline" else self._repeated(article)
        for start, end, first in repeated:
            text = article.text[first[0] : first[1]]
            slots = {"related": text, "count": "2"}
            yield Match(start, end, None, slots, (Aside(*first, "it stands here first"),))

    def _headlines(self, article: Article) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """Yield each line that repeats a headline, deck or heading above it.

        The front matter's headline and the page's first heading are one headline.
        """
        seen: dict[str, Block] = {}
        longest = 0
        for block in article.blocks:
            titled = _is_title(block)
            if titled:
                longest = max(longest, len(block.text) + DRESS)
            elif block.kind not in LINES or len(block.text) > longest:
                continue
            key = self._key(block.text)
            first = seen.get(key) if key else None
            if first is None:
                if key and titled:
                    seen[key] = block
            elif not (first.kind == block.kind == "headline") and self._of_headline(first, block):
                yield block.start, block.end, (first.start, first.end)

    @staticmethod
    def _of_headline(first: Block, block: Block) -> bool:
        """Whether two like lines are a headline twice, not two sections under one heading."""
        return first.kind != "heading" or block.kind in ("headline", "deck")

    def _repeated(self, article: Article) -> Iterator[tuple[int, int, tuple[int, int]]]:
        seen: dict[str, tuple[int, int]] = {}
        for start, end in self._stretches(article):
            first = seen.setdefault(article.reading.folded[start:end], (start, end))
            if first[0] < start and self._is_fault(article, start, end, first[0]):
                yield start, end, first

    def _is_fault(self, article: Article, start: int, end: int, first: int) -> bool:
        """Whether a text is long enough, no credit, and not repeated to stand out."""
        text = article.text[start:end]
        if not self._key(text) or any(credit in text for credit in self.unless_with):
            return False
        if self.of == "sentence":
            return article.admits(start, end) and not _is_shown_again(article, start, first)
        return article.quotes != "skip" or not _is_speech(article, start, end)

    def _stretches(self, article: Article) -> Iterator[tuple[int, int]]:
        scoped = [b for b in article.blocks if b.kind in ("paragraph", "blockquote")]
        if self.of == "paragraph":
            yield from ((block.start, block.end) for block in scoped)
            return
        pieces = [p.strip(" .") for p in article.reading.folded.split(". ") if len(p) > SHORT]
        if len(pieces) == len(set(pieces)):
            return
        # A paragraph that stands twice is one fault, of the rule for paragraphs.
        starts = {block.start for block in {block.text: block for block in scoped[::-1]}.values()}
        for start, end in article.reading.sentences:
            if article.document.block_at(start).start in starts:
                yield start, end

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield the headlines or paragraphs of one article, each text once."""
        if self.across == "article":
            return
        document, seen = article.document, set()
        for block in article.blocks:
            if block.kind == self.of and (key := self._key(block.text)) and key not in seen:
                seen.add(key)
                place = place_of(document, document.span(block.start, block.end))
                yield Fact(document.path, (key,), block.text, place, document.day)

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield each text that stands in two articles or more."""
        for group in groups:
            yield from self._clashes(group.facts())

    def _clashes(self, group: Sequence[Fact]) -> Iterator[Clash]:
        told = self._told(group)
        near = self._near(group)
        for at, fact in enumerate(group):
            if not told[at]:
                continue
            first = max(0, min(at - MOST_OTHERS // 2, len(group) - MOST_OTHERS - 1))
            beside = group[first : first + MOST_OTHERS + 1]
            others = tuple(other for other in beside if other.path != fact.path)
            level = self.escalate.level if self.escalate and fact.path in near else None
            yield Clash(fact, others, level)

    def _told(self, group: Sequence[Fact]) -> list[bool]:
        """Return which of the articles are no issues of a series."""
        if not self.recurring:
            return [True] * len(group)
        return out_of_series([day_of(fact.date) for fact in group])

    def _near(self, group: Sequence[Fact]) -> set[str]:
        """Return the articles that another one follows or leads by few days."""
        if self.escalate is None:
            return set()
        dated = sorted((day, fact.path) for fact in group if (day := day_of(fact.date)))
        close = [
            (one, other)
            for (one_day, one), (day, other) in pairwise(dated)
            if day - one_day <= self.escalate.within_days
        ]
        return {path for pair in close for path in pair}


def _is_speech(article: Article, start: int, end: int) -> bool:
    """Whether a stretch begins and ends between quotation marks."""
    touches = article.reading.quotations.touches
    return touches(start, start + 2) and touches(end - 2, end)


def _is_shown_again(article: Article, start: int, first: int) -> bool:
    """Whether one of two like sentences is of a post that is shown too, or both are of a list."""
    shown, blocks = Cover(article.reading.quotations.posts), article.document.block_at
    if any(shown.holds(at, at + 1) for at in (start, first)):
        return True
    return all(blocks(at).text.startswith(BULLETS) for at in (start, first))


def _is_title(block: Block) -> bool:
    """Whether a block is a headline or stands like one: a deck of sentences opens many a text."""
    is_sentence = block.kind == "deck" and block.text.rstrip()[-1:] in ".!?…"
    return block.kind in TITLES and not is_sentence
