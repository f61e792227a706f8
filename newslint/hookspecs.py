"""What a plugin can add. Register a module under the entry point group "newslint".

Each hook is asked once, when newslint starts; none is on the way of an article.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pluggy

from newslint.annotations import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from newslint.checks.base import Check
    from newslint.parsers.base import Parser
    from newslint.reporters.base import Reporter

hookspec = pluggy.HookspecMarker("newslint")
hookimpl = pluggy.HookimplMarker("newslint")
"""What marks a plugin's answer to one of the hooks below."""


@hookspec
def newslint_checks() -> Iterable[type["Check"]]:
    """Return check types: new values for `check:` in a rule.

    The class is a frozen dataclass at the top of a module; its fields become the keys of the rule.
    """
    return ()


@hookspec
def newslint_parsers() -> Iterable["Parser"]:
    """Return document formats.

    A parser has `name`, `suffixes` and `parse(path, source, keys) -> Document`.
    It builds every block with `Prose`, so that places stay exact.
    """
    return ()


@hookspec
def newslint_reporters() -> Iterable["Reporter"]:
    """Return output formats: `name` and `report(result, write) -> None`."""
    return ()


@hookspec
def newslint_rule_packs() -> Mapping[str, Path]:
    """Return rule packs by name: a folder of YAML files each."""
    return {}


@hookspec
def newslint_executors() -> Mapping[str, Callable[[str], "AbstractContextManager[Executor]"]]:
    """Return what opens executors, by the scheme of `--executor SCHEME://…`.

    Each is called with the whole address and gives a `concurrent.futures.Executor` in a `with`
    statement. Its workers must have newslint installed and see the folder of the articles.
    """
    return {}


@hookspec
def newslint_defaults() -> Mapping[str, object]:
    """Return configuration that the desk has not set.

    The keys are those of .newslint.yml; the desk's file wins.
    """
    return {}
