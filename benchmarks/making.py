"""Articles made out of real ones, as many as are wanted, no two of them alike.

A made article is a real one under a headline of its own, its rarer words changed for others of the
folder that begin and end like them: the same word for the same word throughout the article. Common
words, numbers, marks and markup stay, so that it costs a linter about what a real one does; a short
paragraph of common words alone recurs.
"""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".md", ".markdown", ".txt")
SHORTEST = 1000
"""Real articles with fewer characters are left out: they may hold too little that can change."""
FREQUENT = 1000
"""So many of the most frequent words stay, and never more than a tenth of all."""

WORD = re.compile(
    r"\]\([^)\s]*\)|</?\w[^>]*>|\w+://\S+|&\w+;|\{[{%<].*?[%}>]\}"  # markup stays
    r"|(?<![\w'’])(?P<word>[A-Za-z][a-z]{3,})(?!\w)"
)
HEAD = re.compile(r"---\n(?:.*\n)*?---\n")
OWN = re.compile(r"^((?:url|permalink|slug|id|guid): *[\"']?(?:https?://)?)", re.MULTILINE)
"""Keys of the front matter whose values no two articles share."""
TITLE = re.compile(r"^title:.*(?:\n[ \t]+.*)*", re.MULTILINE)
FIRST_HEADING = re.compile(r"\A\s*# .*")
FIRST_LINE = re.compile(r"\A\s*.*")


def articles_of(folder: Path) -> list[Path]:
    """Return the articles below a folder, in order."""
    return [path for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES]


class Maker:
    """Makes the article of a number, always the same one, from the articles of a folder."""

    def __init__(self, folder: Path) -> None:
        counted: Counter[str] = Counter()
        self._paths = []
        for path in articles_of(folder):
            source = _read(path)
            if len(source) >= SHORTEST:
                self._paths.append(path)
                counted.update(one["word"] for one in WORD.finditer(source) if one["word"])
        if not self._paths:
            raise SystemExit(f"{folder} has no Markdown or plain text of {SHORTEST} characters")
        kept = min(FREQUENT, len(counted) // 10)
        self._frequent = {word.lower() for word, _ in counted.most_common(kept)}
        self._alike: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
        for word in counted.elements():  # what is frequent is drawn as often as it stands there
            if word.lower() not in self._frequent:
                self._alike[_kind(word)].append(word)
        self._names = sorted(word for word in counted if word[0].isupper())

    def headline(self, number: int) -> str:
        """Return the headline of an article: two names that no other has, and a real one."""
        first, second = divmod(number, len(self._names))
        source, changed = self._source(number), self._changed(number)
        real = changed.text(_title(source)).strip("\"'’”. ")
        return f"{self._names[first]}, {self._names[second]} – {real}"

    def article(self, number: int, headline: str | None = None) -> str:
        """Return an article, under another headline if one is given."""
        head, body = _parts(self._source(number))
        head = OWN.sub(rf"\g<1>{number}-", head)
        body = self._changed(number).text(body)
        headline = headline or self.headline(number)
        if TITLE.search(head):
            title = f"title: {json.dumps(headline, ensure_ascii=False)}"
            return TITLE.sub(lambda _: title, head, count=1) + body
        first = FIRST_LINE if self.suffix(number) == ".txt" else FIRST_HEADING
        if first.match(body):
            return head + first.sub(lambda _: _line(first, headline), body)
        return f"{head}# {headline}\n\n{body}"

    def suffix(self, number: int) -> str:
        """Return the suffix of the file of an article."""
        return self._path(number).suffix

    def _path(self, number: int) -> Path:
        return self._paths[number % len(self._paths)]

    def _source(self, number: int) -> str:
        return _read(self._path(number))

    def _changed(self, number: int) -> "_Changed":
        return _Changed(self._alike, self._frequent, number)


class _Changed:
    """The words of one article, and what stands for them."""

    def __init__(
        self, alike: dict[tuple[str, str, bool], list[str]], frequent: set[str], number: int
    ) -> None:
        self._alike, self._frequent = alike, frequent
        self._random = random.Random(number)
        self._given: dict[str, str] = {}

    def text(self, text: str) -> str:
        return WORD.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        word = found["word"]
        if not word or word.lower() in self._frequent:
            return found[0]
        if word not in self._given:
            self._given[word] = self._random.choice(self._alike[_kind(word)])
        return self._given[word]


def _kind(word: str) -> tuple[str, str, bool]:
    """Return what words have in common that may stand for each other: “a” and “an” stay right."""
    return ("vowel" if word[0] in "aeiouAEIOU" else "", word[-2:], word[0].isupper())


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _parts(source: str) -> tuple[str, str]:
    head = HEAD.match(source)
    return (head[0], source[head.end() :]) if head else ("", source)


def _title(source: str) -> str:
    head, body = _parts(source)
    title = TITLE.search(head)
    line = title[0].partition(":")[2] if title else next(filter(None, body.splitlines()), "")
    return line.strip(" \"'#>|")


def _line(first: re.Pattern[str], headline: str) -> str:
    return f"# {headline}" if first is FIRST_HEADING else headline


def made(maker: Maker, numbers: range, folder: Path) -> Iterator[Path]:
    """Write articles into a folder, a thousand to a folder in it, and yield their paths."""
    for number in numbers:
        path = place(folder, number, maker.suffix(number))
        write(path, maker.article(number))
        yield path


def place(folder: Path, number: int, suffix: str) -> Path:
    """Return the path of the article of a number."""
    return folder / f"{number // 1000:03}" / f"{number:06}{suffix}"


def write(path: Path, source: str) -> None:
    """Write an article, and the folder that it stands in."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8", newline="")
