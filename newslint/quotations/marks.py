"""Quotation marks where they stand, and what the characters beside them say of each."""

from collections.abc import Sequence

from newslint.annotations import Literal
from newslint.lazy import lazy
from newslint.quotations.apostrophes import is_elision
from newslint.records import NamedTuple

Family = Literal["double", "single", "guillemet"]
Direction = Literal["opens", "closes", "either"]

# A single mark between two letters is an apostrophe and never asked again; two single ones of
# a kind in a row are one double mark. The pattern begins with a class alone, which is fast.
_MARK = lazy(
    r"""["“”„‟«»'‘’`\x91-\x94]"""
    r"""(?:(?<=["“”„‟«»\x93\x94])|(?<=')'|(?<=‘)‘|(?<=’)’|(?<=`)`?|(?!\w)|(?<!\w['‘’\x91\x92]))"""
)
_GLYPHS: dict[str, tuple[Family, Direction]] = {
    '"': ("double", "either"),
    "“": ("double", "opens"),
    "”": ("double", "closes"),
    "„": ("double", "opens"),
    "‟": ("double", "opens"),
    "\x93": ("double", "opens"),
    "\x94": ("double", "closes"),
    "''": ("double", "either"),
    "``": ("double", "opens"),
    "‘‘": ("double", "opens"),
    "’’": ("double", "closes"),
    "«": ("guillemet", "opens"),
    "»": ("guillemet", "closes"),
    "'": ("single", "either"),
    "‘": ("single", "opens"),
    "’": ("single", "closes"),
    "`": ("single", "opens"),
    "\x91": ("single", "opens"),
    "\x92": ("single", "closes"),
}
SPACE, WORD, STOP, OPENER, CLOSER, DASH, QUOTE = range(7)
_SIDES = {
    **dict.fromkeys(" \n\t\r\u00a0\u2009\u202f\u200a", SPACE),
    **dict.fromkeys(".,;:!?…", STOP),
    **dict.fromkeys("([{<", OPENER),
    **dict.fromkeys(")]}>", CLOSER),
    **dict.fromkeys("—–-―/|*_~", DASH),
    **dict.fromkeys("\"“”„‟«»'‘’`\x91\x92\x93\x94", QUOTE),
}
_INNER: dict[Family, str] = {"double": "'‘’", "single": '"“”', "guillemet": ""}


class Mark(NamedTuple):
    """A quotation mark: its place, its glyph, and the kinds of character before and after it."""

    start: int
    end: int
    glyph: str
    family: Family
    direction: Direction
    before: int
    after: int

    @property
    def may_open(self) -> bool:
        """Whether its neighbours let it open a quotation."""
        return self.before in _OPENS_AFTER and self.after in _OPENS_BEFORE

    @property
    def may_close(self) -> bool:
        """Whether its neighbours let it close a quotation."""
        return self.before in _CLOSES_AFTER and self.after in _CLOSES_BEFORE


class Pair(NamedTuple):
    """An opening mark and the one that closes it, if any does."""

    opening: Mark
    closing: Mark | None


_OPENS_AFTER = frozenset((SPACE, OPENER, DASH, QUOTE))
_OPENS_BEFORE = frozenset((WORD, OPENER, DASH, QUOTE))
_CLOSES_AFTER = frozenset((WORD, STOP, CLOSER, DASH, QUOTE))
_CLOSES_BEFORE = frozenset((SPACE, STOP, OPENER, CLOSER, DASH, QUOTE))


def scan(text: str) -> list[tuple[int, int]]:
    """Return where all marks of a text stand, some apostrophes among them."""
    return [found.span() for found in _MARK.finditer(text)]


def find_marks(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> list[Mark]:
    """Return the quotation marks among the spans of one block: no apostrophes, no markup."""
    marks, after = [], start
    for at, until in spans:
        if at < after or (until == at + 1 and is_elision(text, at, end)):
            continue
        if "\x91" <= text[at] <= "\x94" and _stands_by_a_mark(text, at):
            continue  # a control character that nobody sees beside the mark it was turned into
        if text[at - 1 : until] == '="' and at > start:
            after = text.find('"', until, end) + 1  # a leftover of markup: href="…"
        else:
            marks.append(_placed(text, at, until, start, end))
    return marks


def _placed(text: str, at: int, until: int, start: int, end: int) -> Mark:
    glyph = text[at:until]
    family, direction = _GLYPHS[glyph]
    before = _SIDES.get(text[at - 1], WORD) if at > start else SPACE
    after = _SIDES.get(text[until], WORD) if until < end else SPACE
    if after == STOP and before in _OPENS_AFTER and _begins_word(text, until):
        after = WORD
    # A space often parts an outer mark from an inner one: `.’ ”`, `" 'We`.
    if before == SPACE and at - 2 >= start and text[at - 2] in _INNER[family]:
        before = QUOTE
    if after == SPACE and until + 1 < end and text[until + 1] in _INNER[family]:
        after = QUOTE
    return Mark(at, until, glyph, family, direction, before, after)


def split_twins(marks: Sequence[Mark]) -> list[Mark]:
    """Return marks of which two single ones in a row are two, where they make no double one."""
    found: list[Mark] = []
    for mark in marks:
        family, direction = _GLYPHS[mark.glyph[0]]
        if len(mark.glyph) == 1 or family != "single":
            found.append(mark)
            continue
        at, glyph = mark.start, mark.glyph[0]
        found.append(Mark(at, at + 1, glyph, family, direction, mark.before, QUOTE))
        found.append(Mark(at + 1, mark.end, glyph, family, direction, QUOTE, mark.after))
    return found


def _stands_by_a_mark(text: str, at: int) -> bool:
    return any(mark in "\"'“”‘’" for mark in text[max(at - 1, 0) : at] + text[at + 1 : at + 2])


def _begins_word(text: str, at: int) -> bool:
    """Whether a stop is the start of what is quoted: `"...and", `".com"`."""
    return (
        text[at] == "…"
        or (text[at] == "." and text[at + 1 : at + 2].isalnum())
        or (text.startswith(("..", ". ."), at))
    )
