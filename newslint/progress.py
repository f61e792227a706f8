"""How far a long run is, on a terminal."""

import time

from newslint.annotations import TextIO

PATIENCE, OFTEN = 0.7, 0.1
"""After how many seconds progress shows, and how often it changes."""


class Progress:
    """One line on a terminal that counts articles, and goes without a trace."""

    def __init__(self, stream: TextIO, on: bool) -> None:
        self._stream = stream
        self._on = on and stream.isatty()
        self._next = time.monotonic() + PATIENCE
        self._shown = 0
        self._total = self._done = 0
        self._said: set[str] = set()

    def expect(self, total: int) -> None:
        """Say how many articles there are."""
        self._total = total

    def step(self, articles: int = 1) -> None:
        """Count articles that are done."""
        self._done += articles
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + OFTEN
            self._show(f"newslint: {self._done:,} of {self._total:,} articles")

    def say(self, message: str) -> None:
        """Say something beside the count; the same only once."""
        if message not in self._said:
            self._said.add(message)
            self.clear()
            self._stream.write(f"newslint: {message}\n")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._show("")
            self._shown = 0

    def _show(self, text: str) -> None:
        self._stream.write("\r" + text.ljust(self._shown) + "\r" * (not text))
        self._stream.flush()
        self._shown = len(text)
