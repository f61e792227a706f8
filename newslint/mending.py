"""Articles judged and mended: fixes applied until nothing changes, and written back."""

from newslint import files
from newslint.diagnostics import in_order
from newslint.disables import hide
from newslint.fixes import apply_edits, chosen_edits
from newslint.kept import findings_of, kept_findings
from newslint.own_reports import unreadable
from newslint.records import NamedTuple
from newslint.tasks import Task
from newslint.work import Examined, Examiner, Want

MOST_ROUNDS = 10
"""How often fixes are applied to one article until nothing changes."""


class Mended(NamedTuple):
    """An article before and after its fixes; the texts only where they are to be shown."""

    path: str
    before: str
    after: str
    edits: int


def mended_on_disk(
    examiner: Examiner, path: str, want: Want, task: Task
) -> tuple[Examined, Mended | None]:
    """Return what is left to say of a file after its fixes, which are written to it."""
    full = examiner.on_disk(path)
    try:
        text = files.read(full)
    except files.Unreadable:
        return examiner.examine(path, want), None
    after, change = _after(examiner, path, text, task)
    if change is None or task.dry:
        return examiner.examine(path, want), change
    try:
        files.write(full, text, after.source)
    except files.Unreadable as error:
        return _refused(examiner, path, text, want, error), None
    return examiner.examine(path, want), change._replace(before="", after="")


def mended_text(
    examiner: Examiner, path: str, text: files.Text, want: Want, task: Task
) -> tuple[Examined, Mended | None]:
    """Return what is left to say of a text after its fixes, which nothing is written to."""
    if not task.fix:
        return examiner.examine_text(path, text, want), None
    after, change = _after(examiner, path, text, task)
    left = text if task.dry else after
    return examiner.examine_text(path, left, want), change


def _after(
    examiner: Examiner, path: str, text: files.Text, task: Task
) -> tuple[files.Text, Mended | None]:
    source, edits = _mended(examiner, path, text, task)
    change = Mended(path, text.source, source, edits) if edits else None
    return text._replace(source=source), change


def _refused(
    examiner: Examiner, path: str, text: files.Text, want: Want, error: files.Unreadable
) -> Examined:
    """Return what is said of a text as it was read, and that its fixes could not be written."""
    one = examiner.examine_text(path, text, want)
    refused = unreadable(path, examiner.session.rulebook, str(error)).diagnostics
    found = sorted([*refused, *findings_of(one.kept)], key=in_order)
    kept = kept_findings(path, found, one.kept.disables, one.kept.facts)
    return one._replace(kept=kept, is_whole=False)


def _mended(examiner: Examiner, path: str, text: files.Text, task: Task) -> tuple[str, int]:
    """Return the source with all fixes, round after round until nothing changes.

    Where some findings are chosen by their lines, it ends when a fix has moved these.
    """
    source, count = text.source, 0
    want = Want(examiner.session.rulebook.ever_on, frozenset())
    for _ in range(MOST_ROUNDS):
        report = examiner.judge(path, text._replace(source=source), want)
        kept, _ = hide(report.diagnostics, report.disables)
        edits = chosen_edits(filter(task.mends, kept) if task.mends else kept, task.unsafe)
        changed = apply_edits(source, edits)
        if changed == source:
            break
        moved = changed.count("\n") != source.count("\n")
        source, count = changed, count + len(edits)
        if task.mends and moved:
            break
    return source, count
