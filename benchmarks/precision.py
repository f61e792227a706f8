"""How often each rule speaks on a folder of articles, and some of what it says, to be read.

`newslint check --fail-on never --output-format json FOLDER > REPORTS`, then, where that ran:
`precision.py REPORTS` prints a row a rule: its level, the articles it fires on, its reports.
`precision.py REPORTS --draw GLOB` prints ten reports, drawn at random, of each rule that
matches, with the text around them. Somebody has to read them.
"""

import argparse
import json
import random
from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from newslint.files import read

LEVELS = ("error", "warning", "suggestion")


class Found(NamedTuple):
    """A report as the JSON of newslint has it."""

    path: str
    rule: str
    level: str
    line: int
    start: int
    end: int
    message: str
    related: list[str]


def found_in(reports: Path) -> dict[str, list[Found]]:
    """Return the reports of each rule, in the order of the file."""
    by_rule: dict[str, list[Found]] = defaultdict(list)
    for one in json.loads(reports.read_text("utf8"))["diagnostics"]:
        start, end = one["start"], one["end"]
        related = [f"{other['path']}:{other['start']['line']}" for other in one["related"]]
        found = Found(
            one["path"], one["rule"], one["level"], start["line"], start["offset"], end["offset"],
            one["message"], related,
        )  # fmt: skip
        by_rule[found.rule].append(found)
    return by_rule


def highest(reports: list[Found]) -> int:
    return min(LEVELS.index(one.level) for one in reports)


def count(by_rule: dict[str, list[Found]]) -> None:
    """Print a row a rule, the highest level first, then the most reports."""
    rows = sorted(by_rule.items(), key=lambda row: (highest(row[1]), -len(row[1]), row[0]))
    for rule, reports in rows:
        articles = len({one.path for one in reports})
        print(f"| `{rule}` | {LEVELS[highest(reports)]} | {articles} | {len(reports)} |")


def show(place: int, found: Found, beside: int) -> None:
    source = read(found.path).source
    before = source[max(found.start - beside, 0) : found.start]
    after = source[found.end : found.end + beside]
    print(f"\n{place}. {found.path}:{found.line} {found.rule} {found.level}: {found.message}")
    print(*(f"   see {other}" for other in found.related[:3]), sep="\n")
    print(f"{before}⟦{source[found.start : found.end]}⟧{after}")


def draw(reports: list[Found], number: int, seed: int, beside: int) -> None:
    """Print some reports of a rule with the text around them."""
    drawn = list(reports)
    random.Random(seed).shuffle(drawn)
    for place, found in enumerate(drawn[:number], 1):
        show(place, found, beside)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path)
    parser.add_argument("--draw", metavar="RULE", help="a rule, or a glob such as leftovers/*")
    parser.add_argument("--number", type=int, default=10)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--beside", type=int, default=400, help="characters of text on each side")
    options = parser.parse_args()
    by_rule = found_in(options.reports)
    if not options.draw:
        count(by_rule)
        return
    for rule in sorted(by_rule):
        if fnmatchcase(rule, options.draw):
            draw(by_rule[rule], options.number, options.seed, options.beside)


if __name__ == "__main__":
    main()
