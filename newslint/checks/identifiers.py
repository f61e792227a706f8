"""Slugs, addresses and numbers in front matter that two articles cannot share."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint.checks.allowances import allowance
from newslint.checks.article import Article
from newslint.checks.base import ArchiveCheck
from newslint.checks.clashes import Clashes
from newslint.checks.facts import Clash, Fact, Group
from newslint.declarations import frozen, option
from newslint.document import Document
from newslint.folding import fold, words_of
from newslint.lazy import kept_property, lazy
from newslint.places import place_of

_LANGUAGE = lazy(r"(?:^|[/.])([a-z]{2}(?:[-_][A-Za-z]{2})?)(?=[/.])")
"""A folder or an ending that may be a language: `fr/news.md`, `news.fr.md`."""

OF_ITS_FOLDER = ("index", "_index")
"""What a file is called that is the article of its folder."""


@frozen
class Identifiers(ArchiveCheck):
    """What tells an article from all others, written out in the front matter of two.

    Articles in two languages may share it.
    """

    name = "identifiers"
    slots = frozenset({"related", "count", "field"})
    wording = False

    fields: Mapping[str, tuple[str, ...]] = option(
        "Keys of the front matter by what they hold; those of one kind are compared."
    )
    by_folder: tuple[str, ...] = option(
        "Kinds that count within a folder alone; folders whose names are figures are none.", ()
    )
    allow: tuple[str, ...] = option("Values that may stand twice; a star stands for anything.", ())

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield kinds that are none."""
        for kind in self.by_folder:
            if kind not in self.fields:
                yield "by-folder", f"there is no “{kind}” under “fields”"

    @kept_property
    def _is_allowed(self) -> Callable[[str, str], bool]:
        return allowance(self.allow)

    def facts(self, article: Article) -> Iterator[Fact]:
        """Yield each value once, with the key under which it stands."""
        document, seen = article.document, set()
        if document.fields.keys().isdisjoint(key for keys in self.fields.values() for key in keys):
            return
        for kind, name, text in self._values(document):
            where = _folder(document.path) if kind in self.by_folder else ""
            key = "\n".join((kind, _language(document), where, _bare(text)))
            if key not in seen:
                seen.add(key)
                place = place_of(document, document.fields[name].span)
                yield Fact(document.path, (key,), text, place, detail=(name,))

    def _values(self, document: Document) -> Iterator[tuple[str, str, str]]:
        for kind, names in self.fields.items():
            for name in names:
                field = document.fields.get(name)
                for text in field.values if field else ():
                    if _bare(text) and not self._is_allowed(text, words_of(text)):
                        yield kind, name, text

    def conclude(self, groups: Iterable[Group]) -> Iterator[Clash]:
        """Yield each value that stands in two articles."""
        clashes = Clashes()
        for group in groups:
            facts = group.facts()
            clashes.add(facts, facts)
        for clash in clashes:
            yield clash._replace(slots={"field": clash.fact.detail[0]})


def _bare(text: str) -> str:
    return fold(text).strip().strip("/")


def _folder(path: str) -> str:
    """Return the folder of an article without the folders of its year and of itself."""
    *parts, name = path.split("/")
    if name.partition(".")[0] in OF_ITS_FOLDER:
        parts = parts[:-1]
    return "/".join(part for part in parts if not part.isdigit())


def _language(document: Document) -> str:
    """Return the language of an article, if it or its path says one."""
    said = document.field("lang")
    found = _LANGUAGE.findall(document.path)
    return said.text.lower() if said else found[-1].lower() if found else ""
