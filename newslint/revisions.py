"""Which lines of which articles changed since a revision, as git knows it."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence, Set

from newslint.diagnostics import Diagnostic
from newslint.errors import UserError
from newslint.paths import Places

Hunk = tuple[int, int]
"""The first and the last line that a change left; the last is before the first if it left none."""

SETTINGS = ("core.quotePath=off", "diff.noprefix=false", "diff.mnemonicPrefix=false")
DIFF = (
    "--unified=0 --inter-hunk-context=0 --text --find-renames --src-prefix=a/ --dst-prefix=b/"
    " --no-color --no-ext-diff --no-textconv --ignore-submodules"
)
"""A diff that looks the same whatever the user has set; UTF-16 is text in it."""
NO_ARTICLES = (
    "jpg jpeg png gif webp avif heic tif tiff psd ai eps ico bmp raw mp3 m4a wav ogg mp4 mov avi"
    " mkv webm pdf zip gz xz 7z tar doc docx xls xlsx ppt pptx woff woff2 ttf otf eot sqlite db"
)
"""Endings of files beside articles, of which a diff as text would be large and of no use."""
FETCH = "fetch more of it: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([abfnrtv"\\]|[0-7]{3})')
_ESCAPES = dict(zip(b'abfnrtv"\\', b'\a\b\f\n\r\t\v"\\', strict=True))


class Changes:
    """The lines that changed, by inside path; an article that the revision lacks is new."""

    def __init__(self, hunks: Mapping[str, Sequence[Hunk]], before: Set[str]) -> None:
        self._hunks, self._before = hunks, before

    def touch(self, path: str) -> bool:
        """Whether anything changed in an article."""
        return bool(self._hunks[path]) if path in self._hunks else path not in self._before

    def hold(self, path: str, found: Diagnostic, is_of_whole: bool = False) -> bool:
        """Whether a finding stands on a changed line, or is of a changed article as a whole."""
        if is_of_whole or path not in self._hunks:
            return self.touch(path)
        first, last = found.place.start.line, found.place.end.line
        return any(start <= last and end >= max(start, first) for start, end in self._hunks[path])


def changes_since(revision: str, places: Places) -> Changes:
    """Return what changed since the branch at hand left a revision, in files as they stand now.

    What is not committed counts, and what git does not track. Raises UserError where git
    cannot tell.
    """
    git = _Git(places.root)
    base = git.base(revision)
    real = Places(os.path.realpath(places.root), places.here)  # which a link to it may lead to
    top = os.path.normpath(os.path.join(real.root, git.up))
    listed = git.ask("-C", top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base)
    aside = [f":(exclude,icase)*.{ending}" for ending in NO_ARTICLES.split()]
    diff = git.ask("-C", top, "diff", *DIFF.split(), base, "--", ".", *aside)

    def inside(path: bytes) -> str:
        return real.inside(os.path.join(top, os.fsdecode(path)))

    hunks, gone = parsed(diff)
    before = {inside(path) for path in listed.split(b"\0") if path and path not in gone}
    return Changes({inside(path): found for path, found in hunks.items()}, before)


class _Git:
    """git, asked in the folder of an archive."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        ran = self._run("rev-parse", "--show-cdup")
        if ran.returncode:
            raise UserError(f"--changed-since needs a git repository at {folder}: {_said(ran)}")
        self.up = os.fsdecode(ran.stdout).strip()

    def base(self, revision: str) -> str:
        """Return the commit at which the branch at hand left a revision."""
        ran = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        is_shallow = self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        if ran.returncode or revision.startswith("-"):
            hint = f"; this clone is shallow, {FETCH}" if is_shallow else ""
            raise UserError(f"git knows no revision “{revision}” here{hint}")
        commit = ran.stdout.decode().strip()
        left = self._run("merge-base", commit, "HEAD")
        if left.returncode and is_shallow:
            raise UserError(f"this clone does not reach back to “{revision}”; {FETCH}")
        return left.stdout.decode().strip() or commit  # histories may share nothing

    def ask(self, *words: str) -> bytes:
        """Return what git says. Raises UserError where it fails."""
        ran = self._run(*words)
        if ran.returncode:
            raise UserError(f"git cannot tell what changed: {_said(ran)}")
        return ran.stdout

    def _run(self, *words: str) -> "subprocess.CompletedProcess[bytes]":
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        command = ["git", "-C", self._folder, *settings, *words]
        environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
        try:
            return subprocess.run(command, capture_output=True, check=False, env=environment)
        except FileNotFoundError as error:
            raise UserError("--changed-since asks git, which is not installed here") from error


def _said(ran: "subprocess.CompletedProcess[bytes]") -> str:
    lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"it ended with {ran.returncode}"


def parsed(diff: bytes) -> tuple[dict[bytes, list[Hunk]], set[bytes]]:
    """Return the hunks of a diff without context by the file's new name, and the files deleted."""
    hunks: dict[bytes, list[Hunk]] = {}
    gone: set[bytes] = set()
    old = new = b""
    for line in _headers(diff.split(b"\n")):
        if line.startswith(b"diff --git "):
            old = new = b""
        elif line.startswith(b"rename to "):
            hunks.setdefault(_unquoted(line[10:]), [])
        elif line.startswith(b"--- "):
            old = _unquoted(line[4:])[2:]
        elif line == b"+++ /dev/null":
            gone.add(old)
        elif line.startswith(b"+++ "):
            new = _unquoted(line[4:])[2:]
            hunks.setdefault(new, [])
        elif new and (found := _HUNK.match(line)):
            start = int(found[2])
            hunks[new].append((start, start + _lines(found[3]) - 1))
    return hunks, gone


def _headers(lines: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the lines of a diff that are no text of a file; that may look like any of them."""
    at = 0
    while at < len(lines):
        yield lines[at]
        found = _HUNK.match(lines[at])
        left = _lines(found[1]) + _lines(found[3]) if found else 0
        at += 1
        while left and at < len(lines):
            left -= not lines[at].startswith(b"\\")  # \ No newline at end of file
            at += 1


def _lines(count: bytes | None) -> int:
    return 1 if count is None else int(count)


def _unquoted(name: bytes) -> bytes:
    """Return a file name as it is; git quotes control characters, quotation marks and the like."""
    name = name.removesuffix(b"\t")  # which ends a name with spaces
    if not (name.startswith(b'"') and name.endswith(b'"')):
        return name
    return _ESCAPE.sub(_letter, name[1:-1])


def _letter(found: "re.Match[bytes]") -> bytes:
    said = found[1]
    return bytes([int(said, 8) if len(said) == 3 else _ESCAPES[said[0]]])
