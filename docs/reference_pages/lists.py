"""The pages that list rules: all of them, those of a topic, those of a pack."""

from collections.abc import Iterable, Iterator, Sequence

from newslint.explain import summary
from newslint.rulemaking import TOPICS
from reference_pages.html import raw, table, words
from reference_pages.markdown import table as markdown_table
from reference_pages.rules import rule_link, rule_page
from reference_pages.shipped import DEFAULT, OWN_PACK, Explained, Shipped

OWN = "newslint’s own reports"


def rule_pages(offered: Shipped) -> Iterator[tuple[str, str]]:
    """Yield each page of rules: its path, and the page."""
    named = {one.rule.pack for one in offered.rules} - {OWN_PACK}
    packs = sorted(named, key=lambda pack: (pack not in DEFAULT, pack))
    yield "rules/index.md", "".join(_index(offered.rules, packs))
    for topic in TOPICS:
        rules = [one for one in offered.rules if one.topic == topic]
        yield f"rules/{topic}.md", "".join(_topic(topic, rules))
    for pack in packs:
        rules = [one for one in offered.rules if one.rule.pack == pack]
        yield f"packs/{pack}.md", "".join(_pack(pack, rules))
    for one in offered.rules:
        yield f"rules/{one.rule.id}.md", "".join(rule_page(one))


def _index(rules: Sequence[Explained], packs: Sequence[str]) -> Iterator[str]:
    yield "# Rules\n\nEvery rule has a page, made from the YAML that newslint runs: what it "
    yield "reports and why, the examples that are its tests with what newslint says of them, and "
    yield "how to change it or turn it off. Its level says how sure it is: an **error** is almost "
    yield "surely a fault, a **warning** is probably one, a **suggestion** is worth a look. In a "
    yield "terminal `newslint rules quotes/unclosed` explains a rule.\n\n## By topic\n"
    yield from markdown_table(
        ["topic", "by default", "in house packs"],
        ([f"[{t}]({t}.md)", *map(str, _counts(rules, t))] for t in TOPICS),
    )
    yield "\n## By pack\n\n`newsroom` runs by default; a desk [chooses a house beside it]"
    yield "(../../house-packs.md): `packs: [newsroom, ap]`.\n"
    yield from markdown_table(
        ["pack", "rules"],
        ([f"[{p}](../packs/{p}.md)", str(sum(o.rule.pack == p for o in rules))] for p in packs),
    )
    pages = [*TOPICS, *(f"/reference/packs/{pack}" for pack in packs)]
    yield "\n```{toctree}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"
    yield "\n## All\n"
    yield from raw(_listed(rules))


def _counts(rules: Sequence[Explained], topic: str) -> tuple[int, int]:
    """Return how many rules of a topic run by default, and how many do not."""
    default = [one.is_default for one in rules if one.topic == topic]
    return sum(default), len(default) - sum(default)


def _topic(topic: str, rules: Sequence[Explained]) -> Iterator[str]:
    yield f"# {OWN if topic == 'newslint' else topic.capitalize()}\n\n"
    yield "## By default\n"
    yield from raw(_listed(one for one in rules if one.is_default))
    if houses := [one for one in rules if not one.is_default]:
        yield "\n## In house packs\n"
        yield from raw(_listed(houses))


def _pack(pack: str, rules: Sequence[Explained]) -> Iterator[str]:
    yield f"# Pack {pack}\n\n"
    if pack in DEFAULT:
        yield "It runs where nothing is configured, and prefers no house’s style: it asks for one "
        yield "form, kept.\n"
    else:
        yield f"Add it with `packs: [newsroom, {pack}]` in `.newslint.yml`; in a terminal a rule "
        yield f"of it is explained by `newslint rules --packs newsroom,{pack}` and its name. No "
        yield "pack is official: [House packs](../../house-packs.md) tells where its rules are "
        yield "from.\n"
    for topic in dict.fromkeys(one.topic for one in rules):
        yield f"\n## {topic.capitalize()}\n"
        yield from raw(_of_pack(one for one in rules if one.topic == topic))


def _listed(rules: Iterable[Explained]) -> Iterator[str]:
    """Yield a table of rules of several packs."""
    rows = (
        [rule_link(one.rule.id, "../"), one.rule.pack, one.rule.level, _why(one)] for one in rules
    )
    yield from table(["rule", "pack", "level", "why"], rows)


def _of_pack(rules: Iterable[Explained]) -> Iterator[str]:
    """Yield a table of rules of one pack."""
    rows = ([rule_link(one.rule.id, "../"), one.rule.level, _why(one)] for one in rules)
    yield from table(["rule", "level", "why"], rows)


def _why(one: Explained) -> str:
    return f'<div class="why">{words(summary(one.rule))}</div>'
