"""Fixtures that many tests use."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from desk import Desk
from installed import checkout, wheel, with_gazette, with_newslint

settings.register_profile("patient", deadline=None)  # a machine may be busy with other tests
settings.load_profile("patient")

__all__ = ["checkout", "wheel", "with_gazette", "with_newslint"]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the user's cache."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """Return a folder of articles with a small pack of rules of its own."""
    return Desk(tmp_path / "desk-of-papers", monkeypatch, capsys)


@pytest.fixture
def open_desk(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    """Return a desk in a folder that every user may enter, which those of pytest are not."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Desk(Path(folder) / "desk-of-papers", monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is used by nobody else."""
    path = tmp_path / "kept"
    monkeypatch.setenv("NEWSLINT_CACHE", str(path))
    return path
