"""Quotations without a speaker, or with one who is nobody yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from newslint.annotations import Literal
from newslint.attribution import Speaker, find_speakers
from newslint.attribution.knowledge import Vocabulary
from newslint.attribution.speakers import hanging_commas
from newslint.checks.article import Article, Term
from newslint.checks.base import Match
from newslint.checks.cued import Cued
from newslint.declarations import frozen, option
from newslint.document import Document
from newslint.quotations import Quotation, Quotations

_FEWEST_IN_LIST = 4
_MANY_IN_LIST = 8
"""So many quotations without a speaker no report leaves by mistake."""
_MOST_COMPARED = 50
_SAME_WORDS = 28
"""How many letters at either end of a pull quote are compared: it may be cut, or lack a cue."""
_FEWEST_IN_ROW = 3
"""So many paragraphs that are quotations and nothing else are a list of them."""


@frozen
class Attribution(Cued):
    """A quotation that nobody is said to have said, or somebody in a way to be looked at.

    `missing` asks for a speaker near every quotation that is a sentence of its own;
    `hanging-comma` finds a quotation that ends in a comma and a paragraph that ends there;
    `pronoun-only` a speaker who is he or she before anybody is named; `loaded-verb` a cue that
    judges; `mixed-tense` the cues that are in another tense than most of the article's.
    """

    name = "attribution"
    slots = frozenset(("kept", "speaker"))

    find: Literal["missing", "hanging-comma", "pronoun-only", "loaded-verb", "mixed-tense"] = (
        option("What is looked for.", "missing")
    )
    least_words: int = option("Shorter quotations need no speaker.", 5)
    people: tuple[str, ...] = option("Words for a person, whom a pronoun may mean: woman.", ())
    loaded: tuple[str, ...] = option("Cues that judge what was said: claimed.", ())
    past: tuple[str, ...] = option("Cues in the past: said.", ())
    present: tuple[str, ...] = option("Cues in the present: says.", ())
    dated: tuple[str, ...] = option(
        "Words beside a cue that give it a time or place of its own, and a tense: in, last.", ()
    )

    @cached_property
    def _people(self) -> Vocabulary:
        return Vocabulary(self.people)

    @cached_property
    def _dated(self) -> Vocabulary:
        return Vocabulary(self.dated)

    def index(self) -> Iterable[Term]:
        """Return the cues that are looked for."""
        return map(Term, (*self.loaded, *self.past, *self.present))

    def needs_hit(self) -> bool:
        """Whether nothing is found where none of the cues occurs."""
        return self.find in ("loaded-verb", "mixed-tense")

    def check(self, article: Article) -> Iterator[Match]:
        """Yield the quotations or cues at fault."""
        found = list(self._matches(article))
        return iter(() if found and self.is_exempt(article.document) else found)

    def _matches(self, article: Article) -> Iterator[Match]:
        if self.find == "missing":
            return self._missing(article)
        if self.find == "hanging-comma":
            return self._hanging(article)
        if self.find == "pronoun-only":
            return self._pronouns(article)
        return self._loaded(article) if self.find == "loaded-verb" else self._mixed(article)

    def _hanging(self, article: Article) -> Iterator[Match]:
        quotations = article.reading.quotations
        for quotation in hanging_commas(article.document, quotations, self.least_words):
            if article.admits(quotation.start, quotation.end):
                yield Match(quotation.opening.start, quotation.outer_end)

    def _missing(self, article: Article) -> Iterator[Match]:
        quotations = article.reading.quotations
        speakers = find_speakers(article.document, quotations, self.least_words, self.known)
        alone = [s for s in speakers if s.sign is None or s.sign.how != "its sentence"]
        missing = [s for s in alone if s.sign is None and admits_all(article, s)]
        missing = [s for s in missing if not is_set_apart(article.document, s)]
        if not missing or is_collection(article.document, missing, len(alone)):
            return
        text = article.reading.folded
        said = Counter(words for speaker in missing for words in _ends(text, speaker))
        for speaker in out_of_rows(article.document, missing, quotations):
            ends = _ends(text, speaker)
            if len(missing) > _MOST_COMPARED or all(text.count(w) == said[w] for w in ends):
                yield Match(speaker.start, speaker.end)

    def _pronouns(self, article: Article) -> Iterator[Match]:
        from newslint.attribution.people import nameless

        quotations, people = article.reading.quotations, self._people
        found = nameless(article.document, quotations, self.known, people)
        for utterance in found:
            if article.admits(utterance.start, utterance.end):
                slots = {"speaker": utterance.speaker or ""}
                yield Match(utterance.start, utterance.end, None, slots)

    def _loaded(self, article: Article) -> Iterator[Match]:
        from newslint.attribution.verbs import cues_at

        places = {hit.start: hit for hit in article.hits}
        found = cues_at(article.document, article.reading.quotations, self.known, places)
        for utterance in found:
            hit = places[utterance.cue_at]
            yield Match(hit.start, hit.end, None, {"speaker": utterance.speaker or ""})

    def _mixed(self, article: Article) -> Iterator[Match]:
        from newslint.checks.tenses import cues_in_prose, is_dated, minority

        places = {hit.start: hit for hit in article.hits}
        present = {at for at, hit in places.items() if hit.term.lower() in self.present}
        cues: list[set[int]] = []
        for group in sorted((present, places.keys() - present), key=len):
            cues.append(set(cues_in_prose(article, self.known, group, places)))
            if not cues[-1]:
                return  # most articles have one tense, which their fewer cues tell at once
        fewer, kept = minority(*cues)
        for at in fewer:
            hit = places[at]
            if not is_dated(article, self._dated, at):
                yield Match(hit.start, hit.end, None, {"kept": places[kept].term.lower()})


def admits_all(article: Article, speaker: Speaker) -> bool:
    """Whether a rule may report all pieces of a quotation."""
    return all(article.admits(piece.start, piece.end) for piece in speaker.pieces)


def is_collection(document: Document, missing: Sequence[Speaker], alone: int) -> bool:
    """Whether an article is a collection of quotations, a transcript or a list of voices.

    Most of the quotations that stand alone are then without a speaker, and they are many, or
    every other paragraph is one.
    """
    if len(missing) < _FEWEST_IN_LIST or 2 * len(missing) < alone:
        return False
    if len(missing) >= _MANY_IN_LIST:
        return True
    paragraphs = sum(block.kind in ("paragraph", "item") for block in document.blocks)
    pieces = {piece.block for speaker in missing for piece in speaker.pieces}
    return 2 * len(pieces) >= paragraphs


def is_set_apart(document: Document, speaker: Speaker) -> bool:
    """Whether a quotation is one of a list or has a label (`7. “…”`, `More: “…”`), or looks it.

    A pull quote may be in capitals, or with spaces inside its marks.
    """
    text = document.text
    before = text[document.block_at(speaker.start).start : speaker.start].strip()
    is_labelled = before.rstrip(".)").isdigit() or before.endswith(":")
    is_display = text[speaker.start : speaker.end].isupper() or text[speaker.start + 1].isspace()
    return is_labelled or is_display


def out_of_rows(
    document: Document, missing: Sequence[Speaker], quotations: Quotations
) -> Iterator[Speaker]:
    """Yield the quotations that are not in a row of paragraphs that are nothing else."""
    whole = {q.block for q in quotations.outer if _is_paragraph(document, q)}
    for speaker in missing:
        first = last = document.block_index(speaker.start)
        while first - 1 in whole:
            first -= 1
        while last + 1 in whole:
            last += 1
        if first not in whole or last + 1 - first < _FEWEST_IN_ROW:
            yield speaker


def _is_paragraph(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation begins and ends with its paragraph and goes on in no other."""
    if quotation.goes_on or quotation.continues:
        return False
    block = document.blocks[quotation.block]
    return block.text.strip() == document.text[quotation.opening.start : quotation.outer_end]


def _ends(folded: str, speaker: Speaker) -> tuple[str, ...]:
    """Return the first and the last words of a quotation; a pull quote has one with a speaker's."""
    first, last = speaker.pieces[0], speaker.pieces[-1]
    beginning = folded[first.start : first.end].strip(" .,!?")[:_SAME_WORDS]
    ending = folded[last.start : last.end].strip(" .,!?")[-_SAME_WORDS:]
    return (beginning, ending) if beginning != ending else (beginning,)
