"""Where an article asks newslint to leave a place alone: a comment before it, or a key on top."""

import re

from newslint.document import Document
from newslint.parsers.frontmatter import DISABLE, read_head
from newslint.records import NamedTuple
from newslint.text import Span

COMMENTED = ("markdown", "html")
"""The formats in which a comment may stand before a block."""

_LINE_START = re.compile(r"[ \t>]*")
_TAG = re.compile(r"<[^<>]*>?\s*\Z")
_FENCE = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n")
_KEY = re.compile(rf"^{DISABLE}[ \t]*[:=][ \t]*(?P<open>\[)?(?P<rest>[^\r\n]*)", re.MULTILINE)
_ITEM = re.compile(r"\r?\n([ \t]*-[ \t]+)")


class Insertion(NamedTuple):
    """Text to be put into a source, and whether it hides the whole article."""

    at: int
    text: str
    is_whole: bool = False


def disabling(document: Document, form: str, place: Span, rule: str) -> Insertion | None:
    """Return what hides a rule at a place, or in the whole article where no comment can stand.

    None where nothing can: the front matter hides some rules in a way that cannot be added to.
    """
    if form in COMMENTED and (start := _block_before(document, place)) is not None:
        comment = f"<!-- newslint-disable-next-line {rule} -->"
        found = _in_markdown if form == "markdown" else _in_html
        at, text = found(document.source, start, comment)
        if not any(at <= other < start for other in _starts(document)):
            return Insertion(at, text)
    return _on_top(document.source, form, rule)


def _starts(document: Document) -> list[int]:
    return [document.span(block.start, block.end).start for block in document.blocks]


def _block_before(document: Document, place: Span) -> int | None:
    """Return where the block starts that holds a place, unless no comment may stand there."""
    head = read_head(document.source).end
    for block in document.blocks:
        start, end = document.span(block.start, block.end)
        if start <= place.start < max(end, start + 1):
            return None if start < head or block.kind == "cell" else start
    return None


def _in_markdown(source: str, start: int, comment: str) -> tuple[int, str]:
    """Return a comment on a line of its own, as far in as the block and with its quotation bar."""
    line = source.rfind("\n", 0, start) + 1
    found = _LINE_START.match(source, line)
    return line, f"{found[0] if found else ''}{comment}\n"


def _in_html(source: str, start: int, comment: str) -> tuple[int, str]:
    """Return a comment before the tag that opens the block, on its line."""
    tag = _TAG.search(source, source.rfind("<", 0, start), start) if "<" in source[:start] else None
    return tag.start() if tag else start, comment


def _on_top(source: str, form: str, rule: str) -> Insertion | None:
    """Return what hides a rule everywhere."""
    head, fence = read_head(source), _FENCE.match(source)
    if not (head.end and fence):
        if form in COMMENTED:
            return Insertion(0, f"<!-- newslint-disable {rule} -->\n", is_whole=True)
        return Insertion(0, f"---\n{DISABLE}: [{rule}]\n---\n", is_whole=True)
    key = _KEY.search(source, fence.end(), head.end)
    is_toml = fence[1] == "+++"
    name = f'"{rule}"' if is_toml else rule
    if key is None:
        line = f"{DISABLE} = [{name}]\n" if is_toml else f"{DISABLE}: [{name}]\n"
        return Insertion(fence.end(), line, is_whole=True)
    if key["open"]:
        return Insertion(key.end("open"), f"{name}, ", is_whole=True)
    item = _ITEM.match(source, key.end())
    if item and not key["rest"].strip():
        return Insertion(key.end(), f"{item[0]}{name}", is_whole=True)
    return None
