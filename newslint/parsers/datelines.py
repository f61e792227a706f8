"""Datelines: the place and agency before the first sentence of a report."""

from newslint.language.en import LABELS_BEFORE_DASHES, TWO_WORD_CITIES
from newslint.language.en_lines import MONTH, PLACE_WORDS
from newslint.lazy import lazy
from newslint.text import Prose

_LONGEST = 120
_WORD = lazy(r"\w+")
_DASH = lazy(r"\s*(?:--+|[—–])\s*|\s+[-_]\s+")
_AGENCY = lazy(r"\s*\((?![A-Z]-)[A-Z][A-Za-z .,&/+'-]{1,40}\)\Z")
_LETTER = "[A-ZÀ-ÖØ-Þ]"
_CITY = rf"{_LETTER}[A-ZÀ-ÖØ-Þ.'-]*(?: {_LETTER}[A-ZÀ-ÖØ-Þ.'-]*){{0,3}}"
_NAME = rf"{_LETTER}[\w.'-]*(?: (?:{_LETTER}[\w.'-]*|{PLACE_WORDS})){{0,4}}"
_DATE = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
_REGION = rf"(?:, {_NAME}){{0,2}}"
_TAIL = rf"(?: ?/ ?{_NAME}{_REGION}){{0,3}}(?:,? {_DATE})?\Z"
_IN_CAPITALS = lazy(rf"{_CITY}(?=[,/ ]|\Z){_REGION}{_TAIL}")
_IN_ANY_CASE = lazy(rf"{_NAME}{_REGION}{_TAIL}")
_SENTENCE = lazy(r"[\"'“‘«(\[$£€]*[^\W_a-zß-öø-ÿ]")


def split_dateline(prose: Prose) -> tuple[Prose | None, Prose]:
    """Return the dateline at the start of a body's first paragraph, if there is one, and the rest.

    The dash and the spaces between them belong to neither.
    """
    text = prose.text
    dash = _DASH.search(text, 0, _LONGEST)
    while dash:
        if not _SENTENCE.match(text, dash.end()):
            return None, prose
        if _is_dateline(text[: dash.start()]):
            return prose.slice(0, dash.start()), prose.slice(dash.end(), len(text))
        dash = _DASH.search(text, dash.end(), _LONGEST)
    return None, prose


def _is_dateline(text: str) -> bool:
    place = text.replace("\u00a0", " ").replace("’", "'")  # a class with ’ is slow to compile
    agency = _AGENCY.search(place)
    if agency:
        return _IN_ANY_CASE.match(place[: agency.start()]) is not None
    # Most dashes stand in sentences: two capitals are seen without any pattern.
    capitals = place[:2].isupper() and place[1:2] != " "
    return capitals and _IN_CAPITALS.match(place) is not None and not _is_label(place)


def _is_label(place: str) -> bool:
    words = _WORD.findall(place)
    if words and words[0] in LABELS_BEFORE_DASHES:
        return " ".join(words[:2]) not in TWO_WORD_CITIES
    return sum(map(str.isalpha, place)) < 4
