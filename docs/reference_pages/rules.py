"""The section of a rule: what it reports and why, its examples, and how to change it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from newslint.document import KINDS
from newslint.explain import about, change, given, standing
from newslint.options import Key
from newslint.rulefiles import Example
from reference_pages.html import article, items, link, raw, words
from reference_pages.shipped import INTERNAL, Explained

QUOTATIONS = {
    "skip": "Text between quotation marks is left alone.",
    "only": "Only text between quotation marks is looked at.",
    "include": "Text between quotation marks is looked at too.",
}
FEW = 12
"""How many values of an option stand open on the page; the others unfold."""


def rule_section(one: Explained, depth: int) -> Iterator[str]:
    """Yield the section of a rule, as deep as its heading is; its anchor is `anchor(id)`."""
    yield f"\n{'#' * depth} {one.rule.id}\n"
    yield from raw(_body(one))


def anchor(rule_id: str) -> str:
    """Return the anchor that Sphinx gives the section of a rule."""
    return rule_id.replace("/", "-")


def _body(one: Explained) -> Iterator[str]:
    rule = one.rule
    yield f"<p>{words(rule.why)}</p>\n<blockquote><p><strong>{rule.level}</strong>: "
    yield f"{words(rule.message)}</p></blockquote>\n"
    for line in standing(rule):
        yield f"<p>{words(line)}</p>\n"
    if not one.is_default and rule.confidence == "verified":
        yield "<p>Confidence: verified</p>\n"
    if rule.link:
        yield f"<p>{link('The source', rule.link)}</p>\n"
    yield from _examples(one)
    yield from _options(one)
    yield f'<div class="highlight"><pre>rules:\n  {change(rule)}</pre></div>\n'


def _examples(one: Explained) -> Iterator[str]:
    for good, title in ((False, "Reported"), (True, "Fine")):
        for number, example in enumerate(e for e in one.definition.examples if e.good == good):
            yield f'<p class="part">{title}</p>\n' if number == 0 else ""
            yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    for text, names in groupby(example.files, example.files.__getitem__):
        first, *others = names
        name = f"{first} … {others[-1]}" if others else first
        yield article(text, name if len(example.files) > 1 else "")
    if example.fixed is not None:
        yield '<p class="becomes">becomes</p>'
        yield article(example.fixed)


def _options(one: Explained) -> Iterator[str]:
    rule = one.rule
    blocks = f"Looks at: {', '.join(rule.scope)}. " if len(rule.scope) < len(KINDS) else ""
    yield f'<p class="part">Options</p>\n<p>{blocks}{QUOTATIONS[rule.quotes]}'
    if rule.check not in INTERNAL:
        kind = link(f"<code>{rule.check}</code>", f"../check-types.html#{rule.check}")
        yield f" Check type {kind}: {words(about(one.check))}"
    listed = ((key, [line for line in lines if line]) for key, lines in given(rule, one.check))
    yield f"</p>\n{items(_option(key, lines) for key, lines in listed)}"


def _option(key: Key, lines: Sequence[str]) -> str:
    name = f"<code>{key.name}</code>"
    if len(lines) < 2:
        value = f": <strong>{words(lines[0])}</strong>" if lines else ""
        return f"{name}{value} – {words(key.doc)}"
    few = items(map(words, lines[:FEW]))
    if rest := lines[FEW:]:
        more = f"<summary>and {len(rest)} more</summary>{items(map(words, rest))}"
        few += f"<details>{more}</details>"
    return f"{name} – {words(key.doc)}{few}"
