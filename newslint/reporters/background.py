"""What outputs for CI may ask for beside the findings; imported only when one does."""

import re
from collections.abc import Sequence

from newslint.diagnostics import Diagnostic, Level, in_excerpt
from newslint.records import NamedTuple


class Described(NamedTuple):
    """A rule as outputs describe it; `bad` and `good` are examples of articles."""

    id: str
    level: Level
    is_on: bool = True
    why: str = ""
    link: str = ""
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The first sentence of why the rule is there, else its id."""
        return first_sentence(self.why) or self.id


class Background:
    """What stands behind a result: articles and rules; this one knows of none."""

    def from_root(self, path: str) -> str:
        """Return the path of a finding from the root of its repository, whole if outside."""
        return path

    def source(self, path: str) -> str:
        """Return the source of a finding's article with its byte-order mark; "" if it has none."""
        return ""

    def articles(self) -> Sequence[str]:
        """Return the paths of all articles that were asked for, as findings have them."""
        return ()

    def rules(self, with_examples: bool = False) -> Sequence[Described]:
        """Return all rules; their examples are read only if they are wanted, which takes time."""
        return ()


def first_sentence(text: str) -> str:
    """Return the first sentence of a text on one line; the stop of “12 p.m. is” ends none."""
    return re.split(r"(?<=[.?!]) (?=[A-Z“])", " ".join(text.split()), maxsplit=1)[0]


def fingerprint(found: Diagnostic, path: str, seen: dict[str, int]) -> str:
    """Return what a finding is known by though its line moves.

    It is made of path, rule, sentence and fault; `seen` counts those that are the same.
    """
    from hashlib import sha256

    parts = "\0".join((path, found.rule, sentence_of(found), _fault(found)))
    made = sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    seen[made] = seen.get(made, 0) + 1
    return f"{made}:{seen[made]}"


def sentence_of(found: Diagnostic) -> str:
    """Return the sentence around a fault, as far as its excerpt has it, white space folded."""
    text, (start, end) = found.excerpt.text, in_excerpt(found)
    low = max(text.rfind(stop, 0, start) for stop in _STOPS)
    high = min((at for stop in _STOPS if (at := text.find(stop, end)) >= 0), default=len(text))
    return " ".join(text[low + 1 : high].split()).rstrip(_ENDS)


def _fault(found: Diagnostic) -> str:
    return found.excerpt.text[slice(*in_excerpt(found))]


_STOPS = (". ", "? ", "! ")
_ENDS = ".?!"
