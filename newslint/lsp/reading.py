"""The archive read by another process, so that nobody waits who types."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE

from newslint.lsp.desk import Desk

START = "import sys; sys.path.append(sys.argv.pop(1)); from newslint.cli import script; script()"
"""Runs this newslint, wherever it is; with `-P` nothing is imported from the desk's folder."""
PACKAGES = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


async def read_archive(desk: Desk, article: str) -> str:
    """Have newslint itself bring what is kept of an archive up to date; return what it said.

    To judge one article is to compare it, for which all that changed is read, and no more.
    """
    asked = desk.work.session.asked
    options = ["--quiet", "--fail-on", "never", "--output-format", "concise", "--no-baseline"]
    options += ["--config", asked.config] if asked.config else []
    options += ["--packs", ",".join(asked.packs)] if asked.packs else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-c", START, PACKAGES, "check", *options, "--", article,
        cwd=desk.root, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE,
    )  # fmt: skip
    try:
        _, said = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        raise
    return said.decode(errors="replace").strip()
