"""From the desk's files to a setup: YAML is read here, and only when something changed."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from newslint import attribution, lazy, parsers, quotations
from newslint.assembly import LEAVE_OUT, LISTED, Choice, assemble
from newslint.config import Config, Setting, read_config, with_defaults
from newslint.errors import Problem, UserError
from newslint.hints import did_you_mean
from newslint.located import YamlFile
from newslint.prints import frame_print, rule_prints
from newslint.registry import PluginName, Registry, installed_plugins, load_registry
from newslint.rivals import note_rivals
from newslint.rulebook import UNREADABLE, names_rule
from newslint.rulefiles import Definition, Pack, duplicates, pack_of, read_pack, read_rule_file
from newslint.session import Asked, Setup, find_root

OWN_PACK = "newslint"
"""The tool's own reports, which are there whatever packs a desk chooses."""


def prepare(root: str, config_path: str, asked: Asked) -> tuple[Setup, list[str]]:
    """Return a setup, and the files and folders that it was made from.

    Raises UserError with every problem of the configuration and the rules.
    """
    plugins = installed_plugins()
    registry = load_registry(plugins)
    config = _config(root, config_path, registry)
    folders = _pack_folders(root, asked.packs, registry, config)
    packs = [read_pack(name, folder, _shown(root, folder)) for name, folder in folders]
    definitions = [definition for pack in packs for definition in pack.definitions]
    duplicates(definitions)
    names, name_files = _names(root, config)
    every_name = [*names, *(name for pack in packs for name in pack.names)]
    own = None if asked.packs else config.file
    settings = _due(config.settings, own, definitions)
    overrides = [o._replace(settings=_due(o.settings, own, definitions)) for o in config.overrides]
    plan = assemble(
        definitions,
        registry.checks,
        settings,
        overrides,
        every_name,
        Choice(asked.select, asked.ignore),
    )
    note_rivals(plan, definitions)
    every = (*settings, *(s for override in overrides for s in override.settings))
    _refuse([*config.problems, *_unmatched(asked, definitions, registry.packs)], every, packs)
    sources = _sources(plugins, registry)
    setup = Setup(
        plan,
        bool(config_path),
        config.articles,
        config.exclude,
        config.fail_on,
        dict(config.keys),
        plugins,
        tuple(pack.name for pack in packs),
        frame_print(plan, every_name, config.keys, plugins, sources),
        rule_prints(plan),
        config.baseline,
        _programs(),
        lazy.answers(),
    )
    inputs = [*_inputs(folder for _, folder in folders), *name_files, config_path]
    return setup, [*inputs, *sources]


def _programs() -> dict[lazy.Written, lazy.Program]:
    """Return what every pattern is compiled to that articles are read with."""
    for package in (attribution, parsers, quotations):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    return lazy.programs()


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


def _sources(plugins: Sequence[PluginName], registry: Registry) -> list[str]:
    """Return the modules of plugins whose change, in a checkout, changes what rules there are."""
    modules = {plugin.module.partition(":")[0] for plugin in plugins}
    modules |= {check.__module__ for check in registry.checks.values()}
    found = [sys.modules[m] for m in sorted(modules) if not m.startswith("newslint.")]
    return [module.__file__ for module in found if module.__file__]


def read_packs(options: Namespace) -> tuple[list[Pack], Registry]:
    """Return the packs that `newslint test` and `newslint rules` are about.

    Those of the paths given, else those of the configuration and the tool's own.
    """
    here = os.getcwd()
    root, config_path = find_root(options.config, here)
    registry = load_registry(installed_plugins())
    paths = [Path(path) for path in getattr(options, "paths", ())]
    if paths:
        return [_given(path) for path in paths], registry
    config = _config(root, config_path, registry)
    folders = _pack_folders(root, options.packs, registry, config)
    if config.problems:
        raise UserError(*dict.fromkeys(config.problems))
    return [read_pack(name, folder, _shown(root, folder)) for name, folder in folders], registry


def _given(path: Path) -> Pack:
    if path.is_dir():
        return read_pack(path.resolve().name, path, path.as_posix())
    if not path.is_file():
        raise UserError(f"{path}: there is no such file or folder")
    return read_rule_file(path, path.as_posix())


