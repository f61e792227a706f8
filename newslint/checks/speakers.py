"""The same words given to two people, in one article or across the archive."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from newslint.annotations import TYPE_CHECKING, Literal
from newslint.checks.article import Article
from newslint.checks.base import ArchiveCheck, Aside, Match
from newslint.checks.cued import Cued
from newslint.checks.facts import Clash, Fact, Group
from newslint.declarations import frozen, option
from newslint.diagnostics import Place
from newslint.folding import words_in
from newslint.places import place_of
from newslint.quotations import Quotation

if TYPE_CHECKING:
    from newslint.attribution.utterances import Utterance

_LETTERS_IN_WORD = 12
"""How much text is folded for each word that is compared."""

MOST_OTHERS = 10
"""How many other articles are named beside one."""


@frozen
class Speakers(Cued, ArchiveCheck):
    """The same quotation under two names; its first words are compared, and the names’ words."""

    name = "speakers"
    by_form = True
    slots = frozenset(("speaker", "other", "related", "count"))

    across: Literal["article", "archive"] = option("Where the other one would stand.", "article")
    least_words: int = option("How many words are compared; shorter quotations are not.", 8)
    most: int = option("How many quotations of an article are compared, the longest.", 3)

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each quotation that the article gave to someone else before."""
        if self.across == "archive":
            return
        by_key: dict[str, list[Quotation]] = {}
        for quotation in article.reading.quotations.outer:
            if key := self._key(article, quotation):
                by_key.setdefault(key, []).append(quotation)
        repeated = [q for same in by_key.values() if len(same) > 1 for q in same]
        if not repeated:
            return
        from newslint.attribution.names import are_different

        said = {key: self._said(article, same) for key, same in by_key.items() if len(same) > 1}
        for first, *later in (one for one in said.values() if one):
            for utterance in later:
                if are_different(utterance.speaker or "", first.speaker or ""):
                    yield _match(utterance, first)

    def _said(self, article: Article, quotations: Sequence[Quotation]) -> "list[Utterance]":
        """Return those quotations whose own sentence names the speaker with a sure cue."""
        starts = list(self._nameable(article, quotations))
        if not starts or self.is_exempt(article.document):
            return []
        from newslint.attribution.utterances import read_utterances

        found = read_utterances(article.document, article.reading.quotations, self.known, starts)
        return [one for one in found if self._is_sure(one) and article.admits(one.start, one.end)]

    def _nameable(self, article: Article, quotations: Sequence[Quotation]) -> Iterator[int]:
        """Yield where those quotations open that may be sure, by a glance at their sentences."""
        from newslint.attribution.search import search_of
        from newslint.quotations.kinds import kind_of

        model, asked = article.reading.quotations, {one.opening.start for one in quotations}
        search = search_of(article.document, model, self.known)
        for pieces in model.in_pieces():
            if pieces[0].opening.start in asked:
                is_whole = len(pieces) > 1 or kind_of(article.text, pieces[0]) == "sentence"
                if is_whole and search.may_name_beside(pieces):
                    yield pieces[0].opening.start

    def _is_sure(self, utterance: "Utterance") -> bool:
        from newslint.attribution.names import surname

        beside = utterance.how == "its sentence" and self.known.cues.holds(utterance.cue or "")
        return beside and utterance.kind == "sentence" and surname(utterance.speaker) != ""

    def _key(self, article: Article, quotation: Quotation) -> str:
        """Return the first words of a quotation without case and marks, "" for a shorter one."""
        if quotation.end - quotation.start < 3 * self.least_words or quotation.continues:
            return ""
        stop = min(quotation.end, quotation.start + _LETTERS_IN_WORD * self.least_words)
        words = words_in(article.text[quotation.start : stop])[: self.least_words]
        return " ".join(words) if len(words) == self.least_words else ""

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield the longest quotations of an article with their speakers."""
        if self.across == "article":
            return
        outer = article.reading.quotations.outer
        longest = sorted(outer, key=lambda q: q.start - q.end)[: self.most]
        keys = {q.opening.start: key for q in longest if (key := self._key(article, q))}
        if not keys:
            return
        for utterance in self._said(article, [q for q in longest if q.opening.start in keys]):
            place = _place(article, utterance)
            key, speaker = keys[utterance.start], utterance.speaker or ""
            date = article.document.day
            yield Fact(article.document.path, (key,), speaker, place, date, form=speaker)

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield each quotation that stands in two articles under two names."""
        for group in groups:
            yield from self._clashes(group.facts())

    def _clashes(self, group: Sequence[Fact]) -> Iterator[Clash]:
        """Compare the names under which one quotation stands, not the articles."""
        from newslint.attribution.names import name_words

        by_text = {fact.text: name_words(fact.text) for fact in group}
        by_name: dict[frozenset[str], list[Fact]] = {}
        for fact in group:
            by_name.setdefault(by_text[fact.text], []).append(fact)
        for name, mine in by_name.items():
            strangers = (fact for fact in group if by_text[fact.text].isdisjoint(name))
            nearest = tuple(islice(strangers, MOST_OTHERS + self.most))
            yield from _clashing(mine, nearest)


def _clashing(mine: Sequence[Fact], strangers: Sequence[Fact]) -> Iterator[Clash]:
    for fact in mine:
        others = [other for other in strangers if other.path != fact.path]
        if others:
            yield Clash(fact, tuple(others[:MOST_OTHERS]))


def _match(utterance: "Utterance", first: "Utterance") -> Match:
    slots = {"speaker": utterance.speaker or "", "other": first.speaker or ""}
    aside = Aside(first.start, first.end, f"here it is {first.speaker}")
    return Match(utterance.start, utterance.end, None, slots, (aside,))


def _place(article: Article, utterance: "Utterance") -> Place:
    return place_of(article.document, article.document.span(utterance.start, utterance.end))
