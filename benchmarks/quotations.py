"""How fast quotations are read, and the rules on them run.

`quotations.py FOLDER` reads the articles of a folder. They are parsed beforehand; their quotations
are read anew in every round, on one core, and the checks run without the linter around them. The
best of five rounds counts.
"""

import argparse
import time
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

from newslint.checks.article import Article
from newslint.document import Document
from newslint.parsers import Parsers
from newslint.quotations import read_quotations
from newslint.reading import Reading
from newslint.sentences import split_sentences
from newslint.session import Asked, open_session

ROUNDS = 5
CHECKS = ("quotes", "attribution")


def documents(folder: Path) -> list[Document]:
    parsers = Parsers()
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in parsers.suffixes]
    return [parsers.for_path(p.name).parse(p.name, p.read_text("utf8", "replace")) for p in paths]


def checking(*select: str) -> Callable[[Document], object]:
    """Return a task that runs the rules of some ids on an article."""
    rulebook = open_session(Asked(select=select), ".").rulebook
    numbers = [i for i, rule in enumerate(rulebook.rules) if rule.check in CHECKS]
    numbers = [i for i in numbers if any(fnmatch(rulebook.rules[i].id, one) for one in select)]
    rules = [(rulebook.check(i), rulebook.scopes[i], rulebook.rules[i].quotes) for i in numbers]

    def task(document: Document) -> int:
        reading = Reading(document)
        return sum(
            len(list(check.check(Article(reading, scope, quotes))))
            for check, scope, quotes in rules
        )

    return task


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
    tasks: dict[str, Callable[[Document], object]] = {
        "sentences": split_sentences,
        "quotations": read_quotations,
        "quotations and quotes/*": checking("quotes/*"),
        "quotations and attribution/*": checking("attribution/*"),
        "quotations and both": checking("quotes/*", "attribution/*"),
    }
    print(f"{len(articles)} articles, {size:.1f} MB of text")
    for name, task in tasks.items():
        print(f"{name}: {size / best(task, articles):.1f} MB/s")


if __name__ == "__main__":
    main()
