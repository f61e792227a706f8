"""What came of an article, put into the store beside what still counts of it."""

from collections.abc import Collection

from newslint.kept import merged
from newslint.report import Failure
from newslint.store.articles import Known, Read
from newslint.store.rules import Rules
from newslint.store.store import Store
from newslint.survey import Due, Survey, ids_of
from newslint.work import Examined, Examiner


class Keeping:
    """Keeps what was found of articles; what went wrong on them is added to `failures`."""

    def __init__(
        self, examiner: Examiner, store: Store, survey: Survey, failures: list[Failure]
    ) -> None:
        self._examiner, self._store, self._survey = examiner, store, survey
        self._failures = failures

    def keep(self, one: Examined, due: Due) -> int:
        """Put what came of an article into the store; return its number there."""
        if due.known is not None and not self._is_still(one, due.known):
            due = self._survey.whole(due.path, due.asked, due.held)
            one = self._examiner.examine(due.path, due.want)
        read = self.read_of(one, due)
        if due.known is not None:
            read = self._beside_known(read, due, due.known)
        return self._store.keep(read)

    def _is_still(self, one: Examined, known: Known) -> bool:
        """Whether an article, and what the store has of it, are still what they were."""
        now = self._store.known_while_writing(one.kept.path)
        if now is None or one.digest != known.digest:
            return False
        return now._replace(stamp=known.stamp) == known

    def read_of(self, one: Examined, due: Due) -> Read:
        """Return an article as the store has it; a doubtful one is read again the next time."""
        self._failures.extend(one.failures)
        found, compared = self._survey.rules_for(due.asked, due.held)
        stamp, digest = (one.stamp, one.digest) if one.is_whole else ("", "")
        return Read(one.kept, stamp, digest, due.held, found, compared)

    def _beside_known(self, read: Read, due: Due, known: Known) -> Read:
        """Return an article with what other rules said of the same text, and say still."""
        stay = _without(known.compared, self._survey.comparing, due.want.facts)
        read = read._replace(compared=read.compared | stay, stay=stay)
        old = self._store.kept(known, due.path) if due.merges else None
        if old is None:
            return read
        if not due.asked:
            return read._replace(kept=old._replace(facts=read.kept.facts), found=known.found)
        others = _without(known.found, self._survey.rules, due.want.findings)
        return read._replace(kept=merged(old, ids_of(others), read.kept), found=read.found | others)


def _without(known: Rules, asked: Rules, anew: Collection[str]) -> Rules:
    """Return what stays of some rules: those not asked anew, and not in another form."""
    others = ids_of(asked - known) | set(anew)
    return frozenset([rule for rule in known if rule[0] not in others])
