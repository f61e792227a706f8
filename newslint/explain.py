"""`newslint rules`: the rules listed, all or those of a glob, or one explained."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import shorten, wrap

from newslint.annotations import TYPE_CHECKING, Any
from newslint.assembly import assemble
from newslint.checks.base import Check
from newslint.decisions import LISTED, in_pack
from newslint.diagnostics import LEVELS
from newslint.document import KINDS
from newslint.errors import UserError
from newslint.hints import did_you_mean
from newslint.messages import slots_of
from newslint.options import Key, described, is_record, keys_of, thawed
from newslint.plans import UNREADABLE, Rule, names_rule
from newslint.reporters.background import first_sentence
from newslint.rulefiles import Definition, Example

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 88
MOST_VALUES = 12


def rules(options: Namespace, show: Callable[[str], object]) -> int:
    """Run `newslint rules` and return its exit code."""
    from newslint.exits import CLEAN
    from newslint.packs import read_packs

    packs, registry = read_packs(options)
    wanted = options.id or "*"
    definitions = [definition for pack in packs for definition in pack.definitions]
    plan = assemble(definitions, registry.checks)
    problems = [problem for pack in packs for problem in pack.problems]
    if problems:
        raise UserError(*dict.fromkeys(problems))
    pairs = list(zip(plan.rules, definitions, strict=True))
    pairs = [pair for pair in pairs if names_rule(wanted, pair[0].id)]
    if not pairs:
        raise UserError(_no_rule(wanted, [one.id for one in definitions], registry.packs))
    one_rule = "*" not in wanted
    if options.output_format == "json":
        import json

        entries = [as_data(rule, definition) for rule, definition in pairs]
        show(json.dumps(entries[0] if one_rule else entries, ensure_ascii=False, indent=1))
    elif one_rule:
        rule, definition = pairs[0]
        show("\n".join(page(rule, definition, registry.checks[rule.check])))
    else:
        show("\n".join(listing([rule for rule, _ in pairs])))
    return CLEAN


def _no_rule(wanted: str, ids: Sequence[str], packs: Mapping[str, "Path"]) -> str:
    """Return what is said of a rule that is not there, or in a pack that is not on."""
    from newslint.packs import pack_finder

    if pack := pack_finder(packs)(wanted):
        told = "lists them" if "*" in wanted else "explains it"
        where = f"`newslint rules --packs newsroom,{pack} {wanted}` {told}"
        return f"{in_pack(wanted, pack)}; {where}"
    topics = sorted({f"{one.partition('/')[0]}/*" for one in ids})
    return f"there is no rule “{wanted}”{did_you_mean(wanted, [*ids, *topics]) or LISTED}"


def listing(listed: Sequence[Rule]) -> Iterator[str]:
    """Yield a line for each rule: its id, its level and why it is there, in a sentence."""
    width = max((len(rule.id) for rule in listed), default=0)
    pack = max((len(rule.pack) for rule in listed), default=0)
    for rule in sorted(listed, key=lambda one: one.id):
        yield f"{rule.id:{width}}  {rule.level:10}  {rule.pack:{pack}}  {summary(rule)}".rstrip()


def summary(rule: Rule) -> str:
    """Return the first sentence of why a rule is there."""
    return first_sentence(rule.why)


def about(check: type[Check]) -> str:
    """Return what a check type finds, in a sentence."""
    return " ".join((check.__doc__ or "").split("\n\n")[0].split())


def page(rule: Rule, definition: Definition, check: type[Check]) -> Iterator[str]:
    """Yield the lines of a rule's page: why, examples, options, and how to change it."""
    yield f"{rule.id} ({rule.level}, pack {rule.pack})"
    if rule.why:
        yield from ("", *wrap(" ".join(rule.why.split()), WIDTH))
    if rule.link:
        yield rule.link
    for line in standing(rule):
        yield from ("", *wrap(line, WIDTH)) if line.startswith("Amends") else (line,)
    for good, title in ((False, "Reported:"), (True, "Fine:")):
        for number, example in enumerate(e for e in definition.examples if e.good == good):
            yield from ("", title, "") if number == 0 else ("", "    –", "")
            yield from _example(example)
    yield from ("", f"Check: {rule.check} – {about(check)}")
    for key, lines in given(rule, check):
        yield f"  {key.name} ({described(key.type)}): {key.doc}"
        yield from _shortened(lines)
    slots = ", ".join(f"{{{slot}}}" for slot in slots_of(check))
    yield from ("", *wrap(f"Message: {rule.message} (It may use {slots}.)", WIDTH))
    yield from wrap(f"Of more than one: {rule.more}", WIDTH) if rule.more else ()
    if len(rule.scope) < len(KINDS):
        yield f"Looks at: {', '.join(rule.scope)}"
    yield f"Quotations: {rule.quotes}"
    yield from ("", f"Defined in {rule.origin}", "To change it, in .newslint.yml:", "  rules:")
    yield f"    {change(rule)}"


