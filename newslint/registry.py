"""What there is to use: check types, formats, outputs and packs, built in and from plugins."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from newslint.annotations import TYPE_CHECKING, Any
from newslint.errors import UserError
from newslint.records import NamedTuple

if TYPE_CHECKING:
    import pluggy

    from newslint.checks.base import Check
    from newslint.parsers.base import Parser
    from newslint.reporters.base import Reporter

GROUP = "newslint"
OWN = "newslint itself"


class PluginName(NamedTuple):
    """An installed plugin: its entry point, the module that it names and its distribution."""

    name: str
    module: str
    distribution: str


class Registry(NamedTuple):
    """All that rules, articles and reports can ask for, by name."""

    checks: Mapping[str, type["Check"]]
    parsers: Sequence["Parser"]
    reporters: Mapping[str, "Reporter"]
    packs: Mapping[str, Path]
    defaults: Mapping[str, Mapping[str, Any]]
    executors: Mapping[str, Callable[[str], Any]]


def installed_plugins() -> tuple[PluginName, ...]:
    """Return the plugins that are installed, by name; the scan costs some 60 ms."""
    from importlib.metadata import entry_points

    found = entry_points(group=GROUP)
    names = (
        PluginName(e.name, e.value, f"{e.dist.name} {e.dist.version}" if e.dist else "?")
        for e in found
    )
    return tuple(sorted(set(names)))


def load_registry(plugins: Sequence[PluginName]) -> Registry:
    """Return what newslint and the plugins offer. Raises UserError that names a broken plugin."""
    import pluggy

    from newslint import builtin, hookspecs

    manager = pluggy.PluginManager("newslint")
    manager.add_hookspecs(hookspecs)
    manager.register(builtin, OWN)
    for plugin in plugins:
        _register(manager, plugin)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise UserError(f"{manager.get_name(error.plugin)} is broken: {error}") from error
    return Registry(
        _named(_offered(manager, "newslint_checks"), "check type", _is_check),
        _parsers(_offered(manager, "newslint_parsers")),
        _named(_offered(manager, "newslint_reporters"), "output format", _is_reporter),
        _packs(manager),
        _defaults(manager),
        _executors(manager),
    )


def _register(manager: "pluggy.PluginManager", plugin: PluginName) -> None:
    from importlib import import_module

    module, _, attribute = plugin.module.partition(":")
    origin = f"the plugin “{plugin.name}” of {plugin.distribution}"
    try:
        found = import_module(module)
        manager.register(getattr(found, attribute) if attribute else found, origin)
    except Exception as error:  # a plugin may fail in any way when it is imported
        message = f"{type(error).__name__}: {error}"
        raise UserError(f"{origin} does not load: {message}; mend or uninstall it") from error


def _answers(
    manager: "pluggy.PluginManager", hook: str, make: Callable[[Any], Any] = list
) -> list[tuple[str, Any]]:
    """Return what each plugin answers, the built-in ones first, then by name."""
    answers = []
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        origin = implementation.plugin_name
        try:
            answers.append((origin, make(implementation.function())))
        except Exception as error:  # a plugin may raise anything, and return it
            message = f"{type(error).__name__}: {error}"
            raise UserError(f"{hook} of {origin} failed: {message}") from error
    return sorted(answers, key=lambda one: (one[0] != OWN, one[0]))


def _offered(manager: "pluggy.PluginManager", hook: str) -> Iterator[tuple[str, Any]]:
    for origin, answer in _answers(manager, hook):
        for item in answer:
            yield origin, item


def _named(
    offered: Iterable[tuple[str, Any]], what: str, is_one: Callable[[Any], bool]
) -> dict[str, Any]:
    """Return what plugins offer by name. Raises UserError for a name taken twice."""
    found: dict[str, tuple[str, Any]] = {}
    for origin, item in offered:
        name = getattr(item, "name", None)
        if not isinstance(name, str) or not is_one(item):
            raise UserError(f"{origin} offers as {what} what is none: {item!r}")
        _take(found, name, origin, item, f"the {what}")
    return {name: item for name, (_, item) in found.items()}


def _take(found: dict[str, tuple[str, Any]], name: str, origin: str, item: Any, what: str) -> None:
    if name in found:
        raise UserError(f"two plugins offer {what} “{name}”: {found[name][0]} and {origin}")
    found[name] = origin, item


def _is_check(item: Any) -> bool:
    from dataclasses import is_dataclass

    from newslint.checks.base import Check

    return isinstance(item, type) and issubclass(item, Check) and is_dataclass(item)


def _is_reporter(item: Any) -> bool:
    return callable(getattr(item, "report", None))


def _is_parser(item: Any) -> bool:
    suffixes = getattr(item, "suffixes", None)
    return (
        callable(getattr(item, "parse", None))
        and isinstance(suffixes, tuple)
        and all(isinstance(one, str) and one.startswith(".") for one in suffixes)
    )


def _parsers(offered: Iterable[tuple[str, Any]]) -> list[Any]:
    """Return the formats; a plugin's may read what a built-in one reads, but no other plugin's."""
    found = list(offered)
    parsers = _named(found, "document format", _is_parser)
    endings: dict[str, tuple[str, Any]] = {}
    for origin, parser in found:
        for suffix in parser.suffixes if origin != OWN else ():
            _take(endings, suffix, origin, parser, "a format for")
    return list(parsers.values())


def _packs(manager: "pluggy.PluginManager") -> dict[str, Path]:
    found: dict[str, tuple[str, Any]] = {}
    for origin, answer in _answers(manager, "newslint_rule_packs", dict):
        for name, folder in answer.items():
            if not os.path.isdir(folder):
                raise UserError(f"{origin} offers the pack “{name}”, but {folder} is no folder")
            _take(found, name, origin, Path(folder), "the pack")
    return {name: folder for name, (_, folder) in found.items()}


def _defaults(manager: "pluggy.PluginManager") -> dict[str, Mapping[str, Any]]:
    """Return what each plugin sets where the desk is silent, by who sets it."""
    found: dict[str, tuple[str, Any]] = {}
    answers = _answers(manager, "newslint_defaults", dict)
    for origin, answer in answers:
        for key, value in answer.items():
            _take(found, key, origin, value, "a default for")
    return {origin: answer for origin, answer in answers if answer}


def _executors(manager: "pluggy.PluginManager") -> dict[str, Callable[[str], Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for origin, answer in _answers(manager, "newslint_executors", dict):
        for scheme, opens in answer.items():
            if not callable(opens):
                raise UserError(f"{origin} offers as executor what opens none: {opens!r}")
            _take(found, scheme, origin, opens, "the executor")
    return {scheme: opens for scheme, (_, opens) in found.items()}


def shipped_rules() -> str:
    """Return the folder of the shipped packs: in the wheel, or beside the package in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")
