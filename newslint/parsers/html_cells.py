"""Telling tables of data from tables that lay out a page."""

from collections import Counter
from collections.abc import Sequence

from newslint.parsers.html_elements import CELLS, Element
from newslint.parsers.html_reader import RawBlock


def settle_cells(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the blocks, those in layout tables as paragraphs instead of cells."""
    owners = [block.element.nearest(CELLS) if block.kind == "cell" else None for block in blocks]
    if not any(owners):
        return list(blocks)
    holds = Counter(owners)
    cells = Counter([cell.nearest(_TABLE) for cell in holds if cell])
    outer = {above for cell in holds if cell for above in _cells_around(cell)}
    layout = {
        cell
        for cell in holds
        if cell and (holds[cell] > 1 or cell in outer or cells[cell.nearest(_TABLE)] == 1)
    }
    return [
        block._replace(kind="paragraph") if owner in layout else block
        for block, owner in zip(blocks, owners, strict=True)
    ]


_TABLE = frozenset(["table"])


def _cells_around(cell: Element) -> list[Element]:
    return [element for element in cell.ancestors() if element.tag in CELLS and element is not cell]
