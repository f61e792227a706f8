"""Findings that are told: those that a desk does not know yet."""

import os
from collections.abc import Iterable, Iterator

from newslint.diagnostics import Diagnostic
from newslint.errors import Problem, UserError
from newslint.files import Places
from newslint.known import Key, Known, key_of, read_known
from newslint.rulebook import UNREADABLE
from newslint.session import CONFIG, Session
from newslint.tasks import Task


class Wholes:
    """Tells which findings are of an article as a whole and not of a place in it."""

    def __init__(self, session: Session) -> None:
        rules = session.rulebook.rules
        self._rules = frozenset(rule.id for rule in rules if rule.report == "document")

    def hold(self, found: Diagnostic) -> bool:
        """Whether a finding counts all faults of its kind, or stands for no place."""
        return found.rule in self._rules or found.place.span.end == 0


class Sieve:
    """Keeps back the findings that are known."""

    def __init__(self, session: Session, places: Places, known: Known | None = None) -> None:
        self._places, self._wholes = places, Wholes(session)
        self.known = known
        self._held_back = 0

    def count(self) -> int:
        """Return how many findings were known, so far."""
        return self._held_back

    def sifted(self, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the findings that are told, with paths as people see them, as they come."""
        for found in findings:
            if self._is_known(found):
                self._held_back += 1
            else:
                yield found

    def _is_known(self, found: Diagnostic) -> bool:
        key = knowable(found, self._places, self._wholes) if self.known else None
        return bool(self.known and key and self.known.holds(key))


def knowable(found: Diagnostic, places: Places, wholes: Wholes) -> Key | None:
    """Return what a finding is known by.

    None where it cannot be known: the article has no place in the archive, or cannot be read.
    """
    path = places.inside(found.path) if found.path != "-" else "-"
    if found.rule == UNREADABLE or not places.belongs(path):
        return None
    return key_of(found, path, wholes.hold(found))


def baseline_path(session: Session, named: str, here: str) -> str:
    """Return where the baseline stands: as the command line names it, else the configuration."""
    if named:
        return os.path.abspath(os.path.join(here, named))
    configured = session.setup.baseline
    return os.path.join(session.root, configured) if configured else ""


def open_known(session: Session, places: Places, path: str) -> Known:
    """Return what a baseline knows. Raises UserError where it is missing or damaged."""
    shown = places.shown(places.inside(path))
    try:
        with open(path, encoding="utf-8-sig") as file:
            counts = read_known(file.read(), shown)
    except UnicodeDecodeError as error:
        raise UserError(Problem("this baseline is not UTF-8; save it as UTF-8", shown)) from error
    except FileNotFoundError as error:
        remedy = f"make it with `newslint baseline`, or take “baseline” out of {CONFIG}"
        raise UserError(Problem(f"there is no baseline here; {remedy}", shown)) from error
    except OSError as error:
        raise UserError(Problem(f"it cannot be read: {error.strerror}", shown)) from error
    return Known(counts, lambda path: os.path.lexists(places.on_disk(path)))


class Judged:
    """What a run has judged: of which articles, by which rules it is known what still stands."""

    def __init__(self, session: Session, places: Places, task: Task) -> None:
        self._asked = frozenset(task.asked)
        every = session.setup.configured or places.root == places.here
        self._is_whole = every and not task.given
        chosen = session.asked
        limited = bool(chosen.packs or chosen.select or chosen.ignore)
        self._rules = session.rulebook.ever_on if limited else None

    def __call__(self, key: Key) -> bool:
        """Whether a finding of this key would have been found."""
        is_asked = self._is_whole or key.path in self._asked
        return is_asked and (self._rules is None or key.rule in self._rules)
