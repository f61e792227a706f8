"""A page of the documentation, walked through as a reader does: files saved, commands run."""

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from installed import PROJECT, command
from newslint.cli import main

FENCED = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(r"<!-- not run: (?P<reason>.+) -->\Z")
NAMED = re.compile(r"`(?P<path>[\w./-]+)`[^`\n]*:\s*\Z")
HEADED = re.compile(r"\A# (?P<path>[\w./-]+\.\w+)\n")
SHELL = re.compile(r"[|<>&;*$]")


class Block(NamedTuple):
    """A fenced block of a page, and the paragraph before it."""

    kind: str
    text: str
    before: str

    @property
    def reason(self) -> str:
        """Why the commands of the block are not run; nothing where they are."""
        found = NOT_RUN.search(self.before)
        return found["reason"] if found else ""

    @property
    def path(self) -> str:
        """The file that the block is, by the sentence before it or by its own first line."""
        found = NAMED.search(self.before) or HEADED.search(self.text)
        return found["path"] if found and self.kind not in ("sh", "text") else ""


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page."""
    text, found, at = page.read_text(encoding="utf-8"), [], 0
    for fence in FENCED.finditer(text):
        before = text[at : fence.start()].rstrip("\n").rpartition("\n\n")[2]
        found.append(Block(fence[1], fence[2], before))
        at = fence.end()
    return found


class Reader:
    """Somebody who follows a page in an empty folder that is a git repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bin = folder.parent / "bin"
        self._bin.mkdir()
        program = self._bin / "newslint"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m newslint "$@"\n')
        program.chmod(0o755)
        folder.mkdir()
        self.shell("git init -q -b main")

    def save(self, name: str, text: str) -> None:
        """Save a file as it was shown; a program stays one."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, commands: str) -> str:
        """Run commands, a line each, and return what they print; findings are no failure."""
        return "".join(map(self._line, commands.replace("\\\n", "").splitlines()))

    def _line(self, line: str) -> str:
        is_plain = line.startswith("newslint ") and not SHELL.search(line.replace("'*", ""))
        return self._in_process(shlex.split(line)[1:]) if is_plain else self.shell(line)

    def _in_process(self, arguments: list[str]) -> str:
        printed = io.StringIO()
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                code = main(arguments)
        finally:
            os.chdir(here)
        said = printed.getvalue()
        assert code in (0, 1) or said.startswith(".newslint.yml:"), said
        return said

    def shell(self, line: str) -> str:
        """Run a line in a shell, where newslint is this one."""
        path = os.pathsep.join([str(self._bin), os.environ["PATH"]])
        ran = command("sh", "-c", line, cwd=self.folder, PATH=path, PYTHONPATH=str(PROJECT))
        assert ran.returncode in (0, 1), f"{line}\n{ran.stdout}{ran.stderr}"
        return ran.stdout + ran.stderr


def has_shell() -> bool:
    """Whether there is a shell to run commands in."""
    return shutil.which("sh") is not None


def shows(shown: str, printed: str) -> bool:
    """Whether an output is the printed one; a line `…` stands for what is left out."""
    parts = [re.escape(part.strip("\n")) for part in re.split(r"(?m)^…$", shown)]
    pattern = ".*?".join(rf"\s*{part}\s*" if part else "" for part in parts)
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def walked(page: Path, reader: Reader) -> Iterator[tuple[str, str]]:
    """Follow a page; yield what it says is printed, and what is."""
    shown, printed = blocks(page), ""
    if not any(block.path.endswith(".md") for block in shown):
        reader.save("content/story.md", "The park is open.\n")
    for block in shown:
        if block.path:
            reader.save(block.path, block.text)
        elif block.kind == "sh" and not block.reason:
            printed = reader.run(block.text)
        elif block.kind == "text" and printed:
            yield block.text, printed
            printed = ""


def renew(page: Path, reader: Reader) -> None:
    """Put what is printed now in the place of what a page shows, where it leaves nothing out."""
    text = page.read_text(encoding="utf-8")
    for shown, printed in walked(page, reader):
        if not shows(shown, printed) and "…\n" not in shown:
            text = text.replace(f"```text\n{shown}```", f"```text\n{printed}```")
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            renew(Path(name), Reader(Path(folder) / "desk"))
