"""Regular expressions compiled when they are first used; that, and what is known of them, is kept.

A large one takes a millisecond to compile, and an article alone asks for some seventy of them:
a sixth of a short run. What the standard library compiles a pattern to is plain numbers, which a
record can hold and this version of Python takes back after checking them.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property, wraps

from newslint.annotations import Any, TypeVar, cast

Written = tuple[str, int]
"""A pattern and its flags."""

Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What a pattern is compiled to: all its flags, code, number of groups, groups by name and back."""

Answers = Mapping[str, Mapping[str, Any]]
"""What was found out about patterns: by the name of the question, by pattern."""

_written: list[Written] = []
_programs: dict[Written, Program] = {}
_answers: dict[str, dict[str, Any]] = {}
T = TypeVar("T")


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = _loaded(self._made) or re.compile(*self._made)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class kept_property(cached_property[T]):
    """A cached property that makes patterns with `lazy` of the options of a check.

    It is asked when rules are prepared, so that what it makes is kept compiled between runs.
    """


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that behaves as a compiled one and is compiled at its first use."""
    _written.append((pattern, int(flags)))
    return cast("re.Pattern[str]", _Lazy(pattern, int(flags)))


def programs() -> dict[Written, Program]:
    """Return what all patterns are compiled to that were written so far; this takes a while."""
    try:
        return {written: _program(*written) for written in dict.fromkeys(_written)}
    except (ImportError, AttributeError, TypeError):  # another Python, which compiles otherwise
        return {}


def remembered(question: Callable[[str], T]) -> Callable[[str], T]:
    """Ask a question about a pattern once; the answer is plain data, for later runs too."""
    known = _answers.setdefault(question.__name__, {})

    @wraps(question)
    def asked(pattern: str) -> T:
        if pattern not in known:
            known[pattern] = question(pattern)
        found: T = known[pattern]
        return found

    return asked


def answers() -> Answers:
    """Return what was found out so far."""
    return {question: dict(known) for question, known in _answers.items()}


def keep(programs: Mapping[Written, Program], answers: Answers) -> None:
    """Take what an earlier run has compiled and found out."""
    _programs.update(programs)
    for question, known in answers.items():
        _answers.setdefault(question, {}).update(known)


@cache  # a language server prepares again and again
def _program(pattern: str, flags: int) -> Program:
    """Return what `re.compile` makes of a pattern, which it hands to the engine and forgets."""
    import struct
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    names = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    packed = struct.pack(f"={len(code)}I", *code)
    return int(flags | parsed.state.flags), packed, parsed.state.groups - 1, names, tuple(by_number)


def _loaded(written: Written) -> "re.Pattern[str] | None":
    """Return a pattern from what it was compiled to; the engine refuses code that is damaged."""
    program = _programs.get(written)
    if program is None:
        return None
    try:
        import _sre  # type: ignore[import-not-found]

        flags, packed, groups, names, by_number = program
        code = memoryview(packed).cast("I").tolist()
        made: re.Pattern[str] = _sre.compile(written[0], flags, code, groups, names, by_number)
        return made
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return None
