"""What is shipped: one version, every package and rule, and the same in a checkout."""

import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import newslint
from installed import PROJECT, Environment, command

README = (PROJECT / "README.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def rules_on_disk() -> set[str]:
    return {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "rules").rglob("*.yml")}


def test_the_wheel_holds_every_module_and_rule_and_the_marker_of_types(wheel: Path) -> None:
    names = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    modules = {p.relative_to(PROJECT).as_posix() for p in (PROJECT / "newslint").rglob("*.py")}
    rules = {f"newslint/{name}" for name in rules_on_disk()}
    assert names == modules | rules | {"newslint/py.typed"}


def test_the_version_stands_once(wheel: Path) -> None:
    assert wheel.name.startswith(f"newslint-{newslint.__version__}-")
    assert "version" not in PYPROJECT["project"]


def test_the_licence_is_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_an_installed_newslint_knows_its_rules(with_newslint: Environment) -> None:
    ran = with_newslint.run("rules")
    assert ran.returncode == 0, ran.stderr
    assert "headlines/repeated" in ran.stdout


def test_a_checkout_installed_for_editing_knows_its_rules(checkout: Path, tmp_path: Path) -> None:
    environment = Environment.make(tmp_path)
    environment.pip("install", "-e", checkout)
    ran = environment.run("rules", "headlines/repeated")
    assert ran.returncode == 0, ran.stderr
    assert "Defined in " in ran.stdout
    assert environment.run("--version").stdout == f"newslint {newslint.__version__}\n"


def test_python_dash_m_is_the_command(with_newslint: Environment) -> None:
    ran = command(with_newslint.python, "-m", "newslint", "--version", cwd=with_newslint.desk)
    assert ran.stdout == f"newslint {newslint.__version__}\n"


def test_every_public_name_is_there() -> None:
    for name in dir(newslint):
        assert getattr(newslint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Chek'"):
        _ = newslint.Chek  # type: ignore[attr-defined]


def test_type_checkers_and_python_see_the_same_names() -> None:
    source = (PROJECT / "newslint/__init__.py").read_text(encoding="utf-8")
    assert {*re.findall(r"import (\w+) as \1$", source, re.MULTILINE), "__version__"} == set(
        dir(newslint)
    )


def test_asking_for_the_version_loads_nothing() -> None:
    code = "import sys, newslint; print([m for m in sys.modules if m.startswith('newslint.')])"
    assert command(sys.executable, "-S", "-c", code, cwd=PROJECT).stdout == "[]\n"


def test_what_ci_runs_is_what_the_readme_says() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    lint, tests = commands
    assert lint.endswith(".venv/bin/newslint check --fail-on never seeds")
    assert tests.endswith(".venv/bin/pytest -n auto")
    assert tests in (PROJECT / ".ci/run").read_text(encoding="utf-8").splitlines()


def test_the_readme_names_what_debian_has_split_off() -> None:
    assert "python3-venv" in README
