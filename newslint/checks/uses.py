"""Whether a form found in an article is the word that its family is about."""

from itertools import chain

from newslint.checks.article import Article, Hit
from newslint.checks.forms import Family
from newslint.language.en import NAME_JOINERS, ORDINALS
from newslint.lazy import lazy

DISPLAY = ("headline", "deck")
DASHES = tuple("-–—")
WINDOW = 40
"""How many characters beside a hit are looked at for its neighbours."""

# Compiled where a family is mixed, which few articles are.
_FIGURE = lazy(r"\d[\s\u00a0]?$")
_HOUR = lazy(r"(?<![\d.,:$£€])(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?[\s\u00a0]?$")
_NAME_BEFORE = lazy(r"\b[A-Z]\w+[ \u00a0]$")
_WORD = lazy(r"\w+")
_NAME = r"[ \u00a0][A-Z]\w*[a-z]"
_NAME_AFTER = lazy(_NAME)
_FULL_NAME_AFTER = lazy(rf"{_NAME}[\w.'’-]*{_NAME}")
_EVENT_AFTER = lazy(rf"[ \u00a0]\d{{1,2}}{_NAME}")
_JOINER = f"(?:{'|'.join(sorted(NAME_JOINERS))})"
_WITHIN_BEFORE = lazy(rf"\b[A-Z]\w*(?: {_JOINER})? $")
_WITHIN_AFTER = lazy(rf" (?:{_JOINER} )?[A-Z]")
_DAY_BEFORE = lazy(rf"(?<![\d.,])(?:3[01]|[12]?\d)(?:{'|'.join(sorted(ORDINALS))})?[\s\u00a0]$")
_DAY_AFTER = lazy(r"[\s\u00a0](?:3[01]|[12]?\d)(?!\d)")
_YEAR = lazy(r"\b\d{4}\b")
_LABEL_AFTER = lazy(r"[\s\u00a0]\d{1,2}(?::| \()")
_JOINED_BEFORE = lazy(r"(?:\d|[A-Z]{2}|\b[A-Z][a-z]+)-$")
_JOINED_AFTER = lazy(r"-(?:\d|[A-Z]+\b(?![-'’a-z]))")
LINE = 80
"""A heading has no more letters, and ends in one or in a question mark."""
DATE_LINE = 8
"""A line of so few words that names a day and a year is a date, not a sentence."""


