"""Record the session of docs/adoption.md: run its commands, and write down what they say.

    python benchmarks/adoption.py [--check]

Every line that begins with `$ ` in a block marked `console` is run by bash, in a repository with
the articles of benchmarks/desk; what stands below it becomes what it said. With --check nothing is
written: it prints what would change, and ends with 1 if anything does. git and pre-commit are the
real ones; both commands and the hook's environment have newslint as this working tree has it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PAGE = PROJECT / "docs/adoption.md"
DESK = Path(__file__).parent / "desk"
SOURCE, REVISION = "https://example.org/newslint", "v0.1.0"
DAY = "2025-03-18T09:00:00Z"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


class Session:
    """A desk's repository, a home with its drafts, and the commands that are installed there."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self._desk, home, commands = folder / "desk", folder / "home", folder / "bin"
        shutil.copytree(DESK / "_posts", self._desk / "_posts")
        shutil.copytree(DESK / "drafts", home / "drafts")
        commands.mkdir()
        for name, module in (("newslint", "newslint"), ("pre-commit", "pre_commit")):
            command = commands / name
            command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
            command.chmod(0o755)
        (home / ".gitconfig").write_text(
            "[user]\nname = A Desk\nemail = desk@example.org\n[init]\ndefaultBranch = main\n"
            f'[url "{checkout.as_uri()}"]\ninsteadOf = {SOURCE}\n'
        )
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
        self._environment = {
            **kept,
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "NEWSLINT_CACHE": str(home / ".cache/newslint"),
            "PATH": os.pathsep.join([str(commands), os.environ["PATH"]]),
            "PYTHONPATH": str(checkout),
            "LC_ALL": "C.UTF-8",
            "GIT_AUTHOR_DATE": DAY,
            "GIT_COMMITTER_DATE": DAY,
        }
        self.run("git init -q && git add -A && git commit -q -m 'The articles so far'")

    def run(self, command: str) -> str:
        """Return what a command says, on both its outputs."""
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=self._desk,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return ran.stdout


def checkout_in(folder: Path) -> Path:
    """Return a repository with this working tree, tagged as the revision that a desk asks for."""
    made = folder / "checkout"
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (PROJECT / name).is_file():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, made / name)
    identity = ("-c", "user.name=A Desk", "-c", "user.email=desk@example.org")
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        (*identity, "commit", "-q", "-m", "newslint"),
        ("tag", REVISION),
    ):
        subprocess.run(["git", *words], cwd=made, check=True)
    return made


def recorded(page: str, session: Session) -> str:
    """Return a page with what the commands of its sessions said."""
    return _BLOCK.sub(lambda found: "".join(_told(found[0], session)), page)


def _told(block: str, session: Session) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n"
            said = session.run(line[2:])
            yield said if said.endswith("\n") or not said else f"{said}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        made = recorded(page, Session(Path(folder), checkout_in(Path(folder))))
    if not options.check:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    changed = list(
        unified_diff(page.splitlines(), made.splitlines(), "recorded", "now", lineterm="")
    )
    print("\n".join(changed))
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main())
