"""The packs of rules that are on, and the folders that they stand in."""

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from newslint.config import Config
from newslint.configured import blame, configured, shown
from newslint.errors import UserError
from newslint.hints import did_you_mean, leads_nowhere
from newslint.plans import names_rule
from newslint.registry import Registry, installed_plugins, load_registry
from newslint.rulefiles import Pack, read_pack, read_rule_file
from newslint.session import find_root

OWN_PACK = "newslint"
"""The tool's own reports, which are there whatever packs a desk chooses."""


def read_packs(options: Namespace) -> tuple[list[Pack], Registry]:
    """Return the packs that `newslint test` and `newslint rules` are about.

    Those of the paths given, else those of the configuration and the tool's own.
    """
    here = os.getcwd()
    root, config_path = find_root(options.config, here)
    registry = load_registry(installed_plugins())
    if paths := getattr(options, "paths", ()):
        return [_given(path) for path in paths], registry
    config = configured(root, config_path, registry)
    folders = pack_folders(root, options.packs, registry, config)
    if config.problems:
        raise UserError(*dict.fromkeys(config.problems))
    return [read_pack(name, folder, shown(root, folder)) for name, folder in folders], registry


def _given(named: str) -> Pack:
    path = Path(named)
    if named and path.is_dir():
        return read_pack(path.resolve().name, path, path.as_posix())
    if not path.is_file():
        raise UserError(leads_nowhere(named))
    return read_rule_file(path, path.as_posix())


def pack_folders(
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
    blame(config, "packs", pack, message)


def pack_finder(packs: Mapping[str, Path]) -> Callable[[str], str]:
    """Return what tells the pack that has what an id or a glob names, "" where none has it.

    The packs are read when it is first asked, for few ever ask.
    """

    @cache
    def ids_by_pack() -> dict[str, list[str]]:
        read = {name: read_pack(name, folder, name) for name, folder in packs.items()}
        return {name: [one.id for one in pack.definitions] for name, pack in read.items()}

    def pack_of(pattern: str) -> str:
        for name, ids in ids_by_pack().items():
            if any(names_rule(pattern, rule_id) for rule_id in ids):
                return name
        return ""

    return pack_of


def files_of(folders: Iterable[Path]) -> list[str]:
    """Return every rule file, and the folders whose list of files matters."""
    found = []
    for folder in folders:
        for here, inner, names in os.walk(folder):
            inner.sort()
            found.append(here)
            found += [os.path.join(here, name) for name in sorted(names) if name.endswith(".yml")]
    return found
