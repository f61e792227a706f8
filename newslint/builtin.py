"""What newslint ships with, offered by the hooks that plugins use."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from newslint.checks.abbreviations import Abbreviations
from newslint.checks.accents import Accents
from newslint.checks.ages import Ages
from newslint.checks.attribution import Attribution
from newslint.checks.base import Check
from newslint.checks.brackets import Brackets
from newslint.checks.capitalization import Capitalization
from newslint.checks.compounds import Compounds
from newslint.checks.conditional import Conditional
from newslint.checks.consistency import Consistency
from newslint.checks.copies import Copies
from newslint.checks.dates import Dates
from newslint.checks.duplicates import Duplicates
from newslint.checks.echoes import Echoes
from newslint.checks.emphasis import Emphasis
from newslint.checks.existence import Existence
from newslint.checks.front_matter import FrontMatter
from newslint.checks.habits import Habits
from newslint.checks.identifiers import Identifiers
from newslint.checks.initials import Initials
from newslint.checks.links import Links
from newslint.checks.name_forms import NameForms
from newslint.checks.name_spellings import NameSpellings
from newslint.checks.near_duplicates import NearDuplicates
from newslint.checks.numbering import Numbering
from newslint.checks.numbers import Numbers
from newslint.checks.occurrence import Occurrence
from newslint.checks.own import Encoding, Own
from newslint.checks.people import People
from newslint.checks.phrases import Phrases
from newslint.checks.quotes import Quotes
from newslint.checks.repetition import Repetition
from newslint.checks.spacing import Spacing
from newslint.checks.speakers import Speakers
from newslint.checks.styles import Styles
from newslint.checks.substitution import Substitution
from newslint.checks.undefined import Undefined
from newslint.executors import Opened, cluster
from newslint.hookspecs import hookimpl
from newslint.parsers import BUILT_IN as PARSERS
from newslint.parsers.base import Parser
from newslint.registry import shipped_rules
from newslint.reporters import BUILT_IN as REPORTERS
from newslint.reporters import load_reporter
from newslint.reporters.base import Reporter


@hookimpl
def newslint_checks() -> Iterable[type[Check]]:
    """Return the built-in check types."""
    return (
        Existence,
        Substitution,
        Consistency,
        Occurrence,
        Repetition,
        Capitalization,
        Conditional,
        Duplicates,
        NearDuplicates,
        Copies,
        Identifiers,
        Habits,
        NameSpellings,
        NameForms,
        Ages,
        Initials,
        Abbreviations,
        Undefined,
        People,
        Spacing,
        Phrases,
        Numbering,
        Compounds,
        Accents,
        Styles,
        Numbers,
        FrontMatter,
        Emphasis,
        Echoes,
        Brackets,
        Links,
        Dates,
        Quotes,
        Attribution,
        Speakers,
        Encoding,
        Own,
    )


@hookimpl
def newslint_parsers() -> Iterable[Parser]:
    """Return Markdown, HTML and plain text."""
    return [entry.load() for entry in PARSERS]


@hookimpl
def newslint_reporters() -> Iterable[Reporter]:
    """Return the built-in outputs."""
    return [load_reporter(name) for name in REPORTERS]


@hookimpl
def newslint_rule_packs() -> Mapping[str, Path]:
    """Return the shipped packs, a folder each."""
    root = shipped_rules()
    return {
        name: Path(root, name)
        for name in sorted(os.listdir(root))
        if os.path.isdir(os.path.join(root, name)) and not name.startswith(("_", "."))
    }


@hookimpl
def newslint_executors() -> Mapping[str, Callable[[str], Opened]]:
    """Return dask."""
    return {"dask": cluster}
