"""Findings that a desk knows of already: what they are known by, and the file that lists them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from json import JSONDecodeError, JSONDecoder, dumps, loads

from newslint.annotations import Any
from newslint.diagnostics import Diagnostic
from newslint.errors import Problem, UserError
from newslint.records import NamedTuple
from newslint.reporters.background import sentence_of

BASELINE = ".newslint-baseline.json"
HEAD = {"newslint": "baseline", "version": 1}
REMEDY = "mend it, or delete it and run `newslint baseline`"
_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
_DIGEST = 8
"""How many bytes of BLAKE2b stand for a sentence."""


class Key(NamedTuple):
    """What a finding is known by though its line moves; no text of an article can be read in it."""

    path: str  # from the root of the archive, with forward slashes
    rule: str
    sentence: str


def key_of(found: Diagnostic, path: str, is_of_whole: bool = False) -> Key:
    """Return what a finding is known by: its article, its rule and a digest of its sentence.

    The sentence reaches as far as the excerpt does, 100 characters to each side, white space
    folded. One of a whole article has none, so that it is known wherever its first place stands.
    """
    from hashlib import blake2b

    if is_of_whole:
        return Key(path, found.rule, "")
    sentence = sentence_of(found).encode("utf-8", "surrogatepass")
    return Key(path, found.rule, blake2b(sentence, digest_size=_DIGEST).hexdigest())


class Known:
    """How many findings of each key are known, and which of them still stand."""

    def __init__(
        self, counts: Mapping[Key, int], is_there: Callable[[str], bool] = lambda _: True
    ) -> None:
        self._is_there = is_there
        self._left = Counter(counts)
        self.standing: Counter[Key] = Counter()
        """The known findings that stand, under the paths at which they stand now."""

    def holds(self, key: Key) -> bool:
        """Whether a finding is known; asked once of each, the first ones of a key are.

        One that is known from an article that is gone counts as that one: the article was moved.
        """
        known = key if self._left[key] else self._moved(key)
        if known is None:
            return False
        self._left[known] -= 1
        self.standing[key] += 1
        return True

    def _moved(self, key: Key) -> Key | None:
        adrift = self._adrift.get(key[1:], ())
        return next((one for one in adrift if self._left[one]), None)

    @cached_property
    def _adrift(self) -> Mapping[tuple[str, ...], list[Key]]:
        """What is known of articles that are gone, by rule and sentence."""
        gone = {path for path in {key.path for key in self._left} if not self._is_there(path)}
        found: dict[tuple[str, ...], list[Key]] = {}
        for key in self._left:
            if key.path in gone:
                found.setdefault(key[1:], []).append(key)
        return found

    def stale(self, is_judged: Callable[[Key], bool]) -> dict[Key, int]:
        """Return how many findings are known and no longer stand, of what was judged."""
        return {key: left for key, left in self._left.items() if left and is_judged(key)}

    def left(self, is_judged: Callable[[Key], bool]) -> dict[Key, int]:
        """Return what is known of articles and rules that were not judged."""
        return {key: left for key, left in self._left.items() if left and not is_judged(key)}


def as_text(counts: Mapping[Key, int]) -> str:
    """Return the file that lists findings: JSON, sorted, each on a line that no other touches.

    The commas stand in front, so that two branches may add findings and git merges them.
    """
    lines = [dumps(HEAD)]
    lines += [
        dumps({**key._asdict(), "count": count}, ensure_ascii=False)
        for key, count in sorted(counts.items())
        if count
    ]
    text = "[" + "\n,".join(lines) + "\n]\n"
    return text.encode("utf-8", "backslashreplace").decode()  # a path may be no UTF-8


def read_known(text: str, shown: str) -> dict[Key, int]:
    """Return how many findings of each key a file lists.

    Of a key that it lists twice, as after a merge, the larger count holds. Raises UserError with
    the place of what is wrong.
    """
    counts: dict[Key, int] = {}
    try:
        listed = loads(text)
    except JSONDecodeError as error:
        raise UserError(_no_json(text, shown, error)) from error
    except (RecursionError, ValueError) as error:  # no entry nests, or has such a number
        raise UserError(Problem(f"this is no baseline of newslint; {REMEDY}", shown)) from error
    for number, entry in enumerate(listed if isinstance(listed, list) else [listed]):
        wrong = _wrong_head(entry) if number == 0 else _wrong_entry(entry)
        if wrong:
            raise UserError(_problem(text, shown, number, wrong))
        if number:
            key = Key(entry["path"], entry["rule"], entry["sentence"])
            counts[key] = max(counts.get(key, 0), entry["count"])
    if not listed:
        raise UserError(_problem(text, shown, 0, _wrong_head(None)))
    return counts


def _wrong_head(entry: Any) -> str:
    if isinstance(entry, dict) and entry.get("newslint") == HEAD["newslint"]:
        if entry.get("version") == HEAD["version"]:
            return ""
        return f"this baseline is of version {entry.get('version')}; this newslint reads 1"
    return f"this is no baseline of newslint: it begins with {dumps(HEAD)}"


def _wrong_entry(entry: Any) -> str:
    if not isinstance(entry, dict):
        return "expected a mapping with path, rule, sentence and count"
    for name in Key.__annotations__:
        if not isinstance(entry.get(name), str):
            return f"a known finding has a text under “{name}”"
    count = entry.get("count")
    is_count = isinstance(count, int) and not isinstance(count, bool) and count > 0
    return "" if is_count else "a known finding has a whole number from 1 under “count”"


def _no_json(text: str, shown: str, error: JSONDecodeError) -> Problem:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_MERGE_MARKS):
            message = "a merge has left its marks here; keep the lines of both sides"
            return Problem(message, shown, number, 1, line, len(line))
    lines = text.split("\n")
    return Problem(
        f"this is not JSON: {error.msg}; {REMEDY}",
        shown,
        error.lineno,
        error.colno,
        lines[error.lineno - 1],
    )


def _problem(text: str, shown: str, number: int, message: str) -> Problem:
    """Return what is wrong with an entry, with the place at which it starts."""
    start = next((at for n, at in enumerate(_starts(text)) if n == number), 0)
    line, before = text.count("\n", 0, start) + 1, text.rfind("\n", 0, start)
    excerpt = text[before + 1 :].split("\n", 1)[0]
    return Problem(f"{message}; {REMEDY}", shown, line, start - before, excerpt)


def _starts(text: str) -> Iterator[int]:
    """Yield where each entry of a list starts, in JSON that is sound."""
    decoder, at = JSONDecoder(), len(text) - len(text.lstrip())
    if text[at : at + 1] != "[":
        yield at
        return
    at += 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if text[at : at + 1] in ("]", ""):
            return
        yield at
        _, at = decoder.raw_decode(text, at)
