"""Check sums, since a disk can give back what was never written."""

from zlib import crc32

from newslint.store.database import Damaged


def sum_of(*values: object) -> int:
    """Return the check sum of a row."""
    return crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def check(said: object, *values: object) -> None:
    """Raise Damaged where a row is not what was written."""
    if said != sum_of(*values):
        raise Damaged("a row is not what was written")
