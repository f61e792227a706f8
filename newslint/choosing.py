"""What `newslint check` is to do: the articles that its command line leads to, and how."""

import os
from argparse import Namespace
from collections.abc import Callable

from newslint.annotations import TYPE_CHECKING
from newslint.errors import UserError
from newslint.exits import CLEAN, WRONG
from newslint.membership import Archive
from newslint.records import NamedTuple
from newslint.session import Session
from newslint.tasks import Task

if TYPE_CHECKING:
    from newslint.paths import Places

Say = Callable[[str], None]
MOST_NAMED = 3
"""So many of the articles that “exclude” leaves out are named."""


class Chosen(NamedTuple):
    """The articles that paths lead to, those that are left out, and what is wrong with others."""

    paths: list[str]
    left_out: list[str]
    problems: list[str]


def task_of(
    options: Namespace, session: Session, archive: Archive, places: "Places", say: Say
) -> tuple[Task, int]:
    """Return what is to be done, and WRONG where some of the paths lead to no article.

    Raises UserError where all of them lead to none.
    """
    task = _asked(options)
    if "-" in options.paths:
        from newslint.standard_input import read_typed

        typed, is_left_out = read_typed(options, session, places)
        task, path = task._replace(typed=typed), [typed[0]]
        chosen = Chosen([], path, []) if is_left_out else Chosen(path, [], [])
    else:
        chosen = _chosen(options, session, archive)
    if chosen.left_out and not options.quiet:
        say(_left_out(chosen.left_out))
    for problem in chosen.problems:
        say(problem)
    return task._replace(asked=tuple(chosen.paths)), WRONG if chosen.problems else CLEAN


def _asked(options: Namespace) -> Task:
    """Return what a command line asks for, but for the articles."""
    return Task(
        (),
        None,
        options.fix or options.unsafe_fixes or options.diff,
        options.unsafe_fixes,
        options.diff,
        tuple(options.paths),
        options.jobs,
        options.executor,
        options.no_cache,
    )


def _left_out(paths: list[str]) -> str:
    more = ", …" if len(paths) > MOST_NAMED else ""
    return f"{len(paths)} left out by “exclude”: {', '.join(paths[:MOST_NAMED])}{more}"


def _chosen(options: Namespace, session: Session, archive: Archive) -> Chosen:
    """Return what the paths lead to. Raises UserError where that is nothing at all."""
    missing = [path for path in options.paths if not os.path.lexists(path)]
    named = [path for path in options.paths if path not in missing]
    every = bool(missing) and not named
    paths, left_out, empty = ([], [], []) if every else archive.chosen(named)
    problems = [_missing(path) for path in missing]
    problems += [f"{path}: {_no_articles(session)}" for path in empty]
    if not (paths or left_out):
        raise UserError(*(problems or [_none_of_archive(session)]))
    return Chosen(paths, left_out, problems)


def _none_of_archive(session: Session) -> str:
    """Return what is said of an archive without articles: what led to none."""
    if globs := session.setup.articles:
        nothing = f"“articles” ({', '.join(globs)}) leads to no file"
        return f"the configuration: {nothing}; mend it, or name files on the command line"
    return f"the configuration: {_no_articles(session)}"


def _missing(path: str) -> str:
    if not path:  # what a script names by a variable that holds nothing
        return "one of the paths is empty; leave it out, or name a file or folder"
    return f"{path}: there is no such file or folder"


def _no_articles(session: Session) -> str:
    endings = ", ".join(sorted(session.parsers.suffixes))
    return f"there are no articles here; newslint reads {endings}"
