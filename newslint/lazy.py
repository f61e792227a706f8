"""Regular expressions that are compiled when they are first used.

A large one costs milliseconds, and most articles need only some of them.
"""

import re
from typing import Any, cast


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that behaves as a compiled one and is compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
