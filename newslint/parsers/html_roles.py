"""What templates call the parts of an article: caption, byline, deck."""

import re
from collections.abc import Sequence
from itertools import islice

from newslint.document import Kind
from newslint.lazy import lazy
from newslint.parsers.html_elements import Element
from newslint.parsers.html_page import Page
from newslint.parsers.html_reader import RawBlock

_ROLES: Sequence[tuple[Kind, re.Pattern[str]]] = (
    ("caption", lazy(r"caption|(?:photo|image)-?credit|gallery|slide-?show|carousel")),
    ("byline", lazy(r"by-?line|author|writer")),
    ("dateline", lazy(r"date-?line")),
    (
        "deck",
        lazy(
            r"(?:^|[\s_-])(?:dek|deck|stand-?first|sub-?title|sub-?head(?:ing|line)?|summary|intro"
            r"|excerpt|lede?|tagline)(?:$|[\s_-])"
        ),
    ),
    ("blockquote", lazy(r"pull-?quote")),
)
_LONGEST = {"caption": 600, "byline": 120, "dateline": 60, "deck": 400, "blockquote": 600}
_FIXED = ("cell", "blockquote")
_LEVELS = 6


class Roles:
    """Says what the blocks of a page are, from the names of the elements they stand in."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._own: dict[Element, Kind | None] = {}

    def role(self, block: RawBlock) -> Kind | None:
        """Return what the template calls a block, unless it is too long to be that."""
        if block.kind in _FIXED:
            return None
        for element in islice(block.element.ancestors(), _LEVELS):
            if element in self._page.roots or self._page.is_most(element):
                return None
            role = self._role_of(element)
            if role:
                return role if len(block.prose.text) <= _LONGEST[role] else None
        return None

    def _role_of(self, element: Element) -> Kind | None:
        if element not in self._own:
            self._own[element] = _named(element)
        return self._own[element]


def _named(element: Element) -> Kind | None:
    if element.tag in ("figure", "figcaption"):
        return "caption"
    return next((role for role, pattern in _ROLES if pattern.search(element.names)), None)
