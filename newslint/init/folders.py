"""Where the articles of a repository are: the folders that hold most of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import splitext

from newslint.records import NamedTuple

LEAST_SHARE = 0.05
"""A folder, or an ending, with a smaller share of the articles is left out."""
MOST_SHARE = 0.95
"""A folder in which one folder has so many of the articles stands for no more than that one."""

ASIDE = frozenset(
    "readme license licence changelog changes contributing contributors code_of_conduct security"
    " support authors maintainers notice copying todo requirements robots humans governance".split()
)
"""What repositories hold beside their articles, by the file's name."""
PARTS = frozenset(
    "_layouts _includes _sass _data _site layouts themes partials templates archetypes static"
    " assets public dist build test tests vendor .github".split()
)
"""Folders of site generators that hold parts of pages, or pages made of articles."""


class Place(NamedTuple):
    """A glob for articles, and to how many it led, of those that were read."""

    glob: str
    articles: int


def may_hold(path: str) -> bool:
    """Whether a file may be an article, by its path from the root."""
    *folders, name = path.lower().split("/")
    return splitext(name)[0] not in ASIDE and PARTS.isdisjoint(folders)


def places_of(articles: Sequence[str]) -> tuple[list[Place], int]:
    """Return where most articles are, the largest place first, and how many are elsewhere."""
    groups: dict[str, list[str]] = {}
    for path in articles:
        top, slash, _ = path.partition("/")
        groups.setdefault(top if slash else "", []).append(path)
    found: list[Place] = []
    for top, paths in groups.items():
        if len(paths) >= LEAST_SHARE * len(articles):
            found.append(_place(_narrowed(top, paths) if top else "", paths))
    found.sort(key=lambda place: (-place.articles, place.glob))
    return found, len(articles) - sum(place.articles for place in found)


def _narrowed(folder: str, paths: Sequence[str]) -> str:
    """Return the folder below a folder that holds nearly all that it holds, else itself."""
    depth = folder.count("/") + 1
    inner = Counter(parts[depth] for path in paths if len(parts := path.split("/")) > depth + 1)
    for name, number in inner.most_common(1):
        if number >= MOST_SHARE * len(paths):
            return _narrowed(f"{folder}/{name}", paths)
    return folder


def _place(folder: str, paths: Sequence[str]) -> Place:
    endings = list(_endings(paths))
    named = endings[0] if len(endings) == 1 else f"{{{','.join(endings)}}}"
    within = [path for path in paths if path.startswith(f"{folder}/" if folder else "")]
    kept = [path for path in within if path.rsplit(".", 1)[-1] in endings]
    return Place(f"{folder}/**/*.{named}" if folder else f"*.{named}", len(kept))


def _endings(paths: Sequence[str]) -> Iterator[str]:
    """Yield the endings that most files have, the most common first."""
    for ending, number in Counter(path.rsplit(".", 1)[-1] for path in paths).most_common():
        if number >= LEAST_SHARE * len(paths):
            yield ending
