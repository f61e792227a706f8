"""The command line: the only module that prints or exits."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from newslint.annotations import NoReturn
from newslint.diagnostics import LEVELS
from newslint.errors import UserError
from newslint.exits import FAILED, FOUND, WRONG


def script() -> NoReturn:
    """Run newslint as a process of its own: `newslint` and `python -m newslint`.

    A start makes much and drops nothing, so that looking for garbage is left to longer runs;
    what is left at the end goes with the process. Together that is a fifth of a short run.
    """
    gc.disable()
    setattr(argparse, "_", str)  # noqa: B010 - else it loads the locale to translate its words
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newslint and return its exit code."""
    _speak_utf8()
    options = _parsed(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _RUN[options.command](options)
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


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line with the parser of its command alone: each takes a while to make."""
    command, *given = arguments or [""]
    if command not in _COMMANDS:
        return _parser().parse_args(arguments)
    what, add_arguments = _COMMANDS[command]
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
    return ""


def _parser() -> argparse.ArgumentParser:
    """Return the parser of a line without a command: it helps, tells the version or objects."""
    parser = _Parser(
        prog="newslint",
        description="The consistency linter for newsrooms.",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command, (what, _) in _COMMANDS.items():
        commands.add_parser(command, help=what)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command line without all of its options before it."""

    def error(self, message: str) -> NoReturn:
        """Say it, where to read more, and exit."""
        from newslint.usage import in_words

        said = in_words(message, self._option_string_actions)
        _say(f"{self.prog}: {said}\n`{self.prog} --help` tells what there is")
        self.exit(WRONG)


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
    _add_baseline(check)
    check.add_argument(
        "--changed-since", default="", metavar="REV", help="only on lines changed since then"
    )
    check.add_argument("--no-baseline", action="store_true", help="report what is known of too")
    check.add_argument("--stdin-filename", metavar="PATH", help="what standard input is")
    check.add_argument(
        "--with-quotations", action="store_true", help="add what was understood to the json"
    )
    check.add_argument(
        "--jobs", type=_number, default=0, metavar="N", help="processes; as many as processors"
    )
    check.add_argument(
        "--executor", default="", metavar="ADDRESS", help="a cluster that works: dask://HOST:PORT"
    )
    check.add_argument("--statistics", action="store_true", help="count findings, rule by rule")
    check.add_argument("--timings", action="store_true", help="tell the rules that take longest")
    check.add_argument("--no-cache", action="store_true", help="keep no reports between runs")
    check.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="in the text output"
    )
    check.add_argument("--quiet", action="store_true", help="say nothing but findings")
    check.add_argument("--select", type=_listed, default=(), metavar="ID,…", help="only these")
    check.add_argument("--ignore", type=_listed, default=(), metavar="ID,…", help="not these")
    _add_setup(check)


def _add_test(test: argparse.ArgumentParser) -> None:
    test.add_argument("paths", nargs="*", metavar="PATH", help="packs' folders or rule files")
    _add_setup(test)


def _add_rules(rules: argparse.ArgumentParser) -> None:
    rules.add_argument("id", nargs="?", metavar="ID", help="the rule to explain, or a glob to list")
    rules.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_setup(rules)


def _add_quotes(quotes: argparse.ArgumentParser) -> None:
    quotes.add_argument("paths", nargs="+", metavar="FILE", help="articles; - is standard input")
    quotes.add_argument("--speaker", default="", metavar="NAME", help="only what NAME said")
    quotes.add_argument(
        "--without-speaker", action="store_true", help="only what nobody is found to have said"
    )
    quotes.add_argument("--output-format", choices=("text", "json"), default="text")
    quotes.add_argument("--stdin-filename", metavar="PATH", help="what standard input is")
    _add_setup(quotes)


def _add_baselining(baseline: argparse.ArgumentParser) -> None:
    baseline.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; all of them")
    baseline.add_argument(
        "--prune", action="store_true", help="take out what is no longer there, and add nothing"
    )
    _add_baseline(baseline)
    baseline.add_argument(
        "--jobs", type=_number, default=0, metavar="N", help="processes; as many as processors"
    )
    _add_setup(baseline)


def _add_init(init: argparse.ArgumentParser) -> None:
    init.add_argument("--print", action="store_true", help="show it all, write nothing")
    init.add_argument("--force", action="store_true", help="write over a configuration")
    init.add_argument("--pre-commit", action="store_true", help="add the hooks for pre-commit")
    init.add_argument("--ci", choices=("github", "gitlab"), default="", help="add a CI job")
    init.add_argument("--source", default="", metavar="URL", help="where newslint is from: URL@REV")
    init.add_argument("--debug", action="store_true", help="show tracebacks")


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--baseline", default="", metavar="FILE", help="the findings known of")


def _add_setup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="", metavar="FILE", help="another .newslint.yml")
    parser.add_argument("--packs", type=_listed, default=(), metavar="NAME,…", help="these rules")
    parser.add_argument("--debug", action="store_true", help="show tracebacks")


def _number(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 up")
    return int(text)


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


def _baseline(options: argparse.Namespace) -> int:
    from newslint.baselining import baseline

    return baseline(options, print, _say)


def _init(options: argparse.Namespace) -> int:
    from newslint.init.command import init

    return init(options, print, _say)


def _lsp(options: argparse.Namespace) -> int:
    try:
        import pygls  # noqa: F401
    except ModuleNotFoundError as error:
        missing = "the language server needs pygls: pip install 'newslint[lsp]'"
        raise UserError(missing) from error
    from newslint.lsp.serving import lsp

    return lsp(options)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("lint articles", _add_check),
    "test": ("run the examples that rules carry", _add_test),
    "rules": ("list the rules, or explain one", _add_rules),
    "quotes": ("list every quotation, and who said it", _add_quotes),
    "init": ("write a first configuration from what the articles show", _add_init),
    "baseline": (
        "note what is found now as known, so that only new findings are reported",
        _add_baselining,
    ),
    "lsp": ("serve an editor that speaks the Language Server Protocol", _add_setup),
}
"""What each command does, in the words of the help, and what it may be given."""

_RUN = {
    "check": _check,
    "test": _test,
    "rules": _rules,
    "quotes": _quotes,
    "init": _init,
    "baseline": _baseline,
    "lsp": _lsp,
}
