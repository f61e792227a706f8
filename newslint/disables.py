"""What an article asks to hide, and which findings that hides."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from newslint.checks.article import Cover
from newslint.diagnostics import Diagnostic
from newslint.document import Directive, Document
from newslint.plans import names_rule
from newslint.records import NamedTuple
from newslint.text import Span


class Disable(NamedTuple):
    """A rule, or all that a glob names, that is hidden in a stretch of the source.

    `asked` is where the article asks for it, `ends` whether an enable ends it, and `idle` what
    is reported where it hides nothing; None where that cannot be told.
    """

    rule: str
    effect: Span
    asked: Span
    ends: bool = False
    idle: Diagnostic | None = None


class Enable(NamedTuple):
    """The rules, by id or glob, that are shown again from a place on."""

    rules: tuple[str, ...]
    offset: int


class Disables(NamedTuple):
    """All that an article asks to hide and to show again, in the order of its text."""

    asked: tuple[Disable, ...] = ()
    enables: tuple[Enable, ...] = ()


NOTHING = Disables()


def disables_in(document: Document) -> Disables:
    """Return what an article asks to hide."""
    if not document.directives:
        return NOTHING
    blocks = _Blocks(document)
    directives = sorted(document.directives, key=lambda one: one.span)
    asked = tuple(one for directive in directives for one in _asked(directive, blocks))
    enables = tuple(
        Enable(one.rules or ("*",), one.span.start) for one in directives if one.verb == "enable"
    )
    return Disables(asked, enables)


class _Blocks:
    """Where the blocks of an article stand in its source, sorted once for all its comments."""

    def __init__(self, document: Document) -> None:
        self.end = len(document.source) + 1
        filled = [block for block in document.blocks if block.start < block.end]
        self._spans = sorted(document.span(block.start, block.end) for block in filled)

    def after(self, offset: int) -> Span:
        """Return the next block, or nothing at the end."""
        number = bisect_left(self._spans, (offset,))
        return self._spans[number] if number < len(self._spans) else Span(offset, offset)


def _asked(directive: Directive, blocks: _Blocks) -> Iterator[Disable]:
    """Yield what one comment or key hides: each rule that it names, else all of them."""
    verb, place = directive.verb, directive.span
    effects = {
        "disable": Span(place.end, blocks.end),
        "disable-next-line": blocks.after(place.end),
        "disable-file": Span(0, blocks.end),
    }
    if verb in effects:
        for rule in directive.rules or ("*",):
            yield Disable(rule, effects[verb], place, verb == "disable")


def hide(
    diagnostics: Iterable[Diagnostic], disables: Disables
) -> tuple[list[Diagnostic], list[Disable]]:
    """Return the diagnostics that are left, and the disables that hid nothing."""
    found = list(diagnostics)
    if not disables.asked:
        return found, []
    starts: dict[str, list[int]] = {}
    for one in found:
        starts.setdefault(one.rule, []).append(one.place.span.start)
    hidden: dict[str, Cover] = {}
    used: set[int] = set()
    for rule, places in starts.items():
        effects = _effects(rule, disables)
        hidden[rule] = Cover(effects.values())
        used.update(_used(effects, sorted(places)))
    kept = [one for one in found if not _holds(hidden[one.rule], one.place.span.start)]
    return kept, [one for number, one in enumerate(disables.asked) if number not in used]


def _effects(rule: str, disables: Disables) -> dict[int, tuple[int, int]]:
    """Return where a rule is hidden, by the number of the disable that hides it."""
    patterns = {one.rule for one in disables.asked}
    patterns |= {pattern for enable in disables.enables for pattern in enable.rules}
    naming = {pattern for pattern in patterns if names_rule(pattern, rule)}
    shown = [one.offset for one in disables.enables if not naming.isdisjoint(one.rules)]
    return {
        number: (one.effect.start, _end(one, shown))
        for number, one in enumerate(disables.asked)
        if one.rule in naming
    }


def _end(disable: Disable, shown: Sequence[int]) -> int:
    """Return where a disable ends for a rule that is shown again at some places."""
    following = bisect_left(shown, disable.effect.start)
    if not disable.ends or following == len(shown):
        return disable.effect.end
    return shown[following]


def _used(effects: dict[int, tuple[int, int]], places: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the disables in whose effect something is found."""
    for number, (start, end) in effects.items():
        first = bisect_left(places, start)
        if first < len(places) and places[first] < end:
            yield number


def _holds(cover: Cover, offset: int) -> bool:
    return cover.holds(offset, offset + 1)
