"""Text in XML, whatever an article or a path holds."""

import re
from html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
"""White space that a reader of XML would otherwise make a space of."""


def content(text: str) -> str:
    """Return text as the content of an element; what no XML may hold becomes U+FFFD."""
    return escape(_ILLEGAL.sub("\ufffd", text), quote=False)


def attributes(values: dict[str, object]) -> str:
    """Return the attributes of a start tag, each behind a space."""
    return "".join(f' {name}="{_attribute(str(value))}"' for name, value in values.items())


def _attribute(text: str) -> str:
    made = escape(_ILLEGAL.sub("\ufffd", text))
    return "".join(_KEPT.get(c, c) for c in made) if _KEPT.keys() & {*made} else made
