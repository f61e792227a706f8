"""How often the rules of each house speak on a folder of articles, written into a page.

`house_counts.py FOLDER docs/house-packs.md` renews the rows of the page, one for each rule of a
house: the rule that it takes over, how sure it is, since when, its level, and its reports in the
folder, each house asked beside `newsroom`. Where an article names its source in front matter,
`--own HOUSE=SOURCE` prints how many reports the articles of a source have from a house.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from newslint.plans import Rule
from newslint.session import Asked, open_session

HOUSE = re.compile(r"^## `(\w+)`$", re.MULTILINE)
ROW = re.compile(r"^\| `(?P<id>[\w/-]+)` \| (?P<style>[^|]*) \|.*\|$", re.MULTILINE)
SOURCE = re.compile(r'^source: "(.*)"$', re.MULTILINE)
HEAD = 3000
"""In how many characters of an article its source stands."""


class Said(NamedTuple):
    """A report of a house's rule."""

    path: str
    rule: str


def said_by(house: str, folder: Path) -> list[Said]:
    """Return what the rules of a house say of a folder."""
    command = [sys.executable, "-m", "newslint", "check", "--packs", f"newsroom,{house}"]
    ran = subprocess.run(
        [*command, "--no-cache", "--fail-on", "never", "--output-format", "json", str(folder)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(ran.stdout)["diagnostics"]
    return [Said(one["path"], one["rule"]) for one in found if f"/{house}-" in one["rule"]]


def row(rule: Rule, style: str, reports: int) -> str:
    """Return a rule's row of the page."""
    over = f"`{rule.amends}`" if rule.amends else ""
    cells = (f"`{rule.id}`", style, over, rule.confidence, rule.since, rule.level, str(reports))
    return f"| {' | '.join(cells)} |"


def renew(page: Path, house: str, said: list[Said]) -> None:
    """Write the rows of a house anew."""
    rules = {
        rule.id: rule for rule in open_session(Asked(packs=("newsroom", house)), "/").rulebook.rules
    }
    counts = Counter(one.rule for one in said)

    def renewed(found: re.Match[str]) -> str:
        rule = rules.get(found["id"])
        is_its = rule is not None and f"/{house}-" in rule.id
        return row(rule, found["style"], counts[rule.id]) if rule and is_its else found[0]

    text = page.read_text("utf8")
    page.write_text(ROW.sub(renewed, text), "utf8", newline="")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("page", type=Path)
    parser.add_argument("--own", action="append", default=[], metavar="HOUSE=SOURCE")
    options = parser.parse_args()
    own = dict(one.split("=", 1) for one in options.own)
    for house in HOUSE.findall(options.page.read_text("utf8")):
        said = said_by(house, options.folder)
        renew(options.page, house, said)
        if house in own:
            sources = [SOURCE.search(Path(one.path).read_text("utf8")[:HEAD]) for one in said]
            number = sum(found is not None and found[1] == own[house] for found in sources)
            print(f"{house}: {number} reports in the articles of {own[house]}")


if __name__ == "__main__":
    main()
