"""Narration that slipped inside the outer marks: `"'We will go,' she said".`"""

from newslint.lazy import lazy
from newslint.quotations.model import Fault, Quotation

# A name and a verb or the other way round: a few words without any stop.
_FEW_WORDS = lazy(r"\s*([^\W\d_][\w’'.-]*(?:\s+[\w’'.-]+){1,5})\s*")


def cue_inside(text: str, outer: Quotation, inner: Quotation) -> Fault | None:
    """Return the fault of a quotation that opens with an inner one and ends in a bare cue."""
    if outer.closing is None or inner.closing is None:
        return None
    if text[outer.start : inner.opening.start].strip():
        return None
    if text[inner.start : inner.end].rstrip()[-1:] not in (",", "?", "!"):
        return None
    after = inner.closing.end
    rest = _FEW_WORDS.fullmatch(text[after : outer.end])
    # A stop inside, or a comma and the true cue outside: the inner speaker is quoted by the outer.
    if rest is None or rest[1].endswith(".") or text.startswith(",", outer.closing.end):
        return None
    return Fault("cue-inside", after + rest.start(1), outer.closing.end)
