"""`.newslint.yml`: what a desk has decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from newslint.annotations import Any, Literal
from newslint.declarations import option
from newslint.diagnostics import LEVELS
from newslint.document import FRONT_MATTER_KEYS, ROLES
from newslint.errors import Problem, UserError
from newslint.lazy import lazy
from newslint.located import Value, YamlFile, unknown_keys
from newslint.records import NamedTuple
from newslint.values import WRONG, choice, read, read_keys

_CHOICE = lazy(r"\{[^{}]*\}")
_UPWARD = lazy(r"(?:^|[/{,])\.\./")


@dataclass(frozen=True)
class ConfigKeys:
    """The keys of `.newslint.yml` that stand for plain values."""

    packs: tuple[str, ...] = option("Packs of rules: names, or paths to folders.", ("newsroom",))
    articles: tuple[str, ...] = option(
        "The articles of the archive, as globs; every file that newslint reads.", ()
    )
    exclude: tuple[str, ...] = option("Files that are never looked at, as globs.", ())
    names: tuple[str, ...] = option("Names exempt everywhere, or files of them, one a line.", ())
    baseline: str = option("The file of known findings, which are not reported.", "")
    fail_on: Literal["error", "warning", "suggestion", "never"] = option(
        "The level from which a finding fails the run.", "warning"
    )


class Setting(NamedTuple):
    """What the configuration says of the rules that an id or a glob names."""

    pattern: str
    key: Value
    level: str | None
    changes: Value | None


class OverrideSetting(NamedTuple):
    """Settings for some articles, by path or front matter."""

    files: tuple[str, ...]
    front_matter: dict[str, tuple[str, ...]]
    settings: tuple[Setting, ...]


class Config(NamedTuple):
    """What a desk has decided, read and checked as far as it goes without the rules."""

    packs: tuple[str, ...] = ("newsroom",)
    articles: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    baseline: str = ""
    fail_on: str = "warning"
    keys: Mapping[str, tuple[str, ...]] = FRONT_MATTER_KEYS
    settings: tuple[Setting, ...] = ()
    overrides: tuple[OverrideSetting, ...] = ()
    file: YamlFile | None = None
    given: frozenset[str] = frozenset()

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the file."""
        return self.file.problems if self.file else []


def read_config(text: str, shown: str) -> Config:
    """Return what a configuration says; its problems are gathered in it."""
    file = YamlFile(shown, text)
    root = file.root
    if root is None or root.is_null:
        return Config(file=file)
    if root.kind != "mapping":
        root.problem("the configuration is a mapping with keys such as packs and rules")
        return Config(file=file)
    plain = [key.replace("_", "-") for key in ConfigKeys.__annotations__]
    known = (*plain, "rules", "overrides", "front-matter")
    unknown_keys(root, known, "the configuration")
    values = read_keys(ConfigKeys, root, "the configuration")
    for key in ("articles", "exclude"):
        _check_globs(root.get(key))
    return Config(
        **values,
        keys=_front_matter(root.get("front-matter")),
        settings=_settings(root.get("rules")),
        overrides=_overrides(root.get("overrides")),
        file=file,
        given=frozenset(root.entries()),
    )


def with_defaults(config: Config, defaults: Mapping[str, Any], shown: str) -> Config:
    """Return a configuration with what a plugin sets where the desk is silent."""
    import json

    missing = {key: value for key, value in defaults.items() if key not in config.given}
    if not missing:
        return config
    added = read_config(json.dumps(missing, ensure_ascii=False), shown)
    if added.problems:
        raise UserError(*added.problems)
    taken = {key.replace("-", "_") for key in missing}
    changes = {name: getattr(added, name) for name in ConfigKeys.__annotations__ if name in taken}
    if "front-matter" in missing:
        changes["keys"] = added.keys
    if "rules" in missing:
        changes["settings"] = added.settings
    if "overrides" in missing:
        changes["overrides"] = added.overrides
    return config._replace(**changes)


def _check_globs(value: Value | None) -> None:
    """Note every glob that can match nothing, whatever files there are."""
    for glob in (value, *value.items()) if value else ():
        if fault := _fault_of(glob.text):
            glob.problem(fault)


def _fault_of(glob: str) -> str:
    if "\\" in glob:
        return "write / between folders, on Windows too"
    if glob.startswith("!"):
        return "! takes nothing back here; name under “exclude” what is left out"
    if _UPWARD.search(glob):
        return "a glob begins at the folder of this file, and leads to nothing above it"
    if glob.count("{") != glob.count("}"):
        return "a bracket { or } has no partner here"
    rest = _CHOICE.sub("", glob)
    return "write {a,b,c}: no bracket { stands within another" if "{" in rest else ""


def _front_matter(value: Value | None) -> Mapping[str, tuple[str, ...]]:
    keys = dict(FRONT_MATTER_KEYS)
    if value is None:
        return keys
    if value.kind != "mapping":
        value.problem("expected a mapping of roles to keys: headline: [title, headline]")
        return keys
    unknown_keys(value, ROLES, "front-matter")
    for role, (_, named) in value.entries().items():
        found = read(tuple[str, ...], named)
        if found is not WRONG:
            keys[role] = found
    return keys


def _settings(value: Value | None) -> tuple[Setting, ...]:
    if value is None or value.is_null:
        return ()
    if value.kind != "mapping":
        value.problem("expected a mapping of rule ids to levels or options")
        return ()
    return tuple(
        found
        for pattern, (key, given) in value.entries().items()
        if (found := _setting(pattern, key, given)) is not None
    )


def _setting(pattern: str, key: Value, given: Value) -> Setting | None:
    if given.kind == "mapping":
        asked = given.get("level")
        return Setting(pattern, key, _level(asked) if asked else None, given)
    level = _level(given)
    return Setting(pattern, key, level, None) if level else None


def _level(value: Value) -> str | None:
    found = choice((*LEVELS, "off"), value)
    return None if found is WRONG else found


def _overrides(value: Value | None) -> tuple[OverrideSetting, ...]:
    if value is not None and value.kind != "list":
        value.problem("expected a list, each with “files” or “front-matter”, and “rules”")
    found = []
    for item in value.items() if value else ():
        if item.kind != "mapping":
            item.problem("an override is a mapping with “files” or “front-matter”, and “rules”")
            continue
        unknown_keys(item, ("files", "front-matter", "rules"), "an override")
        files, matter = item.get("files"), item.get("front-matter")
        _check_globs(files)
        if item.get("rules") is None or (files is None and matter is None):
            item.problem("an override needs “files” or “front-matter”, and “rules”")
            continue
        globs = read(tuple[str, ...], files) if files else ()
        fields = read(Mapping[str, tuple[str, ...]], matter) if matter else {}
        if globs is not WRONG and fields is not WRONG:
            found.append(OverrideSetting(globs, fields, _settings(item.get("rules"))))
    return tuple(found)
