"""What stands around the text of an article: bylines, dates, credits of photographs."""

import re

from newslint.lazy import lazy

_LONGEST = 160
_PART = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_SMALL = "[Dd]e|[Dd]el|[Dd]i|[Vv]an|[Vv]on|der|den|la|le|bin|al|of|for|the|in|at"
_NAME = rf"{_PART}(?:,? (?:{_PART}|{_SMALL})){{0,9}}"
_BYLINE = lazy(
    r"(?:(?:Written|Words|Story|Reporting|Reported|Text|Analysis|Commentary|Opinion) by|By|BY)"
    rf":?\s+(?!(?:The|A|An)\s(?!Associated|Canadian|Press)){_NAME}"
    rf"(?:(?:,? and |,? AND |,? with | & |, | [|•·/] ?){_NAME}){{0,6}}"
    r"(?:[ ,|•·(<-]*\S+@\S+)?\s*\Z"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = lazy(
    r"(?:(?:First |Originally |Last )?(?:Published|Updated|Posted|Modified)\b.{0,30}\d.*"
    rf"|(?:[A-Z][a-z]+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}\b[\d:., |/–-]*"
    r"(?:at |[ap]\.?m\.?|[A-Z]{2,4}\b|[\d:., |/–-])*)\Z",
    re.IGNORECASE,
)
_CREDITED = r"(?:photo|photograph|image|picture|illustration|graphic|caption|video still)s?"
_CAPTION = lazy(
    rf"[(\[][^()\[\]]{{0,40}}\b{_CREDITED}\b[^()\[\]]{{0,600}}[)\]]\.?\Z"
    rf"|(?:file |main |top )?{_CREDITED}(?: credit| courtesy)?\s?:\s?\S"
    rf"|{_CREDITED} (?:by|courtesy of) [^.]{{1,80}}\Z"
    r"|file(?: photo)? [-–—] "
    r"|file photo: ",
    re.IGNORECASE,
)


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the article: `By Jane Doe, Staff Writer`."""
    return len(text) <= _LONGEST and "by" in text[:20].lower() and _BYLINE.match(text) is not None


def is_date(text: str) -> bool:
    """Whether a line says only when the article was published."""
    return len(text) <= _LONGEST and _DATE.match(text) is not None


def is_caption(text: str) -> bool:
    """Whether a line describes or credits a photograph: `(Photo: Jane Doe)`."""
    return _CAPTION.match(text) is not None
