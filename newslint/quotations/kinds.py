"""What kind of thing stands between two marks: words that were said, a title, a doubt."""

from newslint.annotations import Literal
from newslint.lazy import lazy
from newslint.quotations.model import Quotation

QuotationKind = Literal["sentence", "partial", "scare", "title", "label"]

FEWEST_WORDS = 5
FEWEST_IN_HEADING = 4
FEWEST_IN_NAME = 2
"""How many longer words, all with capitals, make a heading, or a name before a comma."""

_GLANCE = 80
"""In how many letters of a quotation its first words are looked at."""

_WORD = lazy(r"[^\W_][\w’'.-]*")
_ENDS = (".", "!", "?", "…", ",", "—", "–", "--", ".'", ".’", "!’", "?’", "!'", "?'", ")", "]")


def kind_of(text: str, quotation: Quotation) -> QuotationKind:
    """Return the kind of a quotation, judged by its length, capitals and stops alone."""
    quoted = text[quotation.start : quotation.end].strip()
    # Of a long one the first words tell that it is no name, and that it is long enough.
    is_long = len(quoted) > _GLANCE and _is_prose(_WORD.findall(quoted, 0, _GLANCE))
    if is_long and is_sentence(text, quotation, quoted, FEWEST_WORDS):
        return "sentence"
    words = _WORD.findall(quoted)
    longer = [word for word in words if len(word) > 3]
    capitals = sum([word[0].isupper() for word in longer])
    fewest = FEWEST_IN_NAME if quoted.endswith(",") else FEWEST_IN_HEADING
    is_named = len(longer) >= fewest and capitals == len(longer) and not quoted.isupper()
    if not is_named and is_sentence(text, quotation, quoted, len(words)):
        return "sentence"
    if len(words) > 1 and longer and capitals >= 0.8 * len(longer):
        return "title"
    if words and (len(words) == 1 or quoted.isupper()) and words[0][0].isupper():
        return "label"
    return "scare" if len(words) <= 2 else "partial"


def _is_prose(words: list[str]) -> bool:
    """Whether words are as many as a sentence has, and one of the longer has no capital."""
    if len(words) < FEWEST_WORDS:
        return False
    return any(len(word) > 3 and not word[0].isupper() for word in words)


def is_sentence(text: str, quotation: Quotation, quoted: str, words: int) -> bool:
    """Whether a quotation is a sentence or more: it begins as one and ends as one."""
    if words < FEWEST_WORDS and not (words and quoted.endswith((",", "?", "!", "."))):
        return False
    first = quoted.lstrip("'‘’\"“”[(… .—-")[:1]
    if not (first.isupper() or first.isdigit() or quoted[0] in "[(….—-"):
        return False
    if quotation.closing is None or quoted.endswith(_ENDS):
        return True
    return text.startswith((".", "!", "?", ","), quotation.closing.end)
