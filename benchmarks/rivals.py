"""Time newslint beside proselint, codespell and typos, and measure the memory of each.

    python benchmarks/rivals.py FOLDER [--runs N] [--table] [--chart FILE] [--write FILE]

Each tool is installed from the package index into an environment of its own, newslint from a wheel
of this checkout. They are run as whole processes, start-up included, in turn (A B C A B C …), so
that a machine that slows down slows all; medians count. FOLDER has Markdown or plain text.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from chart import svg
from contest import NEWSLINT, Contest
from environments import CACHE, Environment, environment_of, environment_of_checkout
from parts import Result, many_articles, one_article, run_again, two_processes
from tables import machine, write_section

RIVALS = ("proselint", "codespell", "typos")
PARTS = ("one", "many", "jobs", "again")


def measured(options: argparse.Namespace, tools: dict[str, Environment]) -> list[Result]:
    """Return what was asked for, telling the ratios as they come."""
    with tempfile.TemporaryDirectory() as work:
        contest = Contest(tools, options.folder, Path(work), options.runs)
        parts: dict[str, Callable[[], Result]] = {
            "one": lambda: one_article(contest),
            "many": lambda: many_articles(contest),
            "jobs": lambda: two_processes(contest),
            "again": lambda: run_again(contest, options.articles),
        }
        results = []
        for name in options.only:
            results.append(parts[name]())
            print("\n".join(results[-1].ratios), flush=True)
    return results


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="of a tool; four times as many of one")
    parser.add_argument("--articles", type=int, default=10_000, help="of the run with one changed")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--table", action="store_true", help="print the tables as Markdown")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="draw the tables as SVG")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables in a document")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the tools are installed")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    began_on = machine()
    tools = {NEWSLINT: environment_of_checkout(options.cache)}
    tools |= {name: environment_of(name, options.cache) for name in RIVALS}
    versions = ", ".join(f"{name} {tool.version}" for name, tool in tools.items())
    runs = f"medians of {options.runs} runs each, {4 * options.runs} where it is one article"
    on = f"{versions}.\n{began_on}; {runs}."
    print(on)
    results = measured(options, tools)
    text = "\n\n".join([on, *(result.table.markdown() for result in results)])
    if options.table:
        print(f"\n{text}")
    if options.chart:
        panels = [result.panel for result in results if result.panel]
        options.chart.write_text(svg(panels, NEWSLINT), encoding="utf-8", newline="")
    if options.write:
        write_section(options.write, "benchmarks/rivals.py", text)


if __name__ == "__main__":
    main()
