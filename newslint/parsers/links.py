"""What links and images say and where they lead, with the places of both in the source."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape

from newslint.document import Document, Link
from newslint.lazy import lazy
from newslint.parsers.marked import Marked
from newslint.parsers.shortcodes import OBJECT
from newslint.text import Span

_TITLE = r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?"""
_INLINE = lazy(rf"\]\(\s*(?:<([^<>\n]*)>|(\S*?)){_TITLE}\s*\)", re.DOTALL)
_REFERENCE = lazy(r"\](?:[ ]?\[([^\[\]]*)\])?\Z")
_TAG = lazy(r"""<[a-z]+((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_ATTRIBUTE = lazy(
    r"""(?<=[\s"'])(href|src|alt)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?(?=[\s>/"']|\Z)""",
    re.IGNORECASE,
)
_IMAGE = lazy(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<img\b[^>]*>", re.IGNORECASE)
_MARKUP = lazy(r"</?[a-z][^>]*>|\\(?=[^\w\s])|[*`~]+|(?<!\w)_+|_+(?!\w)", re.IGNORECASE)
_LONGEST_TAG = 4000
_ADDRESSES = ("Autolink", "Email")


def links_of(source: str, text: str, marked: Iterable[Marked]) -> Iterator[Link]:
    """Yield the links and images that a parser has marked.

    `text` is the source with letters for its shortcodes, which may hold brackets.
    """
    for one in marked:
        is_tag = one.kind in ("a", "img")
        link = (_of_tag if is_tag else _of_markdown)(source, text, one)
        if link is not None:
            yield link


def links_in_blocks(document: Document, marked: Iterable[Marked]) -> Iterator[Link]:
    """Yield the links and images of a page that stand in its article, not around it."""
    filled = [block for block in document.blocks if block.prose.pieces]
    blocks = sorted(document.span(block.start, block.end) for block in filled)
    starts, last = [start for start, _ in blocks], max((end for _, end in blocks), default=0)
    body = [block.prose.pieces[0].start for block in filled if block.kind == "paragraph"]
    first = min(body, default=last)
    for link in links_of(document.source, document.source, marked):
        number = bisect_right(starts, link.span.end) - 1
        is_inside = number >= 0 and blocks[number][1] > link.span.start
        if is_inside or (link.kind == "image" and first < link.span.start < last):
            yield link


def _of_tag(source: str, text: str, one: Marked) -> Link | None:
    tag = _TAG.match(text, one.start, min(one.end, one.start + _LONGEST_TAG))
    if tag is None:
        return None
    whole, values = Span(one.start, one.end), dict(_attributes(text, tag))
    place = values.get("href" if one.kind == "a" else "src")
    if place is None:
        return None
    target = unescape(source[slice(*place)])
    if one.kind == "img":
        alt = values.get("alt")
        words = None if alt is None else unescape(source[slice(*alt)])
        return Link("image", words, target, whole, alt or whole, place)
    label = Span(tag.end(), max(tag.end(), source.rfind("</", tag.end(), one.end)))
    return Link("link", _seen(source, label), target, whole, label, place)


def _attributes(text: str, tag: "re.Match[str]") -> Iterator[tuple[str, Span]]:
    """Yield where the values of a tag's attributes stand; of one given twice the first counts."""
    for found in reversed(list(_ATTRIBUTE.finditer(text, *tag.span(1)))):
        group = found.lastindex or 0
        at = found.span(group) if group > 1 else (found.end(), found.end())
        yield found[1].lower(), Span(*at)


def _of_markdown(source: str, text: str, one: Marked) -> Link:
    whole = Span(one.start, one.end)
    if one.kind in _ADDRESSES:
        inside = Span(one.start + 1, one.end - 1)
        return Link("link", one.target, one.target, whole, inside, inside)
    first = one.start + 1 + (one.kind == "image")
    end, place = _target(text, one, first)
    label = Span(first, end)
    target = one.target
    if place is not None and text[slice(*place)] != source[slice(*place)]:
        target = source[slice(*place)]
    seen = _seen(source, label)
    if one.kind == "image":
        return Link("image", seen or None, target, whole, label, place or whole)
    return Link("link", seen, target, whole, label, place or whole)


def _target(text: str, one: Marked, first: int) -> tuple[int, Span | None]:
    """Return where the words of a link end, and where its target stands if that is beside them."""
    at = text.find("](", first, one.end)
    while at >= 0:
        found = _INLINE.fullmatch(text, at, one.end)
        if found:
            place = Span(*found.span(1 if found[1] is not None else 2))
            if _is_same(text[slice(*place)], one.target):
                return at, place
        at = text.find("](", at + 1, one.end)
    reference = _REFERENCE.search(text, first, one.end)
    if reference is None:
        return one.end, None
    name = reference[1] or text[first : reference.start()]
    return reference.start(), _defined(text, name, one.target)


def _defined(text: str, name: str, target: str) -> Span | None:
    """Return where the target of a reference stands, if its definition is written plainly."""
    label = r"\s+".join(map(re.escape, name.split()))
    definition = rf"^ {{0,3}}\[\s*{label}\s*\]:\s*<?({re.escape(target)})"
    found = re.search(definition, text, re.MULTILINE | re.IGNORECASE)
    return Span(*found.span(1)) if found else None


def _is_same(written: str, target: str) -> bool:
    """Whether a target reads as it is written, or behind entities and backslashes."""
    return written == target or unescape(re.sub(r"\\(?=[^\w\s])", "", written)) == target


def _seen(source: str, label: Span) -> str:
    """Return the words of a link without their markup, with one character for an image."""
    words = source[slice(*label)]
    if words.replace(" ", "").isalnum():
        return words
    return " ".join(unescape(_MARKUP.sub("", _IMAGE.sub(OBJECT, words))).split())
