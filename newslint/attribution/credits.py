"""Lines that name a speaker under a quotation: `— Ada Moss`, `Ada Moss, The Daily Example`."""

from newslint.lazy import lazy

MOST_WORDS = 12
MOST_AFTER_DASH = 16
_DASHED = lazy(r"\s*(?:[-–—―]|--)\s?[@(]?[^\W\d_]|\s*@\w")


def is_dashed(line: str) -> bool:
    """Whether a line begins as a credit does: with a dash or an @ and a name."""
    return _DASHED.match(line) is not None


def is_credit(line: str) -> bool:
    """Whether a line after a quotation names its speaker."""
    words = line.split()
    if is_dashed(line):
        return len(words) <= MOST_AFTER_DASH or not line.rstrip().endswith(".")
    if not 1 < len(words) <= MOST_WORDS or line.rstrip().endswith((".", "!", "?", ":")):
        return False
    longer = [word for word in words if len(word.strip("(),")) > 3]
    return "," in line and all(word.strip("(“\"'")[:1].isupper() for word in longer)
