"""What `newslint check` is to do: the articles that its command line leads to, and how."""

from argparse import Namespace
from collections.abc import Callable, Sequence

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
    named, problems = _named(options.paths, archive)
    is_asked = bool(named) or not options.paths
    paths, left_out, empty = archive.chosen(named) if is_asked else ([], [], [])
    problems += [f"{path}: {_none_in(path, session, archive)}" for path in empty]
    if not (paths or left_out):
        raise UserError(*(problems or [_none_of_archive(session)]))
    return Chosen(paths, left_out, problems)


def _named(paths: Sequence[str], archive: Archive) -> tuple[list[str], list[str]]:
    """Return the paths that lead somewhere, globs as what they lead to, and what others lack."""
    named: list[str] = []
    problems: list[str] = []
    for path in paths:
        found = archive.expanded(path)
        named += found
        problems += [] if found else [_nowhere(path)]
    return named, problems


def _nowhere(path: str) -> str:
    from newslint.hints import leads_nowhere

    return leads_nowhere(path)


def _none_in(folder: str, session: Session, archive: Archive) -> str:
    """Return what is said of a folder that leads to no article."""
    if archive.leaves_out(folder):
        return "“exclude” leaves out all articles here"
    return _no_articles(session)


def _none_of_archive(session: Session) -> str:
    """Return what is said of an archive without articles: what led to none."""
    setup = session.setup
    if not setup.articles:
        return f"the configuration: {_no_articles(session)}"
    nothing = f"“articles” ({', '.join(setup.articles)}) leads to no file"
    nothing += " that “exclude” does not leave out" if setup.exclude else ""
    return f"the configuration: {nothing}; mend it, or name files on the command line"


def _no_articles(session: Session) -> str:
    endings = ", ".join(sorted(session.parsers.suffixes))
    return f"there are no articles here; newslint reads {endings}"
