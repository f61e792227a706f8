"""What annotations are made of: read back as those of the standard module are."""

import typing
from collections.abc import Mapping
from typing import Any

import pytest

from newslint import annotations
from newslint.annotations import Annotated, Literal, NewType, Union, get_args, get_origin

Word = NewType("Word", str)
Own: Any = Literal["one", "two"]
MORE: Any = Literal[Own, "three"]
NO_MORE: Any = Own | None
TOLD: Any = Annotated[int, "How many."]
STANDARD: Any = typing.Literal["one", "two"]


@pytest.mark.parametrize(
    ("annotation", "origin", "given"),
    [
        (Own, Literal, ("one", "two")),
        (MORE, Literal, ("one", "two", "three")),
        (NO_MORE, Union, (Own, type(None))),
        (TOLD, Annotated, (int, "How many.")),
        (tuple[Own, ...], tuple, (Own, ...)),
        (Mapping[str, Own], Mapping, (str, Own)),
        (int | None, Union, (int, type(None))),
        (int, None, ()),
        (Word, None, ()),
    ],
    ids=str,
)
def test_what_newslint_is_declared_with(annotation: Any, origin: Any, given: Any) -> None:
    assert get_origin(annotation) is origin
    assert get_args(annotation) == given


@pytest.mark.parametrize(
    ("annotation", "origin", "given"),
    [
        (STANDARD, Literal, ("one", "two")),
        (typing.Annotated[int, "How many."], Annotated, (int, "How many.")),
        (typing.Optional[int], Union, (int, type(None))),  # noqa: UP045 - as a plugin may
        (typing.Mapping[str, int], Mapping, (str, int)),
    ],
    ids=str,
)
def test_what_a_plugin_is_declared_with(annotation: Any, origin: Any, given: Any) -> None:
    assert get_origin(annotation) is origin
    assert get_args(annotation) == given


def test_a_new_type_is_the_value_itself() -> None:
    assert Word("one") == "one"


def test_it_stands_for_names_of_the_standard_module_alone() -> None:
    assert set(annotations.__all__) <= {*typing.__all__, "Union"}
