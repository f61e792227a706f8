"""Whether anybody has been named before a pronoun speaks."""

from collections.abc import Iterator

from newslint.annotations import TYPE_CHECKING
from newslint.attribution.knowledge import Knowledge, Vocabulary
from newslint.attribution.names import names_in
from newslint.document import Document
from newslint.lazy import lazy
from newslint.quotations import Quotations

if TYPE_CHECKING:
    from newslint.attribution.utterances import Utterance

SINGULAR = ("he", "she")
AFTER = 2
"""In how many paragraphs after it the person may be named yet, as features do."""

_WITHIN = lazy(r"[\w,;’'\"”)–—-]\s+[\"“‘'(]?$")


def nameless(
    document: Document, quotations: Quotations, known: Knowledge, people: Vocabulary
) -> Iterator["Utterance"]:
    """Yield the first quotation that he or she says while nobody is named yet."""
    blocks = document.blocks
    somebody = next((i for i, one in enumerate(blocks) if names_somebody(one.text, people)), -1)
    last = len(blocks) if somebody < 0 else somebody - AFTER
    wanted = [q.opening.start for q in quotations.outer if q.block < last]
    if not wanted:
        return
    from newslint.attribution.utterances import read_utterances

    for utterance in read_utterances(document, quotations, known, wanted):
        if utterance.speaker in SINGULAR:
            yield utterance
            return


def names_somebody(text: str, people: Vocabulary) -> bool:
    """Whether a text names a person, or holds a word for one: `a woman`.

    A single capitalised word where a sentence begins is not a name for sure.
    """
    for start, name in names_in(text):
        if " " in name or _WITHIN.search(text[max(start - 4, 0) : start]):
            return True
    return people.find(text) is not None
