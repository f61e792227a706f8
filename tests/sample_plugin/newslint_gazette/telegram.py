"""Findings as the Gazette's telegraph office likes them."""

from collections.abc import Callable

from newslint import Result


class TelegramReporter:
    """A telegram: a sentence a finding, each ended by STOP."""

    name = "gazette"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the telegram."""
        for found in result.diagnostics:
            line, column = found.place.start
            message = found.message.rstrip(".").upper()
            write(f"{found.path} LINE {line} COLUMN {column} {message} STOP\n")
        write(f"{result.files} ARTICLES READ STOP\n")
