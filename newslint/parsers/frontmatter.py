"""Front matter: the values at the top of an article, each with its place."""

import re
from collections.abc import Callable, Mapping, Sequence

from newslint.document import (
    FRONT_MATTER_KEYS,
    Directive,
    Field,
    Kind,
    Role,
    Unreadable,
)
from newslint.lazy import lazy
from newslint.parsers.comments import rule_ids
from newslint.parsers.frontmatter_markup import without_markup
from newslint.parsers.frontmatter_scalars import Value
from newslint.parsers.frontmatter_yaml import NotPlain, scan_yaml
from newslint.records import NamedTuple
from newslint.text import Prose, Span

DISABLE = "newslint-disable"
_OPENER = lazy(r"(?:[ \t]*\r?\n){0,9}(---|\+\+\+)[ \t]*(?:\r?\n|\Z)")
_CLOSERS = {
    "---": lazy(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE),
    "+++": lazy(r"^\+\+\+[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE),
}
_KEYS = {
    "---": lazy(r"[\"']?[^\W\d][\w.-]*[\"']?[ \t]*:(?=\s|\Z)"),
    "+++": lazy(r"(?:[\w.\"'-]+[ \t]*=|\[)"),
}
_LINE = lazy(r"([^\r\n]*)\r?\n?")
_DASHES = lazy(r"[-–—+]+[ \t]*(?:\r?\n|\Z)")
_LONGEST_LOOSE = 20_000
_BLOCKS: Sequence[tuple[Role, Kind]] = (
    ("headline", "headline"),
    ("deck", "deck"),
    ("byline", "byline"),
    ("date", "dateline"),
)


class Head(NamedTuple):
    """The front matter of an article; `end` is where its body starts.

    `fields` holds the values as text under their keys as written, those of a mapping under
    `outer.inner`; `values` holds the same with the place of every letter.
    """

    fields: Mapping[str, Field]
    values: Mapping[str, Value]
    end: int
    unreadable: tuple[Unreadable, ...] = ()
    directives: tuple[Directive, ...] = ()


NO_HEAD = Head({}, {}, 0)
_Reader = Callable[[str, int, int], dict[str, Value]]


class _Reading(NamedTuple):
    """What one reader made of the lines between the marks of a front matter."""

    values: dict[str, Value]
    unreadable: tuple[Unreadable, ...] = ()


def read_head(source: str) -> Head:
    """Return the front matter at the start of a source without a byte-order mark.

    Never raises: what is wrong with it stands in `unreadable`, and what could be read is kept.
    """
    opener = _OPENER.match(source)
    if not opener:
        return NO_HEAD
    fence, start = opener[1], opener.end()
    closer = _CLOSERS[fence].search(source, start)
    if closer is None or not _is_head(source, start, closer.start(), fence):
        return _unclosed(source, opener)
    reading = _read(source, start, closer.start(), fence)
    if reading.unreadable and _runs_into_body(source, start, closer.start(), fence):
        return _unclosed(source, opener)
    return _head(reading, closer.end(), _too_late(opener))


def head_blocks(
    head: Head, keys: Mapping[str, Sequence[str]] = FRONT_MATTER_KEYS
) -> list[tuple[Kind, Prose]]:
    """Return the headline, deck, byline and date of a front matter as blocks, as they stand."""
    blocks = []
    for role, kind in _BLOCKS:
        key = next((key for key in keys.get(role, (role,)) if key in head.values), None)
        if key is not None:
            items = [without_markup(item) for item in head.values[key].items]
            blocks += [(kind, item) for item in items if item.text.strip()]
    return sorted(blocks, key=_place)


def _place(block: tuple[Kind, Prose]) -> int:
    return block[1].pieces[0].start


def _is_head(source: str, start: int, end: int, fence: str) -> bool:
    """Whether a pair of marks holds a front matter, and is not two rules across the page."""
    for line in _LINE.finditer(source, start, end):
        if line[1] and not line[1].startswith("#"):
            return _KEYS[fence].match(line[1]) is not None or _has_key(source, line, end, fence)
    return True


def _has_key(source: str, line: re.Match[str], end: int, fence: str) -> bool:
    """Whether a key follows a first line that is broken, in the same block of lines."""
    while line[1] and line.end() < end:
        if _KEYS[fence].match(line[1]):
            return True
        line = _LINE.match(source, line.end(), end) or line
    return _KEYS[fence].match(line[1]) is not None


def _read(source: str, start: int, end: int, fence: str) -> _Reading:
    if fence == "---":
        try:
            return _Reading(scan_yaml(source, start, end))
        except NotPlain:
            return _recover(_compose, source, start, end)
    from newslint.parsers.frontmatter_toml import read_toml

    return _recover(read_toml, source, start, end)


def _compose(source: str, start: int, end: int) -> dict[str, Value]:
    from newslint.parsers.frontmatter_compose import compose_yaml

    return compose_yaml(source, start, end)


def _recover(read: _Reader, source: str, start: int, end: int) -> _Reading:
    from newslint.parsers.frontmatter_faults import Broken, salvage

    try:
        return _Reading(read(source, start, end))
    except Broken as broken:
        return _Reading(salvage(source, start, end), (broken.unreadable,))


def _unclosed(source: str, opener: re.Match[str]) -> Head:
    """Return a front matter that nothing closes, if keys stand below its first mark."""
    fence, start = opener[1], opener.end()
    end = _loose_end(source, start, fence)
    if end == start:
        return NO_HEAD
    message = (
        f"The front matter opens with {fence} and is never closed;"
        f" put a line with {fence} alone after its last key."
    )
    reading = _read(source, start, end, fence)
    fault = Unreadable(message, Span(*opener.span(1)))
    if dashes := _DASHES.match(source, end):
        end = dashes.end()
    return _head(_Reading(reading.values), end, (fault,))


def _runs_into_body(source: str, start: int, end: int, fence: str) -> bool:
    """Whether an empty line and prose stand between the keys and the mark that closes them."""
    keys = _loose_end(source, start, fence)
    return keys < end and not source[keys:end].split("\n", 1)[0].strip()


def _loose_end(source: str, start: int, fence: str) -> int:
    """Return where the lines end that are or may belong to keys."""
    end, key = start, _KEYS[fence]
    for line in _LINE.finditer(source, start, start + _LONGEST_LOOSE):
        # Below an empty line a list or a line with # is the body's.
        belongs = line[1][:1] in (" ", "#") or line[1].startswith("- ")
        if key.match(line[1]) or (belongs and end == line.start() > start):
            end = line.end()
        elif line[1].strip() or end == start:
            break
    return end


def _too_late(opener: re.Match[str]) -> tuple[Unreadable, ...]:
    if opener.start(1) == 0:
        return ()
    message = "The front matter begins below an empty line; most systems want it on the first line."
    return (Unreadable(message, Span(*opener.span(1))),)


def _head(reading: _Reading, end: int, faults: tuple[Unreadable, ...]) -> Head:
    fields = {
        key: Field(tuple([item.text for item in value.items]), value.span)
        for key, value in reading.values.items()
    }
    return Head(fields, reading.values, end, faults + reading.unreadable, _directives(fields))


def _directives(fields: Mapping[str, Field]) -> tuple[Directive, ...]:
    """Return what the keys ask that begin with newslint's name; one that is not known is told."""
    found = []
    for key, field in fields.items():
        if key == DISABLE:
            ids = rule_ids(" ".join(field.values))
            found.append(Directive("disable-file", ids, field.span))
        elif key.lower().startswith("newslint"):
            found.append(Directive("unknown-key", (key,), field.span))
    return tuple(found)
