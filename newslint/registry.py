"""What there is to use: check types, formats, outputs and packs, built in and from plugins."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.errors import UserError

if TYPE_CHECKING:
    import pluggy

    from newslint.checks.base import Check
    from newslint.parsers.base import Parser
    from newslint.reporters.base import Reporter

GROUP = "newslint"


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
    defaults: Mapping[str, Any]


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
    manager.register(builtin, "newslint")
    origins = {"newslint": "newslint itself"}
    for plugin in plugins:
        _register(manager, plugin)
        origins[plugin.name] = plugin.distribution
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise UserError(f"a plugin is broken: {error}") from error
    return Registry(
        _collected(manager, "newslint_checks", origins, "check type"),
        [parser for _, parser in _offered(manager, "newslint_parsers", origins)],
        _collected(manager, "newslint_reporters", origins, "output format"),
        _merged(manager, "newslint_rule_packs", origins),
        _merged(manager, "newslint_defaults", origins),
    )


def _register(manager: "pluggy.PluginManager", plugin: PluginName) -> None:
    from importlib import import_module

    module, _, attribute = plugin.module.partition(":")
    try:
        found = import_module(module)
        manager.register(getattr(found, attribute) if attribute else found, plugin.name)
    except Exception as error:  # a plugin may fail in any way when it is imported
        message = f"{type(error).__name__}: {error}"
        raise UserError(
            f"the plugin “{plugin.name}” of {plugin.distribution} does not load: {message}; "
            f"mend or uninstall it"
        ) from error


def _answers(
    manager: "pluggy.PluginManager", hook: str, origins: Mapping[str, str]
) -> list[tuple[str, Any]]:
    """Return what each plugin answers, the built-in ones first, then by name."""
    answers = []
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        origin = origins[implementation.plugin_name]
        try:
            answers.append((origin, implementation.function()))
        except Exception as error:  # a plugin may raise anything
            raise UserError(
                f"the hook {hook} of {origin} failed: {type(error).__name__}: {error}"
            ) from error
    return sorted(answers, key=lambda one: (one[0] != "newslint itself", one[0]))


def _offered(
    manager: "pluggy.PluginManager", hook: str, origins: Mapping[str, str]
) -> list[tuple[str, Any]]:
    return [(o, item) for o, answer in _answers(manager, hook, origins) for item in answer]


def _collected(
    manager: "pluggy.PluginManager", hook: str, origins: Mapping[str, str], what: str
) -> dict[str, Any]:
    found: dict[str, tuple[str, Any]] = {}
    for origin, item in _offered(manager, hook, origins):
        name = getattr(item, "name", None)
        if not isinstance(name, str):
            raise UserError(f"a {what} of {origin} has no name: {item!r}")
        if name in found:
            raise UserError(f"two plugins offer the {what} “{name}”: {found[name][0]} and {origin}")
        found[name] = origin, item
    return {name: item for name, (_, item) in found.items()}


def _merged(
    manager: "pluggy.PluginManager", hook: str, origins: Mapping[str, str]
) -> dict[str, Any]:
    found: dict[str, tuple[str, Any]] = {}
    for origin, answer in _answers(manager, hook, origins):
        for name, item in answer.items():
            if name in found:
                raise UserError(f"{found[name][0]} and {origin} both set “{name}”")
            found[name] = origin, item
    return {name: item for name, (_, item) in found.items()}


def shipped_rules() -> str:
    """Return the folder of the shipped packs: in the wheel, or beside the package in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")
