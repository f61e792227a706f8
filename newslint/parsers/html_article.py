"""The article of a page in order: headline, deck, byline, and the text with its captions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from newslint.document import Kind
from newslint.folding import words_of
from newslint.parsers.datelines import split_dateline
from newslint.parsers.furniture import is_byline, is_date
from newslint.parsers.html_elements import HEADINGS
from newslint.parsers.html_page import Page, running
from newslint.parsers.html_reader import RawBlock
from newslint.parsers.html_roles import Roles
from newslint.text import Prose

Blocks = list[tuple[Kind, Prose]]
_NEAR = 8
_MOST_TITLES = 12
_LEADING: frozenset[Kind] = frozenset(["deck", "byline", "dateline", "caption"])
_DECK_LETTERS = range(40, 400)


class Article:
    """Finds the parts of one article among the blocks of its page."""

    def __init__(
        self,
        page: Page,
        blocks: Sequence[RawBlock],
        titles: Iterable[Prose],
        authors: Sequence[int],
    ) -> None:
        roles = Roles(page)
        self._page = page
        self._blocks = blocks
        self._titles = [title for title in islice(titles, _MOST_TITLES) if title.text]
        self._authors = authors
        self._kept = [number for number, block in enumerate(blocks) if page.belongs(block)]
        self._is_kept = frozenset(self._kept)
        self._roles = {number: roles.role(blocks[number]) for number in self._kept}
        self.body = self._first_text()
        self.headline = self._find_headline()
        for number in range(self._lead(), self.body):
            self._roles[number] = roles.role(blocks[number])

    @property
    def start(self) -> int:
        """Where the headline or the text begins in the source."""
        number = self.body if self.headline is None else self.headline
        return self._blocks[number].start if number < len(self._blocks) else 0

    def blocks(self) -> Blocks:
        """Return the headline, what leads in, and the text."""
        found = self._head() + list(self._lead_in()) + list(self._text())
        while found and found[-1][0] == "heading":
            found.pop()
        return found

    def _first_text(self) -> int:
        texts = [n for n in self._kept if running(self._blocks[n])]
        texts = texts or [n for n in self._kept if running(self._blocks[n], fewest=1)]
        bare = [n for n in texts if self._roles[n] not in _LEADING]
        return next(iter(bare or texts or self._kept), len(self._blocks))

    def _lead(self) -> int:
        """Return where what leads in to the text begins."""
        if self.headline is not None and self.headline < self.body:
            return self.headline + 1
        return max(self.body - _NEAR, 0)

    def _find_headline(self) -> int | None:
        """Return the heading that says what the page calls itself, or the h1 next to the text."""
        titles = {words_of(title.text) for title in self._titles}
        headings = [n for n, block in enumerate(self._blocks) if block.element.tag in HEADINGS]
        near = range(max(self.body - _NEAR, 0), self.body)
        for number in chain(sorted(headings, key=self._level), near):
            if _is_title(words_of(self._blocks[number].prose.text), titles):
                return number
        h1s = [n for n in headings if self._blocks[n].element.tag == "h1" and self._is_open(n)]
        before = [n for n in h1s if n < self.body]
        return before[-1] if before else None

    def _level(self, number: int) -> str:
        return self._blocks[number].element.tag

    def _is_open(self, number: int) -> bool:
        return not self._page.is_around(self._blocks[number].element)

    def _head(self) -> Blocks:
        if self.headline is not None:
            return [("headline", self._blocks[self.headline].prose)]
        return [("headline", title) for title in self._titles[:1]]

    def _lead_in(self) -> Iterator[tuple[Kind, Prose]]:
        seen: set[Kind] = set()
        for number in range(self._lead(), self.body):
            kind = self._leading_kind(number)
            if kind is None or (kind in seen and kind in ("deck", "byline")):
                continue
            seen.add(kind)
            yield kind, self._blocks[number].prose

    def _leading_kind(self, number: int) -> Kind | None:
        """Return what a block between headline and text is, or None if it is no part of them."""
        block, role = self._blocks[number], self._roles[number]
        text = block.prose.text
        if (
            is_byline(text[:1].upper() + text[1:])
            or self._links_author(block)
            or (role == "byline" and _is_name(text))
        ):
            return "byline"
        if is_date(text) or role == "byline" or self._is_headline_again(block):
            return None
        if number in self._is_kept:
            return self._kind(number)
        if role in ("deck", "caption", "dateline") and self._is_open(number):
            return role
        is_next = self.headline == number - 1 and block.element.tag == "h2"
        return "deck" if is_next and not block.linked and len(text) in _DECK_LETTERS else None

    def _is_headline_again(self, block: RawBlock) -> bool:
        """Whether a template prints the headline twice, for small screens and for large ones."""
        if self.headline is None or block.kind != "heading":
            return False
        return words_of(block.prose.text) == words_of(self._blocks[self.headline].prose.text)

    def _links_author(self, block: RawBlock) -> bool:
        end = block.prose.pieces[-1].end
        return len(block.prose.text) < 120 and any(
            block.start - 200 <= at < end for at in self._authors
        )

    def _kind(self, number: int) -> Kind:
        block, role = self._blocks[number], self._roles[number]
        if role in ("caption", "blockquote") or (role in _LEADING and number < self.body):
            return role or block.kind
        return block.kind

    def _text(self) -> Iterator[tuple[Kind, Prose]]:
        for number in self._kept:
            if number < self.body or number == self.headline:
                continue
            kind, prose = self._kind(number), self._blocks[number].prose
            if kind == "caption" and not any(map(str.isalpha, prose.text)):
                continue
            if number == self.body and kind == "paragraph":
                dateline, prose = split_dateline(prose)
                if dateline:
                    yield "dateline", dateline
            yield kind, prose


def _is_name(text: str) -> bool:
    return 2 <= len(text.split()) <= 12 and not any(map(str.isdigit, text))


def _is_title(words: str, titles: Iterable[str]) -> bool:
    """Whether a heading says the same as one of a page's titles; either may be cut short."""
    if not words:
        return False
    is_long = words.count(" ") >= 3
    return any(
        words == title
        or (is_long and title.startswith(words))
        or (is_long and title.endswith(" " + words))
        or (title.count(" ") >= 3 and words.startswith(title))
        for title in titles
    )
