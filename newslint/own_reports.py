"""What newslint itself reports of an article, in the words of its own rules."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from newslint.diagnostics import Diagnostic
from newslint.disables import NOTHING, Disable, Disables, disables_in, hide
from newslint.document import Directive, Document
from newslint.places import excerpt_of, place_of
from newslint.plans import UNREADABLE, names_rule
from newslint.report import Report
from newslint.rulebook import Rulebook
from newslint.text import Span

UNUSED = "newslint/unused-disable"
ENCODING = "leftovers/encoding"


def own(
    document: Document, rulebook: Rulebook, rule_id: str, span: Span, **slots: str
) -> Diagnostic | None:
    """Return a report that no check has found, or None where its rule is off."""
    chosen = rulebook.rules_for(document).get(rule_id)
    if chosen is None:
        return None
    rule, level = rulebook.rules[chosen[0]], chosen[1]
    match = document.source[span.start : span.end]
    filled = {"match": match, "fix": "", "count": "1", "findings": "1", **slots}
    message: str = rule.options.get("file_message", rule.message).format_map(filled)
    place, excerpt = place_of(document, span), excerpt_of(document, span)
    return Diagnostic(document.path, place, rule_id, level, message, excerpt)


def unreadable_parts(document: Document, rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield what the parser of an article could not make out."""
    for fault in document.unreadable:
        found = own(document, rulebook, UNREADABLE, fault.span, what=fault.message)
        if found is not None:
            yield found


def unreadable(path: str, rulebook: Rulebook, what: str) -> Report:
    """Return the report of a file that could not be read."""
    found = own(Document(path, "", ()), rulebook, UNREADABLE, Span(0, 0), what=what)
    return Report(path, (found,) if found else ())


def misread(
    document: Document, rulebook: Rulebook, offset: int, encoding: str
) -> Iterator[Diagnostic]:
    """Yield the report of a file that is not UTF-8: the first byte that shows it."""
    start = min(offset, len(document.source))
    span = Span(start, min(start + 1, len(document.source)))
    found = own(document, rulebook, ENCODING, span, encoding=encoding)
    if found is not None:
        yield found


def disables_of(document: Document, rulebook: Rulebook) -> Disables:
    """Return what an article asks to hide, each with what is said of it if it hides nothing."""
    if not document.directives:
        return NOTHING
    found = disables_in(document)
    asked = [_weighed(document, rulebook, disable) for disable in found.asked]
    for directive in document.directives:
        for what in _mistakes(directive, tuple(rulebook.plan.active)):
            idle = own(document, rulebook, UNUSED, directive.span, what=what)
            asked.append(Disable("", Span(0, 0), directive.span, idle=idle))
    return found._replace(asked=tuple(asked))


def _weighed(document: Document, rulebook: Rulebook, disable: Disable) -> Disable:
    what = _unknown_rule(disable.rule, tuple(rulebook.plan.active))
    if not what and not rulebook.judges(disable.rule, rulebook.rules_for(document)):
        return disable
    finding = "no finding" if disable.rule == "*" else f"no finding of {disable.rule}"
    what = what or f"{finding} stands here; take it away"
    return disable._replace(idle=own(document, rulebook, UNUSED, disable.asked, what=what))


def _mistakes(directive: Directive, ids: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with a comment or key that hides nothing by its nature."""
    from newslint.hints import did_you_mean
    from newslint.parsers.comments import VERBS
    from newslint.parsers.frontmatter import DISABLE

    if directive.verb == "enable":
        yield from filter(None, (_unknown_rule(pattern, ids) for pattern in directive.rules))
    for kind, known in (("comment", VERBS), ("key", (DISABLE,))):
        if directive.verb == f"unknown-{kind}":
            (word,) = directive.rules
            yield f"newslint knows no {kind} “{word}”{did_you_mean(word, known)}"


@lru_cache(maxsize=256)
def _unknown_rule(pattern: str, ids: tuple[str, ...]) -> str:
    """Return what is said of an id or a glob that names no rule; nothing of others."""
    if any(names_rule(pattern, rule_id) for rule_id in ids):
        return ""
    from newslint.hints import did_you_mean

    topics = sorted({f"{rule_id.split('/')[0]}/*" for rule_id in ids})
    return f"there is no rule “{pattern}”{did_you_mean(pattern, [*ids, *topics])}"


def finish(
    report: Report, clashes: Iterable[Diagnostic], rulebook: Rulebook, compared: bool = True
) -> Iterator[Diagnostic]:
    """Yield what is left of an article's findings and clashes, and disables that hid nothing.

    `compared` says whether the article was held against the archive that it belongs to; where
    not, nobody knows whether a disable of a rule that compares articles is of use. Nor is it known
    of a glob where only some rules are asked for, which is no matter of what is kept of an article.
    """
    kept, idle = hide((*report.diagnostics, *clashes), report.disables)
    yield from kept
    for disable in idle:
        if disable.idle is None or rulebook.leaves_out(disable.rule):
            continue
        if compared or not rulebook.compares(disable.rule):
            yield disable.idle
