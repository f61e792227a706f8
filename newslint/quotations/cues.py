"""Narration that slipped inside the outer marks: `"'We will go,' she said".`"""

import re

from newslint.quotations.model import Fault, Quotation

# A name and a verb or the other way round: a few words without any stop.
_FEW_WORDS = re.compile(r"[\s]*([^\W\d_][\w’'.-]*(?:\s+[\w’'.-]+){1,5})\s*")


def cue_inside(text: str, outer: Quotation, inner: Quotation) -> Fault | None:
    """Return the fault of a quotation that opens with an inner one and ends in a bare cue."""
    if outer.closing is None or inner.closing is None:
        return None
    if text[outer.start : inner.opening.start].strip():
        return None
    if text[inner.start : inner.end].rstrip()[-1:] not in (",", "?", "!"):
        return None
    rest = _FEW_WORDS.fullmatch(text, inner.closing.end, outer.end)
    if (
        rest is None
        or rest[1].endswith(".")
        or text[outer.closing.end : outer.closing.end + 1] == ","
    ):
        return None
    return Fault("cue-inside", rest.start(1), outer.closing.end)
