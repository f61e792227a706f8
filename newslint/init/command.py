"""`newslint init`: a first configuration, made of what the articles of a repository show."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from newslint import files
from newslint.errors import PartFailed, UserError
from newslint.exits import CLEAN
from newslint.init.folders import may_hold, places_of
from newslint.init.habits import Habit, House, agreement, habits, keys_of, marks_of
from newslint.init.looking import Seen, look_at
from newslint.init.workflows import (
    GITHUB,
    GITLAB,
    PLACEHOLDER,
    PRE_COMMIT,
    Source,
    job,
    pre_commit,
    workflow,
)
from newslint.init.writing import FEWEST_ASKED, Found, configuration
from newslint.parsers.base import parse
from newslint.preparation import prepare
from newslint.progress import Progress
from newslint.rulebook import Rule
from newslint.session import CONFIG, VERSION, Asked, Session, find_root

Say = Callable[[str], None]
MOST_READ = 2000
"""So many articles show what a desk does; of more, these are spread evenly."""
PACK, CHECK = "newsroom", "consistency"
ADDED_TO = (PRE_COMMIT, GITLAB)
"""Files that others write into as well; newslint makes them and never writes over them."""


def init(options: Namespace, show: Callable[[str], object], say: Say) -> int:
    """Run `newslint init` and return its exit code."""
    root, _ = find_root("", os.getcwd())
    wanted = {CONFIG, *([PRE_COMMIT] if options.pre_commit else []), *_CI.get(options.ci, ())}
    there = {name for name in wanted if os.path.lexists(os.path.join(root, name))}
    if there == wanted == {CONFIG} and not (options.force or options.print):
        raise UserError(f"{CONFIG} is there already; --force writes over it, --print only shows")
    found = _found(root)
    texts = _texts(found, _source(options.source), wanted)
    for name, text in texts.items():
        if options.print:
            show(text)
        elif name in there and (name in ADDED_TO or not options.force):
            _tell_there(name, text, show)
        else:
            _write(os.path.join(root, name), text)
            show(f"{name}: written")
    if not options.print:
        show(_summary(found))
    if not options.source and any(PLACEHOLDER in text for text in texts.values()):
        say(f"{PLACEHOLDER} stands for where you have newslint from; write that, or use --source")
    return CLEAN


_CI: Mapping[str, Sequence[str]] = {"github": (GITHUB,), "gitlab": (GITLAB,)}


def _texts(found: Found, source: Source, wanted: set[str]) -> dict[str, str]:
    """Return the files that are wanted, by their names."""
    makers: dict[str, Callable[[], str]] = {
        CONFIG: lambda: configuration(found),
        PRE_COMMIT: lambda: pre_commit(source, found.places),
        GITHUB: lambda: workflow(source),
        GITLAB: lambda: job(source),
    }
    return {name: make() for name, make in makers.items() if name in wanted}


def _tell_there(name: str, text: str, show: Callable[[str], object]) -> None:
    if name in ADDED_TO:
        show(f"{name} is there already; add this to it:\n\n{text}")
    else:
        show(f"{name} is there already and stays as it is; --force writes over it")


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UserError(f"{path}: it cannot be written: {error.strerror}") from error


def _summary(found: Found) -> str:
    if not found.places:
        return "No folder of articles was found; name yours under “articles”."
    where = ", ".join(place.glob for place in found.places)
    return f"The articles are {where}. Next: newslint check, then newslint baseline."


def _found(root: str) -> Found:
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
    places = files.Places(session.root, session.root)
    for path in files.walk(session.root, session.parsers.suffixes, session.root):
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


def _source(named: str) -> Source:
    """Return where newslint is from: as named, else as pip has noted it, else a placeholder."""
    if named:
        url, at, revision = named.rpartition("@")
        return Source(url, revision) if at and "/" in url else Source(named, f"v{VERSION}")
    noted = _noted()
    vcs = noted.get("vcs_info", {})
    if vcs.get("vcs") == "git":
        return Source(noted["url"], vcs.get("requested_revision") or vcs["commit_id"])
    return Source(PLACEHOLDER, f"v{VERSION}")


def _noted() -> dict[str, Any]:
    """Return what pip has noted of where newslint is from, in the form of PEP 610."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return dict(json.loads(distribution("newslint").read_text("direct_url.json") or "{}"))
    except (PackageNotFoundError, ValueError):
        return {}
