"""The file of known findings on the disk, and which of them a run has judged."""

import os
from contextlib import suppress

from newslint.errors import Problem, UserError
from newslint.known import Key, Known, read_known
from newslint.paths import Places
from newslint.session import CONFIG, Session
from newslint.tasks import Task

CONFIGURED = f"make it with `newslint baseline`, or take “baseline” out of {CONFIG}"
"""What is to be done where the configuration names a baseline that is not there."""


def baseline_path(session: Session, named: str, here: str) -> str:
    """Return where the baseline stands: as the command line names it, else the configuration."""
    if named:
        return os.path.abspath(os.path.join(here, named))
    configured = session.setup.baseline
    return os.path.join(session.root, configured) if configured else ""


def open_known(session: Session, places: Places, path: str, named: str = "") -> Known:
    """Return what a baseline knows; `named` is how the command line names it, if it does.

    Raises UserError where it is missing or damaged.
    """
    counts = read_baseline(places, path, _remedy(session, named))
    return Known(counts, lambda path: os.path.lexists(places.on_disk(path)))


def _remedy(session: Session, named: str) -> str:
    """Return what is to be done where there is no baseline."""
    if named:
        return f"make it with `newslint baseline --baseline {named}`, or leave --baseline out"
    return CONFIGURED if session.setup.baseline else "make it with `newslint baseline`"


def read_baseline(places: Places, path: str, remedy: str = CONFIGURED) -> dict[Key, int]:
    """Return how many findings a baseline lists; `remedy` is what is to be done without one.

    Raises UserError where it cannot be read.
    """
    shown = places.shown(places.inside(path))
    try:
        with open(path, encoding="utf-8-sig") as file:
            return read_known(file.read(), shown)
    except UnicodeDecodeError as error:
        raise UserError(Problem("this baseline is not UTF-8; save it as UTF-8", shown)) from error
    except FileNotFoundError as error:
        raise UserError(Problem(f"there is no baseline here; {remedy}", shown)) from error
    except OSError as error:
        raise UserError(
            Problem(f"this baseline cannot be read: {error.strerror}", shown)
        ) from error


class Judged:
    """What a run has judged: of which articles, by which rules it is known what still stands."""

    def __init__(self, session: Session, places: Places, task: Task) -> None:
        self._asked = frozenset(task.asked)
        every = session.setup.configured or places.root == places.here
        self._is_whole = every and not task.given and task.mends is None
        chosen = session.asked
        limited = bool(chosen.packs or chosen.select or chosen.ignore)
        self._rules = session.rulebook.ever_on if limited else None

    def __call__(self, key: Key) -> bool:
        """Whether a finding of this key would have been found."""
        is_asked = self._is_whole or key.path in self._asked
        return is_asked and (self._rules is None or key.rule in self._rules)


def write(path: str, text: str) -> None:
    """Put a file there, whole or not at all; a link's target is written, not the link.

    Raises UserError where it cannot be written.
    """
    target = os.path.realpath(path)
    written = f"{target}.{os.getpid()}.new"
    try:
        with open(written, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(written, target)
    except OSError as error:
        with suppress(OSError):
            os.remove(written)
        raise UserError(f"{path}: this baseline cannot be written: {error.strerror}") from error
