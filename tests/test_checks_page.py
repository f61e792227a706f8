"""The page that compares newslint with other tools names rules and check types that there are."""

import re
from pathlib import Path

import pytest

from newslint.registry import load_registry
from newslint.rulefiles import read_pack

PAGE = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
OFFERED = load_registry(())
IDS = {
    definition.id
    for name, folder in OFFERED.packs.items()
    for definition in read_pack(name, folder, name).definitions
}
TABLES = re.split(r"(?m)^## ", PAGE)[1:]


def column(title: str) -> list[str]:
    """Return the last cell of each row of a table, under its heading."""
    table = next(one for one in TABLES if one.startswith(title))
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    return [row.strip("| ").rsplit(" | ", 1)[-1] for row in rows[1:]]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


@pytest.mark.parametrize(
    "rule", sorted({one for one in quoted(PAGE) if re.fullmatch(r"[a-z]+/[a-z0-9-]+", one)})
)
def test_a_rule_that_is_named_exists(rule: str) -> None:
    assert rule in IDS


@pytest.mark.parametrize("title", ["PerfectIt", "Vale", "Typerighter", "What a copy desk checks"])
def test_a_check_type_that_is_named_exists(title: str) -> None:
    named = {one for cell in column(title) for one in quoted(cell) if re.fullmatch(r"[a-z-]+", one)}
    assert named - {"pattern", "spelling"} <= set(OFFERED.checks)


def test_every_row_says_what_does_it_or_that_nothing_does() -> None:
    for title in ("PerfectIt", "Vale", "Typerighter"):
        silent = [cell for cell in column(title) if not quoted(cell) and "none" not in cell]
        assert [cell for cell in silent if "plugin" not in cell and "packs" not in cell] == []


def test_of_the_checks_of_a_copy_desk_at_most_five_are_left_out() -> None:
    cells = column("What a copy desk checks")
    assert len(cells) == 68
    assert len([cell for cell in cells if "left out" in cell]) <= 5
    assert all(quoted(cell) or "left out" in cell for cell in cells)


def test_none_of_the_checks_of_perfectit_is_left_out() -> None:
    assert all(quoted(cell) for cell in column("PerfectIt"))
