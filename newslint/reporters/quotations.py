"""Quotations listed for an editor who checks them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newslint.columns import counted, printable
from newslint.reporters.base import Quoted
from newslint.reporters.json import quoted_entry

KINDS = {
    "sentence": "sentence",
    "partial": "phrase",
    "scare": "short phrase",
    "title": "title",
    "label": "label",
}
NOBODY = "nobody found"
NAMELESS = "a speaker without a name"
SPOKEN = ("sentence", "partial")
"""Kinds of quotation that somebody said; a title and a doubted word are nobody's."""
WIDTH = 96


def listing(quotations: Iterable[Quoted]) -> Iterator[str]:
    """Yield the lines that show quotations one after the other, and what they come to."""
    shown: list[Quoted] = []
    for quoted in quotations:
        yield from _entry(quoted, 0)
        yield ""
        shown.append(quoted)
    yield from _summary(shown)


def as_json(quotations: Iterable[Quoted]) -> Iterator[str]:
    """Yield the lines of one JSON object with a quotation a line."""
    from json import dumps

    lines = [dumps(quoted_entry(quoted), ensure_ascii=False) for quoted in quotations]
    yield '{"version": 1,\n "quotations": ['
    yield from (f"  {line}{',' if n < len(lines) else ''}" for n, line in enumerate(lines, 1))
    yield " ]}"


def _entry(quoted: Quoted, depth: int) -> Iterator[str]:
    first, last = quoted.pieces[0], quoted.pieces[-1]
    where = f"{quoted.path}:{first.start.line}:{first.start.column}"
    lines = f" to line {last.end.line}" if last.end.line > first.start.line else ""
    margin = "  " * depth
    kind = ("inside it: " if depth else "") + KINDS.get(quoted.kind, quoted.kind)
    said = f", {_said(quoted)}" if not depth and (quoted.speaker or _is_owed(quoted)) else ""
    yield f"{margin}{where}{lines}: {kind}{said}{'' if quoted.is_closed else ', never closed'}"
    yield from _wrapped(printable(quoted.text), f"{margin}    ")
    for one in quoted.inside:
        yield from _entry(one, depth + 1)


def _is_owed(quoted: Quoted) -> bool:
    """Whether readers want to know who said it."""
    return quoted.kind in SPOKEN


def _said(quoted: Quoted) -> str:
    if quoted.how is None:
        return NOBODY
    cue = f"“{quoted.cue}” in " if quoted.cue else "by "
    return f"{quoted.speaker or NAMELESS} ({cue}{_HOW.get(quoted.how, quoted.how)})"


_HOW = {
    "question": "the question before it",
    "colon": "what leads up to it",
    "continued": "the quotation before it",
    "credit": "the line under it",
    "sentence before": "the sentence before",
    "sentence after": "the sentence after",
    "paragraph before": "the paragraph before",
    "paragraph after": "the paragraph after",
}


def _wrapped(text: str, margin: str) -> Iterator[str]:
    from textwrap import wrap

    yield from wrap(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [margin.rstrip()]


def _summary(quotations: Sequence[Quoted]) -> Iterator[str]:
    kinds = Counter([quoted.kind for quoted in quotations])
    said = [counted(count, KINDS.get(kind, kind)) for kind, count in kinds.most_common()]
    whole = counted(len(quotations), "quotation")
    yield f"{whole}: {', '.join(said)}." if said else f"{whole}."
    speakers = Counter([q.speaker or NOBODY for q in quotations if q.speaker or _is_owed(q)])
    if speakers:
        who = (f"{printable(speaker)} {count}" for speaker, count in speakers.most_common())
        yield f"Who speaks: {', '.join(who)}."
