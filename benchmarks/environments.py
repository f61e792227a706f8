"""Environments of their own for newslint and its rivals, as people install them."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parent.parent
CACHE = Path.home() / ".cache" / "newslint-benchmarks"
VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))"


class Environment(NamedTuple):
    """A virtual environment that holds one tool."""

    folder: Path
    package: str

    @property
    def command(self) -> str:
        """The path of the tool."""
        return self._path(self.package)

    @property
    def python(self) -> str:
        """The path of the interpreter."""
        return self._path("python")

    def _path(self, name: str) -> str:
        windows = os.name == "nt"
        folder = self.folder / ("Scripts" if windows else "bin")
        return str(folder / (f"{name}.exe" if windows else name))

    def install(self, *words: str) -> None:
        """Install something with the pip of the environment."""
        _must(self.python, "-m", "pip", "install", "-q", *words)

    @property
    def version(self) -> str:
        """The version of the tool."""
        return _must(self.python, "-c", VERSION, self.package).strip()


def environment_of(package: str, cache: Path) -> Environment:
    """Return the environment of a package of the package index, made if it is not there."""
    environment = _made(package, cache)
    if not Path(environment.command).exists():
        environment.install(package)
    return environment


def environment_of_checkout(cache: Path) -> Environment:
    """Return an environment with a wheel of this checkout as it stands."""
    environment = _made("newslint", cache)
    with tempfile.TemporaryDirectory() as folder:
        _must(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, str(CHECKOUT))
        (wheel,) = Path(folder).glob("newslint-*.whl")
        environment.install(str(wheel))  # what it needs
        environment.install("--no-deps", "--force-reinstall", str(wheel))
    return environment


def _made(package: str, cache: Path) -> Environment:
    environment = Environment(cache / package, package)
    if not Path(environment.python).exists():
        _must(sys.executable, "-m", "venv", str(environment.folder))
    return environment


def _must(*words: str) -> str:
    """Run a command; raise SystemExit with what it said if it fails."""
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(words)}\n{ran.stdout}{ran.stderr}")
    return ran.stdout
