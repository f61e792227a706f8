"""What the rules say of one article."""

from collections.abc import Container

from newslint.checks.article import Article
from newslint.checks.base import ArchiveCheck
from newslint.diagnostics import Diagnostic, Level, in_order
from newslint.disables import NOTHING
from newslint.document import Document
from newslint.due import Wanted, applies, due, language_of
from newslint.findings import diagnose
from newslint.own_reports import disables_of, unreadable_parts
from newslint.reading import Reading
from newslint.records import NamedTuple
from newslint.report import Failure, Filed, Report, crash, too_slow
from newslint.rulebook import Rulebook
from newslint.selections import Selection
from newslint.terms import Hits

MOST_TIMEOUTS = 3
"""After how many articles a rule that is too slow is tried no more: the run has failed anyway."""


WHOLE = "*"
"""Stands among the families of a rule that an amendment has taken over as a whole."""


class Gathered(NamedTuple):
    """What the rules have said so far."""

    found: list[Diagnostic]
    facts: list[Filed]
    failures: list[Failure]


def lint(document: Document, rulebook: Rulebook, wanted: Wanted = "all") -> Report:
    """Return what the rules say about one article; pure, and raises nothing.

    Only its facts are wanted of an article that was not asked, which the archive compares with
    those asked; only its findings of one that is compared with none.
    """
    reading, gathered = Reading(document), Gathered([], [], [])
    hits = rulebook.terms.find(reading)
    selection = rulebook.selection_for(document)
    taken = _taken_over(rulebook, selection, document) if selection.amending else {}
    for number in due(reading, rulebook, selection, hits, wanted):
        families = taken.get(rulebook.rules[number].id, ())
        if WHOLE not in families:
            article = _article(reading, rulebook, number, hits, families)
            _ask(article, rulebook, number, selection.levels[number], wanted, gathered)
    gathered.found.extend(unreadable_parts(document, rulebook))
    unique = {(one.rule, one.place.span, one.message): one for one in gathered.found}.values()
    disables = NOTHING if wanted == "facts" else disables_of(document, rulebook)
    return Report(
        document.path,
        tuple(sorted(unique, key=in_order)),
        tuple(gathered.facts),
        disables,
        tuple(gathered.failures),
    )


def _taken_over(
    rulebook: Rulebook, selection: Selection, document: Document
) -> dict[str, frozenset[str]]:
    """Return what amendments have taken over in an article, by the rule that is to leave it alone.

    Where two of them meet in an article, as by its front matter, the first one has the family.
    """
    language, day = language_of(document), document.day
    taken: dict[str, frozenset[str]] = {}
    for number in selection.amending:
        rule = rulebook.rules[number]
        if applies(rule, language, day):
            earlier = taken.get(rule.amends, frozenset())
            taken[rule.id] = earlier
            for other in (rule.amends, *rule.sharing):
                taken[other] = taken.get(other, frozenset()).union(rule.families or (WHOLE,))
    return taken


def _ask(
    article: Article,
    rulebook: Rulebook,
    number: int,
    level: Level,
    wanted: Wanted,
    gathered: Gathered,
) -> None:
    """Gather what one rule says, or that it failed."""
    rule, path = rulebook.rules[number], article.document.path
    if rulebook.timeouts and rulebook.timeouts[number] >= MOST_TIMEOUTS:
        gathered.failures.append(too_slow(rule, path))
        return
    try:
        check = rulebook.check(number)
        if wanted != "findings" and isinstance(check, ArchiveCheck):
            facts = tuple(check.facts(article))
            if facts:
                gathered.facts.append(Filed(rule.id, number, level, facts))
        if wanted != "facts":
            gathered.found.extend(diagnose(rule, level, check, article))
    except TimeoutError:
        rulebook.timeouts[number] += 1
        gathered.failures.append(too_slow(rule, path))
    except Exception as error:  # a check may come from a plugin and raise anything
        gathered.failures.append(crash(rule, path, error))


def _article(
    reading: Reading, rulebook: Rulebook, number: int, hits: Hits, taken: Container[str]
) -> Article:
    rule = rulebook.rules[number]
    return Article(
        reading,
        rulebook.scopes[number],
        rule.quotes,
        hits.found.get(number, ()),
        hits.exempt_from(number, rule.wording),
        taken,
    )
