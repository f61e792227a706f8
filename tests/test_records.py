"""Newslint's named tuples behave as the standard ones do."""

import copy
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newslint.records


class Standard(typing.NamedTuple):
    """A part of a page."""

    start: int
    end: int
    name: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return self.end - self.start

    def moved(self, by: int) -> "Standard":
        return self._replace(start=self.start + by, end=self.end + by)

    def __bool__(self) -> bool:
        return self.size > 0


class Cheap(newslint.records.NamedTuple):
    """A part of a page."""

    start: int
    end: int
    name: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return self.end - self.start

    def moved(self, by: int) -> "Cheap":
        return self._replace(start=self.start + by, end=self.end + by)

    def __bool__(self) -> bool:
        return self.size > 0


class Bare(newslint.records.NamedTuple):
    """A record without fields."""


class Named(Cheap):
    """A record that adds a method to another."""

    def label(self) -> str:
        return self.name or "none"


SAME: dict[str, Callable[[Any], Any]] = {
    "made by place": lambda cls: tuple(cls(1, 2, "a", ("b",))),
    "made by name": lambda cls: tuple(cls(end=2, start=1)),
    "its fields": lambda cls: cls._fields,
    "its defaults": lambda cls: cls._field_defaults,
    "its types": lambda cls: cls.__annotations__,
    "its purpose": lambda cls: cls.__doc__,
    "how it is called": lambda cls: [str(p) for p in inspect.signature(cls).parameters.values()],
    "its module": lambda cls: cls.__module__,
    "read by name": lambda cls: (cls(1, 2).start, cls(1, 2).end, cls(1, 2).name),
    "read by place": lambda cls: (cls(1, 2)[1], cls(1, 2)[-1], cls(1, 2)[:2]),
    "changed": lambda cls: tuple(cls(1, 2)._replace(end=5)),
    "made of a list": lambda cls: tuple(cls._make([1, 2, "a", ()])),
    "as a dictionary": lambda cls: cls(1, 2)._asdict(),
    "told": lambda cls: repr(cls(1, 2, "a")).partition("(")[2],
    "its methods": lambda cls: tuple(cls(1, 2).moved(3)),
    "its properties": lambda cls: cls(1, 4).size,
    "true or false": lambda cls: (bool(cls(1, 1)), bool(cls(1, 2))),
    "equal to": lambda cls: (cls(1, 2) == cls(1, 2), cls(1, 2) == (1, 2, None, ())),
    "ordered": lambda cls: sorted([cls(2, 1), cls(1, 5), cls(1, 2)]),
    "hashed": lambda cls: hash(cls(1, 2)),
    "copied": lambda cls: (copy.copy(cls(1, 2)), copy.deepcopy(cls(1, 2))),
    "sent to a process": lambda cls: pickle.loads(pickle.dumps(cls(1, 2, "a"))),
    "its fields on the class": lambda cls: [type(getattr(cls, name)) for name in cls._fields],
    "without a dictionary": lambda cls: hasattr(cls(1, 2), "__dict__"),
    "a tuple": lambda cls: isinstance(cls(1, 2), tuple),
}

REFUSED: dict[str, Callable[[Any], Any]] = {
    "too few fields": lambda cls: cls(1),
    "too many fields": lambda cls: cls(1, 2, "a", (), 5),
    "an unknown field": lambda cls: cls(1, 2, colour="red"),
    "a field given twice": lambda cls: cls(1, 2, start=3),
    "a list too short": lambda cls: cls._make([1]),
    "a field set": lambda cls: setattr(cls(1, 2), "start", 3),
    "an attribute added": lambda cls: setattr(cls(1, 2), "colour", "red"),
}


@pytest.mark.parametrize("what", SAME)
def test_is_as_the_standard_one_is(what: str) -> None:
    assert SAME[what](Cheap) == SAME[what](Standard)


@pytest.mark.parametrize("what", REFUSED)
def test_refuses_what_the_standard_one_refuses(what: str) -> None:
    with pytest.raises((TypeError, AttributeError)) as standard:
        REFUSED[what](Standard)
    with pytest.raises(standard.type) as cheap:
        REFUSED[what](Cheap)
    assert str(cheap.value).replace("Cheap", "Standard") == str(standard.value)


def test_changes_no_field_that_is_not_there() -> None:
    with pytest.raises((TypeError, ValueError), match="unexpected field names"):
        Cheap(1, 2)._replace(colour="red")  # type: ignore[call-arg]


def test_they_are_the_only_ones_in_newslint() -> None:
    package = Path(newslint.records.__file__).parent
    others = [path for path in package.rglob("*.py") if path.name != "records.py"]
    declared = "".join(path.read_text(encoding="utf-8") for path in others)
    assert re.findall(r"from typing import .*NamedTuple|namedtuple\(", declared) == []


def test_may_have_no_fields() -> None:
    assert (tuple(Bare()), repr(Bare())) == ((), "Bare()")


def test_may_be_extended() -> None:
    assert Named(1, 2, "a").label() == "a"
    assert Named(1, 2)._replace(name="b") == Named(1, 2, "b")


def test_a_field_without_a_default_follows_none_with_one() -> None:
    with pytest.raises(TypeError, match="Wrong: a field without a default"):

        class Wrong(newslint.records.NamedTuple):
            start: int = 0
            end: int  # type: ignore[misc]


def test_a_match_statement_takes_it_apart() -> None:
    match Cheap(1, 2, "a"):
        case Cheap(start, end, name):
            assert (start, end, name) == (1, 2, "a")
