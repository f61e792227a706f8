"""The forms of one word, as a rule lists them."""

from collections.abc import Iterator, Mapping
from itertools import chain

from newslint.annotations import Annotated, Literal
from newslint.checks.article import Hit
from newslint.records import NamedTuple


class Family(NamedTuple):
    """The forms of one word, of which an article keeps to one."""

    forms: Annotated[tuple[str, ...], "The forms, two or more."]
    neutral: Annotated[tuple[str, ...], "Forms that are never a fault and never counted."] = ()
    headline: Annotated[tuple[str, ...], "Forms that are always fine in headline and deck."] = ()
    names: Annotated[tuple[str, ...], "Names that hold a form and are left alone."] = ()
    endings: Annotated[tuple[str, ...], "Endings that each form may take: s, ed."] = ()
    case: Annotated[
        Literal["any", "exact", "lower"],
        "Whether forms count in any case, in this case only, or in small letters: with a capital "
        "where a sentence begins, elsewhere a capital makes a name.",
    ] = "any"
    twins: Annotated[
        tuple[tuple[str, ...], ...],
        "Words written alike: p.m. as a.m. is; their forms in the order of “forms”.",
    ] = ()
    faulty: Annotated[tuple[str, ...], "Forms that are kept only where there is no other."] = ()
    ends_names: Annotated[
        tuple[str, ...], "Forms that belong to a name after a word with a capital: Age UK."
    ] = ()
    starts_names: Annotated[
        tuple[str, ...], "Forms that belong to a name before a word with a capital: 10% Happier."
    ] = ()
    after_figure: Annotated[tuple[str, ...], "Forms that need a figure before them: %."] = ()
    after_hour: Annotated[tuple[str, ...], "Forms that need an hour before them: am."] = ()
    before_names: Annotated[
        bool, "Whether the forms stand before names anyway, as Mr. does; others may be part of one."
    ] = False
    close_up: Annotated[
        tuple[str, ...], "Forms that take no space after a figure: %; others take one."
    ] = ()
    ahead_of_name: Annotated[
        tuple[str, ...],
        "Forms that need a name right after them: Senator Moss. Where no form is preferred, only "
        "those before a full name are compared: Senator Ada Moss.",
    ] = ()
    beside_day: Annotated[tuple[str, ...], "Forms that need a day beside them: March 5."] = ()

    def problems(self) -> Iterator[str]:
        """Yield what does not fit together."""
        listed = chain(self.forms, self.neutral, self.names, *self.twins)
        if not all(map(str.strip, listed)):
            yield "has an empty form or name"
        if len(self.forms) < 2:
            yield "needs two forms or more"
        if any(len(twin) != len(self.forms) for twin in self.twins):
            yield "has twins of another number of forms"
        known = {*self.forms, *chain(*self.twins)}
        of_names = (self.headline, self.faulty, self.ends_names, self.starts_names)
        of_place = (self.after_figure, self.after_hour, self.close_up, self.ahead_of_name)
        for form in chain(*of_names, *of_place, self.beside_day):
            if form not in known:
                yield f"has no form “{form}”"


class Spelling(NamedTuple):
    """How one form of a family is written: for which of the twin words, with which ending."""

    family: str
    form: int
    twin: int
    ending: str


def after_hours(spelled: str) -> Iterator[str]:
    """Yield a form as it stands after an hour or its minutes: 9pm, 9.30pm, 9 pm.

    The bare form would be looked for in every word that holds it: am in campaign.
    """
    yield f" {spelled}"
    for hour in range(1, 13):
        yield f"{hour}{spelled}"
    for minutes in range(0, 60, 5):
        yield f":{minutes:02}{spelled}"
        yield f".{minutes:02}{spelled}"


class Use(NamedTuple):
    """A form that stands in an article."""

    hit: Hit
    spelling: Spelling


def spellings(name: str, family: Family) -> Mapping[str, Spelling]:
    """Return every form of a family, of its twins and with its endings."""
    return {
        form + ending: Spelling(name, number, twin, ending)
        for twin, forms in enumerate((family.forms, *family.twins))
        for number, form in enumerate(forms)
        for ending in ("", *family.endings)
    }


def spelled(family: Family, form: int, like: Spelling) -> str:
    """Return a form for the same word and with the same ending as another."""
    return (family.forms, *family.twins)[like.twin][form] + like.ending
