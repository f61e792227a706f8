"""Articles on disk: read, decoded and, when asked, written back."""

import os
import re

from newslint.records import NamedTuple

BOM = "\ufeff"
_DECLARED = rb"(?i:charset\s*=\s*[\"']?|encoding\s*=\s*[\"']|coding[:=]\s*)([\w.:-]{2,40})"
_HEAD = 2048
_MARKS_OF_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NOT_TEXT = "This file is not text; leave it out with “exclude”."
_ANYONE_WRITES = 0o222


class Unreadable(Exception):
    """A file that is no article: binary, gone or locked. Its text is for people."""


class Text(NamedTuple):
    """The source of an article without its byte-order mark, and how it was written."""

    source: str
    encoding: str = "utf-8"
    has_bom: bool = False
    fault: int | None = None  # where the first byte stands that is no UTF-8
    raw: bytes = b""


def read(path: str) -> Text:
    """Return the text of a file. Raises Unreadable."""
    try:
        with open(path, "rb") as file:
            return decode(file.read())
    except IsADirectoryError as error:
        raise Unreadable("This folder cannot be read.") from error
    except OSError as error:
        if os.path.islink(path) and not os.path.exists(path):
            to = os.readlink(path)
            message = f"This link leads to “{to}”, where no file is; mend it or take it away."
            raise Unreadable(message) from error
        raise Unreadable(f"This file cannot be read: {error.strerror or error}.") from error


def decode(raw: bytes) -> Text:
    """Return bytes as text: UTF-8, else as they declare themselves, else as cp1252.

    Raises Unreadable for bytes that are no text.
    """
    for mark, name in _MARKS_OF_UTF_16.items():
        if raw.startswith(mark):
            return _utf_16(raw, name)
    if b"\0" in raw[:8192]:
        raise Unreadable(_with_zeros(raw))
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(raw, error.start)
    if source.startswith(BOM):
        return Text(source[1:], "utf-8", True, None, raw)
    return Text(source, "utf-8", False, None, raw)


def _with_zeros(raw: bytes) -> str:
    """Return what is said of bytes with zeros among them: of a text with few of them, where."""
    try:
        is_text = raw.count(0) * 10 < len(raw.decode("utf-8"))
    except UnicodeDecodeError:
        is_text = False
    if not is_text:
        return _NOT_TEXT
    line = raw.count(b"\n", 0, raw.index(0)) + 1
    return f"A zero byte stands in line {line}, which no text has; take it out and save the file."


def _utf_16(raw: bytes, name: str) -> Text:
    try:
        source = raw[2:].decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable("This file is cut short or not text.") from error
    if "\0" in source[:8192]:
        raise Unreadable(_NOT_TEXT)
    return Text(source, name, True, 0, raw)


def _other(raw: bytes, at: int) -> Text:
    declared = re.search(_DECLARED, raw[:_HEAD])
    names = [declared[1].decode("ascii")] if declared else []
    for name in (*names, "cp1252", "latin-1"):
        try:
            if not name.lower().startswith("utf"):  # which it cannot be, whatever it says
                fault = len(raw[:at].decode(name, "ignore"))
                return Text(raw.decode(name), name, False, fault, raw)
        except (LookupError, ValueError):
            continue
    raise Unreadable("This file is in no encoding that newslint knows.")


def encoded(text: Text, source: str) -> bytes:
    """Return a new source in the encoding of a text, with its byte-order mark. Raises ValueError.

    What would not come back as it was read is refused: no byte may change that no fix changes.
    """
    mark = BOM if text.has_bom else ""
    try:
        if (mark + text.source).encode(text.encoding) == text.raw:
            return (mark + source).encode(text.encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise ValueError(f"its encoding, {text.encoding}, has no “{letter}”") from error
    raise ValueError(f"its encoding, {text.encoding}, would not keep it as it is")


def write(path: str, text: Text, source: str) -> None:
    """Put a new source in the place of a file, whole or not at all.

    Keeps the file's mode, encoding and byte-order mark; a link's target is written, not the
    link. Raises Unreadable where the file changed since it was read, or cannot be written.
    """
    target = os.path.realpath(path)
    written = f"{target}.{os.getpid()}.newslint"
    try:
        with open(target, "rb") as file:
            if file.read() != text.raw:
                raise Unreadable("This file changed meanwhile; it was left as it is.")
        mode = os.stat(target).st_mode
        if not (mode & _ANYONE_WRITES and os.access(target, os.W_OK)):
            raise Unreadable("This file is read-only; it was left as it is.")
        with open(written, "xb") as file:
            file.write(encoded(text, source))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(written, mode)
        os.replace(written, target)
    except (OSError, ValueError) as error:
        message = getattr(error, "strerror", None) or error
        raise Unreadable(f"This file cannot be written: {message}.") from error
    finally:
        if os.path.exists(written):
            os.remove(written)
