"""How a check is declared: as a frozen dataclass, which it becomes when somebody asks.

`dataclasses` loads `inspect` and compiles six methods for each class, a sixth of a short run that
needs none of them: rules that come out of the cache have been checked before. So a class stays as
it is written until its fields are asked for, or a value of it is made in the usual way.
"""

import sys
from collections.abc import Callable, Mapping

from newslint.annotations import Any, ClassVar, TypeVar, dataclass_transform, get_origin
from newslint.records import NamedTuple

T = TypeVar("T")

REQUIRED: Any = object()
"""The default of a key that must be given."""


class Option(NamedTuple):
    """A key of a rule: what it means, and its value where the rule is silent."""

    doc: str
    default: Any = REQUIRED

    def field(self) -> Any:
        """Return the field of a dataclass that it stands for."""
        from dataclasses import MISSING, field

        default = MISSING if self.default is REQUIRED else self.default
        return field(default=default, metadata={"doc": self.doc})


def option(doc: str, default: Any = REQUIRED) -> Any:
    """Declare a key of a rule: what it means, and its value where the rule is silent."""
    declared = Option(doc, default)
    return declared.field() if "dataclasses" in sys.modules else declared


@dataclass_transform(frozen_default=True, field_specifiers=(option,))
def frozen(cls: type[T]) -> type[T]:
    """Declare a class as `dataclass(frozen=True)` does; newslint's own checks are declared so."""
    unasked = _Unasked(cls)
    if "dataclasses" in sys.modules:
        unasked.become_dataclass()
    else:
        unasked.wait()
    return cls


class _Unasked:
    """Stands for the fields of a class; whoever asks for them makes it a dataclass."""

    def __init__(self, cls: Any) -> None:
        self._cls = cls
        said = vars(cls).items()
        self._options = {name: value for name, value in said if isinstance(value, Option)}

    def __get__(self, instance: object, owner: type) -> Any:
        del self._cls.__dataclass_fields__, self._cls.__init__
        self.become_dataclass()
        return self._cls.__dataclass_fields__

    def wait(self) -> None:
        """Leave the class with the defaults of its fields until they are asked for."""
        for name, option in self._options.items():
            setattr(self._cls, name, option.default)
        self._cls.__init__ = self._first_init()
        self._cls.__dataclass_fields__ = self

    def _first_init(self) -> Callable[..., None]:
        """Return what makes a value where none was made before."""

        def __init__(made: object, *values: object, **named: object) -> None:
            _ = self._cls.__dataclass_fields__
            self._cls.__init__(made, *values, **named)

        return __init__

    def become_dataclass(self) -> None:
        """Make the class what it is declared to be."""
        from dataclasses import dataclass
        from inspect import get_annotations

        held = get_annotations(self._cls).items()  # of class variables it knows typing's alone
        class_variable: Any = ClassVar
        fields = {name: kind for name, kind in held if get_origin(kind) is not class_variable}
        self._cls.__annotations__ = fields
        for name, option in self._options.items():
            setattr(self._cls, name, option.field())
        dataclass(frozen=True)(self._cls)


def filled(cls: type, values: Mapping[str, Any]) -> Any:
    """Return a value of a class whose fields were checked before; only a dataclass is called."""
    if not isinstance(vars(cls).get("__dataclass_fields__"), _Unasked):
        return cls(**values)
    made: Any = object.__new__(cls)
    vars(made).update(values)
    return made
