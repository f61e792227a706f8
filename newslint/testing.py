"""The examples that rules carry, run: the one runner for shipped rules, plugins and desks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newslint.annotations import TYPE_CHECKING
from newslint.archive import conclude, grouped_facts
from newslint.assembly import assemble
from newslint.columns import counted
from newslint.diagnostics import Diagnostic
from newslint.document import Document
from newslint.errors import Problem, UserError
from newslint.fixes import apply_edits, chosen_edits
from newslint.linter import lint
from newslint.own_reports import finish
from newslint.parsers import Parsers
from newslint.parsers.base import parse
from newslint.records import NamedTuple
from newslint.report import Failure
from newslint.rulebook import Rulebook
from newslint.rulefiles import Definition, Example, Pack, duplicates
from newslint.text import Span

if TYPE_CHECKING:
    from argparse import Namespace

    from newslint.rulemaking import Checks

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class Failed(NamedTuple):
    """An example that did not come out as its author judged, and where it stands."""

    rule: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.message}"


class Outcome(NamedTuple):
    """An example, and what its articles come to: `marked` has each without its `[[…]]`."""

    example: Example
    marked: Mapping[str, tuple[str, list[Span]]]
    found: list[Diagnostic]


def lint_all(documents: Iterable[Document], rulebook: Rulebook) -> list[Diagnostic]:
    """Return what the rules say of several articles that are an archive together; pure."""
    reports = [lint(document, rulebook) for document in documents]
    grouped = grouped_facts(f for report in reports for f in report.facts)
    told = list(conclude(rulebook, grouped))
    clashes = [one for one in told if isinstance(one, Diagnostic)]
    failed = [one for one in told if isinstance(one, Failure)]
    for failure in (*(failure for report in reports for failure in report.failures), *failed):
        said = f"{failure.subject}: {failure.message}"
        raise UserError(said) if failure.by_author else RuntimeError(said)
    found: list[Diagnostic] = []
    for report in reports:
        mine = [clash for clash in clashes if clash.path == report.path]
        found += finish(report, mine, rulebook)
    return found


def run_examples(
    definition: Definition,
    checks: "Checks",
    names: Sequence[str] = (),
    parsers: Parsers | None = None,
    beside: Sequence[Definition] = (),
) -> Iterator[Failed]:
    """Yield each example of a rule that fails. Raises UserError where the rule cannot be made.

    An amendment has the rule that it amends beside it.
    """
    amended = [one for one in beside if one.id == definition.amends]
    plan = assemble([*amended, definition], checks, names=names)
    if definition.value.file.problems:
        raise UserError(*dict.fromkeys(definition.value.file.problems))
    for outcome in outcomes(definition, Rulebook(plan), parsers or Parsers()):
        for message in _judge(outcome):
            yield Failed(definition.id, outcome.example.place, message)


def outcomes(definition: Definition, rulebook: Rulebook, parsers: Parsers) -> Iterator[Outcome]:
    """Yield each example of a rule with what the rule finds in it."""
    for example in definition.examples:
        marked = {name: marks(text) for name, text in example.files.items()}
        documents = [
            parse(parsers.for_path(name), name, source) for name, (source, _) in marked.items()
        ]
        found = [d for d in lint_all(documents, rulebook) if d.rule == definition.id]
        yield Outcome(example, marked, found)


def _judge(outcome: Outcome) -> Iterator[str]:
    example, marked, found = outcome
    if not example.good and not any(spans for _, spans in marked.values()):
        yield "a bad example marks what is reported with [[…]]"
    for name, (source, spans) in marked.items():
        yield from _compared(name, source, spans, [d.place.span for d in found if d.path == name])
    if example.fixed is not None:
        yield from _fixed(outcome)


def _compared(
    name: str, source: str, wanted: Sequence[Span], found: Sequence[Span]
) -> Iterator[str]:
    where = "" if name == "article.md" else f" in {name}"
    for span in sorted(set(wanted) - set(found)):
        yield f"“{source[span.start : span.end]}” is not reported{where}"
    for span in sorted(set(found) - set(wanted)):
        told = f"“{source[span.start : span.end]}” (letter {span.start + 1}) is reported{where}"
        yield f"{told}, but not marked with [[…]]"


def _fixed(outcome: Outcome) -> Iterator[str]:
    after = fixed(outcome)
    if after.rstrip() != (outcome.example.fixed or "").rstrip():
        yield f"the fix gives “{after.rstrip()}”"


def fixed(outcome: Outcome) -> str:
    """Return the first article of an example with every fix applied."""
    source, _ = next(iter(outcome.marked.values()))
    return apply_edits(source, chosen_edits(outcome.found, unsafe=True))


def marks(text: str) -> tuple[str, list[Span]]:
    """Return an example's text without its `[[…]]`, and the stretches that they mark."""
    parts, spans, at, length = [], [], 0, 0
    for found in _MARKED.finditer(text):
        before = text[at : found.start()]
        parts += [before, found[1]]
        start = length + len(before)
        length = start + len(found[1])
        spans.append(Span(start, length))
        at = found.end()
    return "".join([*parts, text[at:]]), spans


def test(options: "Namespace", show: Callable[[str], object], say: Callable[[str], object]) -> int:
    """Run `newslint test` and return its exit code."""
    from newslint.exits import CLEAN, FOUND
    from newslint.packs import read_packs

    packs, registry = read_packs(options)
    others = _beside(options, packs)
    amended = [one for pack in (*packs, *others) for one in pack.definitions]
    _refuse(packs, amended, registry.checks)
    names = list(dict.fromkeys(name for pack in (*packs, *others) for name in pack.names))
    parsers, examples, bare = Parsers(registry.parsers), 0, []
    failed: set[tuple[str, str]] = set()
    definitions = [definition for pack in packs for definition in pack.definitions]
    for definition in definitions:
        examples += len(definition.examples)
        if not definition.examples:
            bare.append(definition.id)
        for failure in run_examples(definition, registry.checks, names, parsers, amended):
            failed.add((failure.rule, failure.place))
            show(str(failure))
    for rule_id in bare:
        say(f"{rule_id} has no examples; they are its tests")
    rules = counted(len(definitions), "rule")
    show(f"{rules}, {counted(examples, 'example')}, {len(failed)} failed.")
    return FOUND if failed else CLEAN


def _beside(options: "Namespace", packs: Sequence[Pack]) -> list[Pack]:
    """Return the packs that a desk runs beside those under test: for names, and to be amended."""
    from argparse import Namespace

    from newslint.packs import read_packs

    found, _ = read_packs(Namespace(config=options.config, packs=options.packs))
    return [pack for pack in found if pack.name not in [one.name for one in packs]]


def _refuse(packs: Sequence[Pack], known: Sequence[Definition], checks: "Checks") -> None:
    """Raise a UserError with all that is wrong in the packs, before the first example is run."""
    definitions = [definition for pack in packs for definition in pack.definitions]
    duplicates(definitions)
    amended = {definition.amends for definition in definitions}
    ids = {definition.id for definition in definitions}
    needed = [one for one in known if one.id in amended - ids]
    assemble([*needed, *definitions], checks)
    problems: list[Problem] = [p for pack in packs for p in pack.problems]
    if problems:
        raise UserError(*dict.fromkeys(problems))