def change(rule: Rule) -> str:
    """Return the line of the configuration that changes a rule's level."""
    first, *others = LEVELS[1:] if rule.id == UNREADABLE else ("off", *LEVELS)
    return f"{rule.id}: {first}        # or {', '.join(others)}"


def standing(rule: Rule) -> Iterator[str]:
    """Yield what a rule takes over, how sure it is and since when it holds."""
    if rule.amends:
        yield f"Amends: {rule.amends}{_families(rule)}"
    if rule.confidence != "verified":
        yield f"Confidence: {rule.confidence}; not verified in the house's own guide"
    if rule.since:
        yield f"Since: {rule.since}, by the article's date"


def _families(rule: Rule) -> str:
    if not rule.families:
        return ", as a whole"
    return f" ({'family' if len(rule.families) == 1 else 'families'} {', '.join(rule.families)})"


def _example(example: Example) -> Iterator[str]:
    for name, text in example.files.items():
        if len(example.files) > 1:
            yield f"    {name}:"
        yield from _indented(text)
    if example.fixed is not None:
        yield from ("", "  which becomes", "", *_indented(example.fixed))


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.strip("\n").split("\n")]


def given(rule: Rule, check: type[Check]) -> Iterator[tuple[Key, list[str]]]:
    """Yield each key of its check that a rule has a value for, and the value in lines."""
    for key in keys_of(check):
        if key.attribute in rule.options:
            made = thawed(key.type, rule.options[key.attribute])
            items = made.items() if isinstance(made, Mapping) else ()
            yield key, [f"{name}: {_short(one)}" for name, one in items] or [_short(made)]


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:MOST_VALUES]:
        yield f"    {shorten(line, WIDTH - 4, placeholder=' …')}"
    if len(lines) > MOST_VALUES:
        yield f"    … and {len(lines) - MOST_VALUES} more"


def _short(value: Any) -> str:
    """Return a value as a line: of a nested mapping its first key alone, which tells most."""
    if is_record(type(value)):
        return _short(value[0])
    if isinstance(value, tuple):
        return ", ".join(map(_short, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_data(rule: Rule, definition: Definition) -> dict[str, Any]:
    """Return a rule as JSON has it."""
    return {
        "id": rule.id,
        "pack": rule.pack,
        "check": rule.check,
        "level": rule.level,
        "message": rule.message,
        "more": rule.more or None,
        "why": rule.why.strip(),
        "link": rule.link or None,
        "scope": list(rule.scope),
        "quotes": rule.quotes,
        "since": rule.since or None,
        "confidence": rule.confidence,
        "amends": {"rule": rule.amends, "families": list(rule.families)} if rule.amends else None,
        "options": rule.options,
        "origin": rule.origin,
        "examples": [
            {"good": e.good, "files": e.files, "fixed": e.fixed} for e in definition.examples
        ],
    }
