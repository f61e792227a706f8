"""What articles are compared by: facts, in groups that share a key."""

from collections import Counter
from collections.abc import Mapping, Sequence

from newslint.diagnostics import Level, Place
from newslint.records import NamedTuple


class Fact(NamedTuple):
    """Something small about an article that an archive check compares: a headline, a paragraph.

    `keys` are what it is grouped by; they are not kept with it, so that a conclusion must not
    ask for them. `form` is which of several forms stands here, for checks that count forms;
    `detail` what else a check needs to know. `number` and `level` are those of the rule that the
    fact is for, on its article; they are filled in before a conclusion is drawn.
    """

    path: str
    keys: tuple[str, ...]
    text: str
    place: Place
    date: str = ""
    form: str = ""
    detail: tuple[str, ...] = ()
    number: int = 0
    level: Level = "suggestion"


class Group:
    """All facts of the archive that share a key, in the order of their paths and places."""

    __slots__ = ("_facts",)  # a conclusion may hold many

    def __init__(self, facts: Sequence[Fact] = ()) -> None:
        self._facts = facts

    @property
    def articles(self) -> int:
        """How many articles have the key."""
        return len({fact.path for fact in self._facts})

    def tally(self) -> Mapping[str, int]:
        """Return how many articles have each form."""
        return Counter(form for _, form in {(fact.path, fact.form) for fact in self._facts})

    def facts(self, form: str | None = None, most: int | None = None) -> Sequence[Fact]:
        """Return the facts, or those of one form; or the first of them, of so many articles."""
        found = [fact for fact in self._facts if form is None or fact.form == form]
        paths = list(dict.fromkeys(fact.path for fact in found))[:most]
        return found if most is None else [fact for fact in found if fact.path in paths]


class Clash(NamedTuple):
    """A fact that does not stand alone in the archive, and the others beside it.

    `slots` fill the rule's message beside {match}, {related} and {count}; `level` replaces the
    rule's.
    """

    fact: Fact
    others: tuple[Fact, ...]
    level: Level | None = None
    slots: Mapping[str, str] = {}
