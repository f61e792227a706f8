"""What a run is to do."""

from collections.abc import Callable

from newslint import files
from newslint.diagnostics import Diagnostic
from newslint.records import NamedTuple


class Task(NamedTuple):
    """Which articles are asked for, the text of standard input, with which fixes, done by whom.

    `given` are the paths as the command line has them; `jobs` is 0 for as many as there are
    processors, `executor` the address of a cluster. `mends` says which findings are to be mended;
    all of them where it is None.
    """

    asked: tuple[str, ...]  # inside paths
    typed: tuple[str, files.Text] | None = None  # standard input: its inside path and text
    fix: bool = False
    unsafe: bool = False
    dry: bool = False
    given: tuple[str, ...] = ()
    jobs: int = 1
    executor: str = ""
    no_cache: bool = False
    mends: Callable[[Diagnostic], bool] | None = None
