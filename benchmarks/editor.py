"""Time what an editor waits for: from a letter typed to the findings shown, on a warm server.

    python benchmarks/editor.py FOLDER [--archive N]… [--letters N] [--write FILE]

Articles of about 10 KB are made out of those of FOLDER and opened beside an archive of N others.
A sentence is typed into each, letter by letter; every letter is sent as an editor sends it, with
the whole text, and the clock runs until the findings of just that text arrive. One article has the
headline of another, so that it shows when the server has read the archive: only then it is warm.
Run it with the Python of an environment that newslint and its extra `lsp` are installed in.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from making import Maker, place, write
from tables import Table, machine, show

SERVER = (sys.executable, "-m", "newslint", "lsp")
SENTENCE = " Nobody at the desk knew who had said so, or when."
OPENED = 5
SMALLEST, LARGEST = 9_500, 11_000
DUPLICATE = "headlines/same-as-another"


class Client:
    """The other end of a language server, which waits for what it says."""

    def __init__(self, folder: Path, cache: Path) -> None:
        environment = os.environ | {"NEWSLINT_CACHE": str(cache)}
        self._process = subprocess.Popen(
            SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        folders = [{"uri": folder.as_uri(), "name": "archive"}]
        self.send("initialize", id=1, capabilities={}, workspaceFolders=folders)
        self.send("initialized")

    def send(self, method: str, id: int | None = None, **params: Any) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message | ({} if id is None else {"id": id})).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            yield json.loads(stream.read(length))
        raise SystemExit("the server has ended")

    def found(self, uri: str, version: int) -> list[dict[str, Any]]:
        for message in self.messages():
            params = message.get("params", {})
            if params.get("uri") == uri and params.get("version") == version:
                found: list[dict[str, Any]] = params["diagnostics"]
                return found
        raise AssertionError

    def quit(self) -> None:
        self.send("shutdown", id=2)
        self.send("exit")
        self._process.wait()


def typed(client: Client, path: Path, letters: int) -> Iterator[float]:
    """Yield the milliseconds that each letter of a sentence takes, typed within an article."""
    text, uri = path.read_text(encoding="utf-8"), path.as_uri()
    article = {"uri": uri, "languageId": "markdown", "version": 0, "text": text}
    client.send("textDocument/didOpen", textDocument=article)
    client.found(uri, 0)
    at = text.index("\n\n", len(text) // 2)
    for version in range(1, letters + 1):
        now = text[:at] + SENTENCE[:version] + text[at:]
        began = time.perf_counter()
        client.send(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": version},
            contentChanges=[{"text": now}],
        )
        client.found(uri, version)
        yield (time.perf_counter() - began) * 1000


def warm(client: Client, path: Path) -> None:
    """Wait until the server has read the archive: until it knows the other headline."""
    text, uri, version = path.read_text(encoding="utf-8"), path.as_uri(), 0
    article = {"uri": uri, "languageId": "markdown", "version": version, "text": text}
    client.send("textDocument/didOpen", textDocument=article)
    while all(one["code"] != DUPLICATE for one in client.found(uri, version)):
        pass


def made(maker: Maker, count: int, folder: Path) -> list[Path]:
    """Make an archive, and return those articles of it that are about as long as is asked."""
    write(folder / ".newslint.yml", "articles: ['**/*.md', '**/*.txt']\n")
    paths = []
    for number in range(count):
        paths.append(place(folder, number, maker.suffix(number)))
        write(paths[-1], maker.article(number))
    write(folder / "again.md", f"# {maker.headline(0)}\n\nThe same headline.\n")
    return [one for one in paths if SMALLEST < one.stat().st_size < LARGEST][:OPENED]


def measured(maker: Maker, count: int, letters: int) -> tuple[str, ...]:
    """Return a row: the archive, and what letters took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "archive"
        chosen = made(maker, count, folder)
        client = Client(folder, Path(name) / "cache")
        warm(client, folder / "again.md")
        for _ in typed(client, chosen[0], letters):  # the server is warm when it has judged some
            pass
        times = [one for path in chosen[1:] for one in typed(client, path, letters)]
        client.quit()
    figures = (median(times), quantiles(times, n=20)[-1], max(times))
    return (f"{count:,}", *(f"{one:.0f}" for one in figures))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--archive", type=int, action="append", metavar="N", help="of N articles")
    parser.add_argument("--letters", type=int, default=len(SENTENCE), metavar="N")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table in a document")
    options = parser.parse_args()
    began_on, maker = machine(), Maker(options.folder)
    rows = [measured(maker, count, options.letters) for count in options.archive or (100, 10_000)]
    columns = ("articles in the archive", "median", "19 of 20 within", "slowest")
    title = "Milliseconds from a letter typed in an article of 10 KB to its findings"
    text = f"{began_on}.\n\n{Table(title, columns, rows).markdown()}"
    show(text, "benchmarks/editor.py", options.write)


if __name__ == "__main__":
    main()
