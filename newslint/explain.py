"""`newslint rules`: the rules listed, or one explained."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newslint.assembly import assemble
from newslint.document import KINDS
from newslint.errors import UserError
from newslint.located import did_you_mean
from newslint.options import described, keys_of
from newslint.rulebook import Rule
from newslint.rulefiles import Definition


def rules(options: Namespace, show: Callable[[str], object]) -> int:
    """Run `newslint rules` and return its exit code."""
    from newslint.exits import CLEAN
    from newslint.preparation import read_packs

    packs, registry = read_packs(options)
    definitions = [definition for pack in packs for definition in pack.definitions]
    plan = assemble(definitions, registry.checks)
    problems = [problem for pack in packs for problem in pack.problems]
    if problems:
        raise UserError(*dict.fromkeys(problems))
    pairs = list(zip(plan.rules, definitions, strict=True))
    if options.id:
        pairs = [_named(options.id, pairs)]
    if options.output_format == "json":
        import json

        entries = [as_data(rule, definition) for rule, definition in pairs]
        show(json.dumps(entries[0] if options.id else entries, ensure_ascii=False, indent=1))
    elif options.id:
        rule, definition = pairs[0]
        show("\n".join(page(rule, definition, registry.checks[rule.check])))
    else:
        show("\n".join(listing([rule for rule, _ in pairs])))
    return CLEAN


def _named(rule_id: str, pairs: Sequence[tuple[Rule, Definition]]) -> tuple[Rule, Definition]:
    for pair in pairs:
        if pair[0].id == rule_id:
            return pair
    hint = did_you_mean(rule_id, [rule.id for rule, _ in pairs])
    raise UserError(f"there is no rule “{rule_id}”{hint}")


def listing(listed: Sequence[Rule]) -> Iterator[str]:
    """Yield a line for each rule: its level, its id and why it is there."""
    width = max((len(rule.id) for rule in listed), default=0)
    for rule in sorted(listed, key=lambda one: one.id):
        yield f"{rule.id:{width}}  {rule.level:10}  {rule.pack:10}  {rule.why.strip()}"


def page(rule: Rule, definition: Definition, check: type) -> Iterator[str]:
    """Yield the lines of a rule's page: why, examples, options, and how to change it."""
    yield f"{rule.id} ({rule.level}, pack {rule.pack})"
    yield from ("", rule.why.strip())
    if rule.link:
        yield rule.link
    for good, title in ((False, "Reported"), (True, "Fine")):
        texts = [e for e in definition.examples if e.good == good]
        if texts:
            yield from ("", f"{title}:")
        for example in texts:
            yield from _example(example.files)
    yield from ("", f"Check: {check.name} – {(check.__doc__ or '').strip()}")  # type: ignore[attr-defined]
    for key in keys_of(check):
        if key.attribute in rule.options:
            yield f"  {key.name} ({described(key.type)}): {key.doc}"
    if len(rule.scope) < len(KINDS):
        yield f"Looks at: {', '.join(rule.scope)}"
    yield f"Quotations: {rule.quotes}"
    yield from ("", f"Defined in {rule.origin}", "To change it, in .newslint.yml:", "  rules:")
    yield f"    {rule.id}: off        # or error, warning, suggestion"


def _example(files: dict[str, str]) -> Iterator[str]:
    for name, text in files.items():
        if len(files) > 1:
            yield f"    {name}:"
        for line in text.rstrip().split("\n"):
            yield f"    {line}"
    yield ""


def as_data(rule: Rule, definition: Definition) -> dict[str, Any]:
    """Return a rule as JSON has it."""
    return {
        "id": rule.id,
        "pack": rule.pack,
        "check": rule.check,
        "level": rule.level,
        "message": rule.message,
        "why": rule.why.strip(),
        "link": rule.link or None,
        "scope": list(rule.scope),
        "quotes": rule.quotes,
        "since": rule.since or None,
        "confidence": rule.confidence,
        "options": rule.options,
        "origin": rule.origin,
        "examples": [
            {"good": e.good, "files": e.files, "fixed": e.fixed} for e in definition.examples
        ],
    }
