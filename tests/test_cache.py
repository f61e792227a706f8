"""The cache: it may be gone, cut short, garbage, locked or shared, and nobody notices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import Desk, as_anybody
from newslint import cache

FOUND = "a.md:1:6: warning: Write “use”, not “utilise”. [wording/plain]\n"


@pytest.fixture
def warm(desk: Desk, folder: Path) -> Desk:
    """Return a desk that has been checked once."""
    desk.file("a.md", "They utilise it.\n")
    assert desk.check("a.md").out == FOUND
    assert list(folder.iterdir())
    return desk


def test_a_second_run_reads_no_yaml(warm: Desk) -> None:
    code = (
        "import sys\nfrom newslint.cli import main\n"
        "main(['check', '--output-format', 'concise', 'a.md'])\n"
        "sys.exit('yaml' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, check=False) for _ in range(2)]
    assert [ran.stdout.decode() for ran in runs] == [FOUND, FOUND]
    assert [ran.returncode for ran in runs] == [1, 0]  # the first has a search path of its own


@pytest.mark.parametrize(
    "damage",
    [b"", b"x", b"\0" * 100, b"0" * 32 + b"\xe9\x01", os.urandom(5000)],
    ids=["empty", "short", "zeros", "digest", "noise"],
)
def test_damaged_records_are_as_good_as_none(warm: Desk, folder: Path, damage: bytes) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(damage)
    assert warm.check("a.md").out == FOUND
    assert warm.check("a.md").out == FOUND


def test_records_cut_short_anywhere(warm: Desk, folder: Path) -> None:
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for share in (0.1, 0.5, 0.999):
        for path, content in kept.items():
            path.write_bytes(content[: int(len(content) * share)])
        assert warm.check("a.md").out == FOUND


def test_it_may_be_deleted(warm: Desk, folder: Path) -> None:
    subprocess.run(["rm", "-r", str(folder)], check=True)
    assert warm.check("a.md").out == FOUND


def test_a_record_of_another_shape_is_no_record(warm: Desk, folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_file() and path.name.startswith("rules-"):
            for values in (None, 1, (), ((), ()), ([], [1, 2]), {"a": 1}, ((), ((),) * 8)):
                cache.store(path.name, values)
                assert warm.check("a.md").out == FOUND


@pytest.mark.parametrize("place", ["/proc/newslint", "/dev/null/newslint", "a.md"])
def test_where_nothing_can_be_kept_all_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    desk.file("a.md", "They utilise it.\n")
    monkeypatch.setenv("NEWSLINT_CACHE", place)
    assert desk.check("a.md") == (1, FOUND, "")
    assert (desk.root / "a.md").read_text() == "They utilise it.\n"


def test_a_locked_folder(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = open_desk.root / "kept"
    kept.mkdir(0o500)
    monkeypatch.setenv("NEWSLINT_CACHE", str(kept))
    open_desk.file("a.md", "They utilise it.\n")
    open_desk.config("rules: {wording/plain: error}\n")
    open_desk.check("--no-cache", "--select", "wording/*", "a.md")  # all is imported
    before = sorted(kept.iterdir())
    with as_anybody():
        assert "error" in open_desk.check("a.md").out
    assert sorted(kept.iterdir()) == before


def test_two_processes_share_it(desk: Desk, folder: Path) -> None:
    for number in range(40):
        desk.file(f"n{number}.md", f"Number {number}: they utilise it.\n")
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "concise", "."]
    for _ in range(3):
        both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
        outs = [process.communicate()[0] for process in both]
        assert [process.returncode for process in both] == [1, 1]
        assert outs[0] == outs[1]
        assert outs[0].count(b"\n") == 40
        for path in folder.rglob("*"):
            if path.is_file():
                path.unlink()
    assert not [path for path in folder.rglob("*") if ".new" in path.name]


def test_two_configurations_do_not_meet(warm: Desk) -> None:
    assert "error" not in warm.check("a.md").out
    warm.file("other.yml", "packs: [desk]\nrules: {wording/plain: error}\n")
    assert "error" in warm.check("--config", "other.yml", "a.md").out
    assert "error" not in warm.check("a.md").out
    assert warm.check("--ignore", "wording/plain", "a.md").out == ""
    assert warm.check("a.md").out == FOUND


def test_old_records_make_room(folder: Path) -> None:
    for number in range(2 * cache.KEPT):
        cache.store(f"rules-{number}", (number,))
        os.utime(folder / f"rules-{number}", (number, number))
    cache.store("other-1", ("kept",))
    cache.store("rules-last", ("last",))
    assert len(list(folder.glob("rules-*"))) == cache.KEPT
    assert cache.load("rules-last") == ("last",)
    assert cache.load("rules-0") is None
    assert cache.load("other-1") == ("kept",)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(plain)
def test_what_is_kept_comes_back(values: object) -> None:
    cache.store("value", cache.plain(values))
    assert cache.load("value") == values


@given(st.binary(max_size=60))
def test_no_bytes_make_it_fail(noise: bytes) -> None:
    cache.store("noise", 1)
    with open(os.path.join(cache.cache_folder(), "noise"), "wb") as file:
        file.write(noise)
    assert cache.load("noise") is None


@given(st.lists(st.binary(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4))
def test_digests_tell_parts_apart(one: list[bytes], other: list[bytes]) -> None:
    assert (cache.digest(*one) == cache.digest(*other)) == (one == other)
