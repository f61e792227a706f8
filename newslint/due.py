"""Which rules may have something to say of an article: all others are not asked."""

from collections.abc import Iterable, Sequence

from newslint.annotations import Literal
from newslint.document import Document
from newslint.needs import holds_one
from newslint.patterns import is_ready
from newslint.plans import Rule
from newslint.reading import Reading
from newslint.rulebook import Rulebook
from newslint.selections import Selection
from newslint.terms import Hits

Wanted = Literal["all", "findings", "facts"]
"""What is gathered of an article: what is wrong in it, what it is compared by, or both."""


def due(
    reading: Reading, rulebook: Rulebook, selection: Selection, hits: Hits, wanted: Wanted
) -> Sequence[int]:
    """Return the rules to ask, in their order: what they look for is there, and they are for it.

    Of some sixty rules a rulebook asks of an article most are told together, as sets.
    """
    found = _found(reading, rulebook, selection, hits) & selection.levels.keys()
    if wanted == "facts":
        found &= rulebook.of_archive
    elif wanted == "findings":
        found -= rulebook.only_comparing
    document = reading.document
    if not document.has_links:
        found -= rulebook.of_part("links")
    if not document.fields:
        found -= rulebook.of_part("fields")
    found.difference_update(_elsewhere(reading, rulebook, found & rulebook.scoped))
    language, day = language_of(document), document.day
    if language is not None or not found.isdisjoint(rulebook.dated):
        return [n for n in sorted(found) if applies(rulebook.rules[n], language, day)]
    return sorted(found)


def _found(reading: Reading, rulebook: Rulebook, selection: Selection, hits: Hits) -> set[int]:
    """Return the rules that are always due, and those of which a term or a pattern’s need is there.

    Anchors do not know the letters of other scripts.
    """
    levels, rules = selection.levels, rulebook.rules
    found = {*selection.always, *hits.found}
    if reading.has_odd_letters:
        found.update([number for number in levels if rules[number].wakes])
    else:
        woken = hits.woken & levels.keys()
        found.update([number for number in woken if is_woken(rules[number], reading)])
    return found


def _elsewhere(reading: Reading, rulebook: Rulebook, scoped: Iterable[int]) -> Iterable[int]:
    """Return the rules that look at parts that an article does not have."""
    kinds, scopes = reading.kinds, rulebook.scopes
    return [number for number in scoped if scopes[number].isdisjoint(kinds)]


def is_woken(rule: Rule, reading: Reading) -> bool:
    """Whether a rule's pattern can match whose first anchor stands there: the others do too."""
    if len(rule.wakes) < 2:
        return True
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


def _main_language(tag: str) -> str:
    return tag.lower().replace("_", "-").split("-")[0]
