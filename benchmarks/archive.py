"""Lint an archive of made articles in one run: time, memory, and duplicates found.

    python benchmarks/archive.py FOLDER [--articles N] [--jobs N] [--keep FOLDER] [--write FILE]

The articles are made out of those of FOLDER, no two alike but for one in a hundred: it has the
headline of another in another dress (capitals, a final stop, another dash), or its body. The rule
that should tell has to report it and name the other. newslint runs from a wheel of this checkout,
with an empty cache, and all rules of its default pack.
"""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from contest import NEWSLINT
from environments import CACHE, environment_of_checkout
from making import Maker
from pairs import BODY, HEADLINE, Pair, judged, made_archive
from tables import Table, machine, show
from timing import Command, Measured, measure, megabytes


def table(count: int, measured: Measured, pairs: list[Pair], output: Path) -> Table:
    """Return what a run took and found."""
    found, wrong, total = judged(output, pairs)
    size = sum(path.stat().st_size for path in output.parent.glob("archive/*/*"))
    rows = [
        ("MB of text", f"{size / 1e6:.0f}"),
        ("seconds", f"{measured.seconds:.1f}"),
        ("articles/s", f"{count / measured.seconds:,.0f}"),
        ("MB of memory, the largest process", megabytes(measured.largest)),
        ("MB of memory, all processes together", megabytes(measured.together)),
        ("findings", f"{total:,}"),
    ]
    for rule in (HEADLINE, BODY):
        expected = sum(pair.rule == rule for pair in pairs)
        rows.append((f"`{rule}`: duplicates found", f"{found[rule]:,} of {expected:,}"))
        rows.append((f"`{rule}`: other reports", f"{wrong[rule]:,}"))
    return Table(f"{count:,} articles in one run, with an empty cache", ("", ""), rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--jobs", metavar="N", help="processes of newslint; its own choice if not")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="a new folder that stays")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table in a document")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where newslint is installed")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    began_on = machine()
    newslint = environment_of_checkout(options.cache)
    with ExitStack() as stack:
        work = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pairs = made_archive(Maker(options.folder), options.articles, work / "archive")
        words = (newslint.command, "check", "--fail-on", "never", "--output-format", "concise")
        jobs = ("--jobs", options.jobs) if options.jobs else ()
        kept = {"NEWSLINT_CACHE": str(work / "cache")}
        command = Command(NEWSLINT, (*words, *jobs), work / "archive", variables=kept)
        output = work / "findings.txt"
        measured = measure(command, str(output), sampled=True)
        made = table(options.articles, measured, pairs, output)
    text = f"newslint {newslint.version}. {began_on}.\n\n{made.markdown()}"
    show(text, "benchmarks/archive.py", options.write)


if __name__ == "__main__":
    main()
