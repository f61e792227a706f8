"""The commands there are, and the options of each."""

import argparse
from collections.abc import Callable

from newslint.annotations import Any
from newslint.diagnostics import LEVELS


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; - is input")
    _add_fixes(check)
    _add_report(check)
    _add_sieve(check)
    _add_work(check)
    check.add_argument(
        "--select", action=_Filled, type=_listed, default=(), metavar="ID,…", help="only these"
    )
    check.add_argument(
        "--ignore", action=_Filled, type=_listed, default=(), metavar="ID,…", help="not these"
    )
    _add_setup(check)


def _add_fixes(check: argparse.ArgumentParser) -> None:
    check.add_argument("--fix", action="store_true", help="apply fixes that are safe")
    check.add_argument("--unsafe-fixes", action="store_true", help="apply all fixes")
    check.add_argument("--diff", action="store_true", help="show fixes, write nothing")


def _add_report(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "--output-format",
        action=_Once,
        default="",
        metavar="F",
        help="text, concise, json; sarif, github, gitlab, junit, checkstyle, rdjson for CI",
    )
    check.add_argument(
        "--with-quotations", action="store_true", help="add what was understood to the json"
    )
    check.add_argument("--statistics", action="store_true", help="count findings, rule by rule")
    check.add_argument("--timings", action="store_true", help="tell the rules that take longest")
    check.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="in the text output"
    )
    check.add_argument("--quiet", action="store_true", help="say nothing but findings")
    check.add_argument("--fail-on", choices=(*LEVELS, "never"), help="the level that fails a run")


def _add_sieve(check: argparse.ArgumentParser) -> None:
    _add_baseline(check)
    check.add_argument("--no-baseline", action="store_true", help="report what is known of too")
    check.add_argument(
        "--changed-since",
        action=_Filled,
        default="",
        metavar="REV",
        help="only on lines changed since then",
    )


def _add_work(check: argparse.ArgumentParser) -> None:
    _add_stdin_filename(check)
    _add_jobs(check)
    check.add_argument(
        "--executor",
        action=_Filled,
        default="",
        metavar="ADDRESS",
        help="a cluster that works: dask://HOST:PORT",
    )
    check.add_argument("--no-cache", action="store_true", help="keep no reports between runs")


def _add_test(test: argparse.ArgumentParser) -> None:
    test.add_argument("paths", nargs="*", metavar="PATH", help="packs' folders or rule files")
    _add_setup(test)


def _add_rules(rules: argparse.ArgumentParser) -> None:
    rules.add_argument("id", nargs="?", metavar="ID", help="the rule to explain, or a glob to list")
    rules.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_setup(rules)


def _add_quotes(quotes: argparse.ArgumentParser) -> None:
    quotes.add_argument("paths", nargs="+", metavar="FILE", help="articles; - is standard input")
    quotes.add_argument(
        "--speaker", action=_Filled, default="", metavar="NAME", help="only what NAME said"
    )
    quotes.add_argument(
        "--without-speaker", action="store_true", help="only what nobody is found to have said"
    )
    quotes.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_stdin_filename(quotes)
    _add_setup(quotes)


def _add_baselining(baseline: argparse.ArgumentParser) -> None:
    baseline.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; all of them")
    baseline.add_argument(
        "--prune", action="store_true", help="take out what is no longer there, and add nothing"
    )
    _add_baseline(baseline)
    _add_jobs(baseline)
    _add_setup(baseline)


def _add_init(init: argparse.ArgumentParser) -> None:
    init.add_argument("--print", action="store_true", help="show it all, write nothing")
    init.add_argument("--force", action="store_true", help="write over a configuration")
    init.add_argument("--pre-commit", action="store_true", help="add the hooks for pre-commit")
    init.add_argument("--ci", choices=("github", "gitlab"), default="", help="add a CI job")
    init.add_argument(
        "--source",
        action=_Filled,
        default="",
        metavar="URL",
        help="where newslint is from: URL@REV",
    )
    init.add_argument("--debug", action="store_true", help="show tracebacks")


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--baseline", action=_Filled, default="", metavar="FILE", help="the findings known of"
    )


def _add_stdin_filename(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stdin-filename", action=_Filled, metavar="PATH", help="what standard input is"
    )


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs", type=_number, default=0, metavar="N", help="processes; as many as processors"
    )


def _add_setup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", action=_Filled, default="", metavar="FILE", help="another .newslint.yml"
    )
    parser.add_argument(
        "--packs", action=_Filled, type=_listed, default=(), metavar="NAME,…", help="these rules"
    )
    parser.add_argument("--debug", action="store_true", help="show tracebacks")


def _number(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 up")
    return int(text)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


class _Filled(argparse.Action):
    """Takes a value that is not empty; an empty one mostly comes of a variable that is not set."""

    def __call__(
        self, _: argparse.ArgumentParser, options: argparse.Namespace, value: Any, *__: object
    ) -> None:
        if not value:
            raise argparse.ArgumentError(self, "its value is empty; give one or leave it out")
        setattr(options, self.dest, value)


class _Once(_Filled):
    """Objects to a second value instead of forgetting the first."""

    def __call__(
        self, parser: argparse.ArgumentParser, options: argparse.Namespace, value: Any, *__: object
    ) -> None:
        if getattr(options, self.dest):
            raise argparse.ArgumentError(self, "it is given twice; a run writes one format")
        super().__call__(parser, options, value)


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
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
