"""What holds of every document, whatever it was read from."""

import os
from itertools import pairwise
from pathlib import Path

from newslint.document import Document


def assert_invariants(document: Document) -> None:
    """Pieces are contiguous in the text, rise in the source and share no letter of it."""
    taken: list[tuple[int, int]] = []
    for block in document.blocks:
        assert block.text == "".join(piece.text for piece in block.prose.pieces)
        assert document.text[block.start : block.end] == block.text
        assert block.text == block.text.strip(), block
        last = 0
        for piece in block.prose.pieces:
            assert piece.text
            assert last <= piece.start < piece.end <= len(document.source), (block, piece)
            if piece.verbatim:
                assert document.source[piece.start : piece.end] == piece.text, (block, piece)
            last = piece.end
            taken.append((piece.start, piece.end))
    taken.sort()
    for (_, end), (start, _) in pairwise(taken):
        assert end <= start, document.source[start:end]


def corpus(folder: str, suffix: str) -> list[Path]:
    """Return real articles to measure on, where there are some: none belong to the project."""
    root = Path(__file__).parents[1]
    kept = Path(os.environ.get("NEWSLINT_CORPUS", root.parent / "shared" / "corpus"))
    return sorted((kept / folder / "articles").glob(f"*{suffix}"))


def read_article(path: Path) -> str:
    """Return the text of an article with its line ends, without its byte-order mark."""
    return path.read_bytes().decode("utf-8-sig")
