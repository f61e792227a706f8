"""Findings that an article asks to hide, and the asking that hides nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.diagnostics import Diagnostic, Excerpt, Level, Place
from newslint.document import Directive, Document
from newslint.places import excerpt_of, place_of
from newslint.rulebook import names_rule
from newslint.text import Span

UNUSED = "newslint/unused-disable"


class Disable(NamedTuple):
    """A rule, or all that a glob names, that is hidden in a stretch of the source.

    `level` is that of the report where it hides nothing; None where that cannot be told.
    """

    effect: Span
    rule: str
    place: Place
    excerpt: Excerpt
    level: Level | None = None

    def hides(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic starts in the stretch and is of the rule."""
        start = diagnostic.place.span.start
        inside = self.effect.start <= start < self.effect.end
        return inside and names_rule(self.rule, diagnostic.rule)


def disables_in(document: Document) -> tuple[Disable, ...]:
    """Return what an article asks to hide, in the order of its text."""
    return tuple(_resolved(document)) if document.directives else ()


def _resolved(document: Document) -> Iterator[Disable]:
    directives = sorted(document.directives, key=lambda one: one.span)
    for number, directive in enumerate(directives):
        if directive.verb == "enable":
            continue
        place = place_of(document, directive.span)
        excerpt = excerpt_of(document, directive.span)
        for rule in directive.rules or ("*",):
            effect = _effect(document, directive, rule, directives[number + 1 :])
            yield Disable(effect, rule, place, excerpt)


def _effect(
    document: Document, directive: Directive, rule: str, later: Sequence[Directive]
) -> Span:
    end = len(document.source) + 1
    if directive.verb == "disable-file":
        return Span(0, end)
    if directive.verb == "disable-next-line":
        return _next_block(document, directive.span.end)
    for other in later:
        if other.verb == "enable" and (not other.rules or rule in other.rules):
            return Span(directive.span.end, other.span.start)
    return Span(directive.span.end, end)


def _next_block(document: Document, offset: int) -> Span:
    starts = [document.span(b.start, b.end) for b in document.blocks if b.start < b.end]
    following = [span for span in starts if span.start >= offset]
    if not following:
        return Span(offset, offset)
    return min(following)


def hide(
    diagnostics: Iterable[Diagnostic], disables: Sequence[Disable]
) -> tuple[list[Diagnostic], list[Disable]]:
    """Return the diagnostics that are left, and the disables that hid nothing."""
    kept, used = [], set()
    for diagnostic in diagnostics:
        hiding = [n for n, one in enumerate(disables) if one.hides(diagnostic)]
        used.update(hiding)
        if not hiding:
            kept.append(diagnostic)
    return kept, [one for number, one in enumerate(disables) if number not in used]
