"""What the rules say of one article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newslint.checks.base import ArchiveCheck, Article, Check, Fact, Match
from newslint.diagnostics import Diagnostic, Edit, Fix, Level, Place, Related, in_order, lighter
from newslint.disables import UNUSED, Disable, disables_in, hide
from newslint.document import Document
from newslint.places import excerpt_of, place_of
from newslint.reading import Reading
from newslint.rulebook import Chosen, Rule, Rulebook
from newslint.terms import Hits
from newslint.text import Span

MOST_RELATED = 10
LONGEST_MATCH = 60
MOST_TIMEOUTS = 3
"""After how many articles a rule that is too slow is tried no more: the run has failed anyway."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNREADABLE = "newslint/unreadable"


class Failure(NamedTuple):
    """A rule that could not judge an article: too slow a pattern, or an error in its check."""

    rule: str
    origin: str
    path: str
    message: str
    by_author: bool
    trace: str = ""


class Filed(NamedTuple):
    """A fact with the archive rule that it is for, and the rule's level for its article."""

    rule: str
    number: int
    level: Level
    fact: Fact


class Report(NamedTuple):
    """What was found in one article."""

    path: str
    diagnostics: tuple[Diagnostic, ...]
    facts: tuple[Filed, ...] = ()
    disables: tuple[Disable, ...] = ()
    failures: tuple[Failure, ...] = ()


def lint(document: Document, rulebook: Rulebook, facts_only: bool = False) -> Report:
    """Return what the rules say about one article; pure, and raises nothing.

    With `facts_only` just what the archive compares is gathered: an article that was not asked.
    """
    reading = Reading(document)
    chosen = rulebook.rules_for(document)
    hits = rulebook.terms.find(reading) if not facts_only else Hits()
    found: list[Diagnostic] = []
    facts: list[Filed] = []
    failures: list[Failure] = []
    for number, level in chosen.values():
        rule = rulebook.rules[number]
        if (facts_only and not rule.of_archive) or not applies(rule, document):
            continue
        if not is_due(rule, number, hits):
            continue
        if rulebook.timeouts[number] >= MOST_TIMEOUTS:
            failures.append(_too_slow(rule, document))
            continue
        article = _article(reading, rulebook, number, hits)
        try:
            check = rulebook.check(number)
            if isinstance(check, ArchiveCheck):
                facts += [Filed(rule.id, number, level, fact) for fact in check.facts(article)]
            if not facts_only:
                found += _diagnose(rule, level, check, article)
        except TimeoutError:
            rulebook.timeouts[number] += 1
            failures.append(_too_slow(rule, document))
        except Exception as error:  # a check may come from a plugin and raise anything
            failures.append(crash(rule, document.path, error))
    found += _unreadable(document, chosen)
    unique = sorted({(d.rule, d.place.span, d.message): d for d in found}.values(), key=in_order)
    disables = _weighed(document, rulebook, chosen)
    return Report(document.path, tuple(unique), tuple(facts), disables, tuple(failures))


def _weighed(
    document: Document, rulebook: Rulebook, chosen: Mapping[str, Chosen]
) -> tuple[Disable, ...]:
    """Return what an article asks to hide, with the level of the report if it hides nothing."""
    level = chosen[UNUSED][1] if UNUSED in chosen else None
    return tuple(
        disable._replace(level=level) if rulebook.judges(disable.rule, chosen) else disable
        for disable in disables_in(document)
    )


def is_due(rule: Rule, number: int, hits: Hits) -> bool:
    """Whether a rule can find anything, by the terms that were found."""
    return not rule.needs_hit or number in hits.found or number in hits.woken


def applies(rule: Rule, document: Document) -> bool:
    """Whether a rule is for an article of this language and day."""
    lang = document.field("lang") if rule.wording and rule.language else None
    if lang and _main_language(lang.text) != _main_language(rule.language):
        return False
    date = document.field("date") if rule.since else None
    return date is None or not _DAY.match(date.text) or date.text[:10] >= rule.since


def _main_language(tag: str) -> str:
    return tag.lower().replace("_", "-").split("-")[0]


def _article(reading: Reading, rulebook: Rulebook, number: int, hits: Hits) -> Article:
    rule = rulebook.rules[number]
    return Article(
        reading,
        rulebook.scopes[number],
        rule.quotes,
        hits.found.get(number, ()),
        hits.exempt_from(number, rule.wording),
    )


