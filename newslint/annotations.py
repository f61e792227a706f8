"""What annotations are made of: `typing` for a program that starts often.

Importing the standard module takes a twentieth of a short run, which asks no annotation what it
holds. These hold it, and are read back as the standard ones are, which plugins may use: so newslint
imports them from here. To a type checker they are the standard ones.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import (
        Annotated,
        Any,
        ClassVar,
        Literal,
        NewType,
        NoReturn,
        Protocol,
        TextIO,
        TypeAlias,
        TypeVar,
        Union,
        cast,
        dataclass_transform,
        get_args,
        get_origin,
    )
else:
    from types import NoneType, UnionType

    class _Held:
        """A type that can stand in a union: `Literal["one"] | None`."""

        def __or__(self, other: object) -> "_Held":
            return Union[self, other]

        def __ror__(self, other: object) -> "_Held":
            return Union[other, self]

    class _Alias(_Held):
        """A form and what it was given: `Literal["one", "two"]`."""

        def __init__(self, origin: "_Form", given: tuple[object, ...]) -> None:
            self.__origin__, self.__args__ = origin, given

        def __repr__(self) -> str:
            return f"{self.__origin__}[{', '.join(map(repr, self.__args__))}]"

    class _Form(_Held):
        """What takes types or values in brackets, or stands for a type by its name."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getitem__(self, given: object) -> _Alias:
            values = given if isinstance(given, tuple) else (given,)
            if self is Union:
                values = [NoneType if value is None else value for value in values]
            if self is Literal:  # of literals it holds what they hold
                values = [one for value in values for one in _literals(value)]
            return _Alias(self, tuple(values))

        def __repr__(self) -> str:
            return self._name

    def _literals(value: object) -> tuple[object, ...]:
        return get_args(value) if get_origin(value) is Literal else (value,)

    Annotated, ClassVar, Literal, Union = map(_Form, ("Annotated", "ClassVar", "Literal", "Union"))
    NoReturn, TextIO, TypeAlias = map(_Form, ("NoReturn", "TextIO", "TypeAlias"))
    _FORMS = {"Literal": Literal, "Union": Union}

    class Any:
        """Stands for every type."""

    class Protocol:
        """What a class is like that has some methods."""

    class TypeVar(_Form):
        """A type that differs from call to call."""

    class NewType(_Form):
        """A name for some values of a type: what makes one is the value itself."""

        def __init__(self, name: str, _of: type) -> None:
            super().__init__(name)

        def __call__(self, value: object) -> object:
            """Return a value as it is."""
            return value

    def cast(_wanted: object, value: object) -> object:
        """Return a value as it is."""
        return value

    def dataclass_transform(**_told: object) -> object:
        """Return a decorator that leaves a decorator as it is."""
        return lambda decorator: decorator

    def get_origin(annotation: object) -> object:
        """Return the form of an annotation, whichever module it is from, or None."""
        if hasattr(annotation, "__metadata__"):
            return Annotated
        if isinstance(annotation, UnionType):
            return Union
        origin = getattr(annotation, "__origin__", None)
        return _FORMS.get(getattr(origin, "_name", ""), origin)

    def get_args(annotation: object) -> tuple[object, ...]:
        """Return what a form was given."""
        if hasattr(annotation, "__metadata__"):
            return (annotation.__origin__, *annotation.__metadata__)
        return getattr(annotation, "__args__", ())


__all__ = [
    "TYPE_CHECKING",
    "Annotated",
    "Any",
    "ClassVar",
    "Literal",
    "NewType",
    "NoReturn",
    "Protocol",
    "TextIO",
    "TypeAlias",
    "TypeVar",
    "Union",
    "cast",
    "dataclass_transform",
    "get_args",
    "get_origin",
]
