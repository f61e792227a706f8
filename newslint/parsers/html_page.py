"""Which part of a whole page is the article: its containers, without what surrounds them."""

from collections import Counter
from collections.abc import Sequence

from newslint.lazy import lazy
from newslint.parsers.html_elements import PAGE, Element
from newslint.parsers.html_reader import RawBlock

# What newsrooms' templates call the parts around an article, and the container of its text.
_AROUND = lazy(
    r"comment|related|recommend|shar(?:e|ing)|social|newsletter|subscri|sign-?up|promo|sponsor"
    r"|(?:^|[\s_-])ads?(?:$|[\s_-])|advert|dfp|banner|cookie|consent|gdpr|side-?bar|widget|recirc"
    r"|read-?(?:more|next|also)|more-(?:from|stories|on|news)|most-|trending|popular|foot|masthead"
    r"|menu|(?:^|[\s_-])nav|breadcrumb|pagination|pager|(?:^|[\s_-])tags?(?:$|[\s_-])|taxonomy"
    r"|bio(?:$|[\s_-])|disqus|outbrain|taboola|modal|popup|overlay|skip|toolbar|paywall|donat"
    r"|author-?(?:bio|box|info)|about-(?:the-)?author|login|register|hidden|sr-only|screen-reader|timestamp|(?:^|[\s_-])meta"
    r"|copyright|disclaimer|truncated|print-only|d-none(?!.*d-(?:sm|md|lg|xl)-)"
)
_COMMENTS = lazy(r"comments|comment-?(?:list|section|area|thread|form)|disqus")
_AROUND_TAGS = frozenset(["nav", "aside", "footer", "form"])
_BODY = lazy(
    r"article-?_*(?:body|text|content)|(?:story|post|entry|page|news)-?_*(?:body|content|text)"
    r"|body-?_*(?:copy|text)"
)
_LABELS = frozenset(["advertisement", "advertisements", "sponsored", "story continues below"])
_LETTER = lazy(r"[^\W\d_]")
_ENTRIES = frozenset(["li", "article"])
_NO_CONTAINERS = frozenset(["p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"])
_FEW_LETTERS = 60
_ALL_LINKS = 0.6
_ENOUGH = 0.8
_NEARLY_ALL = 0.9
_HINTED = 0.5


class Page:
    """The elements of a page by how much running text they hold."""

    def __init__(self, blocks: Sequence[RawBlock], is_whole: bool = True) -> None:
        self._is_whole = is_whole
        self._around: dict[Element, bool] = {}
        self._direct = Counter([b.element.parent for b in blocks if running(b)])
        self.weights = self._weigh(blocks) or self._weigh(blocks, fewest=1)
        titles = [block.element for block in blocks if block.element.tag == "h1"]
        self._titled = {outer for title in titles for outer in title.ancestors()}
        self._most = 0.5 * max(self.weights.values(), default=0.0)
        clean = [block for block in blocks if not self.is_around(block.element)]
        teasers = teased(clean)
        bare = [block for block in clean if block.element.nearest(_ENTRIES) not in teasers]
        self.clean = self._weigh(bare) or self._weigh(clean) or self._weigh(clean, fewest=1)
        self.roots = self._roots()

    def _weigh(
        self, blocks: Sequence[RawBlock], fewest: int = _FEW_LETTERS
    ) -> dict[Element, float]:
        weights: dict[Element, float] = {}
        for block in blocks:
            weight = running(block, fewest)
            if weight:
                for element in block.element.ancestors():
                    weights[element] = weights.get(element, 0) + weight
        return weights

    def is_most(self, element: Element) -> bool:
        """Whether an element holds most of the page, so that its name says little."""
        return self.weights.get(element, 0) > self._most

    def is_around(self, element: Element) -> bool:
        """Whether an element is a part around the article, or stands in one."""
        unknown = []
        for outer in element.ancestors():
            if outer in self._around:
                break
            unknown.append(outer)
        for inner in reversed(unknown):
            known = inner.parent is not None and self._around[inner.parent]
            self._around[inner] = known or self._is_part_around(inner)
        return self._around[element]

    def _is_part_around(self, element: Element) -> bool:
        if element.tag not in _AROUND_TAGS and not _AROUND.search(element.names):
            return False
        return not self.is_most(element) or self._is_debate(element)

    def _is_debate(self, element: Element) -> bool:
        """Whether an element holds readers' comments, which may well outweigh the article."""
        is_all = self.weights[element] > _NEARLY_ALL * 2 * self._most
        return not is_all and element not in self._titled and bool(_COMMENTS.search(element.names))

    def _roots(self) -> set[Element]:
        """Return the containers of the article's text.

        They are those that a template names so, if they hold at least half of the running
        text; else the smallest element that holds most of it.
        """
        total = max(self.clean.values(), default=0)
        named = {element for element in self.clean if _BODY.search(element.names)}
        inner = named - self._wrappers(named)
        if sum([self.clean[element] for element in inner]) >= max(_HINTED * total, 1):
            return inner
        enough = [
            element
            for element in self.clean
            if self.clean[element] >= _ENOUGH * total and element.tag not in _NO_CONTAINERS
        ]
        return {min(enough, key=self.clean.__getitem__)} if enough else set()

    def _wrappers(self, named: set[Element]) -> set[Element]:
        """Return those that hold little but another of them, and the page itself."""
        return {
            outer
            for inner in named
            for outer in inner.ancestors()
            if outer.tag in PAGE or (outer is not inner and self._is_mostly(outer, inner, named))
        }

    def _is_mostly(self, outer: Element, inner: Element, named: set[Element]) -> bool:
        return outer in named and self.clean[inner] >= _ENOUGH * self.clean[outer]

    def belongs(self, block: RawBlock) -> bool:
        """Whether a block is of the article's text."""
        if not self._is_whole:
            return True
        if self.is_around(block.element) or _is_furniture(block):
            return False
        if not any(element in self.roots for element in block.element.ancestors()):
            return False
        if block.linked < _ALL_LINKS * len(block.prose.text):
            return True
        return block.kind == "heading" and self._direct[block.element.parent] > 2


def running(block: RawBlock, fewest: int = _FEW_LETTERS) -> int:
    """Return how much running text a block holds: its letters out of links, if they are many."""
    plain = len(block.prose.text) - block.linked
    is_text = block.kind not in ("heading", "caption", "cell") and plain >= fewest
    return plain if is_text else 0


def _is_furniture(block: RawBlock) -> bool:
    """Whether a block is a label of the template: a word for an advertisement, a bare time."""
    text = block.prose.text
    return text.lower() in _LABELS or (block.kind == "paragraph" and not _LETTER.search(text))


def teased(blocks: Sequence[RawBlock]) -> set[Element | None]:
    """Return the list entries that lead elsewhere: a linked title and a few lines.

    They say nothing about where the article is, and may outweigh it.
    """
    entries = [(block.element.nearest(_ENTRIES), block) for block in blocks]
    lines = Counter([entry for entry, block in entries if running(block)])
    linked = {entry for entry, block in entries if _is_link(block)}
    return {entry for entry in linked if entry and 0 < lines[entry] <= 2}


def _is_link(block: RawBlock) -> bool:
    return block.linked >= max(0.8 * len(block.prose.text), 15)
