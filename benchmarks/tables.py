"""Figures as Markdown, and the sections of a document that scripts write."""

import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Table(NamedTuple):
    """A table: what it shows, its columns, and its rows in the order in which they are printed."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def markdown(self) -> str:
        """Return the title and the table, figures to the right."""
        rule = ("---", *["---:"] * (len(self.columns) - 1))
        lines = [f"| {' | '.join(row)} |" for row in (self.columns, rule, *self.rows)]
        return "\n".join([self.title, "", *lines])


def machine() -> str:
    """Return on what figures were made, and how busy others kept it when that began."""
    system = f"{platform.system()} on {platform.machine()} with {os.cpu_count()} cores"
    load = f", load average {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    return f"{system}{load}; {platform.python_implementation()} {platform.python_version()}"


def show(text: str, script: str, document: Path | None) -> None:
    """Print what a script has measured, and put it in a document if that is asked for."""
    print(text)
    if document:
        write_section(document, script, text)


def write_section(document: Path, script: str, text: str) -> None:
    """Put a text where the document has the section of a script.

    Raises SystemExit where the document has no such section.
    """
    opening, closing = f"<!-- written by {script} -->", f"<!-- end of {script} -->"
    section = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
    source = document.read_text(encoding="utf-8")
    written, count = section.subn(lambda _: f"{opening}\n\n{text}\n\n{closing}", source)
    if not count:
        raise SystemExit(f"{document} has no section “{opening}” … “{closing}”")
    document.write_text(written, encoding="utf-8", newline="")
