"""A command line read, by the parser of its command alone; what is wrong is told in a sentence."""

import argparse
import os
from collections.abc import Iterable, Sequence

from newslint.annotations import NoReturn
from newslint.commands import COMMANDS
from newslint.exits import WRONG


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what a command line asks for; other parsers than its command's are not made.

    Help, the version and what is wrong are printed, and end the process.
    """
    command, *given = arguments or [""]
    if command not in COMMANDS:
        return _without_command(arguments)
    what, add_arguments = COMMANDS[command]
    parser = _Parser(prog=f"newslint {command}", description=what, formatter_class=_Help)
    add_arguments(parser)
    options = parser.parse_args(given, argparse.Namespace(command=command))
    if wrong := _together(options):
        parser.error(wrong)
    return options


def _together(options: argparse.Namespace) -> str:
    """Return what is wrong with options that are fine one by one."""
    if getattr(options, "stdin_filename", None) and "-" not in options.paths:
        return "--stdin-filename says what standard input is; name that too: -"
    if getattr(options, "with_quotations", False) and options.output_format != "json":
        return "--with-quotations adds to the json: say --output-format json too"
    if getattr(options, "diff", False):
        return _beside_diff(options)
    return ""


def _beside_diff(options: argparse.Namespace) -> str:
    """Return what is wrong with an option of a report, where fixes are shown and no report."""
    other = "--statistics" if options.statistics else ""
    other = "--output-format" if options.output_format else other
    return f"--diff shows fixes and no report; leave it out, or {other}" if other else ""


def _without_command(arguments: Sequence[str]) -> argparse.Namespace:
    """Help, tell the version or object, and end the process."""
    parser, first = _parser(), arguments[0] if arguments else ""
    if first.startswith("-") and not any(known.startswith(first) for known in parser.known):
        for command in COMMANDS.keys() & {*arguments}:
            parser.error(f"options stand behind the command: newslint {command} {first}")
        parser.error(f"unrecognized arguments: {first}")
    return parser.parse_args(arguments)


def _parser() -> "_Parser":
    """Return the parser of a line without a command: it helps, tells the version or objects."""
    parser = _Parser(
        prog="newslint",
        description="The consistency linter for newsrooms.",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command, (what, _) in COMMANDS.items():
        commands.add_parser(command, help=what)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line without all of its options before it."""

    @property
    def known(self) -> Iterable[str]:
        """The options that there are, with their dashes."""
        return self._option_string_actions

    def error(self, message: str) -> NoReturn:
        """Say it, where to read more, and exit."""
        from newslint.usage import in_words

        said = in_words(message, self.known)
        self.exit(WRONG, f"{self.prog}: {said}\n`{self.prog} --help` tells what there is\n")


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse would load shutil to ask, at each start."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns - 2
        except OSError:
            width = 78
        super().__init__(prog, width=max(width, 40))


class _Version(argparse.Action):
    """Print the version without reading the package's metadata at each start."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from newslint.session import VERSION

        print(f"newslint {VERSION}")
        parser.exit()
