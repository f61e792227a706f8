"""Keeping the standard HTML parser quick and sound: what trips it is blanked, at equal length.

It only needs to see where tags begin and end; the text itself is read from the source.
"""

from newslint.lazy import lazy

_NO_REFERENCE = lazy(r"&#(?!(?:[0-9]+|[xX][0-9a-fA-F]+)(?:[^0-9a-fA-F]|\Z))")


def masked(text: str) -> str:
    """Return an equally long text that the standard parser reads to its end, in linear time."""
    if "<![" in text:
        # it raises on <![if …]>, which browsers take for a comment up to the next >
        text = text.replace("<![", "<!x")
    if "&#" in text:
        # it stops at &# that is no reference
        text = _NO_REFERENCE.sub("  ", text)
    text = _without_unclosed(text, "<!--", "-->", "<!xx")
    return _without_unclosed(text, "<", ">", " ")


def _without_unclosed(text: str, opener: str, closer: str, blank: str) -> str:
    """Blank the openers that no closer follows: each would search to the end of the text."""
    last = text.rfind(closer) + 1
    if text.find(opener, last) < 0:
        return text
    return text[:last] + text[last:].replace(opener, blank)


def line_starts(text: str, offset: int) -> list[int]:
    """Return where each line begins; a line ends at a line feed, as the standard parser counts."""
    starts, at = [offset], text.find("\n")
    while at >= 0:
        starts.append(offset + at + 1)
        at = text.find("\n", at + 1)
    return starts
