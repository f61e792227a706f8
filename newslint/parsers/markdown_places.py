"""From the byte offsets of a Markdown parser to code points."""

_CONTINUATION = bytes(range(0x80, 0xC0))
_STEP_BITS = 8


class Places:
    """Turns byte offsets of a text in UTF-8 into offsets of a source in which it stands.

    It keeps one count for each 256 bytes, so that a book in Chinese needs no table of its size.
    """

    __slots__ = ("_bytes", "_counts")

    def __init__(self, encoded: bytes, base: int) -> None:
        step = 1 << _STEP_BITS
        self._bytes = encoded
        self._counts = [base]
        for start in range(0, len(encoded), step):
            base += len(encoded[start : start + step].translate(None, _CONTINUATION))
            self._counts.append(base)

    def at(self, byte: int) -> int:
        """Return the code point that a byte begins."""
        step = byte >> _STEP_BITS
        rest = self._bytes[step << _STEP_BITS : byte]
        return self._counts[step] + len(rest.translate(None, _CONTINUATION))
