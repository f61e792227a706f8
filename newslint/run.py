"""One run: articles read, linted, mended if asked, held against the archive."""

import os
from collections.abc import Iterable, Sequence

from newslint import archive, files
from newslint.diagnostics import Diagnostic, in_order
from newslint.disables import hide
from newslint.errors import PartFailed
from newslint.fixes import apply_edits, chosen_edits
from newslint.globs import Globs
from newslint.linter import Wanted, lint
from newslint.own_reports import finish, misread, unreadable
from newslint.parsers.base import parse
from newslint.records import NamedTuple
from newslint.report import Failure, Filed, Report, unparsed
from newslint.session import Session

MOST_ROUNDS = 10
"""How often fixes are applied to one article until nothing changes."""


class Task(NamedTuple):
    """What is to be done: which articles, the text of standard input, and with which fixes."""

    asked: tuple[str, ...]  # inside paths
    typed: tuple[str, files.Text] | None = None  # standard input: its inside path and text
    fix: bool = False
    unsafe: bool = False
    dry: bool = False


class Mended(NamedTuple):
    """An article before and after its fixes."""

    path: str
    before: str
    after: str
    edits: int


class Outcome(NamedTuple):
    """What a run found: diagnostics in order with inside paths, and what went wrong."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    failures: tuple[Failure, ...] = ()
    mended: tuple[Mended, ...] = ()


def run(session: Session, places: files.Places, task: Task) -> Outcome:
    """Lint the asked articles, beside the rest of the archive where a rule needs it."""
    reports: dict[str, Report] = {}
    mended = []
    kept = Archive(session, places)
    alone = len(task.asked) == 1 and not session.setup.configured
    for path in task.asked:
        wanted: Wanted = "findings" if alone or not kept.holds(path) else "all"
        reports[path], change = _article(session, places, path, task, wanted)
        if change:
            mended.append(change)
    clashes, failed = _compared(session, places, kept, reports)
    found: list[Diagnostic] = []
    for report in reports.values():
        compared = session.setup.configured and kept.holds(report.path)
        found += finish(report, clashes.get(report.path, ()), session.rulebook, compared)
    failures = [failure for report in reports.values() for failure in report.failures] + failed
    return Outcome(tuple(sorted(found, key=in_order)), len(reports), tuple(failures), tuple(mended))


def _article(
    session: Session, places: files.Places, path: str, task: Task, wanted: Wanted
) -> tuple[Report, Mended | None]:
    try:
        typed = task.typed and task.typed[0] == path
        text = task.typed[1] if typed and task.typed else files.read(places.on_disk(path))
        report = _lint(session, path, text, wanted)
        if not task.fix:
            return report, None
        source, edits = _mend(session, path, text, report, task.unsafe)
    except files.Unreadable as error:
        return unreadable(path, session.rulebook, str(error)), None
    if source == text.source or task.dry:
        return report, Mended(path, text.source, source, edits) if edits else None
    if not typed:
        try:
            files.write(places.on_disk(path), text, source)
        except files.Unreadable as error:
            refused = unreadable(path, session.rulebook, str(error)).diagnostics
            return report._replace(diagnostics=(*refused, *report.diagnostics)), None
    after = _lint(session, path, text._replace(source=source), wanted)
    return after, Mended(path, text.source, source, edits)


def _lint(session: Session, path: str, text: files.Text, wanted: Wanted) -> Report:
    try:
        parser = session.parsers.for_path(path)
        document = parse(parser, path, text.source, session.setup.keys)
    except PartFailed as failed:
        return Report(path, (), failures=(unparsed(failed, path),))
    report = lint(document, session.rulebook, wanted)
    if text.fault is None or wanted == "facts":
        return report
    found = misread(document, session.rulebook, text.fault, text.encoding)
    return report._replace(diagnostics=(*found, *report.diagnostics))


def _mend(
    session: Session, path: str, text: files.Text, report: Report, unsafe: bool
) -> tuple[str, int]:
    """Return the source with all fixes, round after round until nothing changes."""
    source, count = text.source, 0
    for _ in range(MOST_ROUNDS):
        kept, _ = hide(report.diagnostics, report.disables)
        edits = chosen_edits(kept, unsafe)
        changed = apply_edits(source, edits)
        if changed == source:
            break
        source, count = changed, count + len(edits)
        report = _lint(session, path, text._replace(source=source), "findings")
    return source, count


def _compared(
    session: Session, places: files.Places, kept: "Archive", reports: dict[str, Report]
) -> tuple[dict[str, list[Diagnostic]], list[Failure]]:
    """Return by article what clashes with the rest of the archive, and which rules failed."""
    if not session.rulebook.has_archive_rules:
        return {}, []
    filed: list[Filed] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    unasked = kept.paths() if session.setup.configured else []
    for path in (*reports, *(path for path in unasked if path not in reports)):
        real = places.real(path)
        if kept.holds(path) and real not in seen:  # a link to an article is no second one
            seen.add(real)
            report = reports.get(path) or _facts(session, places, path)
            filed += report.facts
            failures += report.failures if path not in reports else ()
    grouped = archive.grouped_facts(filed)
    found: dict[str, list[Diagnostic]] = {}
    for one in archive.conclude(session.rulebook, grouped, places.shown, reports):
        if isinstance(one, Failure):
            failures.append(one)
        else:
            found.setdefault(one.path, []).append(one)
    return found, failures


class Archive:
    """The articles that the configuration names; without one, all that are asked."""

    def __init__(self, session: Session, places: files.Places) -> None:
        self._setup = session.setup
        self._suffixes = tuple(session.parsers.suffixes)
        self._places = places
        self._wanted = Globs(self._setup.articles)
        self._left_out = Globs(self._setup.exclude)

    def holds(self, path: str) -> bool:
        """Whether an inside path is that of an article of the archive."""
        if not self._setup.configured:
            return True
        return (
            self._places.belongs(path) and self._is_wanted(path) and not self._left_out.match(path)
        )

    def _is_wanted(self, path: str) -> bool:
        if self._setup.articles:
            return self._wanted.match(path)
        return path.lower().endswith(self._suffixes)

    def paths(self) -> list[str]:
        """Return the inside paths of all that the configuration names."""
        root = self._places.root
        inside = (self._places.inside(path) for path in files.walk(root, self._suffixes, root))
        return [path for path in inside if self.holds(path)]


def _facts(session: Session, places: files.Places, path: str) -> Report:
    try:
        return _lint(session, path, files.read(places.on_disk(path)), "facts")
    except files.Unreadable:  # it is not asked, and tells when it is
        return Report(path, ())


def renamed(diagnostics: Iterable[Diagnostic], places: files.Places) -> list[Diagnostic]:
    """Return diagnostics with their paths as people see them."""
    if os.path.samefile(places.root, places.here) and os.sep == "/":
        return list(diagnostics)
    return [
        d._replace(
            path=places.shown(d.path),
            related=tuple(r._replace(path=places.shown(r.path)) for r in d.related),
        )
        for d in diagnostics
    ]


def chosen_paths(
    session: Session, places: files.Places, paths: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """Return the articles that a command line asks for, those excluded, and paths with none."""
    if paths:
        exclude = Globs(session.setup.exclude)
        return files.select(paths, places, session.parsers.suffixes, exclude)
    if session.setup.configured:
        return Archive(session, places).paths(), [], []
    return files.select(["."], places, session.parsers.suffixes, Globs(()))
