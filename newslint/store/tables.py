"""All tables of a file, which know of each other."""

import sqlite3
from collections.abc import Mapping

from newslint.store.articles import Articles
from newslint.store.conclusions import Conclusions
from newslint.store.facts import Facts
from newslint.store.reports import Reports
from newslint.store.rules import RuleNumbers


class Tables:
    """The tables behind one connection; `prints` are those of the rules of a run."""

    def __init__(self, connection: sqlite3.Connection, prints: Mapping[str, str]) -> None:
        self.connection = connection
        self.rules = RuleNumbers(connection, prints)
        self.conclusions = Conclusions(connection)
        self.facts = Facts(connection, self.rules, self.conclusions)
        self.reports = Reports(connection, self.rules)
        self.articles = Articles(connection, self.rules, self.facts, self.reports)
