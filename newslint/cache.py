"""Small records between runs, in the user's cache folder: data that cannot run code.

A record is its digest and then marshalled plain values. What cannot be read, written or
trusted is as good as absent: the cache may be deleted or cut short at any time.
"""

import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress

from newslint.annotations import Any

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL, which costs 6 ms
except ImportError:  # pragma: no cover - an interpreter that is built in another way
    from hashlib import blake2b

DIGEST = 16
KEPT, ARCHIVES = 32, 16
"""How many records stay, and the files of how many archives; the oldest go first."""


def digest(*parts: bytes) -> str:
    """Return a name for some contents, each part told apart."""
    made = blake2b(digest_size=DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return str(made.hexdigest())


def cache_folder() -> str:
    """Return the user's cache folder; the variable NEWSLINT_CACHE names another."""
    if named := os.environ.get("NEWSLINT_CACHE"):
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "newslint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "newslint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache", "newslint")


def load(name: str) -> Any:
    """Return the values of a record, or None where there is none or it is damaged."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            record = file.read()
        said, body = record[: 2 * DIGEST], record[2 * DIGEST :]
        return marshal.loads(body) if said == digest(body).encode() else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def store(name: str, values: Any) -> None:
    """Keep values under a name, at once for every other process; failing to is no fault."""
    folder = cache_folder()
    body = marshal.dumps(values)
    written = os.path.join(folder, f"{name}.{os.getpid()}.new")
    try:
        os.makedirs(folder, exist_ok=True)
        with open(written, "wb") as file:
            file.write(digest(body).encode() + body)
        os.replace(written, os.path.join(folder, name))
        _prune(folder, name.partition("-")[0])
    except OSError:
        _remove(written)


def _prune(folder: str, kind: str) -> None:
    names = [name for name in os.listdir(folder) if name.startswith(f"{kind}-")]
    paths = [os.path.join(folder, name) for name in names]
    for path in sorted(paths, key=_age)[:-KEPT]:
        _remove(path)


def _age(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        pass


def plain(values: Any) -> Any:
    """Return values with tuples in the place of NamedTuples, which a record cannot hold."""
    if isinstance(values, tuple):
        return tuple(map(plain, values))
    if isinstance(values, list):
        return [plain(one) for one in values]
    if isinstance(values, dict):
        return {key: plain(one) for key, one in values.items()}
    return values


def contents(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return each path with the digest of what stands there: a file's bytes, a folder's names."""
    return [(path, _content(path)) for path in paths]


def _content(path: str) -> str:
    try:
        if os.path.isdir(path):
            return digest(*(os.fsencode(name) for name in sorted(os.listdir(path))))
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return ""


def make_room(kind: str) -> None:
    """Take away what the oldest archives left, with the files that SQLite keeps beside it."""
    with suppress(OSError):
        folder = cache_folder()
        names = [n for n in os.listdir(folder) if n.startswith(f"{kind}-") and n.endswith(".db")]
        for path in sorted((os.path.join(folder, n) for n in names), key=_age)[:-ARCHIVES]:
            for end in ("", "-wal", "-shm"):
                _remove(path + end)


def short_digest(text: str) -> int:
    """Return a whole number of 64 bits that stands for a text."""
    made = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(made.digest(), "big", signed=True)


def package_print() -> str:
    """Return a digest of how newslint's own modules look, for a checkout that is worked on."""
    folder = os.path.dirname(os.path.abspath(__file__))
    looks = [
        f"{entry.path} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for here in (folder, *_folders(folder))
        for entry in os.scandir(here)
        if entry.name.endswith(".py")
    ]
    return digest("\n".join(sorted(looks)).encode("utf-8", "surrogatepass"))


def _folders(folder: str) -> list[str]:
    return [entry.path for entry in os.scandir(folder) if entry.is_dir()]