def _config(root: str, path: str, registry: Registry) -> Config:
    """Return what the desk has decided, and what plugins set where it is silent."""
    config = _own_config(root, path)
    for origin, defaults in registry.defaults.items():
        shown = f"the defaults of {origin}"
        try:
            config = with_defaults(config, defaults, shown)
        except (TypeError, ValueError) as error:  # what JSON cannot hold, YAML does not say
            raise UserError(f"{shown} are no plain values: {error}") from error
    return config


def _own_config(root: str, path: str) -> Config:
    if not path:
        return Config()
    try:
        return read_config(Path(path).read_text(encoding="utf-8-sig"), _shown(root, Path(path)))
    except UnicodeDecodeError as error:
        raise UserError(
            Problem("the configuration is not UTF-8", _shown(root, Path(path)))
        ) from error


def _shown(root: str, path: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _pack_folders(
    root: str, asked: Sequence[str], registry: Registry, config: Config
) -> list[tuple[str, Path]]:
    """Return the packs by name; paths are from here on the command line, else from the root."""
    known, base = registry.packs, os.getcwd() if asked else root
    folders = [(OWN_PACK, known[OWN_PACK])]
    for pack in asked or config.packs:
        if pack in known:
            folders.append((pack, known[pack]))
        elif (folder := Path(os.path.normpath(os.path.join(base, pack)))).is_dir():
            folders.append((folder.name, folder))
        else:
            _no_pack(pack, [name for name in known if name != OWN_PACK], config)
    return list(dict.fromkeys(folders))


def _no_pack(pack: str, known: Sequence[str], config: Config) -> None:
    message = f"there is no pack “{pack}”, nor a folder of that name"
    message += did_you_mean(pack, known) or f"; there are {', '.join(known)}"
    _blame(config, "packs", pack, message)


def _blame(config: Config, key: str, text: str, message: str) -> None:
    """Note a problem at the text in a list of the configuration; raise it where none has it."""
    listed = config.file.root.get(key) if config.file and config.file.root else None
    for item in (listed, *listed.items()) if listed else ():
        if item.text == text:
            item.problem(message)
            return
    raise UserError(message)


def _names(root: str, config: Config) -> tuple[list[str], list[str]]:
    """Return the names that the configuration exempts, and the files that some stand in."""
    names, files = [], []
    for name in config.names:
        path = Path(root, name)
        if not name.endswith(".txt"):
            names.append(name)
            continue
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except OSError:
            _blame(config, "names", name, f"there is no file “{name}” of names")
        except UnicodeDecodeError:
            _blame(config, "names", name, f"“{name}” is not UTF-8; save it as UTF-8")
        else:
            files.append(str(path))
            names += [line.strip() for line in lines if line.strip() and line[0] != "#"]
    return names, files


def _no_rule(pattern: str, ids: Sequence[str], packs: Mapping[str, Path]) -> str:
    """Return what is said of a rule that is not there, or in a pack that is not on."""
    if pack := pack_of(pattern, packs):
        return f"{pattern} is a rule of the pack {pack}, which is not on; put it into “packs”"
    return f"no rule matches “{pattern}”{did_you_mean(pattern, ids) or LISTED}"


def _unmatched(
    asked: Asked, definitions: Sequence[Definition], packs: Mapping[str, Path]
) -> list[Problem]:
    ids = [definition.id for definition in definitions]
    lasting = UNREADABLE in asked.ignore
    never = [Problem(f"{UNREADABLE} cannot be ignored; {LEAVE_OUT}")] if lasting else []
    return never + [
        Problem(_no_rule(pattern, ids, packs))
        for pattern in (*asked.select, *asked.ignore)
        if not any(names_rule(pattern, rule_id) for rule_id in ids)
    ]


def _inputs(folders: Iterable[Path]) -> list[str]:
    """Return every rule file, and the folders whose list of files matters."""
    found = []
    for folder in folders:
        for here, inner, names in os.walk(folder):
            inner.sort()
            found.append(here)
            found += [os.path.join(here, name) for name in sorted(names) if name.endswith(".yml")]
    return found
