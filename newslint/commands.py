"""The commands there are, and the options of each."""

import argparse
from collections.abc import Callable

from newslint.annotations import Any, TypeAlias
from newslint.diagnostics import LEVELS

Parser: TypeAlias = argparse.ArgumentParser


def _add_check(check: Parser) -> None:
    _add_paths(check, "files, folders or globs; - is standard input")
    _add_fixes(check)
    _add_report(check)
    _add_sieve(check)
    _add_work(check)
    _add_list(check, "--select", "ID,…", "run these rules alone; quotes/* is a topic")
    _add_list(check, "--ignore", "ID,…", "run all rules but these")
    _add_setup(check)


def _add_fixes(check: Parser) -> None:
    _add_flag(check, "--fix", "apply the fixes that are safe")
    _add_flag(check, "--unsafe-fixes", "apply all fixes, also those that want a second look")
    _add_flag(check, "--diff", "show what would be fixed, write nothing")


def _add_report(check: Parser) -> None:
    formats = "text, concise (a line each), json; sarif, github, gitlab, junit, checkstyle, rdjson"
    _add_text(check, "--output-format", "F", formats, _Once)
    _add_flag(check, "--with-quotations", "add every quotation and its speaker to the json")
    _add_flag(check, "--statistics", "count the findings, rule by rule")
    _add_flag(check, "--timings", "tell which rules take longest")
    whens = ("auto", "always", "never")
    check.add_argument("--color", choices=whens, default="auto", help="colour the text")
    _add_flag(check, "--quiet", "print the findings and nothing else")
    levels = (*LEVELS, "never")
    check.add_argument("--fail-on", choices=levels, help="the lowest level that fails the run")


def _add_sieve(check: Parser) -> None:
    _add_baseline(check)
    _add_flag(check, "--no-baseline", "report the known findings too")
    _add_text(check, "--changed-since", "REV", "report only on lines changed since a git revision")


def _add_work(check: Parser) -> None:
    _add_stdin_filename(check)
    _add_jobs(check)
    _add_text(check, "--executor", "ADDRESS", "a cluster that does the work: dask://HOST:PORT")
    _add_flag(check, "--no-cache", "keep nothing between runs")


def _add_test(test: Parser) -> None:
    _add_paths(test, "packs' folders or rule files")
    _add_setup(test)


def _add_rules(rules: Parser) -> None:
    rules.add_argument("id", nargs="?", metavar="ID", help="the rule to explain, or a glob to list")
    rules.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_setup(rules)


def _add_quotes(quotes: Parser) -> None:
    quotes.add_argument("paths", nargs="+", metavar="FILE", help="articles; - is standard input")
    _add_text(quotes, "--speaker", "NAME", "only what NAME said")
    _add_flag(quotes, "--without-speaker", "only what nobody is found to have said")
    quotes.add_argument("--output-format", choices=("text", "json"), default="text")
    _add_stdin_filename(quotes)
    _add_setup(quotes)


def _add_baselining(baseline: Parser) -> None:
    _add_paths(baseline, "files or folders; without any, all articles")
    _add_flag(baseline, "--prune", "take out what is no longer there, and add nothing")
    _add_baseline(baseline)
    _add_jobs(baseline)
    _add_setup(baseline)


def _add_init(init: Parser) -> None:
    _add_flag(init, "--print", "show it all, write nothing")
    _add_flag(init, "--force", "write over a configuration")
    _add_flag(init, "--pre-commit", "add the hooks for pre-commit")
    init.add_argument("--ci", choices=("github", "gitlab"), default="", help="add a CI job")
    _add_text(init, "--source", "URL", "where newslint is from: URL@REV")
    _add_flag(init, "--debug", "show tracebacks")


def _add_baseline(parser: Parser) -> None:
    _add_text(parser, "--baseline", "FILE", "the file of known findings, which are not told")


def _add_stdin_filename(parser: Parser) -> None:
    _add_text(parser, "--stdin-filename", "PATH", "the name of what standard input holds")


def _add_jobs(parser: Parser) -> None:
    said = "processes at once; else as many as processors"
    parser.add_argument("--jobs", type=_number, default=0, metavar="N", help=said)


def _add_setup(parser: Parser) -> None:
    _add_text(parser, "--config", "FILE", "a configuration of another name")
    _add_list(parser, "--packs", "NAME,…", "packs of rules instead of the configured")
    _add_flag(parser, "--debug", "show tracebacks")


def _add_paths(parser: Parser, said: str) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help=said)


def _add_flag(parser: Parser, name: str, said: str) -> None:
    parser.add_argument(name, action="store_true", help=said)


def _add_text(
    parser: Parser, name: str, value: str, said: str, action: type["_Filled"] | None = None
) -> None:
    """Add an option with a text that is not empty; an option that is not given is."""
    parser.add_argument(name, action=action or _Filled, default="", metavar=value, help=said)


def _add_list(parser: Parser, name: str, value: str, said: str) -> None:
    parser.add_argument(name, action=_Filled, type=_listed, default=(), metavar=value, help=said)


def _number(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 up")
    return int(text)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


class _Filled(argparse.Action):
    """Takes a value that is not empty; an empty one mostly comes of a variable that is not set."""

    def __call__(self, _: Parser, options: argparse.Namespace, value: Any, *__: object) -> None:
        if not value:
            raise argparse.ArgumentError(self, "its value is empty; give one or leave it out")
        setattr(options, self.dest, value)


class _Once(_Filled):
    """Objects to a second value instead of forgetting the first."""

    def __call__(
        self, parser: Parser, options: argparse.Namespace, value: Any, *__: object
    ) -> None:
        if getattr(options, self.dest):
            raise argparse.ArgumentError(self, "it is given twice; a run writes one format")
        super().__call__(parser, options, value)


COMMANDS: dict[str, tuple[str, Callable[[Parser], None]]] = {
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
