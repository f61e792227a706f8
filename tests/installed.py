"""newslint as people have it: built, installed with pip, run as a command of its own.

The working tree is copied into a repository in a temporary folder first, so that nothing is
built inside the checkout and what is not committed yet is tested too.
"""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

PROJECT = Path(__file__).parent.parent
SAMPLE = "tests/sample_plugin"
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "A Desk" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "desk@example.org" for who in ("AUTHOR", "COMMITTER")},
}


def clean_environment(**more: str) -> dict[str, str]:
    """Return an environment without what git or Python left in it for this process alone."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON", "VIRTUAL"))}
    return {**kept, **_GIT, **more}


def command(*words: object, cwd: Path | str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=clean_environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def must(*words: object, cwd: Path | str, **more: str) -> str:
    """Run a command that cannot fail, and return what it printed."""
    ran = command(*words, cwd=cwd, **more)
    assert ran.returncode == 0, f"{words}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


class Environment(NamedTuple):
    """A virtual environment with newslint in it, and a folder to run it in."""

    folder: Path
    desk: Path

    @classmethod
    def make(cls, folder: Path) -> "Environment":
        """Return a new environment with nothing in it, not even pip."""
        venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
        desk = folder / "desk"
        (desk / ".git").mkdir(parents=True)
        return cls(folder, desk)

    @property
    def bin(self) -> Path:
        """The folder of the commands."""
        return self.folder / "venv" / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The interpreter."""
        return self.bin / "python"

    def pip(self, *words: object) -> str:
        """Run this process's pip on the environment."""
        pip = (sys.executable, "-m", "pip", "--python", self.python)
        return must(*pip, *words, "-q", cwd=self.folder)

    def run(self, *words: object, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run newslint in the desk's folder."""
        cache = str(self.folder / "cache")
        return command(self.bin / "newslint", *words, cwd=self.desk, NEWSLINT_CACHE=cache, **more)

    def file(self, name: str, text: str) -> Path:
        """Write an article, or whatever it is, into the desk's folder."""
        path = self.desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path


def make_wheel(folder: Path, name: str, version: str, module: str, code: str) -> Path:
    """Return a wheel of a plugin that has one module, made as a build tool makes it."""
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{module}.py", code)
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        wheel.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(f"{info}/entry_points.txt", f"[newslint]\n{module} = {module}\n")
        names = [*wheel.namelist(), f"{info}/RECORD"]
        wheel.writestr(f"{info}/RECORD", "".join(f"{one},,\n" for one in names))
    return path


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with this working tree's files in one commit."""
    folder = tmp_path_factory.mktemp("checkout") / "newslint"
    listed = must("git", "ls-files", "-coz", "--exclude-standard", cwd=PROJECT).split("\0")
    for name in listed:
        source, target = PROJECT / name, folder / name
        if name and source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            target.chmod(source.stat().st_mode)
    must("git", "init", "-q", folder, cwd=folder)
    must("git", "add", "-A", cwd=folder)
    must("git", "commit", "-q", "-m", "As it stands", cwd=folder)
    return folder


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder)
    must(*pip, checkout, cwd=folder)
    (built,) = folder.glob("newslint-*.whl")
    return built


@pytest.fixture(scope="session")
def with_newslint(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment that has newslint, and no plugin."""
    environment = Environment.make(tmp_path_factory.mktemp("plain"))
    environment.pip("install", wheel)
    return environment


@pytest.fixture(scope="session")
def with_gazette(
    wheel: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """Return an environment that has newslint and the sample plugin."""
    environment = Environment.make(tmp_path_factory.mktemp("gazette"))
    environment.pip("install", wheel, checkout / SAMPLE)
    return environment
