"""An article as newslint reads it: blocks of readable text with their places."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from newslint.annotations import Literal, get_args
from newslint.days import day_in
from newslint.records import NamedTuple
from newslint.text import Lines, Prose, Span

Kind = Literal[
    "headline",
    "deck",
    "byline",
    "dateline",
    "heading",
    "paragraph",
    "blockquote",
    "item",
    "cell",
    "caption",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

Role = Literal["headline", "deck", "byline", "date", "lang", "draft", "kind"]
ROLES: tuple[Role, ...] = get_args(Role)

FRONT_MATTER_KEYS: Mapping[str, tuple[str, ...]] = {
    "headline": ("title", "headline"),
    "deck": ("description", "deck", "subtitle", "standfirst", "summary", "dek"),
    "byline": ("byline", "author", "authors"),
    "date": ("date", "published"),
    "lang": ("lang", "language"),
    "draft": ("draft",),
    "kind": ("format", "kind"),
}

Verb = Literal[
    "disable", "enable", "disable-next-line", "disable-file", "unknown-comment", "unknown-key"
]

BETWEEN = "\n\n"


class Block(NamedTuple):
    """A stretch of readable text: a headline, a paragraph, a caption.

    `start` and `end` are its place in the text of its document.
    """

    kind: Kind
    prose: Prose
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return self.prose.text


class Field(NamedTuple):
    """A value of the front matter, its text as written, never guessed to be a date or a number."""

    values: tuple[str, ...]
    span: Span

    @property
    def text(self) -> str:
        """The value, or the first of a list."""
        return self.values[0] if self.values else ""


class Link(NamedTuple):
    """A link or an image: what a reader sees of it, and where it leads.

    `text` is the link's words or the image's alternative text, None where it has no place for
    one; an image inside a link reads as one character. The spans are places in the source, of
    the whole, of the text and of the target; that of a target elsewhere is the whole.
    """

    kind: Literal["link", "image"]
    text: str | None
    target: str
    span: Span
    text_span: Span
    target_span: Span


class Directive(NamedTuple):
    """What an article asks newslint itself: a disable comment or a key of its front matter."""

    verb: Verb
    rules: tuple[str, ...]  # the word itself where it is not known
    span: Span


class Unreadable(NamedTuple):
    """A part of an article that its parser could not make out: a broken front matter."""

    message: str
    span: Span


class Document:
    """One article.

    `text` is all its blocks with an empty line between them; offsets into it are code
    points from 0 and half open, and `span` leads from them to the source.
    `path` has forward slashes. Raises nothing.
    """

    __slots__ = (
        "_find_links",
        "_lines",
        "_links",
        "_starts",
        "blocks",
        "directives",
        "fields",
        "keys",
        "path",
        "source",
        "text",
        "unreadable",
    )

    def __init__(
        self,
        path: str,
        source: str,
        blocks: Iterable[tuple[Kind, Prose]],
        fields: Mapping[str, Field] | None = None,
        directives: Iterable[Directive] = (),
        keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS,
        unreadable: Iterable[Unreadable] = (),
        find_links: "Callable[[Document], Iterable[Link]] | None" = None,
    ) -> None:
        self.path = path
        self.source = source
        self.fields: Mapping[str, Field] = fields or {}
        self.directives = tuple(directives)
        self.unreadable = tuple(unreadable)
        self.keys = keys
        self._lines: Lines | None = None
        self._find_links = find_links
        self._links: tuple[Link, ...] | None = None
        placed, at = [], 0
        for kind, prose in blocks:
            placed.append(Block(kind, prose, at, at + len(prose.text)))
            at = placed[-1].end + len(BETWEEN)
        self.blocks = tuple(placed)
        self.text = BETWEEN.join([block.prose.text for block in placed])
        self._starts = [block.start for block in placed]

    @property
    def lines(self) -> Lines:
        """The lines of the source."""
        if self._lines is None:
            self._lines = Lines(self.source)
        return self._lines

    @property
    def has_links(self) -> bool:
        """Whether its parser has met links or images."""
        return self._find_links is not None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images of the article in order; made out when first asked for."""
        if self._links is None:
            self._links = tuple(self._find_links(self)) if self._find_links else ()
        return self._links

    def block_index(self, offset: int) -> int:
        """Return the number of the block that holds an offset of the text."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def block_at(self, offset: int) -> Block:
        """Return the block that holds an offset of the text."""
        return self.blocks[bisect_right(self._starts, offset) - 1 if offset > 0 else 0]

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the text stands in the source."""
        block = self.block_at(start)
        first = block.prose.span(start - block.start, min(end, block.end) - block.start)
        if end <= block.end:
            return first
        last = self.block_at(end - 1)
        return Span(first.start, last.prose.span(0, end - last.start).end)

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether a stretch of the text stands in the source as it reads."""
        block = self.block_at(start)
        return end <= block.end and block.prose.is_verbatim(start - block.start, end - block.start)

    @property
    def day(self) -> str:
        """The day of the article as 2026-11-24, "" where its front matter tells none."""
        date = self.field("date")
        return day_in(date.text) if date else ""

    def field(self, role: Role) -> Field | None:
        """Return the front matter's value for a role, under whichever key the desk writes it."""
        for key in self.keys.get(role, (role,)):
            if key in self.fields:
                return self.fields[key]
        return None
