"""Taking out of prose what is no text: addresses of pages, shortcodes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newslint.lazy import lazy
from newslint.parsers.shortcodes import OBJECT, Hole
from newslint.records import NamedTuple
from newslint.text import Piece, Prose, ProseBuilder

_URL = lazy(r"(?:\b(?:https?|ftp)://|\bwww\.(?=\w))[^\s<>\"“”‘’«»\ufffc]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?'*_~…"


class _Cut(NamedTuple):
    """A stretch of a text that is replaced: what it reads as, and where that stands."""

    start: int
    end: int
    text: str
    place: tuple[int, int]
    fades: bool = False  # leaves nothing at the ends of a block


def without_urls(source: str, prose: Prose) -> Prose:
    """Return prose with one character for each bare address in it."""
    text = prose.text
    if "://" not in text and "www." not in text:
        return prose
    return _replaced(source, prose, list(_urls(prose)))


def _urls(prose: Prose) -> Iterator[_Cut]:
    for found in _URL.finditer(prose.text):
        after = _AFTER_URL if "(" in found[0] else _AFTER_URL + ")"
        end = found.start() + len(found[0].rstrip(after))
        yield _Cut(found.start(), end, OBJECT, prose.span(found.start(), end))


def without_holes(source: str, prose: Prose, holes: Sequence[Hole]) -> Prose:
    """Return prose without shortcodes; those inside a sentence leave one character."""
    if not prose.pieces or not holes:
        return prose
    first = bisect_left(holes, prose.pieces[0].start, key=lambda hole: hole.end)
    last = bisect_left(holes, prose.pieces[-1].end, key=lambda hole: hole.start)
    cuts = list(_hole_cuts(prose, holes[first:last]))
    return _replaced(source, prose, _without_edges(prose.text, cuts)) if cuts else prose


def _hole_cuts(prose: Prose, holes: Sequence[Hole]) -> Iterator[_Cut]:
    at, number = 0, 0
    for piece in prose.pieces:
        while number < len(holes) and holes[number].end <= piece.start:
            number += 1
        inside = number
        while inside < len(holes) and (hole := holes[inside]).start < piece.end:
            start, end = max(hole.start, piece.start), min(hole.end, piece.end)
            low, high = (start - piece.start, end - piece.start)
            if not piece.verbatim:
                low, high = 0, len(piece.text)
            # A caption has its own place inside its shortcode, which is then left free.
            stop = start + 1 if hole.captions else end
            text = "" if hole.kind == "attributes" else OBJECT
            yield _Cut(at + low, at + high, text, (start, stop), hole.kind == "tag")
            inside += 1
        at += len(piece.text)


def _without_edges(text: str, cuts: Sequence[_Cut]) -> list[_Cut]:
    """Return the cuts with nothing in place of the tags that begin or end a text."""
    faded = list(cuts)
    at = 0
    for number, cut in enumerate(faded):
        if text[at : cut.start].strip() or (cut.text and not cut.fades):
            break
        faded[number], at = cut._replace(text=""), cut.end
    at = len(text)
    for number in reversed(range(len(faded))):
        cut = faded[number]
        if text[cut.end : at].strip() or (cut.text and not cut.fades):
            break
        faded[number], at = cut._replace(text=""), cut.start
    return faded


def _replaced(source: str, prose: Prose, cuts: Sequence[_Cut]) -> Prose:
    built, at, number = ProseBuilder(source), 0, 0
    for piece in prose.pieces:
        here, end = at, at + len(piece.text)
        while number < len(cuts) and cuts[number].start < end:
            cut = cuts[number]
            _add(built, piece, here - at, cut.start - at)
            if cut.start >= at:
                built.translate(cut.text, *cut.place)
            here = max(here, cut.end)
            if cut.end > end:
                break
            number += 1
        _add(built, piece, here - at, len(piece.text))
        at = end
    return built.build()


def _add(built: ProseBuilder, piece: Piece, start: int, end: int) -> None:
    if start >= end:
        return
    if piece.verbatim:
        built.keep(piece.start + start, piece.start + end)
    else:
        built.translate(piece.text[start:end], piece.start, piece.end)
