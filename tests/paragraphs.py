"""Articles made in a line: every line of a text is a paragraph."""

from newslint.document import Document, Kind
from newslint.text import Prose


def article(text: str, kind: Kind = "paragraph") -> Document:
    """Return a document whose blocks are the lines of a text; `> ` begins a block quote."""
    blocks: list[tuple[Kind, Prose]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            quoted = line.startswith("> ")
            start = at + 2 * quoted
            blocks.append(
                ("blockquote" if quoted else kind, Prose.verbatim(text, start, at + len(line)))
            )
        at += len(line) + 1
    return Document("a.txt", text, blocks)
