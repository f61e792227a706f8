"""What newslint asks of the Gazette's plugin, once, when it starts."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from newslint import Check, Parser, Reporter, hookimpl
from newslint_gazette.telegram import TelegramReporter
from newslint_gazette.wire import WireParser
from newslint_gazette.word_length import WordLength


@hookimpl
def newslint_checks() -> Iterable[type[Check]]:
    """Return the check types."""
    return [WordLength]


@hookimpl
def newslint_parsers() -> Iterable[Parser]:
    """Return the formats."""
    return [WireParser()]


@hookimpl
def newslint_reporters() -> Iterable[Reporter]:
    """Return the outputs."""
    return [TelegramReporter()]


@hookimpl
def newslint_rule_packs() -> Mapping[str, Path]:
    """Return the packs."""
    return {"gazette": Path(__file__).parent / "rules/gazette"}


@hookimpl
def newslint_defaults() -> Mapping[str, object]:
    """Return what holds where the desk has not decided."""
    return {"articles": ["**/*.{md,txt,wire}"], "rules": {"wording/gazette-long-word": "error"}}
