"""The articles of a repository, looked at one by one, and what they show together."""

import os
import sys
from collections.abc import Iterator, Sequence

from newslint import files
from newslint.errors import PartFailed
from newslint.folders import walk
from newslint.init.folders import may_hold, places_of
from newslint.init.habits import Habit, House, agreement, habits, keys_of, marks_of
from newslint.init.looking import Seen, look_at
from newslint.init.writing import FEWEST_ASKED, Found
from newslint.parsers.base import parse
from newslint.paths import Places
from newslint.plans import Rule
from newslint.preparation import prepare
from newslint.progress import Progress
from newslint.session import Asked, Session

MOST_READ = 2000
"""So many articles show what a desk does; of more, these are spread evenly."""
PACK, CHECK = "newsroom", "consistency"


def found_in(root: str) -> Found:
    """Return what the articles below a folder show."""
    setup, _ = prepare(root, "", Asked(packs=(PACK,)))
    session = Session(root, setup)
    every = list(_paths(session))
    for paths in ([path for path in every if may_hold(path)], every):
        read = paths[:: -(-len(paths) // MOST_READ)] if paths else []
        seen = list(_seen(session, read))
        if seen:
            break
    places, elsewhere = places_of([one.path for one in seen])
    known = habits(seen)
    clear = [habit for habit in known if habit.is_clear]
    houses = list(_houses(root, session, clear)) if len(clear) >= FEWEST_ASKED else []
    keys, marks = keys_of(seen), marks_of(seen)
    return Found(len(paths), len(read), places, elsewhere, keys, known, marks, houses)


def _paths(session: Session) -> Iterator[str]:
    places = Places(session.root, session.root)
    for path in walk(session.root, session.parsers.suffixes, session.root):
        yield places.inside(path)


def _seen(session: Session, paths: Sequence[str]) -> Iterator[Seen]:
    """Yield what each article shows, of those that can be read."""
    rulebook = session.rulebook.restricted(
        [rule.id for rule in session.rulebook.rules if rule.check == CHECK]
    )
    progress = Progress(sys.stderr, on=True)
    progress.expect(len(paths))
    for path in paths:
        progress.step()
        try:
            text = files.read(os.path.join(session.root, path))
            document = parse(session.parsers.for_path(path), path, text.source)
        except (files.Unreadable, PartFailed):
            continue
        one = look_at(document, rulebook)
        if one is not None:
            yield one
    progress.clear()


def _houses(root: str, session: Session, clear: Sequence[Habit]) -> Iterator[House]:
    """Yield how far each house's pack agrees with a desk's habits, the closest first."""
    found = []
    for pack in session.registry.packs:
        asked = Asked(packs=(PACK, pack))
        prefers = _prefers(prepare(root, "", asked)[0].plan.rules) if pack != PACK else {}
        found.append(agreement(pack, prefers, clear))
    yield from sorted(found, key=lambda house: (-house.same, house.pack))


def _prefers(rules: Sequence[Rule]) -> dict[tuple[str, str], str]:
    """Return the forms that amendments prefer, by the amended rule and its family."""
    return {
        (rule.amends, family): form
        for rule in rules
        if rule.amends and rule.check == CHECK
        for family, form in (rule.options.get("prefer") or {}).items()
    }
