"""`newslint init`: a first configuration, made of what the articles of a repository show."""

import os
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from newslint.baselines import write
from newslint.errors import UserError
from newslint.exits import CLEAN
from newslint.init.sources import source_of
from newslint.init.surveying import found_in
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
from newslint.init.writing import Found, configuration
from newslint.session import CONFIG, find_root

Say = Callable[[str], None]
ADDED_TO = (PRE_COMMIT, GITLAB)
"""Files that others write into as well; newslint makes them and never writes over them."""


def init(options: Namespace, show: Callable[[str], object], say: Say) -> int:
    """Run `newslint init` and return its exit code."""
    root, _ = find_root("", os.getcwd())
    wanted = {CONFIG, *([PRE_COMMIT] if options.pre_commit else []), *_CI.get(options.ci, ())}
    there = {name for name in wanted if os.path.lexists(os.path.join(root, name))}
    if there == wanted == {CONFIG} and not (options.force or options.print):
        raise UserError(f"{CONFIG} is there already; --force writes over it, --print only shows")
    stay = set() if options.force or options.print else there.difference(ADDED_TO)
    for name in sorted(stay):
        show(f"{name} is there already and stays as it is; --force writes over it")
    found = cache(lambda: found_in(root))  # looks at many articles, for which no job of CI asks
    texts = _texts(found, source_of(options.source), wanted - stay)
    for name, text in texts.items():
        if options.print:
            show(text)
        elif name in there.intersection(ADDED_TO):
            show(f"{name} is there already; add this to it:\n\n{text}")
        else:
            _write(os.path.join(root, name), text)
            show(f"{name}: written")
    if CONFIG in texts and not options.print:
        show(_summary(found()))
    if not options.source and any(PLACEHOLDER in text for text in texts.values()):
        say(f"{PLACEHOLDER} stands for where you have newslint from; write that, or use --source")
    return CLEAN


_CI: Mapping[str, Sequence[str]] = {"github": (GITHUB,), "gitlab": (GITLAB,)}


def _texts(found: Callable[[], Found], source: Source, wanted: set[str]) -> dict[str, str]:
    """Return the files that are wanted, by their names."""
    makers: dict[str, Callable[[], str]] = {
        CONFIG: lambda: configuration(found()),
        PRE_COMMIT: lambda: pre_commit(source, found().places),
        GITHUB: lambda: workflow(source),
        GITLAB: lambda: job(source),
    }
    return {name: make() for name, make in makers.items() if name in wanted}


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise UserError(f"{path}: it cannot be written: {error.strerror}") from error
    write(path, text)


def _summary(found: Found) -> str:
    if not found.places:
        return "No folder of articles was found; name yours under “articles”."
    where = ", ".join(place.glob for place in found.places)
    return f"The articles are {where}. Next: newslint check, then newslint baseline."
