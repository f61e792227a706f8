"""What comes of one article: findings, facts for the archive, and rules that failed."""

from newslint.checks.facts import Fact
from newslint.diagnostics import Diagnostic, Level
from newslint.disables import NOTHING, Disables
from newslint.errors import PartFailed
from newslint.plans import Rule
from newslint.records import NamedTuple


class Failure(NamedTuple):
    """A rule or a format that could not judge an article: too slow a pattern, or an error."""

    subject: str  # rule wording/plain (desk/rules.yml:4)
    path: str
    message: str
    by_author: bool
    trace: str = ""


class Filed(NamedTuple):
    """What an archive rule knows an article by, with its number and level there."""

    rule: str
    number: int
    level: Level
    facts: tuple[Fact, ...]


class Report(NamedTuple):
    """What was found in one article."""

    path: str
    diagnostics: tuple[Diagnostic, ...]
    facts: tuple[Filed, ...] = ()
    disables: Disables = NOTHING
    failures: tuple[Failure, ...] = ()


def named(rule: Rule) -> str:
    """Return a rule as a failure names it: its id, and where it stands."""
    return f"rule {rule.id} ({rule.origin})"


def too_slow(rule: Rule, path: str) -> Failure:
    """Return what is said of a rule whose pattern took too long."""
    message = "its pattern took longer than a second; make it simpler"
    return Failure(named(rule), path, message, by_author=True)


def crash(rule: Rule, path: str, error: Exception) -> Failure:
    """Return what is said of a rule whose check raised an error."""
    failed = PartFailed(named(rule), f"its check {rule.check_class}", error)
    return Failure(failed.subject, path, failed.message, False, _trace(error))


def unparsed(failed: PartFailed, path: str) -> Failure:
    """Return what is said of a format whose parser raised an error."""
    return Failure(failed.subject, path, failed.message, False, _trace(failed))


def _trace(error: Exception) -> str:
    from traceback import format_exception

    return "".join(format_exception(error))
