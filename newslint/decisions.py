"""What a desk has decided of a rule: which of several settings counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from newslint.config import OverrideSetting, Setting
from newslint.hints import did_you_mean
from newslint.located import Value
from newslint.plans import UNREADABLE, names_rule
from newslint.records import NamedTuple
from newslint.rulefiles import Definition

MOST_OVERRIDES_OF_ONE_RULE = 4
LISTED = "; `newslint rules` lists them"
LEAVE_OUT = "leave a file that is no article out with “exclude”"


class Choice(NamedTuple):
    """Which rules were asked for on the command line, by id or glob."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def check_setting(setting: Setting, ids: Sequence[str], pack_of: Callable[[str], str]) -> None:
    """Note a setting that names no rule, or turns off what is always on.

    `pack_of` returns the pack that has what an id or a glob names, on or not.
    """
    if not any(names_rule(setting.pattern, rule_id) for rule_id in ids):
        setting.key.problem(no_rule(setting.pattern, ids, pack_of))
    if (setting.pattern, setting.level) == (UNREADABLE, "off"):
        setting.key.problem(f"{UNREADABLE} can weigh less, but never be off; {LEAVE_OUT}")


def no_rule(pattern: str, ids: Sequence[str], pack_of: Callable[[str], str]) -> str:
    """Return what is said of a rule that is not there, or in a pack that is not on."""
    if pack := pack_of(pattern):
        return f"{in_pack(pattern, pack)}; put it into “packs”"
    topics = sorted({f"{rule_id.partition('/')[0]}/*" for rule_id in ids})
    return f"no rule matches “{pattern}”{did_you_mean(pattern, [*ids, *topics]) or LISTED}"


def in_pack(pattern: str, pack: str) -> str:
    """Return what is said of an id or a glob that only a pack has which is not on."""
    what = "names rules" if "*" in pattern else "is a rule"
    return f"{pattern} {what} of the pack {pack}, which is not on"


def level_of(rule_id: str, settings: Sequence[Setting]) -> str | None:
    """Return the level that settings give a rule, None where they are silent."""
    levels = [setting.level for setting in _ordered(rule_id, settings) if setting.level]
    fit = [level for level in levels if level != "off" or rule_id != UNREADABLE]
    return fit[-1] if fit else None


def changes_of(rule_id: str, settings: Sequence[Setting]) -> list[Value]:
    """Return what settings change in a rule's options, weakest first."""
    return [setting.changes for setting in _ordered(rule_id, settings) if setting.changes]


def _ordered(rule_id: str, settings: Sequence[Setting]) -> list[Setting]:
    """Return what is said of a rule, weakest first: exact ids beat globs, later beats earlier."""
    said = [setting for setting in settings if names_rule(setting.pattern, rule_id)]
    return sorted(said, key=lambda setting: setting.pattern == rule_id)


def is_weighed(rule_id: str, settings: Sequence[Setting]) -> bool:
    """Whether the desk gives a rule a level and leaves its other options alone."""
    said = [setting for setting in _ordered(rule_id, settings) if setting.level]
    return bool(said) and not (said[-1].changes and set(said[-1].changes.entries()) - {"level"})


def chosen_level(rule_id: str, level: str, own: str, choice: Choice) -> str:
    """Return the level of a rule, or off, where some were chosen; `own` is that of its file."""
    if rule_id == UNREADABLE:
        return level
    if any(names_rule(pattern, rule_id) for pattern in choice.ignore):
        return "off"
    if not choice.select:
        return level
    if rule_id in choice.select:
        return own if level == "off" else level
    return level if any(names_rule(pattern, rule_id) for pattern in choice.select) else "off"


def levels_in(override: OverrideSetting, own: Mapping[str, str], choice: Choice) -> dict[str, str]:
    """Return the levels that an override gives rules, whose own ones are `own`."""
    said = {rule_id: level_of(rule_id, override.settings) for rule_id in own}
    return {i: chosen_level(i, level, own[i], choice) for i, level in said.items() if level}


def combinations_of(
    definition: Definition, overrides: Sequence[OverrideSetting]
) -> Iterator[tuple[int, ...]]:
    """Yield each set of overrides that could match together and that change a rule's options."""
    changing = [
        number
        for number, override in enumerate(overrides)
        if any(
            set(value.entries()) - {"level"}
            for rule_id in (definition.id, definition.amends)
            for value in changes_of(rule_id, override.settings)
        )
    ]
    if len(changing) > MOST_OVERRIDES_OF_ONE_RULE:
        key = overrides[changing[-1]].settings[0].key
        key.problem(f"more than {MOST_OVERRIDES_OF_ONE_RULE} overrides change {definition.id}")
        return
    for size in range(1, len(changing) + 1):
        yield from combinations(changing, size)
