"""One way of writing something throughout an article, each way a pattern."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import Aside, Check, Match
from newslint.checks.blanks import below
from newslint.checks.borrowed import borrowed, credited
from newslint.declarations import frozen, option
from newslint.options import Pattern

MOST_ASIDES = 10
Use = tuple[int, int, str]
"""A place, and the way in which it is written."""


@frozen
class Styles(Check):
    """Two ways of writing one thing side by side, where each way is known by a pattern."""

    name = "styles"
    slots = frozenset({"kept", "form", "kept_form", "tally", "number"})

    forms: Mapping[str, Pattern] = option(
        "The ways by their names, the most common one last, which is looked for only beside "
        "another; each name is shown in messages as it stands."
    )
    least: int = option("How often the usual way must stand before another is a fault.", 1)

    within: Literal["article", "list"] = option(
        "Whether the whole article is one, or each row of blocks that follow each other.", "article"
    )
    any_hand: bool = option(
        "Whether credits, embedded posts and charts count too, which a desk seldom writes.", False
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield forms that are too few."""
        if len(self.forms) < 2:
            yield "forms", "“forms” are two or more"
        yield from below("least", self.least, 1)

    def patterns(self) -> Iterable[str]:
        """Return the patterns of all ways but the last: of two ways one is among them."""
        return tuple(self.forms.values())[:-1]

    def needs_hit(self) -> bool:
        """Nothing written, nothing mixed."""
        return True

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each place that is written in another way than most are; a tie keeps the first."""
        uses = sorted(self._uses(article), key=itemgetter(0))
        if self.within == "article":
            yield from odd_ones(article, uses, self.least)
            return
        for row in _rows(article, uses):
            yield from odd_ones(article, row, self.least)

    def _uses(self, article: Article) -> Sequence[Use]:
        """Return what stands in text that the desk wrote; where two ways match, the longer one."""
        if not any(article.has_room(form, self.least + 1) for form in self.forms.values()):
            return ()
        found: list[Use] = []
        for number, (form, pattern) in enumerate(self.forms.items(), 1):
            if found or number < len(self.forms):
                found += [(*place, form) for place in article.search(pattern)]
        if len({form for _, _, form in found}) < 2:
            return ()
        kept = _longest(found)
        return list(kept) if self.any_hand else of_the_desk(article, kept)


def odd_ones(article: Article, uses: Sequence[Use], least: int = 1) -> Iterator[Match]:
    """Yield what is written in another way than most; a tie keeps the first.

    The uses are in order; nothing is odd where the usual way stands fewer times than `least`.
    """
    votes = {form: [one[:2] for one in uses if one[2] == form] for _, _, form in uses}
    usual = max(votes, key=lambda form: len(votes[form]), default="")
    if len(votes) < 2 or len(votes[usual]) < least:
        return
    tally = ", ".join(f"{form} {len(places)}" for form, places in votes.items())
    kept = article.text[slice(*votes[usual][0])]
    asides = tuple([Aside(*place, kept) for place in votes[usual][:MOST_ASIDES]])
    for start, end, form in uses:
        if form != usual:
            slots = {"kept": kept, "form": form, "kept_form": usual, "tally": tally}
            slots["number"] = str(len(votes[usual]))
            yield Match(start, end, None, slots, asides)


def of_the_desk(article: Article, uses: Iterable[Use]) -> list[Use]:
    """Return the uses outside embedded posts, charts and captions with credits."""
    found = list(uses)
    places = [start for start, _, _ in found]
    covers = borrowed(article.reading, places), credited(article.document, places)
    return [one for one in found if not any(cover.holds(*one[:2]) for cover in covers)]


def _longest(found: Iterable[Use]) -> Iterator[Use]:
    """Yield the uses that do not begin within the one before, in order."""
    last = -1
    for start, end, form in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            yield start, end, form
            last = end


def _rows(article: Article, uses: Iterable[Use]) -> Iterator[list[Use]]:
    """Yield the uses of each row of blocks of one kind that nothing parts."""
    index, row, last = article.document.block_index, list[Use](), -2
    for use in uses:
        number = index(use[0])
        if number > last + 1 and row:
            yield row
            row = []
        row.append(use)
        last = number
    yield row
