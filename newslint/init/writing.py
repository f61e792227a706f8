"""The text of a first `.newslint.yml`: what was seen, and how often, beside each line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from json import dumps

from newslint.columns import counted
from newslint.init.folders import Place
from newslint.init.habits import SLUG, Habit, House
from newslint.known import BASELINE
from newslint.records import NamedTuple

MOST_HABITS, MOST_DOUBTS = 40, 12
LEAST_AGREEMENT, FEWEST_ASKED = 0.9, 5
"""What makes a house worth naming: which share of how many habits is its own too."""
_PLAIN = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]+)*")
_NOT_TEXT = frozenset("true false yes no on off null y n".split())


class Found(NamedTuple):
    """What was seen of a repository: `read` of its `files` were, and `places` count what they hold.

    `elsewhere` counts the articles that are in none of the places.
    """

    files: int
    read: int
    places: Sequence[Place]
    elsewhere: int
    keys: Mapping[str, Sequence[tuple[str, int]]]
    habits: Sequence[Habit]
    marks: Sequence[tuple[str, int]]
    houses: Sequence[House]


def configuration(found: Found) -> str:
    """Return a configuration with what was seen as comments."""
    sections = (_head, _packs, _articles, _front_matter, _rules, _rest)
    texts = ["".join(f"{line}\n" for line in section(found)) for section in sections]
    return "\n".join(filter(None, texts))


def _head(found: Found) -> Iterator[str]:
    yield "# newslint: what this desk has decided. `newslint init` wrote it from what it saw; it is"
    yield "# yours to change. `newslint rules` lists the rules, `newslint rules ID` explains one."
    if found.read < found.files:
        yield f"# It read {found.read:,} of {found.files:,} files, evenly spread, and counts these."


def _packs(found: Found) -> Iterator[str]:
    yield "packs: [newsroom]        # prefers no house's style: one form, kept"
    for house in found.houses:
        if house.asked >= FEWEST_ASKED and house.same >= LEAST_AGREEMENT * house.asked:
            said = f"{house.same} of {house.asked} habits under “rules” are its own too"
            yield f"# packs: [newsroom, {house.pack}]    # {said}"


def _articles(found: Found) -> Iterator[str]:
    if not found.places:
        yield '# articles: ["content/**/*.md"]    # no folder of articles was found; name yours'
        return
    yield "# The archive: every article is compared with all of these."
    yield "articles:"
    for place in found.places:
        yield f"- {dumps(place.glob)}    # {counted(place.articles, 'article')}"
    if found.elsewhere:
        yield f"# Left out: {counted(found.elsewhere, 'article')} in folders with few of them."
    yield '# exclude: ["content/drafts/**"]    # what is never looked at'


def _front_matter(found: Found) -> Iterator[str]:
    roles = {role: keys for role, keys in found.keys.items() if role != SLUG}
    if not roles:
        return
    yield "# The keys in which the articles say these things; the first that an article has counts."
    yield "front-matter:"
    for role, keys in roles.items():
        names = [name for name, _ in keys]
        value = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
        yield f"  {role}: {value}    # {_tally(keys)}"
    if SLUG in found.keys:
        yield f"# Two articles of one slug are reported: {_tally(found.keys[SLUG])}."


def _rules(found: Found) -> Iterator[str]:
    clear = [habit for habit in found.habits if habit.is_clear][:MOST_HABITS]
    doubts = [habit for habit in found.habits if not habit.is_clear][:MOST_DOUBTS]
    if clear:
        yield "# How nearly all articles have it, with their number; any other form is reported."
        yield "rules:"
    for rule in dict.fromkeys(habit.rule for habit in clear):
        yield f"  {rule}:"
        yield "    prefer:"
        yield from (f"      {_preferred(habit)}" for habit in clear if habit.rule == rule)
    if doubts:
        yield from [""] if clear else []
        yield "# What the articles have in several forms; until you decide, each keeps its own. To"
        yield "# decide, move a line to “prefer” of its rule, with the form that you want."
    for habit in doubts:
        yield f"# {habit.rule}: {_preferred(habit)}"
    if found.marks:
        yield f"# Quotations open with {_tally(found.marks)}."


def _rest(found: Found) -> Iterator[str]:
    yield "# overrides:              # other rules for some articles, by path or front matter"
    yield '# - {files: "content/opinion/**", rules: {attribution/*: off}}'
    yield "# names: [USA Gymnastics]    # never a fault, anywhere"
    yield "fail-on: warning          # error lets warnings pass"
    yield f"# baseline: {BASELINE}    # what `newslint baseline` knows of"


def _preferred(habit: Habit) -> str:
    return f"{_scalar(habit.family)}: {_scalar(habit.forms[0][0])}    # {_tally(habit.forms)}"


def _tally(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{_marked(form)} {number:,}" for form, number in counts[:5])


def _marked(form: str) -> str:
    return form if form == form.strip() else f"“{form}”"


def _scalar(text: str) -> str:
    """Return a text as YAML, quoted where a reader could take it for something else."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if is_plain else dumps(text, ensure_ascii=False)
