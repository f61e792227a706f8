"""What everything that a pattern matches must hold, read off it when rules are compiled."""

from collections.abc import Callable, Iterable, Iterator, Set

from newslint.annotations import Any, TypeAlias
from newslint.folding import fold
from newslint.patterns import REPEATED

MOST_TEXTS, KEPT = 60, 2
"""Parts of a pattern that match more texts together are needed one by one.

So many of the last letters of what was read stand before the next part all the same.
"""

MOST_TIMES = 60
"""What is repeated more often matches too long a text to be looked for."""

LEAST_RARENESS = 1.2
"""A letter with a stop and a figure alone are in every article."""

NO_TEXT = frozenset({""})
LARGEST_SET = 64
"""A set of more letters wakes its pattern too often to be of use."""


Need: TypeAlias = "str | frozenset[str] | tuple[Needs, ...]"
"""A text that must stand there, one of several, or several needs of which one must be met."""

Needs: TypeAlias = tuple[Need, ...]

Letters = Callable[[str], str]
"""How the letters of a pattern are taken: folded or as they stand."""


def _parts(sequence: Any, letter_of: Letters = fold) -> Iterator[tuple[str, Any]]:
    """Yield what a sequence is made of, its literals joined."""
    run = ""
    for operator, argument in sequence:
        name = str(operator)
        if name == "LITERAL" and len(letter := letter_of(chr(argument))) == 1:
            run += letter
            continue
        if name == "IN" and len(letters := _set(argument, letter_of) or ()) == 1:
            run += next(iter(letters))  # both kinds of an apostrophe fold to one
            continue
        yield "TEXT", run
        run = ""
        yield name, argument
    yield "TEXT", run


def needed_in(sequence: Any, letter_of: Letters = fold) -> Needs:
    """Return what a sequence needs, the longest single text first, then the fewest of several."""
    return tuple(sorted(_Needed(letter_of).of(sequence), key=_cost))


def _cost(need: Need) -> int:
    if isinstance(need, str):
        return -len(need)
    return len(need) if isinstance(need, frozenset) else MOST_TEXTS