def in_display(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in the headline or deck, or in a heading, also one without marks."""
    block = article.document.block_at(hit.start)
    return block.kind in (*DISPLAY, "heading") or (
        block.kind == "paragraph" and _is_line(block.text)
    )


def _is_line(text: str) -> bool:
    """Whether a paragraph is a line such as stands above others: short, without a full stop."""
    return len(text) <= LINE and (text[-1:].isalnum() or text.endswith("?"))


def is_use(article: Article, hit: Hit, form: str, family: Family) -> bool:
    """Whether a hit is the word that the family is about, and not another in its letters."""
    runs_on = hit.term.endswith(".") and article.text[hit.end : hit.end + 1].isalnum()
    return not (
        runs_on
        or _is_at_edge(article, hit, family)
        or (form in family.after_figure and not after_figure(article, hit))
        or _is_joined(article, hit, form, family)
        or _has_idle_capital(article, hit, family)
        or (form in family.after_hour and not _HOUR.search(_before(article, hit)))
        or (form in family.ahead_of_name and not _is_before_name(article, hit))
        or (form in family.beside_day and not _is_beside_day(article, hit))
        or (form in family.ends_names and _is_after_name(article, hit))
        or (form in family.starts_names and _is_before_name(article, hit))
        or (family.case == "lower" and not _is_small(article, hit))
        or _among_capitals(article, hit)
    )


def _is_at_edge(article: Article, hit: Hit, family: Family) -> bool:
    """Whether a mark whose forms differ by their spaces stands where its spaces tell nothing.

    A dash leads a line of a list or a credit, and several make a rule.
    """
    if len(set(map(str.strip, family.forms))) == len(family.forms):
        return False
    block = article.document.block_at(hit.start)
    return (
        hit.start <= block.start
        or hit.end >= block.end
        or article.text[hit.start - 1] in DASHES
        or article.text[hit.end : hit.end + 1] in DASHES
    )


def after_figure(article: Article, hit: Hit) -> bool:
    """Whether a figure stands before a hit, with or without a space."""
    return bool(_FIGURE.search(_before(article, hit)))


def may_be_in_name(article: Article, hit: Hit) -> bool:
    """Whether a word with a capital stands right beside a hit, so that both may be one name."""
    after = article.text[hit.end : hit.end + WINDOW]
    return bool(
        _is_after_name(article, hit) or _NAME_AFTER.match(after) or _EVENT_AFTER.match(after)
    )


def before_full_name(article: Article, hit: Hit) -> bool:
    """Whether two words with capitals follow: many desks shorten a title there alone."""
    return bool(_FULL_NAME_AFTER.match(article.text[hit.end : hit.end + WINDOW]))


def _is_joined(article: Article, hit: Hit, form: str, family: Family) -> bool:
    """Whether a hyphen joins capitals to a figure or capitals: US-101, 1-844-USA-GOV1."""
    if form in family.after_hour or not hit.term.replace(".", "").isupper():
        return False
    before = article.text[max(0, hit.start - WINDOW) : hit.start]
    after = article.text[hit.end : hit.end + WINDOW]
    return bool(_JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after))


def _has_idle_capital(article: Article, hit: Hit, family: Family) -> bool:
    """Whether a sentence, a title or a name asks for the capital that sets two forms apart."""
    found = article.text[hit.start : hit.end]
    small = found[:1].lower() + found[1:]
    if family.case != "exact" or small == found:
        return False
    if not any(small.startswith(form) for form in chain(family.forms, *family.twins)):
        return False
    in_title = article.document.block_at(hit.start).kind in (*DISPLAY, "heading")
    return in_title or article.reading.starts_sentence(hit.start) or _is_within_name(article, hit)


def _is_within_name(article: Article, hit: Hit) -> bool:
    first = max(0, hit.start - WINDOW)
    found = _WITHIN_BEFORE.search(article.text[first : hit.start])
    if found and not article.reading.starts_sentence(first + found.start()):
        return True
    return bool(_WITHIN_AFTER.match(article.text[hit.end : hit.end + WINDOW]))


def _is_after_name(article: Article, hit: Hit) -> bool:
    """Whether a word with a capital stands right before a hit, and not to open a sentence."""
    first = max(0, hit.start - WINDOW)
    found = _NAME_BEFORE.search(article.text[first : hit.start])
    return found is not None and not article.reading.starts_sentence(first + found.start())


def _is_before_name(article: Article, hit: Hit) -> bool:
    return bool(_NAME_AFTER.match(article.text[hit.end : hit.end + WINDOW]))


def _is_beside_day(article: Article, hit: Hit) -> bool:
    after, block = article.text[hit.end : hit.end + 6], article.document.block_at(hit.start)
    if _is_date_line(block.text) or _before(article, hit).endswith('="'):
        return False
    if hit.start == block.start and _LABEL_AFTER.match(after):
        return False
    return bool(_DAY_AFTER.match(after) or _DAY_BEFORE.search(_before(article, hit)))


def _is_date_line(text: str) -> bool:
    if len(text) > 2 * WINDOW or len(text.split()) > DATE_LINE:
        return False
    return _YEAR.search(text) is not None


def _before(article: Article, hit: Hit) -> str:
    return article.text[max(0, hit.start - 8) : hit.start]


def _is_small(article: Article, hit: Hit) -> bool:
    found = article.text[hit.start : hit.end]
    if found[:1].isupper():
        return found[1:] == hit.term[1:] and article.reading.starts_sentence(hit.start)
    return found == hit.term


def _among_capitals(article: Article, hit: Hit) -> bool:
    """Whether a hit stands in a line of capitals, where US may be the pronoun."""
    text, block = article.text, article.document.block_at(hit.start)
    if not text[hit.start : hit.end].isupper():
        return False
    before = _WORD.findall(text[max(block.start, hit.start - WINDOW) : hit.start])[-1:]
    after = _WORD.findall(text[hit.end : min(block.end, hit.end + WINDOW)])[:1]
    both = [word for word in before + after if word.isupper() and len(word) > 1]
    return len(both) == 2 or (len(both) == len(before + after) and block.text.isupper())
