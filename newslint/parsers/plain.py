"""Plain text: what a desk sees of an article, without a mark of markup."""

from collections.abc import Iterator, Mapping, Sequence

from newslint.document import FRONT_MATTER_KEYS, Document, Kind
from newslint.language.en_lines import OF_A_LEAD
from newslint.lazy import lazy
from newslint.parsers import PLAIN
from newslint.parsers.datelines import split_dateline
from newslint.parsers.frontmatter import head_blocks, read_head
from newslint.parsers.furniture import is_byline, is_caption, is_date
from newslint.parsers.wrapping import Paragraph, ends_sentence, paragraphs
from newslint.text import Prose

_LONGEST = 250
_HEADING_WORDS, _TITLE_WORDS, _STOPPED_WORDS = 12, 30, 20
_OPEN_END = lazy(r"[,;:—–-]\Z")
_LABEL = lazy(r"[A-Z][A-Z .’'-]{0,40}:\s")
_DOUBLE_MARK = ('"', "“", "”", "„", "«", "''", "‘‘", "``")


class PlainParser:
    """Reads an article in plain text: a paragraph a line, the titles above the first sentence."""

    name = "plain"
    suffixes = PLAIN

    def parse(
        self, path: str, source: str, keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS
    ) -> Document:
        """Return the article; never raises."""
        head = read_head(source)
        titles = head_blocks(head, keys)
        has_headline = any(kind == "headline" for kind, _ in titles)
        body = _Body(list(paragraphs(source, head.end)), has_headline).blocks()
        return Document(
            path, source, [*titles, *body], head.fields, head.directives, keys, head.unreadable
        )


class _Body:
    """Gives the paragraphs of an article their kinds, from the top down."""

    def __init__(self, found: Sequence[Paragraph], has_headline: bool) -> None:
        self._found = found
        self._has_headline = has_headline
        self._titles = 0
        self._in_opening = True
        self._above: Kind = "paragraph"

    def blocks(self) -> Iterator[tuple[Kind, Prose]]:
        for at, paragraph in enumerate(self._found):
            prose = paragraph.prose
            kind = self._above = self._kind(at)
            if kind in {"paragraph", "item"} and self._in_opening:
                self._in_opening = False
                dateline, prose = split_dateline(prose)
                if dateline:
                    yield "dateline", dateline
            yield kind, prose

    def _kind(self, at: int) -> Kind:
        text = self._found[at].prose.text
        if self._found[at].is_item:
            return "item"
        if is_caption(text):
            return "caption"
        if self._in_opening and (kind := self._opening_kind(at, text)):
            return kind
        return "heading" if self._is_heading(at) else "paragraph"

    def _opening_kind(self, at: int, text: str) -> Kind | None:
        if is_byline(text) or self._is_below_byline(at):
            return "byline"
        if is_date(text):
            return "dateline"
        if not self._is_opening_title(at, text):
            return None
        self._titles += 1
        return ("headline", "deck", "heading")[min(self._titles, 3) - 1]

    def _is_below_byline(self, at: int) -> bool:
        return (
            self._above == "byline"
            and self._is_same_run(at - 1, at)
            and _is_title(self._found[at].prose.text, 6)
        )

    def _is_opening_title(self, at: int, text: str) -> bool:
        if split_dateline(self._found[at].prose)[0] or (self._titles and _LABEL.match(text)):
            return False
        if _is_title(text, _TITLE_WORDS):
            return True
        return not self._has_headline and self._is_title_with_stop(at, text)

    def _is_title_with_stop(self, at: int, text: str) -> bool:
        """A first line over others of some length is a headline though a stop ends it."""
        if self._found[at].run or not _has_at_most(text, _STOPPED_WORDS):
            return False
        if text.startswith(_DOUBLE_MARK) or OF_A_LEAD.search(text):
            return False
        below = [each.prose.text for each in self._found[at + 1 : at + 5] if each.run]
        return bool(below) and (text.isupper() or 2 * max(map(len, below)) > len(text))

    def _is_heading(self, at: int) -> bool:
        """A title in the body stands alone above something, and is no label, item or quotation."""
        text = self._found[at].prose.text
        if at + 1 == len(self._found) or not _is_body_title(text):
            return False
        return not any(
            self._is_same_run(near, at) and _is_body_title(self._found[near].prose.text)
            for near in (at - 1, at + 1)
        )

    def _is_same_run(self, first: int, second: int) -> bool:
        return first >= 0 and self._found[first].run == self._found[second].run


def _has_at_most(text: str, words: int) -> bool:
    return len(text) <= _LONGEST and len(text.split()) <= words


def _is_title(text: str, words: int) -> bool:
    return _has_at_most(text, words) and not ends_sentence(text) and any(map(str.isalpha, text))


def _is_body_title(text: str) -> bool:
    if not _has_at_most(text, _HEADING_WORDS) or text.startswith(_DOUBLE_MARK):
        return False
    if text.isupper() and len(text) > 3 and not _LABEL.match(text) and "@" not in text:
        return True
    if _OPEN_END.search(text) or _LABEL.match(text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    return _is_title(text, _HEADING_WORDS)
