"""Articles with one fault put in: a quotation mark changed, or a quotation that nobody said."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.attribution import Knowledge
from newslint.document import Document
from newslint.quotations import Quotation, read_quotations
from newslint.quotations.marks import Mark

TURNED = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
SINGLE = {'"': "'", "“": "‘", "”": "’", "''": "'", "``": "'"}
MOST_MARKS = 8
PLAIN = 120
"""How long a paragraph is beside which a quotation is put."""


class Case(NamedTuple):
    """A source with a fault, what kind of fault it is, and the offset where it stands."""

    kind: str
    source: str
    at: int


def marks_changed(document: Document, rng: random.Random) -> Iterator[Case]:
    """Yield an article once for each kind of fault, with a mark of some quotation changed."""
    found = read_quotations(document)
    closed = [q for q in found.outer if q.closing and not q.goes_on and not q.continues]
    many = [q.block for q in found.outer]
    fit = [q for q in closed if many.count(q.block) <= MOST_MARKS // 2]
    for kind in ("deleted", "turned", "doubled", "single", "spaced") if fit else ():
        case = _changed(document, rng.choice(fit), rng.random() < 0.5, kind)
        if case:
            yield case


def _changed(document: Document, quotation: Quotation, opens: bool, kind: str) -> Case | None:
    mark = quotation.opening if opens or not quotation.closing else quotation.closing
    start, end = document.span(mark.start, mark.end)
    source = document.source
    if source[start:end] != mark.glyph or (kind == "turned" and mark.glyph not in TURNED):
        return None
    if kind == "deleted" and mark is quotation.closing and _may_go_on(document, quotation):
        return None
    if kind == "single" and (mark is quotation.opening or mark.family == "single"):
        return None
    return Case(kind, source[:start] + _written(mark, kind, opens) + source[end:], start)


def _may_go_on(document: Document, quotation: Quotation) -> bool:
    """Whether without its closing mark a quotation would go on in the next paragraph."""
    following = document.blocks[quotation.block + 1 : quotation.block + 2]
    ends = not document.text[quotation.outer_end : document.blocks[quotation.block].end].strip()
    return ends and bool(following) and following[0].text.startswith(('"', "“", "‘", "'"))


def _written(mark: Mark, kind: str, opens: bool) -> str:
    glyph = mark.glyph
    return {
        "deleted": "",
        "turned": TURNED.get(glyph, glyph),
        "doubled": glyph * 2,
        "single": SINGLE.get(glyph, glyph),
        "spaced": f"{glyph} " if opens else f" {glyph}",
    }[kind]


def british(document: Document) -> str:
    """Return an article with single marks as its outer ones and double marks inside them."""
    edits, found = [], read_quotations(document)
    for quotation in found.all:
        depth, parent = 0, quotation.parent
        while parent is not None:
            depth, parent = depth + 1, found.all[parent].parent
        glyphs = "“”" if depth % 2 else "‘’"
        edits.append((document.span(quotation.opening.start, quotation.opening.end), glyphs[0]))
        if quotation.closing:
            edits.append((document.span(quotation.closing.start, quotation.closing.end), glyphs[1]))
    source = document.source
    for (start, end), glyph in sorted(edits, reverse=True):
        source = source[:start] + glyph + source[end:]
    return source


def strays(
    document: Document, quotations: Sequence[str], known: Knowledge, rng: random.Random
) -> Iterator[Case]:
    """Yield an article with a stranger's quotation between two paragraphs, and at the end of one.

    Neither paragraph may hold a mark or a word of speech.
    """
    plain = [
        block.kind == "paragraph"
        and block.end - block.start > PLAIN
        and block.text.endswith(".")
        and not re.search(r"[\"“”‘]|''", block.text)
        and known.beside.find(block.text) is None
        for block in document.blocks
    ]
    gaps = [i for i in range(1, len(plain) - 1) if plain[i] and plain[i + 1]]
    for kind, glue in (("stray alone", "\n\n"), ("stray inside", " ")) if gaps else ():
        block = document.blocks[rng.choice(gaps)]
        at = document.span(block.start, block.end).end
        source = document.source[:at] + glue + rng.choice(quotations) + document.source[at:]
        yield Case(kind, source, at + len(glue))
