"""A check is a frozen dataclass for everybody who asks, whenever they ask."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from newslint.builtin import newslint_checks
from newslint.declarations import frozen, option
from newslint.options import construct, keys_of


def declared() -> Any:
    """Return a check as the standard decorator makes it."""

    @dataclass(frozen=True)
    class Length:
        """How long a thing is."""

        name = "length"

        most: int = option("The longest.")
        units: tuple[str, ...] = option("What is counted.", ("words",))

    return Length


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the same check as a start declares it, which has not loaded `dataclasses`."""
    with monkeypatch.context() as start:
        start.delitem(sys.modules, "dataclasses")

        @frozen
        class Length:
            """How long a thing is."""

            name = "length"

            most: int = option("The longest.")
            units: tuple[str, ...] = option("What is counted.", ("words",))

    return Length


ASKED: dict[str, Callable[[Any], Any]] = {
    "is it a dataclass": is_dataclass,
    "which fields has it": lambda cls: [one.name for one in fields(cls)],
    "which keys has it": lambda cls: list(keys_of(cls)),
    "what is it for": lambda cls: cls.__doc__,
    "made in the usual way": lambda cls: vars(cls(3)),
    "made by name": lambda cls: vars(cls(units=("letters",), most=3)),
    "made from the cache": lambda cls: (construct(cls, {"most": 3}).units, cls.name),
    "made from the cache, then asked": lambda cls: [
        one.default for one in fields(construct(cls, {"most": 3}))[1:]
    ],
    "equal to": lambda cls: construct(cls, {"most": 3, "units": ("words",)}) == cls(3),
    "hashed": lambda cls: hash(cls(3)) == hash(cls(3)),
    "told": lambda cls: repr(cls(3)).rpartition(".")[2],
    "changed": lambda cls: vars(replace(cls(3), most=5)),
    "extended": lambda cls: [one.name for one in fields(extended(cls))],
    "extended by methods alone": lambda cls: vars(type("Longer", (cls,), {})(3)),
}


def extended(cls: Any) -> Any:
    @dataclass(frozen=True)
    class Longer(cls):
        least: int = 0

    return Longer


@pytest.mark.parametrize("what", ASKED)
def test_it_answers_as_a_dataclass_does(unasked: Any, what: str) -> None:
    assert ASKED[what](unasked) == ASKED[what](declared())


REFUSED: dict[str, Callable[[Any], Any]] = {
    "a field missing": lambda cls: cls(),
    "an unknown field": lambda cls: cls(3, colour="red"),
    "a field set": lambda cls: setattr(cls(3), "most", 5),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_what_a_dataclass_refuses(unasked: Any, what: str) -> None:
    with pytest.raises((TypeError, FrozenInstanceError)) as standard:
        REFUSED[what](declared())
    with pytest.raises(standard.type) as refused:
        REFUSED[what](unasked)
    told = str(refused.value), str(standard.value)
    assert told[0].rpartition(".")[2] == told[1].rpartition(".")[2]


def test_nobody_asks_where_a_rule_comes_out_of_the_cache(unasked: Any) -> None:
    made = construct(unasked, {"most": 3})
    assert (made.most, made.units) == (3, ("words",))
    assert "__eq__" not in vars(unasked)


@pytest.mark.parametrize("cls", newslint_checks(), ids=lambda cls: cls.__name__)
def test_every_check_of_newslint_is_a_frozen_dataclass(cls: Any) -> None:
    assert is_dataclass(cls)
    assert cls.__dataclass_params__.frozen


@pytest.mark.parametrize("cls", newslint_checks(), ids=lambda cls: cls.__name__)
def test_every_check_of_newslint_is_declared_so_that_a_start_is_quick(cls: Any) -> None:
    assert "import dataclass" not in Path(inspect.getfile(cls)).read_text(encoding="utf-8")
