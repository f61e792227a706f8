"""What holds of every document, whatever it was read from."""

from itertools import pairwise

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
