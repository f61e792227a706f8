"""What a check has matched, made into findings of its rule."""

from collections.abc import Iterable, Iterator, Sequence

from newslint.checks.article import Article
from newslint.checks.base import Check, Match
from newslint.diagnostics import Diagnostic, Edit, Fix, Level, Place, Related, lighter
from newslint.document import Document
from newslint.places import excerpt_of, place_of
from newslint.plans import Rule
from newslint.text import Span

MOST_RELATED = 10
LONGEST_MATCH = 60


def diagnose(rule: Rule, level: Level, check: Check, article: Article) -> Sequence[Diagnostic]:
    """Return the findings of a rule. Raises what its check raises, and for places outside."""
    matches = list(check.check(article))
    if matches:  # as few rules have, of those that are asked
        matches = [m for m in _placed(matches, article) if _is_admitted(m, article)]
    if not matches:
        return ()
    if rule.in_draft and _is_draft(article.document):
        level = rule.in_draft
    if rule.report == "document":
        return [_whole(rule, level, matches, article)]
    return [_diagnostic(rule, lighter(m.level or level, level), m, article) for m in matches]


def _placed(matches: Iterable[Match], article: Article) -> Iterator[Match]:
    """Yield what a check matches; a plugin's may point anywhere."""
    length = len(article.text)
    for match in matches:
        place, source = match.place, article.document.source
        if place and not 0 <= place.start <= place.end <= len(source):
            raise ValueError(f"it points at {place} of {len(source)} characters of the source")
        for start, end in (match[:2], *(aside[:2] for aside in match.asides)):
            if not 0 <= start <= end <= length:
                raise ValueError(f"it points at {start} to {end} of {length} characters")
        yield match


def _is_admitted(match: Match, article: Article) -> bool:
    """Whether a match lies in the rule's scope and outside its exempt names, for every check."""
    if match.place:
        return True
    if article.document.blocks and article.document.block_at(match.start).kind not in article.scope:
        return False
    return not article.is_exempt(match.start, match.end)


def _is_draft(document: Document) -> bool:
    draft = document.field("draft")
    return draft is not None and draft.text.lower() in ("true", "yes", "1")


def _whole(rule: Rule, level: Level, matches: list[Match], article: Article) -> Diagnostic:
    """Return one finding for all matches: at the first, with the others beside it."""
    first, document = matches[0], article.document
    related = tuple(
        Related(document.path, place_of(document, _span(document, m)), "also here")
        for m in matches[1 : MOST_RELATED + 1]
    )
    number = str(len(matches))
    slots = {"count": number, **first.slots, "findings": number}
    made = _diagnostic(rule, level, first._replace(slots=slots), article)
    return made._replace(fix=None, related=related)


def _diagnostic(rule: Rule, level: Level, match: Match, article: Article) -> Diagnostic:
    document = article.document
    span = _span(document, match)
    place = place_of(document, span)
    found = document.source[slice(*span)] if match.place else article.text[slice(*match[:2])]
    text = " ".join(found.split())
    shown = text if len(text) <= LONGEST_MATCH else text[: LONGEST_MATCH - 1].rstrip() + "…"
    slots = {"match": shown, "fix": match.replacement or "", "count": "1", "findings": "1"}
    slots.update(match.slots)
    return Diagnostic(
        document.path,
        place,
        rule.id,
        level,
        rule.said(slots),
        excerpt_of(document, span),
        _fix(rule, match, article, place),
        tuple(
            Related(document.path, place_of(document, document.span(a.start, a.end)), a.message)
            for a in match.asides
        ),
    )


def _span(document: Document, match: Match) -> Span:
    return match.place or document.span(match.start, match.end)


def _fix(rule: Rule, match: Match, article: Article, place: Place) -> Fix | None:
    """Return the edit, only where the text stands in the source as it reads.

    Speech is rewritten by no safe fix; its marks and spaces may be.
    """
    if match.replacement is not None and match.place:
        return Fix((Edit(place, match.replacement),), rule.safe and match.safe)
    if match.replacement is None or not article.document.is_verbatim(match.start, match.end):
        return None
    touched = any(map(str.isalnum, article.text[match.start : match.end]))
    spoken = touched and article.reading.quotations.touches(match.start, match.end)
    return Fix((Edit(place, match.replacement),), rule.safe and match.safe and not spoken)
