"""All that is known of the open articles; used by one thread alone."""

import os
from collections.abc import Iterable, Sequence

from lsprotocol import types

from newslint.diagnostics import Diagnostic, Place
from newslint.files import BOM
from newslint.lsp.desk import Desk, Seen, never
from newslint.lsp.disabling import Insertion, disabling
from newslint.lsp.findings import shown, shown_problem
from newslint.lsp.hover import page
from newslint.lsp.moving import moved
from newslint.lsp.overlay import Overtaking
from newslint.lsp.places import Locations, Typed
from newslint.lsp.positions import Positions
from newslint.parsers.base import parse
from newslint.paths import is_below
from newslint.records import NamedTuple
from newslint.report import Failure
from newslint.session import Asked, find_root
from newslint.text import Span


class Answer(NamedTuple):
    """What an editor is to show of an article, and the articles that are to be compared then."""

    diagnostics: list[types.Diagnostic]
    due: tuple[str, ...] = ()


NOTHING = Answer([])


class Desks:
    """The folders in which articles are open, and what was seen of each article."""

    def __init__(self, asked: Asked, folders: Iterable[str], encoding: str) -> None:
        self._asked, self.folders = asked, list(folders)
        self._opened: dict[str, Typed] = {}
        self._desks: dict[tuple[str, str], Desk] = {}
        self._seen: dict[str, tuple[Desk, Seen]] = {}
        self._locations = Locations(self._opened, encoding)

    def desk(self, typed: Typed) -> tuple[Desk, bool]:
        """Return the desk of an article, and whether its rules are others than before."""
        self._opened[typed.uri] = typed
        root, config = self._root(typed.file)
        desk = self._desks.get((root, config))
        if desk is None:
            desk = self._desks[root, config] = Desk(root, config, self._asked)
        return desk, desk.renew()

    def renew(self) -> None:
        """Look at the files of all desks anew, even those that were wrong."""
        for desk in self._desks.values():
            desk.renew(force=True)

    def _root(self, file: str) -> tuple[str, str]:
        """Return the root and configuration: those of the editor's folder, else the nearest."""
        beside = os.path.dirname(file)
        within = [one for one in self.folders if is_below(file, one)]
        folder = max(within, key=len) if within else beside or (*self.folders, os.getcwd())[0]
        root, config = find_root(self._asked.config, folder)
        if config or not within:
            return root, config
        nearest, config = find_root("", beside)
        return (nearest, config) if config else (root, "")

    def judge(self, desk: Desk, typed: Typed) -> Answer:
        """Return what is to be shown of an article as it is typed now.

        Beside a large archive it is compared later; until then what was found there stays.
        """
        last, path = self._seen.get(typed.uri), desk.inside(typed) if desk.is_open else ""
        if last and (last[0] is not desk or last[1].path != path):
            self._forget(typed.uri)
            last = None
        if not path:
            return NOTHING
        seen = desk.judged(typed, path)
        due = self._beside(desk, typed.uri) if desk.lay(seen) else ()
        if desk.is_small:
            seen = desk.compared(seen)
        else:
            seen = seen._replace(clashes=_moved(last[1], typed) if last else ())
            due = (typed.uri, *due)
        self._seen[typed.uri] = desk, seen
        return Answer(self._shown(desk, seen), due)

    def compare(self, uri: str, is_overtaken: Overtaking = never) -> list[types.Diagnostic] | None:
        """Return what is to be shown of an article, of which only others have changed.

        None where it is closed meanwhile. Raises Overtaken as soon as something more urgent waits.
        """
        if uri not in self._seen:
            return None
        desk, seen = self._seen[uri]
        self._seen[uri] = desk, desk.compared(seen, is_overtaken)
        return self._shown(*self._seen[uri])

    def close(self, uri: str) -> tuple[str, ...]:
        """Let the disk count again for a file; return the articles to be compared anew."""
        self._opened.pop(uri, None)
        return self._forget(uri)

    def _forget(self, uri: str) -> tuple[str, ...]:
        if uri not in self._seen:
            return ()
        desk, seen = self._seen.pop(uri)
        desk.lift(seen)
        return self._beside(desk, uri)

    def with_archive(self) -> list[Desk]:
        """Return the desks whose articles are compared with an archive on the disk."""
        return [desk for desk in self._desks.values() if desk.is_open and desk.has_archive]

    def take_over(self, desk: Desk) -> tuple[str, ...]:
        """Compare with the archive as it is kept now; return the articles to be compared anew."""
        desk.take_over()
        return self._beside(desk, "")

    def _beside(self, desk: Desk, uri: str) -> tuple[str, ...]:
        """Return the other articles that are open and compared at a desk."""
        return tuple(
            other
            for other, (its_desk, seen) in self._seen.items()
            if other != uri and its_desk is desk and seen.is_held
        )

    def _shown(self, desk: Desk, seen: Seen) -> list[types.Diagnostic]:
        positions = Positions(seen.typed.text, self._locations.encoding)
        locations, links = self._locations, desk.work.links

        def locate(path: str, place: Place) -> types.Location:
            if path == seen.path:
                return types.Location(seen.typed.uri, positions.range(place.span))
            return locations.location(desk.work.places.on_disk(path), place)

        found = desk.left(seen)  # by rules that may be gone, until the article is judged anew
        return [shown(one, positions, locate, links.get(one.rule, "")) for one in found]

    def disablings(self, uri: str, asked: Sequence[types.Diagnostic]) -> list[Insertion | None]:
        """Return what would hide each of some findings, or None where nothing can.

        Raises KeyError where the article is not open, as the other answers about one do.
        """
        desk, seen = self._seen[uri]
        session, source = desk.work.session, seen.typed.text.removeprefix(BOM)
        parser = session.parsers.for_path(seen.path)
        document = parse(parser, seen.path, source, session.setup.keys)
        positions = Positions(seen.typed.text, self._locations.encoding)
        found = []
        for one in asked:
            place = Span(*map(positions.offset, (one.range.start, one.range.end)))
            found.append(disabling(document, parser.name, place, str(one.code)))
        return found

    def mended(self, uri: str) -> str:
        """Return an article with all that is safe to mend."""
        desk, seen = self._seen[uri]
        return desk.mended(seen)

    def explained(self, uri: str, rule_id: str) -> str:
        """Return what a rule of an article's desk wants, as Markdown."""
        return page(self._seen[uri][0], rule_id)

    def quit(self) -> None:
        """Let the copies of all archives go."""
        for desk in self._desks.values():
            if desk.is_open:
                desk.work.overlay.close()

    def failures(self) -> list[Failure]:
        """Return what could not judge an article since this was last asked, each once."""
        found = dict.fromkeys(one for desk in self._desks.values() for one in desk.failures)
        for desk in self._desks.values():
            desk.failures.clear()
        return list(found)

    def problems(self) -> dict[str, list[types.Diagnostic]]:
        """Return what is wrong in the files of all desks, by their addresses."""
        found: dict[str, list[types.Diagnostic]] = {}
        for desk in self._desks.values():
            for problem in desk.problems:
                uri = self._locations.uri(os.path.join(desk.root, problem.path or desk.config))
                found.setdefault(uri, []).append(shown_problem(problem, self._locations.encoding))
        return found


def _moved(last: Seen, typed: Typed) -> tuple[Diagnostic, ...]:
    before, after = (one.text.removeprefix(BOM) for one in (last.typed, typed))
    return tuple(moved(last.clashes, before, after))
