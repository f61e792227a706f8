"""What HTML elements mean to a reader of an article: block or inline, prose or none."""

from collections.abc import Iterator, Sequence

from newslint.document import Kind

Attributes = Sequence[tuple[str, str | None]]


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _tags("area base br col embed hr img input link meta param source track wbr frame basefont")
HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
CODE = _tags("code kbd samp tt var")
PAGE = _tags("html head body")
CELLS = _tags("td th")
UNREAD = _tags(
    "script style template noscript svg math select option datalist button textarea label legend "
    "output meter progress object iframe audio video canvas map head nav dialog pre xmp listing "
    "rt rp noframes applet title"
)
BLOCKS = HEADINGS | _tags(
    "html head body address article aside blockquote caption center colgroup dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form header hgroup hr legend li main menu nav ol "
    "optgroup p pre search section summary table tbody td tfoot th thead tr ul xmp listing "
    "noframes frameset"
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(CELLS, "cell"),
    **dict.fromkeys(["li", "dt", "dd"], "item"),
    **dict.fromkeys(["figcaption", "caption"], "caption"),
    **dict.fromkeys(["article", "table", "body"], "paragraph"),
    "blockquote": "blockquote",
}
_LASTING = ("blockquote", "caption")

# A start tag ends what stands open of its own group, unless one of the others lies between.
IMPLIED_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "a": (_tags("a"), BLOCKS),
    "li": (_tags("li"), _tags("ul ol menu dir table td th")),
    **dict.fromkeys(["dt", "dd"], (_tags("dt dd"), _tags("dl table td th ul ol"))),
    **dict.fromkeys(CELLS, (CELLS, _tags("tr table"))),
    "tr": (_tags("tr"), _tags("table")),
    **dict.fromkeys(["thead", "tbody", "tfoot"], (_tags("thead tbody tfoot"), _tags("table"))),
    "option": (_tags("option"), _tags("select datalist")),
}
_TABLE_PARTS = _tags("td th tr thead tbody tfoot caption colgroup")
_WALLS = _tags("td th table")
_LONGEST_NAME = 400


def walls(tag: str) -> frozenset[str]:
    """Return the elements that an end tag does not reach out of: a cell keeps stray tags in."""
    if tag in _TABLE_PARTS:
        return frozenset(["table"])
    return frozenset() if tag == "table" else _WALLS


class Element:
    """An open element: what it means for the text inside it, and its way up to the root."""

    __slots__ = (
        "_names",
        "attributes",
        "block",
        "is_link",
        "is_unread",
        "kind",
        "parent",
        "start",
        "tag",
    )

    def __init__(
        self, tag: str, attributes: Attributes, parent: "Element | None", start: int
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.start = start
        self.block: Element = self
        self.kind: Kind = "paragraph"
        self.is_link: bool = tag == "a" and self.has("href")
        self.is_unread: bool = tag in UNREAD or tag in CODE or self._is_hidden()
        self._names: str | None = None
        if parent is not None:
            self._inherit(parent)

    def _inherit(self, parent: "Element") -> None:
        if self.tag not in BLOCKS:
            self.block = parent.block
        kind = parent.kind
        self.kind = kind if kind in _LASTING else _KINDS.get(self.tag, kind)
        self.is_link = self.is_link or parent.is_link
        self.is_unread = self.is_unread or parent.is_unread

    def _is_hidden(self) -> bool:
        if self.tag in ("html", "body"):
            return False
        for key, value in self.attributes:
            if key == "hidden" or (key == "aria-hidden" and value == "true"):
                return True
            if key == "style" and value and "display" in value:
                return "display:none" in value.replace(" ", "").lower()
        return False

    def has(self, name: str) -> bool:
        """Whether an attribute is there, whatever its value."""
        return any(key == name for key, _ in self.attributes)

    def get(self, name: str) -> str:
        """Return the value of an attribute, or nothing."""
        for key, value in self.attributes:
            if key == name:
                return value or ""
        return ""

    def ancestors(self) -> Iterator["Element"]:
        """Yield the element itself and what it stands in, from the inside out."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent

    def nearest(self, tags: frozenset[str]) -> "Element | None":
        """Return the innermost element of these tags that it is or stands in."""
        return next((element for element in self.ancestors() if element.tag in tags), None)

    @property
    def names(self) -> str:
        """What its author calls it: its classes, id and role in lower case."""
        if self._names is None:
            found = [self.get(key) for key in ("class", "id", "role", "itemprop", "rel")]
            self._names = " ".join(found).lower()[:_LONGEST_NAME]
        return self._names
