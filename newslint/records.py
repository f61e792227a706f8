"""Named tuples that cost little to declare: `typing.NamedTuple` for a program that starts often.

The standard ones compile source code for each class, which a start pays for dozens of times.
These share what depends on the number of fields alone. Their values are made, read and compared
by the same code, and to a type checker they are the standard ones.
"""

from newslint.annotations import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple
    from collections.abc import Iterable
    from functools import cache
    from types import FunctionType

    _MOST = 32
    _Columns = namedtuple("_Columns", [f"field_{number}" for number in range(_MOST)])
    _GETTERS = [getattr(_Columns, name) for name in _Columns._fields]
    """What reads the first field of any named tuple, the second, and so on."""

    @cache
    def _maker(size: int) -> FunctionType:
        """Return a `__new__` for so many fields, whose names it does not know."""
        fields = "".join(f"field_{number}, " for number in range(size))
        return eval(f"lambda _cls, {fields}: new(_cls, ({fields}))", {"new": tuple.__new__})

    def _maker_of(cls: type, defaults: tuple[object, ...]) -> FunctionType:
        maker = _maker(len(cls._fields))
        code = maker.__code__.replace(
            co_varnames=("_cls", *cls._fields),
            co_name="__new__",
            co_qualname=f"{cls.__name__}.__new__",
        )
        made = FunctionType(code, maker.__globals__, "__new__", defaults)
        made.__annotations__ = cls.__annotations__
        return made

    class _Slotted(type):
        """Makes classes whose values carry no dictionary."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            return super().__new__(mcs, name, bases, {"__slots__": (), **body})

    class NamedTuple(tuple, metaclass=_Slotted):
        """A tuple whose fields have names, types and defaults, declared as a class."""

        def __init_subclass__(cls) -> None:
            if NamedTuple not in cls.__bases__:  # its fields are those of the class it extends
                return
            names, said = tuple(cls.__annotations__), vars(cls)
            defaults = {name: said[name] for name in names if name in said}
            if tuple(defaults) != names[len(names) - len(defaults) :]:
                raise TypeError(f"{cls.__name__}: a field without a default follows one with it")
            cls._fields = cls.__match_args__ = names
            cls._field_defaults = defaults
            cls.__new__ = staticmethod(_maker_of(cls, tuple(defaults.values())))
            for name, getter in zip(names, _GETTERS[: len(names)], strict=True):
                setattr(cls, name, getter)

        @classmethod
        def _make(cls, values: Iterable[object]) -> "NamedTuple":
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes: object) -> "NamedTuple":
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            said = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(said)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)
