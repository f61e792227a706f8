"""What findings depend on, as digests: one for each rule, and one for all that is not a rule."""

import sys
from collections.abc import Iterable, Mapping, Sequence

from newslint import cache
from newslint.annotations import Any
from newslint.plans import Plan, Rule, amendments_of
from newslint.session import VERSION, Setup

READERS = ("ahocorasick-rs", "pyromark", "regex")
"""The libraries of which another version may read an article in another way."""


def rule_prints(plan: Plan) -> dict[str, str]:
    """Return for each rule, by its id, a digest of all that its findings depend on."""
    own = _own_prints(plan)
    return {
        rule_id: _digest(print_, [own[one] for one in sorted(amendments_of(rule_id, plan.rules))])
        for rule_id, print_ in own.items()
    }


def _own_prints(plan: Plan) -> dict[str, str]:
    """Return for each rule a digest of what it is, and where it is on."""
    fillings: dict[str, list[Rule]] = {rule_id: [] for rule_id in plan.active}
    for rule in plan.rules:
        shown = rule._replace(why="", link="", confidence="", origin="")  # no finding has these
        fillings[rule.id].append(shown)
    return {
        rule_id: _digest(
            [tuple(rule) for rule in rules],
            plan.active[rule_id][1],
            [override.levels.get(rule_id) for override in plan.overrides],
            [variant.overrides for variant in plan.variants if variant.rule_id == rule_id],
        )
        for rule_id, rules in fillings.items()
    }


def frame_print(
    plan: Plan,
    names: Sequence[str],
    keys: Mapping[str, tuple[str, ...]],
    plugins: Sequence[tuple[str, ...]],
    sources: Iterable[str],
) -> str:
    """Return a digest of all else: exempt names, what overrides match, plugins, libraries."""
    from importlib.metadata import version

    return _digest(
        names,
        [(override.files, override.front_matter) for override in plan.overrides],
        dict(keys),
        [tuple(plugin) for plugin in plugins],
        cache.contents(sources),
        [version(name) for name in READERS],
        sys.version_info[:2],
    )


def session_print(setup: Setup) -> str:
    """Return a digest of all that the findings of a session depend on."""
    return _digest(VERSION, setup.frame, setup.prints)


def _digest(*parts: Any) -> str:
    return cache.digest(*(repr(part).encode("utf-8", "surrogatepass") for part in parts))
