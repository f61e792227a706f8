"""What a run needs, made once: configuration, plugins and rules; kept ready between runs."""

import os
import sys
from collections.abc import Mapping, Sequence

from newslint import __version__, cache, lazy
from newslint.annotations import TYPE_CHECKING, Any
from newslint.parsers import Parsers
from newslint.plans import Override, Plan, Rule, Variant
from newslint.records import NamedTuple
from newslint.rulebook import Rulebook

if TYPE_CHECKING:
    from newslint.registry import Registry

VERSION = __version__
CONFIG = ".newslint.yml"


class Asked(NamedTuple):
    """What a command line asks of the rules."""

    config: str = ""
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Setup(NamedTuple):
    """Configuration and rules, ready to run; plain data alone, kept between runs."""

    plan: Plan
    configured: bool
    articles: tuple[str, ...]
    exclude: tuple[str, ...]
    fail_on: str
    keys: Mapping[str, tuple[str, ...]]
    plugins: tuple[tuple[str, str, str], ...]
    packs: tuple[str, ...]
    frame: str
    prints: dict[str, str]
    baseline: str
    programs: Mapping[lazy.Written, lazy.Program]
    answers: lazy.Answers


class Session:
    """A setup at work: its rulebook, parsers and reporters; it was made of `inputs`, all files."""

    def __init__(
        self,
        root: str,
        setup: Setup,
        asked: Asked = Asked(),  # noqa: B008
        inputs: Sequence[str] = (),
    ) -> None:
        self.root = root
        self.setup = setup
        self.asked = asked
        self.inputs = inputs
        self.rulebook = Rulebook(setup.plan)
        self._registry: Registry | None = None
        self.parsers = Parsers(self.registry.parsers if setup.plugins else ())

    @property
    def registry(self) -> "Registry":
        """Everything there is, plugins included; loading it takes pluggy."""
        from newslint.registry import PluginName, load_registry

        if self._registry is None:
            self._registry = load_registry([PluginName(*one) for one in self.setup.plugins])
        return self._registry

    def reporter(self, name: str) -> Any:
        """Return an output format. Raises UserError for an unknown one."""
        from newslint.errors import UserError
        from newslint.reporters import BUILT_IN, load_reporter

        if name in BUILT_IN:
            return load_reporter(name)
        reporters = self.registry.reporters
        if name not in reporters:
            raise UserError(f"there is no output format “{name}”: choose {', '.join(reporters)}")
        return reporters[name]


def open_session(asked: Asked, start: str) -> Session:
    """Return a session for a folder. Raises UserError with all that is wrong in its files."""
    root, config = find_root(asked.config, start)
    key = _key(root, config, asked)
    record = cache.load(f"rules-{key}")
    setup = _trusted(record)
    if setup is None:
        from newslint.preparation import prepare

        setup, inputs = prepare(root, config, asked)
        record = cache.contents(inputs), setup
        cache.store(f"rules-{key}", cache.plain(record))
    else:
        lazy.keep(setup.programs, setup.answers)
    return Session(root, setup, asked, [path for path, _ in record[0]])


def find_root(named: str, start: str) -> tuple[str, str]:
    """Return the root and the configuration, upward to the folder with `.git`; "" where none is."""
    from newslint.errors import UserError

    if named:
        path = os.path.abspath(os.path.join(start, named))
        if not os.path.isfile(path):
            raise UserError(f"there is no configuration at {named}")
        return os.path.dirname(path), path
    folder = start
    while True:
        path = os.path.join(folder, CONFIG)
        if os.path.isfile(path):
            return folder, path
        above = os.path.dirname(folder)
        if os.path.exists(os.path.join(folder, ".git")):
            return folder, ""
        if above == folder:
            return start, ""
        folder = above


def _key(root: str, config: str, asked: Asked) -> str:
    parts = [VERSION, sys.version, __file__, root, config, *map(repr, asked)]
    if asked.packs:  # whose paths are from here
        parts.append(os.getcwd())
    if not os.path.isdir(os.path.join(os.path.dirname(__file__), "rules")):
        parts.append(cache.package_print())  # a checkout, whose modules change between versions
    for folder in sys.path:
        try:
            parts.append(f"{folder} {os.stat(folder or '.').st_mtime_ns}")
        except OSError:
            parts.append(folder)
    return cache.digest(*(part.encode("utf-8", "surrogatepass") for part in parts))


def _trusted(record: Any) -> Setup | None:
    """Return the setup of a record whose files have not changed since."""
    if record is None:
        return None
    try:
        inputs, kept = record
        if any(cache.contents([path]) != [(path, content)] for path, content in inputs):
            return None
        return _thawed(kept)
    except (TypeError, ValueError):  # another state of a checkout has written it
        return None


def _thawed(kept: Sequence[Any]) -> Setup:
    setup = Setup(*kept)
    plan = Plan(*setup.plan)
    return setup._replace(
        plan=plan._replace(
            rules=tuple(Rule(*rule) for rule in plan.rules),
            overrides=tuple(Override(*one) for one in plan.overrides),
            variants=tuple(Variant(*one) for one in plan.variants),
        )
    )
