"""The pages of rules: those that run by default by topic, those of houses by pack, and a list."""

from collections.abc import Iterable, Iterator, Sequence

from newslint.explain import summary
from newslint.rulemaking import TOPICS
from reference_pages.html import link, raw, table, words
from reference_pages.markdown import table as markdown_table
from reference_pages.rules import anchor, rule_section
from reference_pages.shipped import Explained, Shipped

OWN = "newslint’s own reports"


def place(one: Explained) -> tuple[str, str]:
    """Return the page of a rule, below the folder of the reference, and its anchor there."""
    folder = f"rules/{one.topic}" if one.is_default else f"packs/{one.rule.pack}"
    return folder, anchor(one.rule.id)


def rule_pages(offered: Shipped) -> Iterator[tuple[str, str]]:
    """Yield each page of rules: its path, and the page."""
    houses = sorted({one.rule.pack for one in offered.rules if not one.is_default})
    yield "rules/index.md", "".join(_index(offered.rules, houses))
    for topic in TOPICS:
        rules = [one for one in offered.rules if one.topic == topic]
        yield f"rules/{topic}.md", "".join(_topic(topic, rules))
    for pack in houses:
        rules = [one for one in offered.rules if one.rule.pack == pack]
        yield f"packs/{pack}.md", "".join(_pack(pack, rules))


def _index(rules: Sequence[Explained], houses: Sequence[str]) -> Iterator[str]:
    yield "# Rules\n\nWhat follows is made from the YAML that newslint runs: what a rule reports "
    yield "and why, the examples that are its tests, and its options. What it says of a fault "
    yield "stands behind its level: an **error** is almost surely a fault, a **warning** is "
    yield "probably one, a **suggestion** is worth a look. Under each rule is what turns it off, "
    yield "or gives it another level, in [`.newslint.yml`](../../configuration.md). In a terminal "
    yield "`newslint rules quotes/unclosed` explains a rule.\n\n## By default\n"
    default = [one for one in rules if one.is_default]
    yield from markdown_table(
        ["topic", "rules"],
        ([f"[{t}]({t}.md)", str(sum(o.topic == t for o in default))] for t in TOPICS),
    )
    yield "\n## In house packs\n\nA desk [chooses a house beside the default]"
    yield "(../../house-packs.md): `packs: [newsroom, ap]`.\n"
    yield from markdown_table(
        ["pack", "rules"],
        ([f"[{h}](../packs/{h}.md)", str(sum(o.rule.pack == h for o in rules))] for h in houses),
    )
    pages = [*TOPICS, *(f"/reference/packs/{house}" for house in houses)]
    yield "\n```{toctree}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"
    yield "\n## All\n"
    yield from raw(_listed(rules, "../"))


def _topic(topic: str, rules: Sequence[Explained]) -> Iterator[str]:
    yield f"# {OWN if topic == 'newslint' else topic.capitalize()}\n"
    default = [one for one in rules if one.is_default]
    yield from raw(_listed(default, "../"))
    for one in default:
        yield from rule_section(one, 2)
    if houses := [one for one in rules if not one.is_default]:
        yield "\n## In house packs\n"
        yield from raw(_listed(houses, "../"))


def _pack(pack: str, rules: Sequence[Explained]) -> Iterator[str]:
    yield f"# Pack {pack}\n\nAdd it with `packs: [newsroom, {pack}]` in `.newslint.yml`; a rule of "
    yield f"it is explained by `newslint rules --packs newsroom,{pack}` and its name. No pack is "
    yield "official: [House packs](../../house-packs.md) tells where its rules are from.\n"
    for topic in dict.fromkeys(one.topic for one in rules):
        yield f"\n## {topic.capitalize()}\n"
        for one in rules:
            yield from rule_section(one, 3) if one.topic == topic else ()


def _listed(rules: Iterable[Explained], top: str) -> Iterator[str]:
    """Yield a table of rules; `top` is the way to the folder of the reference."""
    yield from table(["rule", "pack", "level", "why"], (_row(one, top) for one in rules))


def _row(one: Explained, top: str) -> list[str]:
    page, where = place(one)
    name = link(f"<code>{one.rule.id}</code>", f"{top}{page}.html#{where}")
    return [name, one.rule.pack, one.rule.level, words(summary(one.rule))]
