"""What a document format is."""

from collections.abc import Mapping
from typing import Protocol

from newslint.document import FRONT_MATTER_KEYS, Document


class Parser(Protocol):
    """A format: reads the source of an article into a Document.

    `name` is what people call it, `suffixes` the endings of file names in lower case with
    their dot. `parse` never raises on any text: what it does not understand stays text.
    `keys` names the front matter's keys for each role.
    """

    name: str

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of the files that are articles of this format."""
        ...

    def parse(
        self, path: str, source: str, keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS
    ) -> Document:
        """Return the article."""
        ...
