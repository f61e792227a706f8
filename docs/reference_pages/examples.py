"""The examples of a rule, linted: each article with what the rule says of it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from newslint.diagnostics import Diagnostic
from newslint.testing import Outcome, fixed
from reference_pages.html import section, verbatim


def examples(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the articles that are reported, and those that are fine."""
    for good, title in ((False, "Reported"), (True, "Fine")):
        chosen = [outcome for outcome in outcomes if outcome.example.good == good]
        yield section(title) if chosen else ""
        for outcome in chosen:
            yield from _example(outcome)


def _example(outcome: Outcome) -> Iterator[str]:
    several = len(outcome.marked) > 1
    yield '<div class="example">\n'
    for shown, names in _alike(outcome).items():
        first, *others = names
        name = f"{first} … {others[-1]}" if others else first
        yield _article(shown, name if several else "")
        yield from _findings(one for one in outcome.found if one.path == first)
    if any(one.fix for one in outcome.found) and not several:
        yield '<p class="becomes">becomes</p>\n'
        yield _article(verbatim(fixed(outcome).strip("\n")))
    yield "</div>\n"


def _alike(outcome: Outcome) -> dict[str, list[str]]:
    """Return each article with its faults marked, once, and the names of those that are so."""
    named: dict[str, list[str]] = {}
    for name, (source, _) in outcome.marked.items():
        shown = _marked(source, [one for one in outcome.found if one.path == name])
        named.setdefault(shown, []).append(name)
    return named


def _marked(source: str, found: Iterable[Diagnostic]) -> str:
    parts, at = [], 0
    for start, end in sorted({one.place.span for one in found}):
        if start >= at:
            parts += [verbatim(source[at:start]), f"<mark>{verbatim(source[start:end])}</mark>"]
            at = end
    return "".join([*parts, verbatim(source[at:])]).strip("\n")


def _findings(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield what is said of an article, as `--output-format concise` says it."""
    for one in found:
        line, column = one.place.start
        said = f"{line}:{column} <strong>{one.level}</strong> {verbatim(one.message)}"
        yield f'<p class="finding">{said}</p>\n'


def _article(shown: str, name: str = "") -> str:
    """Return an article as it is written; `name` is that of its file."""
    title = f'<div class="file">{escape(name)}</div>' if name else ""
    return f'<div class="article">{title}<pre>{shown}</pre></div>\n'
