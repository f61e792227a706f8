"""A newsroom's folder for tests: articles, a configuration, rules, and newslint run in it."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from newslint.cli import main

RULES = """\
pack: desk
language: en
rules:
- id: wording/plain
  check: substitution
  message: "Write “{fix}”, not “{match}”."
  why: The short word says the same.
  swap: {utilise: use, prior to: before}
  examples:
  - bad: "They [[utilise]] it."
    fix: "They use it."
- id: wording/slams
  check: existence
  level: suggestion
  message: "“{match}” shouts."
  why: Readers tire of it.
  scope: [headline]
  terms: [slams, blasts]
  examples:
  - bad: "# Mayor [[slams]] plan"
- id: spelling/adviser
  check: consistency
  level: error
  message: "“{match}” here, “{kept}” {count} times."
  why: Two spellings look like two desks.
  families:
    adviser: {forms: [adviser, advisor]}
    grey: {forms: [grey, gray]}
  examples:
  - bad: "One adviser, two adviser. One [[advisor]]."
- id: headlines/same-as-another
  check: duplicates
  of: headline
  across: archive
  escalate: {within-days: 7, level: error}
  message: "“{related}” has this headline too."
  why: Two articles under one headline compete.
  examples:
  - bad: {a.md: "# [[Vote]]", b.md: "# [[Vote]]"}
"""
"""A small pack that the tests of everything but rules use, so that no shipped rule moves them."""


NOBODY = 65534
"""The number of the user who owns nothing."""


class Ran(NamedTuple):
    """What a run of newslint gave back."""

    code: int
    out: str
    err: str


class Desk:
    """A repository of articles, in which newslint runs."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.root = root
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        root.mkdir()
        (root / ".git").mkdir()
        self.file("desk/rules.yml", RULES)
        self.config()
        monkeypatch.chdir(root)

    def file(self, name: str, content: str | bytes = "") -> Path:
        """Write a file below the root, exactly as given."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def config(self, text: str = "", packs: str = "[desk]") -> None:
        """Write the configuration; the packs are the desk's own."""
        self.file(".newslint.yml", f"packs: {packs}\n{text}" if packs else text)

    def unconfigured(self) -> None:
        """Take the configuration away."""
        (self.root / ".newslint.yml").unlink()

    def go(self, folder: str) -> None:
        """Work in a folder below the root."""
        self._monkeypatch.chdir(self.root / folder)

    def run(self, *arguments: str, typed: str | bytes = b"") -> Ran:
        """Run newslint with standard input."""
        raw = typed.encode() if isinstance(typed, str) else typed
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        self._capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as stopped:  # argparse
            code = int(stopped.code or 0)
        return Ran(code, *self._capsys.readouterr())

    def check(self, *arguments: str, typed: str | bytes = b"") -> Ran:
        """Run `newslint check` with one line a finding."""
        return self.run("check", "--output-format", "concise", *arguments, typed=typed)

    def rules_found(self, *arguments: str) -> list[str]:
        """Return `path rule level` of each finding."""
        ran = self.check(*arguments)
        assert ran.code < 2, ran.err
        return [_brief(line) for line in ran.out.splitlines()]


@contextmanager
def as_anybody() -> Iterator[None]:
    """Give up the superuser's right to read and write everything, if this is the superuser."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def _brief(line: str) -> str:
    where, level, rest = line.split(": ", 2)
    return f"{where.split(':')[0]} {rest.rsplit('[', 1)[1][:-1]} {level}"
