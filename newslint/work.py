"""Articles read and judged, a batch at a time, in this process or another."""

import os
import time
from collections.abc import Iterator

from newslint import cache, files
from newslint.annotations import TYPE_CHECKING
from newslint.due import Wanted
from newslint.errors import PartFailed, UserError
from newslint.linter import lint
from newslint.own_reports import misread, unreadable
from newslint.parsers.base import parse
from newslint.records import NamedTuple
from newslint.report import Failure, Report, unparsed
from newslint.rulebook import Rulebook
from newslint.session import Asked, Session, open_session

if TYPE_CHECKING:
    from newslint.kept import Kept

RACY = 2.0
"""A file that changed so few seconds ago may change again and look as it does now."""


class Ticket(NamedTuple):
    """What another process opens the same session with, and the digest that it must come to."""

    root: str
    asked: Asked
    print: str


class Want(NamedTuple):
    """The rules whose findings and whose facts are wanted of an article."""

    findings: frozenset[str]
    facts: frozenset[str]


class Batch(NamedTuple):
    """Some articles, by their inside paths, and what is wanted of them."""

    ticket: Ticket
    want: Want
    paths: tuple[str, ...]


class Examined(NamedTuple):
    """What came of an article; `is_whole` says whether that can be trusted the next time."""

    kept: "Kept"
    stamp: str
    digest: str
    failures: tuple[Failure, ...] = ()
    is_whole: bool = True


class Examiner:
    """Reads and judges articles for one session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        plan = session.setup.plan
        self._base = {rule_id: number for rule_id, (number, _) in plan.active.items()}
        self._restricted: dict[frozenset[str], Rulebook] = {}

    def on_disk(self, path: str) -> str:
        """Return where an inside path stands on the disk."""
        return os.path.join(self.session.root, path)

    def examine(self, path: str, want: Want) -> Examined:
        """Return what came of an article as it stands on the disk."""
        full = self.on_disk(path)
        stamp = stamp_of(full)
        try:
            text = files.read(full)
        except files.Unreadable as error:
            report = unreadable(path, self.session.rulebook, str(error))
            return Examined(self._kept(report), "", "", is_whole=False)
        return self.examine_text(path, text, want)._replace(stamp=stamp)

    def examine_text(self, path: str, text: files.Text, want: Want) -> Examined:
        """Return what came of the text of an article."""
        report = self.judge(path, text, want)
        whole = not report.failures
        return Examined(self._kept(report), "", cache.digest(text.raw), report.failures, whole)

    def _kept(self, report: Report) -> "Kept":
        from newslint.kept import kept_of

        return kept_of(report, self._base)

    def judge(self, path: str, text: files.Text, want: Want) -> Report:
        """Return what the wanted rules say of a text."""
        try:
            parser = self.session.parsers.for_path(path)
            document = parse(parser, path, text.source, self.session.setup.keys)
        except PartFailed as failed:
            return Report(path, (), failures=(unparsed(failed, path),))
        rulebook = self._rulebook(want.findings | want.facts)
        wanted: Wanted = "all" if want.findings and want.facts else "findings"
        report = lint(document, rulebook, wanted if want.findings else "facts")
        found = report.diagnostics
        if text.fault is not None and want.findings:
            found = (*misread(document, rulebook, text.fault, text.encoding), *found)
        return report._replace(
            diagnostics=tuple([one for one in found if one.rule in want.findings]),
            facts=tuple([one for one in report.facts if one.rule in want.facts]),
        )

    def _rulebook(self, ids: frozenset[str]) -> Rulebook:
        rulebook = self.session.rulebook
        if ids >= rulebook.ever_on:
            return rulebook
        if ids not in self._restricted:
            self._restricted[ids] = rulebook.restricted(ids)
        return self._restricted[ids]


def stamp_of(path: str) -> str:
    """Return how a file looks from outside, "" where it may change without looking otherwise."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    if time.time() - found.st_mtime < RACY:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


_examiners: dict[Ticket, Examiner] = {}
"""What this process has opened; a forked one has it from its parent."""


def examine_batch(batch: Batch) -> list[Examined]:
    """Return what came of some articles; runs in any process that reaches their folder.

    Raises UserError where this process sees other rules than the one that asks.
    """
    return list(examined(examiner_for(batch.ticket), batch))


def examined(examiner: Examiner, batch: Batch) -> Iterator[Examined]:
    """Yield what came of some articles, one by one."""
    for path in batch.paths:
        yield examiner.examine(path, batch.want)


def ticket_for(session: Session, print_: str) -> Ticket:
    """Return the ticket of a session, under which this process and its forks have it open."""
    asked = session.asked
    packs = tuple(os.path.abspath(pack) if os.path.isdir(pack) else pack for pack in asked.packs)
    config = os.path.abspath(asked.config) if asked.config else ""
    ticket = Ticket(session.root, asked._replace(packs=packs, config=config), print_)
    _examiners[ticket] = Examiner(session)
    return ticket


def examiner_for(ticket: Ticket) -> Examiner:
    """Return what this process has open under a ticket, opened now if it is another process."""
    if ticket not in _examiners:
        from newslint.prints import session_print

        if not os.path.isdir(ticket.root):
            raise UserError(f"a worker does not see {ticket.root}; workers share its folder")
        session = open_session(ticket.asked, ticket.root)
        if session_print(session.setup) != ticket.print:
            raise UserError(f"a worker has other rules for {ticket.root}, or another newslint")
        _examiners[ticket] = Examiner(session)
    return _examiners[ticket]
