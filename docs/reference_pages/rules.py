"""The page of a rule: what it reports and why, its examples, and how to change it."""

from collections.abc import Iterator

from newslint.document import KINDS
from newslint.explain import about, change
from newslint.plans import Rule
from reference_pages.examples import examples
from reference_pages.html import block, code, facts, link, raw, section, unfolding, words
from reference_pages.shipped import DEFAULT, INTERNAL, OWN_PACK, Explained
from reference_pages.values import FEW, options

QUOTATIONS = {
    "skip": "Text between quotation marks is left alone.",
    "only": "Only text between quotation marks is looked at.",
    "include": "Text between quotation marks is looked at too.",
}
WEIGHT = {
    "error": "almost surely a fault",
    "warning": "probably a fault",
    "suggestion": "worth a look",
}
TOP = "../../"
"""The way from a rule's page to the folder of the reference."""


def rule_page(one: Explained) -> Iterator[str]:
    """Yield the page of a rule, which stands in no list of contents: its topic lists it."""
    yield f"---\norphan: true\n---\n\n# {one.rule.id}\n"
    yield from raw(_body(one))


def rule_link(rule_id: str, top: str) -> str:
    """Return a link to a rule's page; `top` is the way to the folder of the reference."""
    return link(code(rule_id), f"{top}rules/{rule_id}.html")


def _body(one: Explained) -> Iterator[str]:
    rule = one.rule
    topic = link(one.topic.capitalize(), f"../{one.topic}.html")
    yield f'<p class="where">{link("Rules", "../index.html")} › {topic}</p>\n'
    yield f"<p>{words(rule.why)}</p>\n"
    yield facts(_facts(one))
    yield from examples(one.outcomes)
    yield section("What it looks for")
    yield from _looks_for(one)
    yield from options(one)
    yield section("Change it")
    yield from _change(one)


def _facts(one: Explained) -> Iterator[tuple[str, str]]:
    rule = one.rule
    yield "Level", f"<strong>{rule.level}</strong>: {WEIGHT[rule.level]}"
    if rule.in_draft:
        yield "In a draft", f"<strong>{rule.in_draft}</strong>"
    yield "Says", words(rule.message)
    if rule.more:
        yield "Of several", words(rule.more)
    yield "Runs", _runs(one)
    if fixes := [found.fix for outcome in one.outcomes for found in outcome.found if found.fix]:
        safe = any(fix.safe for fix in fixes)
        yield "Mended by", code("--fix") if safe else f"{code('--unsafe-fixes')}, to be read again"
    if rule.amends:
        yield "Amends", rule_link(rule.amends, TOP) + _families(rule)
    if one.amended_by:
        yield "Amended by", _amended_by(one)
    if rule.since:
        yield "Since", f"{rule.since}, by the article’s date"
    if not one.is_default:
        yield "Confidence", _confidence(rule)
    if rule.link:
        yield "Source", link(rule.link, rule.link)


def _runs(one: Explained) -> str:
    pack = one.rule.pack
    if pack == OWN_PACK:
        return "always"
    page = f"{TOP}packs/{pack}.html"
    if one.is_default:
        return f"by default: pack {link(pack, page)}"
    return f"with pack {link(pack, page)}: {code(f'packs: [{DEFAULT[0]}, {pack}]')}"


def _families(rule: Rule) -> str:
    if not rule.families:
        return ", as a whole"
    return f": {', '.join(rule.families)}"


def _amended_by(one: Explained) -> str:
    amending = ", ".join(rule_link(other, TOP) for other in one.amended_by)
    many = len(one.amended_by) > FEW
    return unfolding(f"{len(one.amended_by)} rules of house packs", amending) if many else amending


def _confidence(rule: Rule) -> str:
    said = "read in a source" if rule.confidence == "verified" else "not read in the house’s guide"
    return f"{rule.confidence}: {said}"


def _looks_for(one: Explained) -> Iterator[str]:
    rule = one.rule
    if rule.check not in INTERNAL:
        kind = link(code(rule.check), f"{TOP}check-types.html#{rule.check}")
        yield f"<p>Check type {kind}: {words(about(one.check))}</p>\n"
    blocks = f"In these blocks: {', '.join(rule.scope)}. " if len(rule.scope) < len(KINDS) else ""
    yield f"<p>{blocks}{QUOTATIONS[rule.quotes]}</p>\n"
    if rule.unless:
        yield f"<p>Fine within {', '.join(map(code, rule.unless))}.</p>\n"


def _change(one: Explained) -> Iterator[str]:
    rule = one.rule
    changes = f"rules:\n  {change(rule)}\n"
    where = link(code(".newslint.yml"), "../../../configuration.html")
    if rule.pack == OWN_PACK:
        yield f"<p>In {where}:</p>\n{block(changes)}"
        return
    yield f"<p>In {where}, for every article, or for some of them:</p>\n"
    yield block(f'{changes}overrides:\n- files: "opinion/**"\n  rules: {{{rule.id}: off}}\n')
    yield "<p>In an article, for the block after it:</p>\n"
    yield block(f"<!-- newslint-disable-next-line {rule.id} -- why it is right here -->\n")
