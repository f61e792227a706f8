"""An article from standard input: read, and written back with its fixes as formatters do."""

import sys
from argparse import Namespace
from collections.abc import Iterable

from newslint import files
from newslint.annotations import TYPE_CHECKING
from newslint.errors import UserError
from newslint.globs import Globs
from newslint.paths import Places
from newslint.session import Session

if TYPE_CHECKING:
    from newslint.mending import Mended


def read_typed(
    options: Namespace, session: Session, places: Places
) -> tuple[tuple[str, files.Text], bool]:
    """Return the inside path of standard input with its text, and whether “exclude” leaves it out.

    Raises UserError where it does not stand alone, or is no text.
    """
    if len(options.paths) > 1:
        raise UserError("standard input (-) stands alone; give no other paths beside it")
    named = options.stdin_filename
    path = places.inside(named) if named else "-"
    try:
        text = files.decode(sys.stdin.buffer.read())
    except files.Unreadable as error:
        raise UserError(f"standard input: {error}") from error
    return (path, text), Globs(session.setup.exclude).match(path)


def write_back(text: files.Text, changes: Iterable["Mended"]) -> None:
    """Write a text as it is after its changes. Raises UserError where its encoding forbids that."""
    raw = text.raw
    for change in changes:
        try:
            raw = files.encoded(text, change.after)
        except ValueError as error:
            raise UserError(f"standard input cannot be written back: {error}") from error
    sys.stdout.buffer.write(raw)
