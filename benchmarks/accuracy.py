"""How many faults of quotations are found, and how many reports a folder of articles draws.

`accuracy.py FOLDER` puts faults into the articles of a folder (a mark deleted, turned round,
doubled, closed by a single one or moved off its word; a quotation that nobody said) and counts
those that are reported on their paragraph as an error or a warning. Only articles count that draw
no report of quotes/ as they are. It then counts the reports of every rule on the articles as they
are, which somebody has to read: `--draw RULE` prints some of them, drawn at random.

`--british` writes every article with single outer marks first. `--annotated FILE` has a JSON object
a line, {"file": …, "start": …, "end": …, "speaker": …}: quotations of the folder that a person gave
a speaker. A report of attribution/ on one is a false alarm.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from faults import Case, british, marks_changed, strays

from newslint.diagnostics import Diagnostic
from newslint.document import Document
from newslint.linter import lint
from newslint.parsers import Parsers
from newslint.quoting import quoted_in, words_of_speech
from newslint.session import Asked, Session, open_session

TOPICS = ("quotes/*", "attribution/*")
WHOLE = re.compile(r"[\"“][A-Z][^\"“”\n]{40,}[.!?][\"”]")
BESIDE = 300


class Judge:
    """Lints sources as articles of a folder."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._parsers = Parsers()
        self.known = words_of_speech(session)

    def document(self, path: Path, source: str) -> Document:
        return self._parsers.for_path(path.name).parse(path.name, source)

    def reports(self, path: Path, source: str) -> list[Diagnostic]:
        found = lint(self.document(path, source), self._session.rulebook).diagnostics
        return [one for one in found if any(fnmatchcase(one.rule, topic) for topic in TOPICS)]

    def finds(self, path: Path, case: Case) -> bool:
        """Whether a fault is reported on its line."""
        topic = "attribution" if case.kind.startswith("stray") else "quotes"
        line = case.source.count("\n", 0, case.at) + 1
        return any(
            one.rule.startswith(topic)
            and one.level != "suggestion"
            and one.place.start.line <= line <= one.place.end.line
            for one in self.reports(path, case.source)
        )


def cases(judge: Judge, path: Path, source: str, quotations: list[str]) -> Iterator[Case]:
    """Yield the faults that an article can have, each at most once."""
    rng = random.Random(path.name)
    document = judge.document(path, source)
    yield from marks_changed(document, rng)
    yield from strays(document, quotations, judge.known, rng)


class Heard(NamedTuple):
    """A quotation that a person gave a speaker."""

    file: str
    start: int
    speaker: str


def speakers(session: Session, folder: Path, annotated: Path) -> None:
    """Print how many quotations with a known speaker are reported, and how many names agree."""
    by_file: dict[str, list[Heard]] = defaultdict(list)
    for line in annotated.read_text("utf8").splitlines():
        row = json.loads(line)
        by_file[row["file"]].append(Heard(row["file"], row["start"], row["speaker"]))
    judge = Judge(session)
    total, alarms, named = 0, 0, 0
    for name, rows in by_file.items():
        source = (folder / name).read_bytes().decode("utf8")
        reports = [one for one in judge.reports(Path(name), source) if one.level != "suggestion"]
        reported = {one.place.span.start for one in reports if one.rule.startswith("attribution/")}
        heard = {
            piece.span.start: quoted.speaker or ""
            for quoted in quoted_in(session, name, source, name, judge.known)
            for piece in quoted.pieces
        }
        for row in rows:
            total += 1
            alarms += row.start in reported
            wanted = set(re.findall(r"\w{3,}|he", row.speaker.lower())) - {"the"}
            named += bool(wanted & set(re.findall(r"\w+", heard.get(row.start, "").lower())))
    print(f"false alarms: {alarms} of {total}; speakers that agree: {named} of {total}")


def sources_of(folder: Path, judge: Judge, as_british: bool) -> dict[Path, str]:
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in Parsers().suffixes:
            source = path.read_bytes().decode("utf8", "replace").replace("\r\n", "\n")
            found[path] = british(judge.document(path, source)) if as_british else source
    return found


def count(judge: Judge, sources: dict[Path, str]) -> None:
    """Print how many faults are found, and how many reports each rule gives without any."""
    quotations = [q for text in sources.values() for q in WHOLE.findall(text)][:2000]
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for path, source in sources.items():
        reports = judge.reports(path, source)
        rules.update(f"{one.rule} ({one.level})" for one in reports)
        is_clean = not any("quotes/" in d.rule and d.level != "suggestion" for d in reports)
        total["articles without a report of quotes/"] += 1
        hit["articles without a report of quotes/"] += is_clean
        for case in cases(judge, path, source, quotations) if is_clean and quotations else ():
            total[case.kind] += 1
            hit[case.kind] += judge.finds(path, case)
    for kind in total:
        print(f"{kind}: {hit[kind]} of {total[kind]} = {hit[kind] / total[kind]:.1%}")
    for rule, number in sorted(rules.items()):
        print(f"{rule}: {number} reports")


def draw(judge: Judge, sources: dict[Path, str], rule: str, number: int, seed: int) -> None:
    """Print some reports with the text around them: errors and warnings, if there are any."""
    drawn = [
        (report, source)
        for path, source in sources.items()
        for report in judge.reports(path, source)
        if fnmatchcase(report.rule, rule)
    ]
    firm = [one for one in drawn if one[0].level != "suggestion"] or drawn
    random.Random(seed).shuffle(firm)
    for place, (found, source) in enumerate(firm[:number], 1):
        start, end = found.place.span
        before, after = source[max(start - BESIDE, 0) : start], source[end : end + BESIDE]
        print(f"\n{place}. {found.path}:{found.place.start.line} {found.rule} {found.level}")
        print(f"{before}⟦{source[start:end]}⟧{after}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--british", action="store_true")
    parser.add_argument("--annotated", type=Path, metavar="FILE")
    parser.add_argument("--draw", metavar="RULE", help="a rule, or a glob such as quotes/*")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    session = open_session(Asked(packs=("newsroom",)), "/")
    judge = Judge(session)
    if options.annotated:
        speakers(session, options.folder, options.annotated)
        return
    sources = sources_of(options.folder, judge, options.british)
    if options.draw:
        draw(judge, sources, options.draw, options.number, options.seed)
    else:
        count(judge, sources)


if __name__ == "__main__":
    main()
