"""The parts of the contest: what is measured in each, as a table, a panel and ratios."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from chart import Bar, Panel
from contest import NEWSLINT, SLOW, Contest, size_of
from making import Maker, made
from tables import Table
from timing import Command, in_turn, measure, megabytes, peak, ratio, typical


class Result(NamedTuple):
    """A table, the panel of the chart that shows it, and its ratios in words."""

    table: Table
    panel: Panel | None
    ratios: list[str]


def one_article(contest: Contest) -> Result:
    """Measure an article of about 4 KB, beside Python doing nothing."""
    article = min(contest.paths, key=lambda path: abs(path.stat().st_size - 4096))
    python = contest.tools[NEWSLINT].python
    bare = Command("python -c pass", (python, "-c", "pass"), contest.work)
    commands = [bare, *(contest.command(name, str(article)) for name in contest.tools)]
    measured = in_turn(commands, contest.runs * 4)
    times = [ratio(runs, measured[0]) for runs in measured]
    rows, bars, ratios = [], [], []
    for command, runs, many in sorted(
        zip(commands, measured, times, strict=True), key=lambda row: typical(row[1])
    ):
        figure = f"{typical(runs) * 1000:.0f}"
        rows.append((f"`{command.name}`", figure, f"{many:.1f}", peak(runs)))
        bars.append(Bar(command.name, typical(runs), f"{figure} ms"))
        if command is not bare:
            ratios.append(f"one article: {command.name} takes {many:.2f} times python -c pass")
    title = f"One article of {article.stat().st_size:,} bytes, start-up included"
    columns = ("", "milliseconds", "times `python -c pass`", "MB of memory")
    return Result(Table(title, columns, rows), Panel(f"{title} (less is better)", bars), ratios)


def many_articles(contest: Contest) -> Result:
    """Measure the whole folder on one core; the slow tool has a part of it."""
    given = dict.fromkeys(contest.tools, contest.paths) | {SLOW: contest.sample()}
    more = {NEWSLINT: ("--jobs", "1", "--no-cache"), "typos": ("-j1",)}
    commands = [
        contest.command(name, str(paths[0].parent), *more.get(name, ()))
        for name, paths in given.items()
    ]
    measured = dict(zip(given, in_turn(commands, contest.runs), strict=True))
    speeds = {name: size_of(given[name]) / 1e6 / typical(runs) for name, runs in measured.items()}
    rows, bars, ratios = [], [], []
    for name in sorted(speeds, key=speeds.__getitem__, reverse=True):
        seconds, count = typical(measured[name]), len(given[name])
        part = f" ({count} of the articles)" if name == SLOW else ""
        rate = f"{speeds[name]:.2f}"
        row = (f"{name}{part}", f"{seconds:.2f}", rate, f"{count / seconds:,.0f}")
        rows.append((*row, peak(measured[name])))
        bars.append(Bar(f"{name}, a sample" if part else name, speeds[name], f"{rate} MB/s"))
        if name != NEWSLINT:
            times = speeds[NEWSLINT] / speeds[name]
            ratios.append(f"many articles: newslint reads {times:.2f} times the MB/s of {name}")
    title = f"{len(contest.paths):,} articles, {size_of(contest.paths) / 1e6:.1f} MB, on one core"
    columns = ("", "seconds", "MB/s", "articles/s", "MB of memory")
    return Result(
        Table(title, columns, rows), Panel(f"{title} (MB/s, more is better)", bars), ratios
    )


def two_processes(contest: Contest) -> Result:
    """Measure newslint on the whole folder with one process and with two."""
    folder = str(contest.paths[0].parent)
    commands = [
        contest.command(NEWSLINT, folder, "--no-cache", "--jobs", jobs) for jobs in ("1", "2")
    ]
    one, two = in_turn(commands, contest.runs)
    together = [megabytes(measure(command, sampled=True).together) for command in commands]
    times = ratio(one, two)
    rows = [
        ("`--jobs 1`", f"{typical(one):.2f}", "1.00", peak(one), together[0]),
        ("`--jobs 2`", f"{typical(two):.2f}", f"{times:.2f}", peak(two), together[1]),
    ]
    columns = ("newslint", "seconds", "times as fast", "MB, largest process", "MB, all processes")
    ratios = [f"two processes: {times:.2f} times as fast as one"]
    return Result(Table("The same articles in one process and in two", columns, rows), None, ratios)


def run_again(contest: Contest, count: int) -> Result:
    """Measure a run over many articles of which one has changed since the last run."""
    folder = contest.work / "archive"
    (folder / ".git").mkdir(parents=True)
    (folder / ".newslint.yml").write_text('articles: ["**/*"]\n', encoding="utf-8")
    paths = list(made(Maker(contest.paths[0].parent), range(count), folder))
    again = contest.command(NEWSLINT, "--output-format", "json", folder=folder)
    first = measure(again, str(contest.work / "first.json"))
    rivals = [name for name in contest.tools if name not in {NEWSLINT, SLOW}]
    commands = [again, *(contest.command(name, ".", folder=folder) for name in rivals)]
    measured = in_turn(commands, contest.runs, _changing(paths))
    named = [("newslint", measured[0]), ("newslint, first run", [first])]
    named += zip(rivals, measured[1:], strict=True)
    named.sort(key=lambda pair: typical(pair[1]))
    rows = [(name, f"{typical(runs):.2f}", peak(runs)) for name, runs in named]
    bars = [Bar(name, typical(runs), f"{typical(runs):.2f} s") for name, runs in named]
    title = f"{count:,} articles, {size_of(paths) / 1e6:.0f} MB, one changed since the last run"
    columns = ("", "seconds", "MB, largest process")
    times = first.seconds / typical(measured[0])
    ratios = [
        f"run again: {typical(measured[0]):.2f} s, the first run takes {times:.1f} times that"
    ]
    return Result(Table(title, columns, rows), Panel(f"{title} (less is better)", bars), ratios)


def _changing(paths: list[Path]) -> Callable[[], None]:
    """Return a task that adds a sentence to one article, another each time."""
    rng = random.Random(len(paths))

    def change() -> None:
        with rng.choice(paths).open("a", encoding="utf-8") as file:
            file.write(f"\nThe count was corrected to {rng.randrange(10**9)}.\n")

    return change
