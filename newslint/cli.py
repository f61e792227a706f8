"""The command line: the only module that prints or exits."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn, TypeAlias

from newslint.diagnostics import LEVELS
from newslint.errors import UserError
from newslint.exits import FAILED, FOUND, WRONG

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def script() -> NoReturn:
    """Run newslint as a process of its own: `newslint` and `python -m newslint`.

    A start makes much and drops nothing, so that looking for garbage is left to longer runs;
    what is left at the end goes with the process. Together that is a fifth of a short run.
    """
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newslint and return its exit code."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        code = _COMMANDS[options.command](options)
        sys.stdout.flush()
        return code
    except UserError as error:
        for problem in error.problems:
            _say(str(problem))
        return WRONG
    except BrokenPipeError:  # `newslint check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if getattr(options, "debug", False):
            raise
        _say(f"newslint failed: {type(error).__name__}: {error}. Run it with --debug for more.")
        return FAILED


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's locale says; articles hold curly marks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newslint",
        description="The consistency linter for newsrooms.",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog="newslint"
    )
    _add_check(_command(commands, "check", "lint articles"))
    test = _command(commands, "test", "run the examples that rules carry")
    test.add_argument("paths", nargs="*", metavar="PATH", help="packs' folders or rule files")
    _add_setup(test)
    rules = _command(commands, "rules", "list the rules, or explain one")
    rules.add_argument("id", nargs="?", metavar="ID", help="the rule to explain")
    rules.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_setup(rules)
    _add_quotes(_command(commands, "quotes", "list every quotation, and who said it"))
    return parser


def _command(commands: _Commands, name: str, what: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=what, description=what, formatter_class=_Help)


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


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; - is input")
    check.add_argument("--fix", action="store_true", help="apply fixes that are safe")
    check.add_argument("--unsafe-fixes", action="store_true", help="apply all fixes")
    check.add_argument("--diff", action="store_true", help="show fixes, write nothing")
    check.add_argument(
        "--output-format",
        default="text",
        metavar="F",
        help="text, concise, json; sarif, github, gitlab, junit, checkstyle, rdjson for CI",
    )
    check.add_argument("--fail-on", choices=(*LEVELS, "never"), help="the level that fails a run")
    check.add_argument("--stdin-filename", metavar="PATH", help="what standard input is")
    check.add_argument(
        "--with-quotations", action="store_true", help="add what was understood to the json"
    )
    check.add_argument("--no-cache", action="store_true", help="keep no reports between runs")
    check.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="in the text output"
    )
    check.add_argument("--quiet", action="store_true", help="say nothing but findings")
    check.add_argument("--select", type=_listed, default=(), metavar="ID,…", help="only these")
    check.add_argument("--ignore", type=_listed, default=(), metavar="ID,…", help="not these")
    _add_setup(check)


def _add_quotes(quotes: argparse.ArgumentParser) -> None:
    quotes.add_argument("paths", nargs="+", metavar="FILE", help="articles; - is standard input")
    quotes.add_argument("--speaker", default="", metavar="NAME", help="only what NAME said")
    quotes.add_argument(
        "--without-speaker", action="store_true", help="only what nobody is found to have said"
    )
    quotes.add_argument("--output-format", choices=("text", "json"), default="text")
    quotes.add_argument("--stdin-filename", metavar="PATH", help="what standard input is")
    _add_setup(quotes)


def _add_setup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="", metavar="FILE", help="another .newslint.yml")
    parser.add_argument("--packs", type=_listed, default=(), metavar="NAME,…", help="these rules")
    parser.add_argument("--debug", action="store_true", help="show tracebacks")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _check(options: argparse.Namespace) -> int:
    from newslint.checking import check

    return check(options, _say)


def _test(options: argparse.Namespace) -> int:
    from newslint.testing import test

    return test(options, print, _say)


def _rules(options: argparse.Namespace) -> int:
    from newslint.explain import rules

    return rules(options, print)


def _quotes(options: argparse.Namespace) -> int:
    from newslint.quoting import quotes

    return quotes(options, print)


_COMMANDS = {"check": _check, "test": _test, "rules": _rules, "quotes": _quotes}
