"""What newslint itself reports of an article, which no rule can find by reading it."""

from dataclasses import dataclass
from typing import Literal

from newslint.checks.base import Check
from newslint.options import option


@dataclass(frozen=True)
class Own(Check):
    """A report of the tool itself: the rule gives it a level and says why it matters."""

    name = "own"
    default_quotes = "include"
    wording = False

    find: Literal["unreadable", "unused-disable", "encoding"] = option("Which report it is.")

    def needs_hit(self) -> bool:
        """It has no terms, so that no article wakes it."""
        return True
