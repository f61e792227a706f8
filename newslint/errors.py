"""What can go wrong outside the articles: the user's files, or newslint itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from newslint.records import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong in a configuration, a rule or a command; line and column from 1."""

    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = ""
    width: int = 1

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}:{self.column}"
        shown = f"{place}: {self.message}" if place else self.message
        if not self.excerpt:
            return shown
        from newslint.columns import carets, printable

        excerpt, start = printable(self.excerpt), self.column - 1
        gutter = f"{self.line:5} | "
        marked = carets(excerpt, start, start + self.width)
        return f"{shown}\n{gutter}{excerpt}\n{' ' * (len(gutter) - 2)}| {marked}"


class PartFailed(Exception):
    """A part of newslint, mostly a plugin's, that raised an error where it must not.

    `subject` is what asked for the part, `message` what became of it, `path` the article.
    """

    def __init__(self, subject: str, part: str, error: Exception, path: str = "") -> None:
        self.subject = subject
        self.message = f"{part} failed: {type(error).__name__}: {error}"
        where = f" on {path}" if path else ""
        super().__init__(f"{subject}{where}: {self.message}")


@contextmanager
def blamed(subject: str, part: str) -> Iterator[None]:
    """Name the part that an error within comes from."""
    try:
        yield
    except (PartFailed, StoreFailed, UserError, BrokenPipeError):  # `newslint check | head`
        raise
    except Exception as error:
        raise PartFailed(subject, part, error) from error


def class_of(part: object) -> str:
    """Return `module:Class` of a part, as failures name it."""
    cls = part if isinstance(part, type) else type(part)
    return f"{cls.__module__}:{cls.__qualname__}"


class StoreFailed(Exception):
    """The file of an archive could not be read or written: full, locked, damaged or gone.

    Nobody's fault: the run goes on with another.
    """


class UserError(Exception):
    """The user's configuration, rules or command are wrong; holds all problems, file by file."""

    def __init__(self, *problems: Problem | str) -> None:
        found = [p if isinstance(p, Problem) else Problem(p) for p in problems]
        files = list(dict.fromkeys(problem.path for problem in found))
        found.sort(key=lambda one: (files.index(one.path), one.line, one.column))
        self.problems = tuple(found)
        super().__init__("\n".join(map(str, self.problems)))


def unwritten(error: OSError) -> str:
    """Return what is said of output that could not be written: a full disk, mostly."""
    return f"the output cannot be written: {error.strerror or error}"
