"""Links and images: where they lead, and what they say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from newslint.annotations import Literal
from newslint.checks.allowances import allowance
from newslint.checks.article import Article, matches
from newslint.checks.base import Check, Match, Part
from newslint.checks.blanks import blank, one
from newslint.declarations import frozen, option
from newslint.document import Link
from newslint.folding import fold, words_of
from newslint.lazy import kept_property
from newslint.options import Pattern
from newslint.text import Span

Find = Literal[
    "no-target",
    "target",
    "parameters",
    "no-text",
    "text",
    "address",
    "two-targets",
    "no-alternative",
    "alternative",
]
_OBJECT = "\ufffc"
_NEEDED = {
    "target": "pattern",
    "alternative": "pattern",
    "parameters": "parameters",
    "text": "texts",
}


@frozen
class Links(Check):
    """What is wrong with a link or an image: it leads nowhere, says nothing, or cannot be seen."""

    name = "links"
    default_quotes = "include"
    slots = frozenset({"target", "text", "related", "parameter"})
    wording = False

    find: Find = option(
        "What is looked for: a link that leads nowhere; a target that the pattern matches, or with "
        "one of the parameters; a link without words, or whose words are one of the texts, or an "
        "address, or those of another link to another place; an image without alternative text, "
        "or whose text the pattern matches."
    )
    pattern: Pattern | None = option("What a target or an alternative text must not match.", None)
    parameters: tuple[str, ...] = option(
        "Parameters that an address does without; a star stands for anything: utm_*.", ()
    )
    texts: tuple[str, ...] = option("Words that do not say where a link leads.", ())
    allow: tuple[str, ...] = option(
        "Texts that may lead to two places; a star stands for anything.", ()
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what is missing for what is looked for."""
        yield from blank("texts", self.texts)
        yield from blank("pattern", one(self.pattern))
        needed = _NEEDED.get(self.find)
        if needed and not getattr(self, needed):
            yield "find", f"“{self.find}” needs “{needed}”"

    def part(self) -> Part:
        """Ask about articles with links alone."""
        return "links"

    def check(self, article: Article) -> Iterator[Match]:
        """Yield each link or image at fault, at its text or at its target."""
        links = article.document.links
        if self.find == "two-targets":
            yield from self._ambiguous(links)
            return
        judge = self._judges[self.find]
        for link in links:
            for match in judge(link):
                slots = {"target": link.target, "text": link.text or "", **match.slots}
                yield match._replace(slots=slots)

    @cached_property
    def _judges(self) -> Mapping[str, Callable[[Link], Iterable[Match]]]:
        return {
            "no-target": self._aimless,
            "target": self._misled,
            "parameters": self._tracked,
            "no-text": self._silent,
            "text": self._vague,
            "address": self._spelled_out,
            "no-alternative": self._unseen,
            "alternative": self._misnamed,
        }

    def _aimless(self, link: Link) -> Iterator[Match]:
        if link.kind == "link" and link.target.strip() in ("", "#"):
            yield _at(link.span)

    def _misled(self, link: Link) -> Iterator[Match]:
        if any(matches(self.pattern or "", link.target)):
            yield _at(link.target_span)

    def _tracked(self, link: Link) -> Iterator[Match]:
        if "?" not in link.target:
            return
        address, _, query = link.target.partition("?")
        query, hash_, fragment = query.partition("#")
        named = [part.partition("=")[0] for part in query.split("&")]
        spare = [name for name in named if self._is_spare(name, words_of(name))]
        if spare:
            kept = "&".join(p for p in query.split("&") if p.partition("=")[0] not in spare)
            clean = address + ("?" + kept if kept else "") + hash_ + fragment
            place = link.target_span
            is_verbatim = place.end - place.start == len(link.target)
            wanted = clean if is_verbatim else None
            yield Match(0, 0, wanted, {"parameter": ", ".join(spare)}, place=place)

    @cached_property
    def _is_spare(self) -> Callable[[str, str], bool]:
        return allowance(self.parameters)

    def _silent(self, link: Link) -> Iterator[Match]:
        if link.kind == "link" and not (link.text or "").strip():
            yield _at(link.span)

    def _vague(self, link: Link) -> Iterator[Match]:
        if link.kind == "link" and words_of(link.text or "") in self._vague_texts:
            yield _at(link.text_span)

    @cached_property
    def _vague_texts(self) -> frozenset[str]:
        return frozenset(map(words_of, self.texts))

    def _spelled_out(self, link: Link) -> Iterator[Match]:
        text = (link.text or "").strip()
        is_address = "://" in text or (text.startswith("www.") and "/" in text)
        if link.kind == "link" and is_address and " " not in text:
            yield _at(link.text_span)

    def _unseen(self, link: Link) -> Iterator[Match]:
        if link.kind == "image" and link.text is None:
            yield _at(link.span)

    def _misnamed(self, link: Link) -> Iterator[Match]:
        if link.kind == "image" and link.text and any(matches(self.pattern or "", link.text)):
            yield _at(link.text_span)

    @kept_property
    def _is_allowed(self) -> Callable[[str, str], bool]:
        return allowance(self.allow)

    def _ambiguous(self, links: Iterable[Link]) -> Iterator[Match]:
        """Yield the words that lead to another place than the same words above."""
        seen: dict[str, Link] = {}
        for link in links:
            text = link.text or ""
            words = words_of(text)
            if link.kind != "link" or _OBJECT in text or self._is_allowed(text, words):
                continue
            first = seen.setdefault(fold(text), link) if words else link
            if _bare(first.target) != _bare(link.target):
                slots = {"text": text, "target": link.target, "related": first.target}
                yield Match(0, 0, None, slots, place=link.text_span)


def _at(place: Span) -> Match:
    return Match(0, 0, place=place)


def _bare(target: str) -> str:
    """Return a target without what changes nothing about where it leads."""
    address = target.partition("://")[2] or target
    return address.lower().removeprefix("www.").rstrip("/")