class _Needed:
    """Gathers what a pattern needs from left to right; what matches few texts is needed as one."""

    def __init__(self, letter_of: Letters) -> None:
        self._letter_of = letter_of
        self._found: dict[Need, None] = {}
        self._run = NO_TEXT  # the texts of the parts just read, as they may stand there

    def of(self, sequence: Any) -> Iterable[Need]:
        self._read(sequence)
        self._end_run()
        return self._found

    def _read(self, sequence: Any) -> None:
        for name, argument in _parts(sequence, self._letter_of):
            self._read_part(name, argument)

    def _read_part(self, name: str, argument: Any) -> None:
        texts = None if name == "ASSERT" else self._texts(name, argument)
        if texts is not None:
            self._add(texts)
        elif name == "ASSERT" and argument[0] < 0:  # its end stands right before what follows
            self._end_run()
            self._read(argument[1])
        elif name == "ASSERT":
            self._found |= dict.fromkeys(needed_in(argument[1], self._letter_of))
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            self._read(_repeated(name, argument))
        else:
            self._read_many(name, argument)

    def _read_many(self, name: str, argument: Any) -> None:
        """Read a part that matches many texts: branches, a repetition, any letter."""
        once = self._texts_of(_repeated(name, argument)) if name in REPEATED else None
        if once and once != NO_TEXT:  # its first stands behind the run, its last before the next
            self._add(once)
            self._end_run()
            self._run = once
            return
        self._end_run()
        if name == "BRANCH":
            branches = tuple([needed_in(one, self._letter_of) for one in argument[1]])
            self._found |= dict.fromkeys([branches] if all(branches) else [])
        else:
            self._found |= dict.fromkeys(needed_in(_repeated(name, argument), self._letter_of))

    def _add(self, texts: frozenset[str]) -> None:
        if len(self._run) * len(texts) > MOST_TEXTS:
            last = frozenset([text[-KEPT:] for text in self._run])
            self._end_run()
            self._run = last if len(last) * len(texts) <= MOST_TEXTS else NO_TEXT
        self._run = _joined(self._run, texts)

    def _end_run(self) -> None:
        run, self._run = self._run, NO_TEXT
        if "" not in run and _is_telling(run):
            self._found[next(iter(run)) if len(run) == 1 else run] = None

    def _texts(self, name: str, argument: Any) -> frozenset[str] | None:
        """Return all texts that a part can match and more, None where they are many."""
        if name in ("AT", "ASSERT", "ASSERT_NOT"):  # these match no text of their own
            return NO_TEXT
        if name == "TEXT":
            return frozenset({argument})
        if name == "IN":
            return _set(argument, self._letter_of, with_digits=True)
        if name == "BRANCH":
            each = [self._texts_of(one) for one in argument[1]]
            return frozenset().union(*filter(None, each)) if all(each) else None
        if name in REPEATED:
            return self._repeats(argument[0], argument[1], self._texts_of(argument[2]))
        return self._texts_of(_repeated(name, argument)) if name == "SUBPATTERN" else None

    def _repeats(
        self, least: int, most: Any, texts: frozenset[str] | None
    ) -> frozenset[str] | None:
        if texts == NO_TEXT:  # as often as it may, it matches nothing
            return NO_TEXT
        made, last = NO_TEXT if least == 0 else frozenset[str](), NO_TEXT
        for number in range(1, int(most) + 1):
            many = texts is None or len(last) * len(texts) + len(made) > MOST_TEXTS
            if texts is None or many or number > MOST_TIMES:
                return None
            last = _joined(last, texts)
            made |= last if number >= least else frozenset()
        return made

    def _texts_of(self, sequence: Any) -> frozenset[str] | None:
        made = NO_TEXT
        for part in _parts(sequence, self._letter_of):
            texts = self._texts(*part)
            if texts is None or len(made) * len(texts) > MOST_TEXTS:
                return None
            made = _joined(made, texts)
        return made


def _joined(texts: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    return frozenset([before + after for before in texts for after in more])


def _repeated(name: str, argument: Any) -> Any:
    """Return what a group holds, or what a repetition holds once at least; empty for all else."""
    if name == "SUBPATTERN":
        return argument[-1]
    if name in REPEATED and argument[0] > 0:
        return argument[-1]
    return argument if name == "ATOMIC_GROUP" else ()


def _set(items: Any, letter_of: Letters = fold, with_digits: bool = False) -> frozenset[str] | None:
    """Return the letters of a small set such as `[“”]`."""
    letters: set[str] = set()
    for operator, argument in items:
        if str(operator) == "LITERAL":
            letters.add(letter_of(chr(argument)))
        elif with_digits and str(argument) == "CATEGORY_DIGIT":
            letters.update("0123456789")  # a text with other digits is never ruled out
        elif str(operator) == "RANGE" and argument[1] - argument[0] < LARGEST_SET:
            letters.update(letter_of(chr(code)) for code in range(argument[0], argument[1] + 1))
        else:
            return None
    return frozenset(letters) if len(letters) <= LARGEST_SET else None


def _is_telling(texts: Set[str]) -> bool:
    """Whether few articles hold one of the texts."""
    return all(rareness(text) >= LEAST_RARENESS for text in texts)


def rareness(text: str) -> float:
    """Return a rough measure of how seldom a text stands in an article."""
    return sum(
        [_rareness_of(before, letter) for before, letter in zip("a" + text, text, strict=False)]
    )


def _rareness_of(before: str, letter: str) -> float:
    """Return how rare a letter is; a stop is common after a word, and nowhere else."""
    if letter in ".," and before.isalnum():
        return 0.4
    if letter in " \n":
        return 0.4
    if letter.isdigit():
        return 1.1
    return 0.6 if letter.isascii() and letter.isalpha() else 3.0
