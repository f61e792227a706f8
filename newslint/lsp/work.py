"""What the rules of one configuration need at hand."""

from collections.abc import Mapping
from functools import cached_property

from pygls.uris import from_fs_path

from newslint.globs import Globs
from newslint.lsp.knowing import Baseline
from newslint.lsp.overlay import Overlay
from newslint.membership import Archive
from newslint.paths import Places
from newslint.session import Session
from newslint.work import Examiner


class Work:
    """What a session works with."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.places = Places(session.root, session.root)
        self.baseline = Baseline(session, self.places)
        self.archive = Archive(session, self.places)
        self.exclude = Globs(session.setup.exclude)
        self.examiner = Examiner(session)
        self.overlay = Overlay(self.examiner)

    @cached_property
    def links(self) -> Mapping[str, str]:
        """The page that says more of each rule: its own, else where it is defined."""
        return {
            rule.id: rule.link or self._origin(rule.origin) for rule in self.session.rulebook.rules
        }

    def _origin(self, origin: str) -> str:
        path, _, line = origin.rpartition(":")
        return f"{from_fs_path(self.places.on_disk(path))}#L{line}"
