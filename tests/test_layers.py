"""Which module may know which: imports lead downward, and few modules touch the disk."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "newslint"

LAYERS = (
    # Words, numbers and the version: they know nothing of newslint.
    "annotations",
    "lazy records",
    "declarations",
    "newslint cache columns exits folding globs hints options paths progress terminal text",
    "errors folders language usage yaml_faults",
    "days",
    # What an article, a finding and a rule file are made of.
    "diagnostics document executors located patterns",
    "entries needed seams starts",
    "anchors needs",
    # Articles read and understood, findings shown and mended.
    "definitions fixes parsers places quotations reporters sentences values",
    "attribution reading",
    # Rules as code, and the hooks that offer them.
    "checks hookspecs rulefiles",
    "changes messages",
    "terms",
    # Rules as data, put to work on one article, and on many.
    "plans",
    "selections",
    "rulebook",
    "amendments due rivals timings",
    "disables rulemaking",
    "findings report",
    "config own_reports",
    "decisions linter",
    "archive assembly kept known",
    "store",
    # The desk's machine: its plugins, files and folders.
    "files registry",
    "builtin configured session tasks",
    "membership packs prints told",
    "work",
    "baselines mending preparation revisions survey",
    "sifting",
    # One run over many articles.
    "keeping",
    "gathering",
    "comparing telling",
    "run",
    # What a person asks for.
    "backgrounds commands diffs failures quoting standard_input",
    "arguments choosing",
    "output",
    "checking explain schemas testing",
    "baselining init",
    "lsp",
    "cli",
    "__main__",
)
"""Each module imports from layers above it in this list, or from its own package."""

UPWARD = {
    ("registry", "builtin"),  # newslint's own plugin is loaded by name, as others are
    ("session", "preparation"),  # YAML is read only where a record of it is missing
}

ON_DISK = (
    "arguments backgrounds baselines baselining builtin cache checking choosing cli configured"
    " executors files folders hookspecs init lsp membership output packs paths preparation prints"
    " quoting registry revisions rulefiles run schemas session standard_input store survey"
    " terminal work __main__"
)
DISK = {"io", "os", "pathlib", "shutil", "sqlite3", "subprocess", "sys", "tempfile"}

SEARCHING = {"article", "substitution"}  # they know what a pattern is
CHECK_KNOWS = (
    "annotations attribution checks days declarations definitions diagnostics document folding"
    " language lazy options places quotations reading records sentences text"
)
REPORTER_KNOWS = "annotations newslint columns diagnostics entries records reporters text"


def name_of(path: Path) -> str:
    """Return a module as the layers name it: the first part below the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "newslint" if parts == ("__init__",) else parts[0]


MODULES = [(name_of(path), path) for path in sorted(PACKAGE.rglob("*.py"))]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names.split()}


def trees(path: Path) -> Iterator[ast.AST]:
    """Yield what runs in a module, whenever it runs; what only a type checker reads does not."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        yield node
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            waiting += ast.iter_child_nodes(node)


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a module imports."""
    for node in trees(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "newslint":
            yield from (f"newslint.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def known(path: Path) -> set[str]:
    """Return what a module imports of newslint, as the layers name it."""
    found = (name.split(".")[1] for name in imported(path) if name.startswith("newslint."))
    return {name if name in LEVEL else "newslint" for name in found}


@pytest.mark.parametrize(("name", "path"), MODULES, ids=lambda one: str(getattr(one, "stem", one)))
def test_imports_lead_downward(name: str, path: Path) -> None:
    assert name in LEVEL, f"say in LAYERS where {name} stands"
    upward = {other for other in known(path) if other != name and LEVEL[other] >= LEVEL[name]}
    assert {(name, other) for other in upward} <= UPWARD


def test_the_layers_name_what_there_is() -> None:
    assert {name for name, _ in MODULES} == set(LEVEL)


def of(package: str) -> list[Path]:
    """Return the modules of a package."""
    return [path for name, path in MODULES if name == package]


@pytest.mark.parametrize("path", of("checks"), ids=lambda path: path.stem)
def test_a_check_knows_articles_and_nothing_of_the_machine(path: Path) -> None:
    assert known(path) <= {
        *CHECK_KNOWS.split(),
        *(["needs", "patterns", "seams", "starts"] if path.stem in SEARCHING else []),
    }


@pytest.mark.parametrize("path", of("reporters"), ids=lambda path: path.stem)
def test_a_reporter_knows_findings_alone(path: Path) -> None:
    assert known(path) <= set(REPORTER_KNOWS.split())


def test_few_modules_touch_the_disk_or_the_terminal() -> None:
    touching = {
        name
        for name, path in MODULES
        for node in trees(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"open", "print", "input"}
    }
    touching |= {name for name, path in MODULES if DISK & {m.split(".")[0] for m in imported(path)}}
    touching -= {"declarations"}  # which asks `sys` only for what is loaded
    assert touching <= set(ON_DISK.split())
