"""Articles that say themselves what must be found in them, by the shipped rules.

A line `   ^^^ expect: rule-id part of the message` stands under the line at fault, its carets
under the letters at fault, and is taken out before the article is read. An article passes when
what is found is what is expected: nothing more, nothing less.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from newslint import files
from newslint.linter import lint
from newslint.own_reports import finish
from newslint.session import Asked, Session, open_session

HERE = Path(__file__).parent / "articles"
ARTICLES = sorted(path for path in HERE.rglob("*.*") if path.is_file())
EXPECT = re.compile(r"(?P<blank> *)(?P<carets>\^+) expect: (?P<rule>\S+) ?(?P<message>.*?)\r?\n?")


class Expected(NamedTuple):
    """A finding that an article expects: its line, from which to which column, and what of it."""

    line: int
    start: int
    end: int
    rule: str
    message: str


def read(source: str) -> tuple[str, list[Expected]]:
    """Return an article without its expectations, and those."""
    kept: list[str] = []
    expected = []
    for line in source.splitlines(keepends=True):
        found = EXPECT.fullmatch(line)
        if found is None:
            kept.append(line)
            continue
        start = len(found["blank"]) + 1
        end = start + len(found["carets"])
        expected.append(Expected(len(kept), start, end, found["rule"], found["message"]))
    return "".join(kept), expected


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Return the shipped rules, as they run where nothing is configured."""
    return open_session(Asked(), str(tmp_path_factory.mktemp("nowhere")))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.relative_to(HERE)))
def test_what_is_found_is_what_is_expected(path: Path, session: Session) -> None:
    source, expected = read(files.read(str(path)).source)
    parser = session.parsers.for_path(path.name)
    report = lint(parser.parse(path.name, source, session.setup.keys), session.rulebook)
    assert report.failures == ()
    lines = source.split("\n")
    wanted, unexpected = list(expected), []
    for found in finish(report, (), session.rulebook):
        (line, column), (last, end) = found.place.start, found.place.end
        if last > line:
            end = len(lines[line - 1].rstrip("\r")) + 1
        end = max(end, column + 1)
        fitting = [
            one
            for one in wanted
            if one[:4] == (line, column, end, found.rule) and one.message in found.message
        ]
        if fitting:
            wanted.remove(fitting[0])
        else:
            unexpected.append(f"{path}:{line}:{column}-{end}: {found.rule} {found.message}")
    missing = [f"{path}:{one.line}:{one.start}-{one.end}: {one.rule}" for one in wanted]
    assert (unexpected, missing) == ([], []), "\n".join(["", *unexpected, *missing])


def test_expectations_are_taken_out_and_placed() -> None:
    source = (
        "One two.\r\n    ^^^ expect: x/y said\r\nThree.\n^^^^^^ expect: x/z\n^ expect: x/y a b\n"
    )
    assert read(source) == (
        "One two.\r\nThree.\n",
        [
            Expected(1, 5, 8, "x/y", "said"),
            Expected(2, 1, 7, "x/z", ""),
            Expected(2, 1, 2, "x/y", "a b"),
        ],
    )


def test_most_articles_expect_something() -> None:
    assert sum("expect:" in path.read_bytes().decode() for path in ARTICLES) >= 12
