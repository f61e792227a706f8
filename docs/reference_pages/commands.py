"""The page of the commands, in the words of their own help."""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO

from newslint.cli import main


def commands() -> Iterator[str]:
    """Yield the page."""
    yield "# Commands\n"
    for command in re.findall(r"(?m)^    (\w+)", _help()):
        yield f"\n## newslint {command}\n\n```text\n{_help(command)}```\n"
    yield "\n## Exit codes\n\n"
    yield "| code | meaning |\n|---|---|\n| 0 | nothing to report |\n| 1 | findings |\n"
    yield "| 2 | the configuration, a rule or the command is wrong |\n| 3 | newslint failed |\n"


def _help(*command: str) -> str:
    """Return what `newslint COMMAND --help` prints."""
    printed = StringIO()
    with redirect_stdout(printed), suppress(SystemExit):
        main([*command, "--help"])
    return printed.getvalue()
