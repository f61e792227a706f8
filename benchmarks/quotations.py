"""How fast quotations are read, and the rules on them run.

`quotations.py FOLDER` reads the articles of a folder. They are parsed and their sentences split
beforehand; the rest is made anew in every round, on one core. The best of five rounds counts.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from newslint.document import Document
from newslint.linter import lint
from newslint.parsers import Parsers
from newslint.quotations import read_quotations
from newslint.rulebook import Rulebook
from newslint.sentences import split_sentences
from newslint.session import Asked, open_session

ROUNDS = 5


def documents(folder: Path) -> list[Document]:
    parsers = Parsers()
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in parsers.suffixes]
    return [parsers.for_path(p.name).parse(p.name, p.read_text("utf8", "replace")) for p in paths]


def rules(*select: str) -> Rulebook:
    return open_session(Asked(select=select), ".").rulebook


def best(task: Callable[[Document], object], articles: list[Document]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for article in articles:
            task(article)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    articles = documents(arguments.parse_args().folder)
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    quotes, speakers = rules("quotes/*"), rules("attribution/*")
    both = rules("quotes/*", "attribution/*")
    tasks: dict[str, Callable[[Document], object]] = {
        "sentences": split_sentences,
        "quotations": read_quotations,
        "quotations and quotes/*": lambda article: lint(article, quotes),
        "quotations and attribution/*": lambda article: lint(article, speakers),
        "quotations and both": lambda article: lint(article, both),
    }
    print(f"{len(articles)} articles, {size:.1f} MB of text")
    for name, task in tasks.items():
        print(f"{name}: {size / best(task, articles):.1f} MB/s")


if __name__ == "__main__":
    main()
