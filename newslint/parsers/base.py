"""What a document format is."""

from collections.abc import Mapping

from newslint.annotations import Protocol
from newslint.document import FRONT_MATTER_KEYS, Document
from newslint.errors import PartFailed, class_of


def parse(
    parser: "Parser",
    path: str,
    source: str,
    keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS,
) -> Document:
    """Return the article that a parser makes of a source. Raises PartFailed with what it raises."""
    try:
        document = parser.parse(path, source, keys)
        if not isinstance(document, Document):  # a plugin may return anything
            raise TypeError(f"it returned {document!r}, which is no Document")
    except Exception as error:
        part = f"its parser {class_of(parser)}"
        raise PartFailed(f"the format {parser.name}", part, error, path) from error
    return document


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
