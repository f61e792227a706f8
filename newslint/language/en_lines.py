"""English lines around an article: bylines, dates, credits, and what a lead says.

This is data, as en.py is: what another language would write in other words.
"""

import re

from newslint.lazy import lazy

_PART = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_SMALL = "[Dd]e|[Dd]el|[Dd]i|[Vv]an|[Vv]on|der|den|la|le|bin|al|of|for|the|in|at"
_NAME = rf"{_PART}(?:,? (?:{_PART}|{_SMALL})){{0,9}}"
BYLINE = lazy(
    r"(?:(?:Written|Words|Story|Reporting|Reported|Text|Analysis|Commentary|Opinion) by"
    r"|By|BY|Byline|BYLINE)"
    rf":?\s+(?!(?:The|A|An)\s(?!Associated|Canadian|Press)){_NAME}"
    rf"(?:(?:,? and |,? AND |,? with | & |, | [|•·/] ?){_NAME}){{0,6}}"
    r"(?:[ ,|•·(<-]*\S+@\S+)?\.?\s*\Z"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE_LINE = lazy(
    r"(?:(?:First |Originally |Last )?(?:Published|Updated|Posted|Modified)\b.{0,30}\d.*"
    rf"|(?:[A-Z][a-z]+day,? )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? \d{{4}}\b[\d:., |/–-]*"
    r"(?:at |[ap]\.?m\.?|[A-Z]{2,4}\b|[\d:., |/–-])*)\Z",
    re.IGNORECASE,
)
_CREDITED = r"(?:photo|photograph|image|picture|illustration|graphic|caption|video still)s?"
CAPTION = lazy(
    rf"[(\[][^()\[\]]{{0,40}}\b{_CREDITED}\b[^()\[\]]{{0,600}}[)\]]\.?\Z"
    rf"|(?:file |main |top )?{_CREDITED}(?: credit| courtesy)?\s?:\s?\S"
    rf"|{_CREDITED} (?:by|courtesy of) [^.]{{1,80}}\Z"
    r"|file(?: photo)? [-–—] "
    r"|file photo: ",
    re.IGNORECASE,
)

PLACE_WORDS = "de|del|la|of|the|and"
"""Small words within the name of a place."""

OF_A_LEAD = lazy(r"\b(?:said|told|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
"""What the first sentence of a report says, and a headline does not."""
