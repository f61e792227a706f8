"""True duplicates put among made articles, and how many of them a run has reported."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from making import Maker, place, write

HEADLINE, BODY = "headlines/same-as-another", "duplication/same-body-as-another"
FINDING = re.compile(r"(.+?):\d+:\d+: \w+: (.*) \[(.+)\]$")
EVERY = 100
DRESSES: tuple[Callable[[str], str], ...] = (
    str.upper,
    lambda headline: f"{headline}.",
    lambda headline: headline.replace("–", "—"),
    lambda headline: headline.replace("'", "’"),
)


class Pair(NamedTuple):
    """An article that is a copy, which one it is a copy of, and the rule that should tell."""

    copy: int
    original: int
    rule: str


def pairs_of(count: int) -> list[Pair]:
    """Return a pair for each hundred articles, the two in hundreds far apart."""
    hundreds = count // EVERY
    return [
        Pair(
            copy=EVERY * one + EVERY - 1,
            original=EVERY * (hundreds - 1 - one) + one % (EVERY - 1),
            rule=BODY if one % 2 else HEADLINE,
        )
        for one in range(hundreds)
    ]


def made_archive(maker: Maker, count: int, folder: Path) -> list[Pair]:
    """Write an archive, its configuration too, and return its pairs."""
    (folder / ".git").mkdir(parents=True)
    (folder / ".newslint.yml").write_text('articles: ["**/*"]\n', encoding="utf-8")
    pairs = {pair.copy: pair for pair in pairs_of(count)}
    for number in range(count):
        source, suffix = maker.article(number), maker.suffix(number)
        if pair := pairs.get(number):
            if pair.rule == BODY:
                suffix = maker.suffix(pair.original)
                source = maker.article(pair.original, maker.headline(number))
            else:
                dress = DRESSES[number // EVERY // 2 % len(DRESSES)]
                source = maker.article(number, dress(maker.headline(pair.original)))
        write(place(folder, number, suffix), source)
    return list(pairs.values())


def findings(output: Path) -> Iterator[tuple[int, str, str]]:
    """Yield the number of the article, the message and the rule of each finding."""
    with output.open(encoding="utf-8") as lines:
        for line in lines:
            if found := FINDING.match(line):
                yield int(Path(found[1]).stem), found[2], found[3]


def judged(output: Path, pairs: list[Pair]) -> tuple[Counter[str], Counter[str], int]:
    """Return by rule how many pairs it found, how many others it reported, and all findings."""
    partners: dict[tuple[int, str], int] = {}
    for pair in pairs:
        partners[pair.copy, pair.rule] = pair.original
        partners[pair.original, pair.rule] = pair.copy
    found: dict[str, set[frozenset[int]]] = defaultdict(set)
    wrong: Counter[str] = Counter()
    total = 0
    for number, message, rule in findings(output):
        total += 1
        partner = partners.get((number, rule))
        if partner is not None and f"{partner:06}" in message:
            found[rule].add(frozenset((number, partner)))
        else:
            wrong[rule] += 1
    return Counter({rule: len(those) for rule, those in found.items()}), wrong, total
