"""What rules conclude of the articles that a run has gathered."""

from newslint.archive import conclude
from newslint.gathering import Gathering
from newslint.paths import Places
from newslint.report import Failure
from newslint.session import Session
from newslint.store.comparison import Comparison


def compare(session: Session, places: Places, gathering: Gathering) -> None:
    """Compare the articles, and note what comes of it: clashes in the store, and failures."""
    comparison, failures = gathering.store.comparison, gathering.gathered.failures
    failures.sort(key=lambda failure: failure.path)
    if session.rulebook.comparing:
        comparison.weigh()
        comparison.take_up(_circumstances(session, places))
        found = _compared(session, places, comparison)
        if found and comparison.start_over():
            found = _compared(session, places, comparison)
        failures.extend(found)


def _circumstances(session: Session, places: Places) -> dict[str, str]:
    """Return what conclusions depend on beside their rules: how messages write other paths."""
    weighed = session.setup.plan.weighed
    where = (places.root, places.here)
    return {rule: repr((*where, rule in weighed)) for rule in sorted(session.rulebook.comparing)}


def _compared(session: Session, places: Places, comparison: Comparison) -> list[Failure]:
    """Note what rules conclude, and return how some of them failed."""
    failures = []
    for one in conclude(session.rulebook, comparison.grouped, places.shown):
        if isinstance(one, Failure):
            failures.append(one)
        else:
            comparison.note(one)
    return failures