def _diagnose(rule: Rule, level: Level, check: Check, article: Article) -> Iterator[Diagnostic]:
    matches = [m for m in check.check(article) if _is_admitted(m, article)]
    if not matches:
        return
    if rule.in_draft and _is_draft(article.document):
        level = rule.in_draft
    if rule.report == "document":
        yield _whole(rule, level, matches, article)
        return
    for match in matches:
        yield _diagnostic(rule, lighter(match.level or level, level), match, article)


def _is_admitted(match: Match, article: Article) -> bool:
    """Whether a match lies in the rule's scope and outside its exempt names, for every check."""
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
        Related(document.path, place_of(document, document.span(m.start, m.end)), "also here")
        for m in matches[1 : MOST_RELATED + 1]
    )
    slots = {"count": str(len(matches)), **first.slots}
    made = _diagnostic(rule, level, first._replace(slots=slots), article)
    return made._replace(fix=None, related=related)


def _diagnostic(rule: Rule, level: Level, match: Match, article: Article) -> Diagnostic:
    document = article.document
    span = document.span(match.start, match.end)
    place = place_of(document, span)
    text = " ".join(article.text[match.start : match.end].split())
    shown = text if len(text) <= LONGEST_MATCH else text[: LONGEST_MATCH - 1].rstrip() + "…"
    slots = {"match": shown, "fix": match.replacement or "", "count": "1", **match.slots}
    return Diagnostic(
        document.path,
        place,
        rule.id,
        level,
        rule.message.format_map(slots),
        excerpt_of(document, span),
        _fix(rule, match, article, place),
        tuple(
            Related(document.path, place_of(document, document.span(a.start, a.end)), a.message)
            for a in match.asides
        ),
    )


def _fix(rule: Rule, match: Match, article: Article, place: Place) -> Fix | None:
    """Return the edit, only where the text stands in the source as it reads.

    Speech is rewritten by no safe fix; its marks and spaces may be.
    """
    if match.replacement is None or not article.document.is_verbatim(match.start, match.end):
        return None
    touched = any(map(str.isalnum, article.text[match.start : match.end]))
    spoken = touched and article.reading.quotations.touches(match.start, match.end)
    return Fix((Edit(place, match.replacement),), rule.safe and match.safe and not spoken)


def _unreadable(document: Document, chosen: Mapping[str, Chosen]) -> Iterator[Diagnostic]:
    if document.unreadable and UNREADABLE in chosen:
        level = chosen[UNREADABLE][1]
        for fault in document.unreadable:
            yield own(document, fault.span, UNREADABLE, level, fault.message)


def own(document: Document, span: Span, rule: str, level: Level, message: str) -> Diagnostic:
    """Return a diagnostic of the tool itself, which no check has found."""
    place = place_of(document, span)
    return Diagnostic(document.path, place, rule, level, message, excerpt_of(document, span))


def _too_slow(rule: Rule, document: Document) -> Failure:
    message = "its pattern took longer than a second; make it simpler"
    return Failure(rule.id, rule.origin, document.path, message, by_author=True)


def crash(rule: Rule, path: str, error: Exception) -> Failure:
    """Return what is said of a rule whose check raised an error."""
    from traceback import format_exc

    message = f"its check {rule.check_class} failed: {type(error).__name__}: {error}"
    return Failure(rule.id, rule.origin, path, message, False, format_exc())


def finish(
    report: Report, clashes: Iterable[Diagnostic], rulebook: Rulebook, compared: bool = True
) -> Iterator[Diagnostic]:
    """Yield what is left of an article's findings and clashes, and disables that hid nothing.

    `compared` says whether the article was held against the archive that it belongs to; where
    not, nobody knows whether a disable of a rule that compares articles is of use.
    """
    kept, idle = hide((*report.diagnostics, *clashes), report.disables)
    yield from kept
    for disable in idle:
        if disable.level is None or (not compared and rulebook.compares(disable.rule)):
            continue
        what = "Nothing" if disable.rule == "*" else f"No finding of {disable.rule}"
        message = f"{what} is hidden by this; take it away."
        yield Diagnostic(
            report.path, disable.place, UNUSED, disable.level, message, disable.excerpt
        )
