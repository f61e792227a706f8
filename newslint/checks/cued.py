"""What the checks of speakers share: the words that tell of speech, and articles left alone."""

from functools import cached_property

from newslint.attribution import Knowledge, knowledge
from newslint.checks.base import Check
from newslint.declarations import frozen, option
from newslint.document import Document


@frozen
class Cued(Check):
    """What every check of speakers knows: the words that tell of speech."""

    default_quotes = "include"

    cues: tuple[str, ...] = option("Words that tell of speech anywhere near: said, told.", ())
    cues_beside: tuple[str, ...] = option("Words that do so only in the next sentence: vowed.", ())
    sources: tuple[str, ...] = option("What speaks without being a person: statement, letter.", ())
    labels: tuple[str, ...] = option("What stands before a colon and is no speaker: read more.", ())
    exempt_kinds: tuple[str, ...] = option(
        "Kinds of article, by their front matter or their shape: transcript, interview, live.", ()
    )

    @cached_property
    def known(self) -> Knowledge:
        """The word lists, ready to be looked up."""
        return knowledge(self.cues, self.cues_beside, self.sources, self.labels)

    def is_exempt(self, document: Document) -> bool:
        """Whether an article is of a kind in which speakers stand elsewhere or nowhere."""
        kind = document.field("kind")
        if kind and any(_kind(value) in self.exempt_kinds for value in kind.values):
            return True
        from newslint.attribution.shapes import shape_of

        return shape_of(document) in self.exempt_kinds


def _kind(value: str) -> str:
    return "-".join(value.lower().replace("_", " ").split())
