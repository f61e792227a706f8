"""`newslint quotes`: every quotation of some articles, and who said it."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator

from newslint import files
from newslint.attribution import Knowledge, knowledge
from newslint.attribution.utterances import Utterance, read_utterances
from newslint.diagnostics import Place
from newslint.document import Document
from newslint.errors import PartFailed, UserError
from newslint.exits import CLEAN
from newslint.hints import leads_nowhere
from newslint.membership import Archive
from newslint.parsers.base import parse
from newslint.paths import Places
from newslint.places import place_of
from newslint.quotations import Quotation, Quotations, read_quotations
from newslint.quotations.kinds import kind_of
from newslint.reporters.base import Quoted
from newslint.reporters.quotations import SPOKEN, as_json, listing
from newslint.session import Asked, Session, open_session
from newslint.tasks import Task

CHECK = "attribution"
PACK = "newsroom"


def quotes(options: Namespace, show: Callable[[str], object]) -> int:
    """Run `newslint quotes` and return its exit code."""
    here = os.getcwd()
    session = open_session(Asked(options.config, options.packs), here)
    places = Places(session.root, here)
    known = words_of_speech(session)
    found: list[Quoted] = []
    for path in _paths(options, session, places):
        inside, text = _read(path, options.stdin_filename, places)
        found += quoted_in(session, inside, text.source, places.shown(inside), known)
    found = [one for one in found if _is_wanted(one, options)]
    for line in (as_json if options.output_format == "json" else listing)(found):
        show(line)
    return CLEAN


def _paths(options: Namespace, session: Session, places: Places) -> Iterator[str]:
    """Yield the paths of a command line, globs as what they lead to."""
    archive = Archive(session, places)
    for path in options.paths:
        yield from (path != "-" and archive.expanded(path)) or [path]


def _read(path: str, named: str | None, places: Places) -> tuple[str, files.Text]:
    try:
        if path == "-":
            inside = places.inside(named) if named else "-"
            return inside, files.decode(sys.stdin.buffer.read())
        if not os.path.exists(path):
            raise UserError(leads_nowhere(path, "file"))
        if os.path.isdir(path):
            raise UserError(f"{path}: this is a folder; name the articles in it")
        return places.inside(path), files.read(path)
    except files.Unreadable as error:
        raise UserError(f"{path}: {error}") from error


def _is_wanted(quoted: Quoted, options: Namespace) -> bool:
    if options.speaker:
        return options.speaker.lower() in (quoted.speaker or "").lower()
    return not options.without_speaker or (quoted.how is None and quoted.kind in SPOKEN)


def words_of_speech(session: Session) -> Knowledge:
    """Return the words that tell of speech, from the desk's rules or else the shipped ones."""
    for rule in session.rulebook.rules:
        if rule.check == CHECK and rule.options.get("cues"):
            names = ("cues", "cues_beside", "sources", "labels")
            return knowledge(*(tuple(rule.options.get(name, ())) for name in names))
    return words_of_speech(open_session(Asked(packs=(PACK,)), os.sep))


def quotations_of(session: Session, places: Places, task: Task) -> Iterator[Quoted]:
    """Yield what the articles of a task quote; an unreadable one tells so itself."""
    known = words_of_speech(session)
    for path in task.asked:
        typed = task.typed and task.typed[0] == path
        try:
            text = task.typed[1] if typed and task.typed else files.read(places.on_disk(path))
            yield from quoted_in(session, path, text.source, places.shown(path), known)
        except (files.Unreadable, PartFailed):
            continue


def quoted_in(
    session: Session, path: str, source: str, shown: str, known: Knowledge
) -> Iterator[Quoted]:
    """Yield the quotations of an article in reading order."""
    document = parse(session.parsers.for_path(path), path, source, session.setup.keys)
    quotations = read_quotations(document)
    inside = _children(quotations)
    for utterance in read_utterances(document, quotations, known):
        yield _quoted(document, shown, utterance, inside)


def _children(quotations: Quotations) -> dict[int, list[Quotation]]:
    """Return what stands directly inside each quotation, by where that one opens."""
    inside: dict[int, list[Quotation]] = {}
    for quotation in quotations.all:
        if quotation.parent is not None:
            parent = quotations.all[quotation.parent].opening.start
            inside.setdefault(parent, []).append(quotation)
    return inside


def _quoted(
    document: Document, path: str, utterance: Utterance, inside: dict[int, list[Quotation]]
) -> Quoted:
    pieces = utterance.pieces
    return Quoted(
        path,
        tuple(_place(document, piece) for piece in pieces),
        utterance.kind,
        " ".join(_text(document, pieces).split()),
        utterance.speaker,
        utterance.cue,
        utterance.how,
        pieces[-1].closing is not None,
        tuple(one for piece in pieces for one in _nested(document, path, piece, inside)),
    )


def _nested(
    document: Document, path: str, around: Quotation, inside: dict[int, list[Quotation]]
) -> Iterator[Quoted]:
    for quotation in inside.get(around.opening.start, ()):
        yield Quoted(
            path,
            (_place(document, quotation),),
            kind_of(document.text, quotation),
            " ".join(_text(document, (quotation,)).split()),
            is_closed=quotation.closing is not None,
            inside=tuple(_nested(document, path, quotation, inside)),
        )


def _text(document: Document, pieces: Iterable[Quotation]) -> str:
    return " ".join([document.text[p.opening.start : p.outer_end] for p in pieces])


def _place(document: Document, quotation: Quotation) -> Place:
    return place_of(document, document.span(quotation.opening.start, quotation.outer_end))
