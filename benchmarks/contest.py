"""newslint and its rivals as commands, and the folders that they are run on."""

import shutil
from pathlib import Path

from environments import Environment
from making import articles_of
from timing import Command

NEWSLINT = "newslint"
SLOW = "proselint"
SAMPLE = 400_000
"""How many bytes the slow tool is given of many articles."""
CODES = {NEWSLINT: (0,), SLOW: (0, 1), "codespell": (0, 65), "typos": (0, 2)}
WORDS = {
    NEWSLINT: ("check", "--fail-on", "never"),
    SLOW: ("check",),
    "codespell": (),
    "typos": ("--format", "brief"),
}


class Contest:
    """The tools, and copies of the articles, which no file of their own folder governs."""

    def __init__(self, tools: dict[str, Environment], articles: Path, work: Path, runs: int):
        self.tools = tools
        self.work = work
        self.runs = runs
        self.paths = _copied(articles_of(articles), work / "real")
        if not self.paths:
            raise SystemExit(f"{articles} holds no Markdown and no plain text")

    def command(self, name: str, *words: str, folder: Path | None = None) -> Command:
        """Return a tool as a command that prints a line a finding."""
        if name == NEWSLINT and "--output-format" not in words:
            words = (*words, "--output-format", "concise")
        words = (self.tools[name].command, *WORDS[name], *words)
        cache = {"NEWSLINT_CACHE": str(self.work / "cache")}
        return Command(name, words, folder or self.work, CODES[name], cache)

    def sample(self) -> list[Path]:
        """Return copies of some articles from all over the folder, in a folder of their own."""
        step = max(size_of(self.paths) // SAMPLE, 1)
        return _copied(self.paths[::step], self.work / "sample")


def size_of(paths: list[Path]) -> int:
    """Return the bytes of some files."""
    return sum(path.stat().st_size for path in paths)


def _copied(paths: list[Path], folder: Path) -> list[Path]:
    folder.mkdir()
    targets = [folder / f"{number:06}{path.suffix}" for number, path in enumerate(paths)]
    return [Path(shutil.copyfile(*pair)) for pair in zip(paths, targets, strict=True)]
