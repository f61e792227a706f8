"""What is kept of one article between runs, in the form in which it is written out."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from newslint.annotations import Any
from newslint.cache import short_digest
from newslint.checks.facts import Fact
from newslint.diagnostics import LEVELS, Diagnostic, Excerpt, Level, Place, in_order
from newslint.disables import NOTHING, Disable, Disables, Enable
from newslint.entries import BETWEEN, diagnostic_of, encoder, entry, whole_letters
from newslint.lazy import lazy
from newslint.records import NamedTuple
from newslint.report import Filed, Report
from newslint.text import Position, Span

COUNTED = (*LEVELS, "fixable")


class KeptFacts(NamedTuple):
    """The facts of one rule as JSON, and under which keys: fact's number, key, form."""

    rule: str
    facts: str
    keys: tuple[tuple[int, int, str], ...]


class Kept(NamedTuple):
    """An article's findings as they are written out, and its facts.

    `lines` are the findings as JSON with `BETWEEN` between them; `rules` has the rule of each
    line, `excerpts` what an entry does not have, as JSON. Where the article asks to hide
    something, `disables` is not empty and the lines are those before anything is hidden.
    """

    path: str
    rules: tuple[str, ...] = ()
    lines: str = ""
    excerpts: str = "[]"
    disables: str = ""
    counts: tuple[int, ...] = (0, 0, 0, 0)
    facts: tuple[KeptFacts, ...] = ()


def kept_of(report: Report, base: dict[str, int]) -> Kept:
    """Return what is kept of a report; `base` has the number of the first filling of a rule."""
    return kept_findings(
        report.path,
        report.diagnostics,
        encoded_disables(report.disables),
        tuple(_kept_facts(report.facts, base)),
    )


def kept_findings(
    path: str,
    found: Sequence[Diagnostic],
    disables: str = "",
    facts: tuple[KeptFacts, ...] = (),
) -> Kept:
    """Return findings, in order, as they are kept."""
    encode = encoder()
    counts = [sum(one.level == level for one in found) for level in LEVELS]
    fixable = sum(one.fix is not None and one.fix.safe for one in found)
    return Kept(
        path,
        tuple([one.rule for one in found]),
        BETWEEN.join([encode(entry(one)) for one in found]),
        encode([list(one.excerpt) for one in found]),
        disables,
        (*counts, fixable),
        facts,
    )


def findings_of(kept: Kept) -> list[Diagnostic]:
    """Return the findings that are kept. Raises ValueError and the like for damaged ones."""
    from json import loads

    if not kept.lines:
        return []
    excerpts = loads(kept.excerpts)
    entries = loads(f"[{kept.lines}]")
    return [diagnostic_of(one, excerpt) for one, excerpt in zip(entries, excerpts, strict=True)]


def merged(old: Kept, stay: Collection[str], new: Kept) -> Kept:
    """Return the findings of an article after some rules were asked anew.

    `stay` are the rules whose old findings count still.
    """
    found = [one for one in findings_of(old) if one.rule in stay]
    found = sorted([*found, *findings_of(new)], key=in_order)
    return kept_findings(new.path, found, new.disables, new.facts)


def interleaved(kept: Kept, more: Sequence[Kept]) -> Kept:
    """Return findings with some more in their order; those kept stay as they are written."""
    parts = (kept, *more)
    lines = [line for one in parts if one.lines for line in one.lines.split(BETWEEN)]
    counts = tuple(map(sum, zip(*(one.counts for one in parts), strict=True)))
    return kept._replace(lines=BETWEEN.join(sorted(lines, key=_order)), counts=counts)


_ORDER = lazy(
    r"""\{"path": "[^"\\]*", "rule": "([^"\\]*)", "level": "\w+", "message": "([^"\\]*)", """
    r""""start": \{[^}]*"offset": (\d+)\}, "end": \{[^}]*"offset": (\d+)\}"""
)
"""The beginning of most entries: nothing in it is escaped, so that it need not be decoded."""


def _order(line: str) -> tuple[int, int, str, str]:
    """Return what entries of one article are sorted by, as diagnostics are."""
    if begins := _ORDER.match(line):
        rule, message, start, end = begins.groups()
        return int(start), int(end), rule, message
    from json import loads

    data = loads(line)
    return data["start"]["offset"], data["end"]["offset"], data["rule"], data["message"]


def _kept_facts(filed: Iterable[Filed], base: dict[str, int]) -> Iterator[KeptFacts]:
    for rule, rule_number, level, facts in filed:
        filling = rule_number - base[rule]
        data = encoder()([_plain(fact, filling, level) for fact in facts])
        keys = [
            (number, short_digest(key), whole_letters(one.form))
            for number, one in enumerate(facts)
            for key in one.keys
        ]
        yield KeptFacts(rule, data, tuple(dict.fromkeys(keys)))


def _plain(fact: Fact, filling: int, level: Level) -> list[Any]:
    span, start, end = fact.place
    places = [*span, *start, *end]
    return [fact.text, places, fact.date, fact.form, fact.detail, filling, level]


def fact_of(path: str, data: Sequence[Any], base: int) -> Fact:
    """Return a fact of an article from its plain values; its keys are not kept."""
    text, (low, high, line, column, last, end), date, form, detail, filling, level = data
    place = Place(Span(low, high), Position(line, column), Position(last, end))
    return Fact(path, (), text, place, date, form, tuple(detail), base + filling, level)


def encoded_disables(disables: Disables) -> str:
    """Return what an article asks to hide as JSON, "" where it asks nothing."""
    if disables == NOTHING:
        return ""
    asked = [
        [
            one.rule,
            one.effect,
            one.asked,
            one.ends,
            one.idle and [entry(one.idle), one.idle.excerpt],
        ]
        for one in disables.asked
    ]
    return encoder()([asked, disables.enables])


def disables_of(text: str) -> Disables:
    """Return what an article asks to hide from its JSON."""
    from json import loads

    if not text:
        return NOTHING
    asked, enables = loads(text)
    return Disables(
        tuple(
            Disable(rule, Span(*effect), Span(*place), ends, idle and _idle(*idle))
            for rule, effect, place, ends, idle in asked
        ),
        tuple(Enable(tuple(rules), offset) for rules, offset in enables),
    )


def _idle(data: dict[str, Any], excerpt: Sequence[Any]) -> Diagnostic:
    return diagnostic_of(data, Excerpt(*excerpt))
