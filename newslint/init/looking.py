"""What one article shows of its desk: its keys, the forms of its words, its marks."""

from collections import Counter
from collections.abc import Iterator

from newslint.checks.article import Article, Hit
from newslint.checks.borrowed import borrowed
from newslint.checks.consistency import Consistency
from newslint.checks.forms import Family
from newslint.checks.uses import in_display
from newslint.document import Document
from newslint.reading import Reading
from newslint.records import NamedTuple
from newslint.rulebook import Rulebook

FEWEST_WORDS = 40
"""A file of fewer words in paragraphs is a template, a list or a note, and no article."""
_BODY = ("paragraph", "blockquote", "item")


class Form(NamedTuple):
    """The form that an article has of a word, by the rule and its family."""

    rule: str
    family: str
    form: str


class Seen(NamedTuple):
    """What an article shows; `keys` are those of its front matter that say something.

    `marks` is the kind of its outer quotation marks, "" where it quotes nothing or mixes kinds.
    """

    path: str
    keys: tuple[str, ...]
    forms: tuple[Form, ...]
    marks: str


def look_at(document: Document, rulebook: Rulebook) -> Seen | None:
    """Return what an article shows, None of what is no article."""
    if not _is_article(document):
        return None
    reading = Reading(document)
    keys = tuple(key for key, field in document.fields.items() if field.text.strip())
    return Seen(document.path, keys, tuple(_forms(reading, rulebook)), _marks(reading))


def _is_article(document: Document) -> bool:
    words = sum(len(block.text.split()) for block in document.blocks if block.kind in _BODY)
    has_headline = any(block.kind == "headline" for block in document.blocks)
    return words >= FEWEST_WORDS and (has_headline or document.field("headline") is not None)


def _forms(reading: Reading, rulebook: Rulebook) -> Iterator[Form]:
    """Yield the form of each family that an article keeps to, as its rule counts them."""
    hits = rulebook.terms.find(reading)
    for rule_id, (number, _) in rulebook.rules_for(reading.document).items():
        if number not in hits.found:
            continue
        check, rule = rulebook.check(number), rulebook.rules[number]
        if isinstance(check, Consistency):
            exempt = hits.exempt_from(number, rule.wording)
            found = hits.found[number]
            article = Article(reading, rulebook.scopes[number], rule.quotes, found, exempt)
            for name, some in _by_family(check, found).items():
                form = _form(check, article, check.named[name], some)
                if form:
                    yield Form(rule_id, name, form)


def _by_family(check: Consistency, hits: list[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(check.spelling_of(hit).family, []).append(hit)
    return found


def _form(check: Consistency, article: Article, family: Family, hits: list[Hit]) -> str:
    """Return the form that most uses in an article's own text have, "" where two have as many."""
    uses = list(check.uses(article, family, hits))
    others = borrowed(article.reading, [use.hit.start for use in uses])
    own = [
        use.spelling.form
        for use in uses
        if not (in_display(article, use.hit) or others.holds(use.hit.start, use.hit.end))
    ]
    ranked = Counter(own).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return family.forms[ranked[0][0]]


def _marks(reading: Reading) -> str:
    kinds = {quotation.opening.glyph for quotation in reading.quotations.outer}
    return kinds.pop() if len(kinds) == 1 else ""
