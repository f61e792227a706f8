"""Paragraphs and whole bodies that stand in two articles of the archive."""

from collections.abc import Iterable, Iterator

from newslint.annotations import Literal
from newslint.checks.article import Article, Term
from newslint.checks.base import ArchiveCheck
from newslint.checks.blanks import below, blank
from newslint.checks.bodies import Bodies, sampled
from newslint.checks.clashes import MOST_OTHERS, Clashes
from newslint.checks.facts import Clash, Fact, Group
from newslint.declarations import frozen, option
from newslint.document import Block
from newslint.folding import letters_of
from newslint.places import place_of

BODY, AT_END = "body", "at end"
"""The forms of the facts that stand for all of an article, and for a paragraph at its end."""
LAST = 3
"""So many paragraphs at the end of two articles may be alike: who wrote them, where to subscribe.

They are a third of an article at most.
"""
LONGEST = 100
"""How much of a paragraph is told."""


@frozen
class Copies(ArchiveCheck):
    """A paragraph, or most of a body, in two articles; boilerplate stands in many and is none.

    Of two articles that have one body no paragraph is told.
    """

    name = "copies"
    default_quotes = "include"
    slots = frozenset({"related", "count", "share"})
    wording = False

    of: Literal["paragraph", "body"] = option("What must not stand twice.")
    least_words: int = option("How many words a paragraph has that is compared.", 25)
    share: float = option("Which share of the shorter one’s sentences makes two bodies one.", 0.5)
    most_articles: int = option("What stands in more articles than these is boilerplate.", 10)
    unless_with: tuple[str, ...] = option("Paragraphs that hold one of these may stand twice.", ())

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield limits that cannot be."""
        yield from blank("unless-with", self.unless_with)
        yield from below("least-words", self.least_words, 1)
        yield from below("most-articles", self.most_articles, 2)
        if not 0 < self.share <= 1:
            yield "share", "“share” is above 0 and not above 1"

    def index(self) -> Iterable[Term]:
        """Return the words that excuse a paragraph."""
        return [Term(text, exact=True) for text in self.unless_with]

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield an article’s body with its sentences as keys, and its long paragraphs."""
        if not article.blocks:
            return
        keys, detail = sampled(article.reading, article.scope)
        first = next((b for b in article.document.blocks if b.kind == "headline"), None)
        yield _fact(article, first or article.blocks[0], keys, BODY, detail)
        if self.of == "paragraph":
            yield from self._paragraphs(article)

    def _paragraphs(self, article: Article) -> Iterator[Fact]:
        folded = article.reading.folded
        excused = {article.document.block_at(hit.start).start for hit in article.hits}
        end = max(len(article.blocks) - LAST, 2 * len(article.blocks) / 3)
        long = [
            (number, block)
            for number, block in enumerate(article.blocks)
            if folded.count(" ", block.start, block.end) + 1 >= self.least_words
            and block.start not in excused
        ]
        keys = letters_of([folded[block.start : block.end] for _, block in long])
        for key, (number, block) in dict(zip(keys, long, strict=True)).items():
            yield _fact(article, block, (f"¶{key}",), AT_END if number >= end else "")

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield the bodies that are one, or the paragraphs that stand in two other bodies."""
        bodies, paragraphs = Bodies(self.share), list[Group]()
        for group in groups:
            if group.articles <= self.most_articles:
                facts = group.facts()
                if facts[0].form == BODY:
                    bodies.add(group, facts)
                else:
                    paragraphs.append(group)
        if self.of == "body":
            return _alike(bodies)
        return iter(_repeated(paragraphs, bodies))


def _alike(bodies: Bodies) -> Iterator[Clash]:
    """Yield each body with those that it is one with, the nearest first."""
    for fact, others in bodies.copies():
        nearest = sorted(others, key=lambda one: (-one.share, one.fact.path))[:MOST_OTHERS]
        slots = {"share": str(round(100 * nearest[0].share))}
        yield Clash(fact, tuple(one.fact for one in nearest), slots=slots)


def _repeated(groups: Iterable[Group], bodies: Bodies) -> Clashes:
    clashes = Clashes()
    for group in groups:
        facts = group.facts()
        for fact in facts:
            others = [other for other in facts if not _is_fine(fact, other)]
            if others := [other for other in others if not bodies.are_one(fact, other)]:
                clashes.add((fact,), others)
    return clashes


def _is_fine(fact: Fact, other: Fact) -> bool:
    """Whether a paragraph may be like another: its own, or one that ends an article as it does."""
    return fact.path == other.path or fact.form == other.form == AT_END


def _fact(
    article: Article,
    block: Block,
    keys: tuple[str, ...],
    form: str,
    detail: tuple[str, ...] = (),
) -> Fact:
    """Return the fact that stands for a block; there are many, so that it is made in few steps."""
    document, prose = article.document, block.prose
    place = place_of(document, prose.source_span)
    return Fact(document.path, keys, prose.text[:LONGEST], place, "", form, detail)
