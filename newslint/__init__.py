"""The consistency linter for newsrooms, and all that a plugin is written with.

Everything here is imported when it is asked for: a run that needs none of it loads none of it.
"""

TYPE_CHECKING = False
__version__ = "0.1.0"

if TYPE_CHECKING:
    from newslint.checks.article import Article as Article
    from newslint.checks.article import Hit as Hit
    from newslint.checks.article import Term as Term
    from newslint.checks.base import ArchiveCheck as ArchiveCheck
    from newslint.checks.base import Aside as Aside
    from newslint.checks.base import Check as Check
    from newslint.checks.base import Match as Match
    from newslint.checks.facts import Clash as Clash
    from newslint.checks.facts import Fact as Fact
    from newslint.checks.facts import Group as Group
    from newslint.declarations import option as option
    from newslint.diagnostics import Diagnostic as Diagnostic
    from newslint.diagnostics import Edit as Edit
    from newslint.diagnostics import Fix as Fix
    from newslint.diagnostics import Place as Place
    from newslint.diagnostics import Related as Related
    from newslint.document import FRONT_MATTER_KEYS as FRONT_MATTER_KEYS
    from newslint.document import Block as Block
    from newslint.document import Directive as Directive
    from newslint.document import Document as Document
    from newslint.document import Field as Field
    from newslint.document import Kind as Kind
    from newslint.document import Unreadable as Unreadable
    from newslint.hookspecs import hookimpl as hookimpl
    from newslint.options import Date as Date
    from newslint.options import Pattern as Pattern
    from newslint.parsers.base import Parser as Parser
    from newslint.reporters.base import Reporter as Reporter
    from newslint.reporters.base import Result as Result
    from newslint.text import Lines as Lines
    from newslint.text import Piece as Piece
    from newslint.text import Position as Position
    from newslint.text import Prose as Prose
    from newslint.text import ProseBuilder as ProseBuilder
    from newslint.text import Span as Span

_NAMES = {
    "newslint.checks.article": "Article Hit Term",
    "newslint.checks.base": "Aside ArchiveCheck Check Match",
    "newslint.checks.facts": "Clash Fact Group",
    "newslint.declarations": "option",
    "newslint.diagnostics": "Diagnostic Edit Fix Place Related",
    "newslint.document": "FRONT_MATTER_KEYS Block Directive Document Field Kind Unreadable",
    "newslint.hookspecs": "hookimpl",
    "newslint.options": "Date Pattern",
    "newslint.parsers.base": "Parser",
    "newslint.reporters.base": "Reporter Result",
    "newslint.text": "Lines Piece Position Prose ProseBuilder Span",
}
"""The module that each public name comes from."""


if not TYPE_CHECKING:  # a type checker knows the names above, and should object to others

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for."""
        for module, names in _NAMES.items():
            if name in names.split():
                from importlib import import_module

                found: object = getattr(import_module(module), name)
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, whether they have been asked for or not."""
    return sorted(["__version__", *(name for names in _NAMES.values() for name in names.split())])
