"""What outputs for CI ask for of a run: its repository, its articles and its rules."""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from newslint import files
from newslint.paths import Places
from newslint.plans import Plan
from newslint.reporters.background import Background, Described
from newslint.rulefiles import Example
from newslint.session import Session

MOST_EXAMPLES = 2


class RunBackground(Background):
    """What stands behind the result of one run; each thing is looked up when it is asked for."""

    def __init__(
        self,
        options: Namespace,
        session: Session,
        places: Places,
        asked: Sequence[str],
        typed: tuple[str, files.Text] | None,
    ) -> None:
        self._session, self._places, self._options = session, places, options
        self._asked, self._typed = asked, typed
        self._read: tuple[str, str] = ("", "")

    @cached_property
    def _repository(self) -> Places:
        return Places(repository(self._places.root), self._places.here)

    def from_root(self, path: str) -> str:
        """Return a path from the folder with `.git`, else from that of the configuration."""
        return path if path == "-" else self._repository.inside(path)

    def source(self, path: str) -> str:
        """Return a source as it stands now; the last one is kept, for findings come in order."""
        if self._read[0] != path:
            self._read = path, self._source(path)
        return self._read[1]

    def _source(self, path: str) -> str:
        try:
            typed = self._typed and self._places.shown(self._typed[0]) == path
            full = os.path.join(self._places.here, path)
            text = self._typed[1] if typed and self._typed else files.read(full)
        except files.Unreadable:
            return ""
        return files.BOM * text.has_bom + text.source

    def articles(self) -> list[str]:
        """Return what was asked for, as people see it."""
        return [self._places.shown(path) for path in self._asked]

    def rules(self, with_examples: bool = False) -> list[Described]:
        """Return the rules at their levels here, those that are off too."""
        examples = self._examples() if with_examples else {}
        return list(_described(self._session.setup.plan, examples))

    def _examples(self) -> Mapping[str, Sequence[Example]]:
        from newslint.packs import read_packs

        asked = Namespace(config=self._options.config, packs=self._options.packs)
        packs, _ = read_packs(asked)
        return {one.id: one.examples for pack in packs for one in pack.definitions}


def _described(plan: Plan, examples: Mapping[str, Sequence[Example]]) -> Iterator[Described]:
    for rule_id, (number, level) in plan.active.items():
        rule = plan.rules[number]
        bad, good = (_texts(examples.get(rule_id, ()), good) for good in (False, True))
        chosen = level if level != "off" else rule.level
        is_on = level != "off" or any(
            one.levels.get(rule_id, "off") != "off" for one in plan.overrides
        )
        yield Described(rule_id, chosen, is_on, rule.why.strip(), rule.link, bad, good)  # type: ignore[arg-type]


def _texts(examples: Sequence[Example], good: bool) -> tuple[str, ...]:
    """Return the first examples of one article each; `[[…]]` marks what is reported."""
    alone = [e for e in examples if e.good == good and len(e.files) == 1]
    return tuple(text for e in alone[:MOST_EXAMPLES] for text in e.files.values())


def repository(root: str) -> str:
    """Return the folder with `.git` at a root or above it, else the root."""
    folder = root
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return root
        folder = above
    return folder
