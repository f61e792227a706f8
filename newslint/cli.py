"""newslint as a process: its commands run, and how it ends."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from newslint.annotations import NoReturn
from newslint.arguments import parsed
from newslint.errors import UserError, unwritten
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
    options = parsed(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _RUN[options.command](options)
        _flush()
        return code
    except UserError as error:
        return _tell(*error.problems)
    except BrokenPipeError:  # `newslint check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if getattr(options, "debug", False):
            raise
        if isinstance(error, FileNotFoundError) and error.filename is None:  # of os.getcwd
            return _tell("the folder that this was run in is gone; change to one that is there")
        _say(f"newslint failed: {type(error).__name__}: {error}. Run it with --debug for more.")
        return FAILED


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's locale says; articles hold curly marks.

    A stream that was closed from outside (`>&-`) takes what is written and keeps nothing.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - until the process ends
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _flush() -> None:
    """Write what is left of the output. Raises UserError where there is no room for it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(unwritten(error)) from error


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _tell(*problems: object) -> int:
    """Say what is wrong with what the user gave, and return the exit code of that."""
    for problem in problems:
        _say(str(problem))
    return WRONG


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


_RUN = {
    "check": _check,
    "test": _test,
    "rules": _rules,
    "quotes": _quotes,
    "init": _init,
    "baseline": _baseline,
    "lsp": _lsp,
}
