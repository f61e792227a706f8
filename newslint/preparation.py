"""From the desk's files to a setup: YAML is read here, and only when something changed."""

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pkgutil import iter_modules

from newslint import attribution, lazy, parsers, quotations
from newslint.assembly import assemble
from newslint.config import Config, Setting
from newslint.configured import configured, exempt_names, shown
from newslint.decisions import LEAVE_OUT, Choice, no_rule
from newslint.errors import Problem, UserError
from newslint.located import YamlFile
from newslint.packs import files_of, pack_finder, pack_folders
from newslint.plans import UNREADABLE, Plan, names_rule
from newslint.prints import frame_print, rule_prints
from newslint.registry import PluginName, Registry, installed_plugins, load_registry
from newslint.rivals import note_rivals
from newslint.rulefiles import Definition, Pack, duplicates, read_pack
from newslint.session import Asked, Setup


def prepare(root: str, config_path: str, asked: Asked) -> tuple[Setup, list[str]]:
    """Return a setup, and the files and folders that it was made from.

    Raises UserError with every problem of the configuration and the rules.
    """
    plugins = installed_plugins()
    registry = load_registry(plugins)
    config = configured(root, config_path, registry)
    folders = pack_folders(root, asked.packs, registry, config)
    packs = [read_pack(name, folder, shown(root, folder)) for name, folder in folders]
    names, name_files = exempt_names(root, config)
    names = [*names, *(name for pack in packs for name in pack.names)]
    plan = _plan(asked, registry, config, packs, names)
    sources = _sources(plugins, registry)
    setup = Setup(
        plan=plan,
        configured=bool(config_path),
        articles=config.articles,
        exclude=config.exclude,
        fail_on=config.fail_on,
        keys=dict(config.keys),
        plugins=plugins,
        packs=tuple(pack.name for pack in packs),
        frame=frame_print(plan, names, config.keys, plugins, sources),
        prints=rule_prints(plan),
        baseline=config.baseline,
        programs=_programs(),
        answers=lazy.answers(),
    )
    inputs = [*files_of(folder for _, folder in folders), *name_files, config_path]
    return setup, [*inputs, *sources]


def _plan(
    asked: Asked,
    registry: Registry,
    config: Config,
    packs: Sequence[Pack],
    names: Sequence[str],
) -> Plan:
    """Return the rules as the desk has them. Raises UserError with all that is wrong."""
    definitions = [definition for pack in packs for definition in pack.definitions]
    duplicates(definitions)
    own = None if asked.packs else config.file
    settings = _due(config.settings, own, definitions)
    overrides = [o._replace(settings=_due(o.settings, own, definitions)) for o in config.overrides]
    choice = Choice(asked.select, asked.ignore)
    pack_of = pack_finder(registry.packs)
    plan = assemble(definitions, registry.checks, settings, overrides, names, choice, pack_of)
    note_rivals(plan, definitions)
    every = (*settings, *(s for override in overrides for s in override.settings))
    _refuse([*config.problems, *_unmatched(asked, definitions, pack_of)], every, packs)
    return plan


def _refuse(
    problems: Iterable[Problem], settings: Iterable[Setting], packs: Iterable[Pack]
) -> None:
    """Raise a UserError with all that is wrong, each thing once."""
    of_settings = (p for setting in settings for p in setting.key.file.problems)
    of_packs = (p for pack in packs for p in pack.problems)
    if every := dict.fromkeys([*problems, *of_settings, *of_packs]):
        raise UserError(*every)


def _due(
    settings: Iterable[Setting], own: YamlFile | None, definitions: Sequence[Definition]
) -> tuple[Setting, ...]:
    """Return the settings that count.

    Those of the desk's own file do, so that one which names no rule is a problem; unless the
    command line names other packs. A plugin's speak of rules that a desk need not have chosen.
    """
    return tuple(
        setting
        for setting in settings
        if setting.key.file is own
        or any(names_rule(setting.pattern, definition.id) for definition in definitions)
    )


def _unmatched(
    asked: Asked, definitions: Sequence[Definition], pack_of: Callable[[str], str]
) -> list[Problem]:
    ids = [definition.id for definition in definitions]
    lasting = UNREADABLE in asked.ignore
    never = [Problem(f"{UNREADABLE} cannot be ignored; {LEAVE_OUT}")] if lasting else []
    return never + [
        Problem(no_rule(pattern, ids, pack_of))
        for pattern in (*asked.select, *asked.ignore)
        if not any(names_rule(pattern, rule_id) for rule_id in ids)
    ]


def _sources(plugins: Sequence[PluginName], registry: Registry) -> list[str]:
    """Return the modules of plugins whose change, in a checkout, changes what rules there are."""
    modules = {plugin.module.partition(":")[0] for plugin in plugins}
    modules |= {check.__module__ for check in registry.checks.values()}
    found = [sys.modules[m] for m in sorted(modules) if not m.startswith("newslint.")]
    return [module.__file__ for module in found if module.__file__]


def _programs() -> dict[lazy.Written, lazy.Program]:
    """Return what every pattern is compiled to that articles are read with."""
    for package in (attribution, parsers, quotations):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    return lazy.programs()
