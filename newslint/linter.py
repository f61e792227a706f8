"""What the rules say of one article."""

from collections.abc import Container, Sequence

from newslint.annotations import Literal
from newslint.checks.article import Article
from newslint.checks.base import ArchiveCheck
from newslint.checks.facts import Fact
from newslint.diagnostics import Diagnostic, Level, in_order
from newslint.disables import NOTHING
from newslint.document import Document, Kind
from newslint.findings import diagnose
from newslint.needs import holds_one
from newslint.options import DAY
from newslint.own_reports import disables_of, unreadable_parts
from newslint.patterns import is_ready
from newslint.reading import Reading
from newslint.records import NamedTuple
from newslint.report import Failure, Filed, Report, crash, too_slow
from newslint.rulebook import Rule, Rulebook, Selection
from newslint.terms import Hits

MOST_TIMEOUTS = 3
"""After how many articles a rule that is too slow is tried no more: the run has failed anyway."""


WHOLE = "*"
"""Stands among the families of a rule that an amendment has taken over as a whole."""

Wanted = Literal["all", "findings", "facts"]
"""What is gathered of an article: what is wrong in it, what it is compared by, or both."""


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
    language, day = language_of(document), day_of(document)
    selection = rulebook.selection_for(document)
    taken = _taken_over(rulebook, selection, language, day)
    for number in _due(reading, rulebook, selection, hits):
        rule, scope = rulebook.rules[number], rulebook.scopes[number]
        if not _has_part(reading, rule, scope) or not applies(rule, language, day):
            continue
        if (wanted == "facts" and not rule.of_archive) or (
            wanted == "findings" and rule.only_compares
        ):
            continue
        families = taken.get(rule.id, ())
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


def _due(reading: Reading, rulebook: Rulebook, selection: Selection, hits: Hits) -> Sequence[int]:
    """Return the rules that may have something to say, in their order.

    Anchors do not know the digits of other scripts.
    """
    levels, rules = selection.levels, rulebook.rules
    found = {*selection.always, *hits.found}
    if reading.has_other_digits:
        found.update([number for number in levels if rules[number].wakes])
    else:
        woken = (number for number in hits.woken if number in levels)
        found.update([number for number in woken if is_woken(rules[number], reading)])
    return sorted(found & levels.keys())


def _has_part(reading: Reading, rule: Rule, scope: frozenset[Kind]) -> bool:
    """Whether an article has the part that a rule looks at; what it needs stands in its scope."""
    if rule.part == "links":
        return reading.document.has_links
    if rule.part == "fields":
        return bool(reading.document.fields)
    return not rule.needs_hit or not scope.isdisjoint(reading.kinds)


def _taken_over(
    rulebook: Rulebook, selection: Selection, language: str | None, day: str
) -> dict[str, frozenset[str]]:
    """Return what amendments have taken over in an article, by the rule that is to leave it alone.

    Where two of them meet in an article, as by its front matter, the first one has the family.
    """
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
            facts = (Fact(*fact[:-2], number, level) for fact in check.facts(article))
            gathered.facts.extend([Filed(rule.id, fact) for fact in facts])
        if wanted != "facts":
            gathered.found.extend(diagnose(rule, level, check, article))
    except TimeoutError:
        rulebook.timeouts[number] += 1
        gathered.failures.append(too_slow(rule, path))
    except Exception as error:  # a check may come from a plugin and raise anything
        gathered.failures.append(crash(rule, path, error))


def is_woken(rule: Rule, reading: Reading) -> bool:
    """Whether a rule's pattern can match whose first anchor stands there: the others do too."""
    fully = not is_ready()
    return all(holds_one(reading.folded, texts, fully) for texts in rule.wakes[1:])


def applies(rule: Rule, language: str | None, day: str) -> bool:
    """Whether a rule is for an article of this language and day, where it tells them."""
    if rule.since and day and day < rule.since:
        return False
    asked = rule.language if rule.wording else ""
    return language is None or not asked or language == _main_language(asked)


def language_of(document: Document) -> str | None:
    """Return the language that an article says it is in, without its region."""
    lang = document.field("lang")
    return _main_language(lang.text) if lang else None


def day_of(document: Document) -> str:
    """Return the day of an article as 2026-11-24, "" where it says none."""
    date = document.field("date")
    return date.text[:10] if date and DAY.match(date.text) else ""


def _main_language(tag: str) -> str:
    return tag.lower().replace("_", "-").split("-")[0]


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
