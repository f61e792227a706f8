"""What the language server is made of: places as editors count them, disables, moved findings."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")

from lsprotocol import types
from lsprotocol.types import Position, PositionEncodingKind
from pygls.uris import to_fs_path

from desk import Desk
from newslint import files
from newslint.diagnostics import Diagnostic, Excerpt, Place
from newslint.lsp.actions import lines_changed
from newslint.lsp.desks import Answer, Desks
from newslint.lsp.disabling import disabling
from newslint.lsp.moving import moved
from newslint.lsp.overlay import Overlay, Overtaken
from newslint.lsp.places import Typed
from newslint.lsp.positions import Positions
from newslint.own_reports import finish
from newslint.parsers.base import parse
from newslint.report import Report
from newslint.session import Asked, open_session
from newslint.text import Position as Shown
from newslint.text import Span
from newslint.work import Examiner, Want

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parent / "seeds").rglob("*.*"))
TEXTS = st.text(st.sampled_from("ab é’“”😀\n\r\t\u2028\x0c\x85"), max_size=40)


class TestPositions:
    @given(TEXTS, st.sampled_from(list(PositionEncodingKind)), st.data())
    def test_lead_back_to_their_offsets(
        self, text: str, encoding: PositionEncodingKind, data: st.DataObject
    ) -> None:
        offset = data.draw(st.integers(0, len(text)))
        if text[max(offset - 1, 0) : offset + 1] == "\r\n":
            offset += 1  # no editor stands within a line end
        found = Positions(text, encoding)
        assert found.offset(found.position(offset)) == offset

    @given(TEXTS)
    def test_are_those_of_the_text_in_units_of_utf_16(self, text: str) -> None:
        offsets = range(len(text) + 1)
        lines = text.replace("\r\n", "\n\n")
        assert len(lines) == len(text)
        for offset in offsets:
            before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
            line = before.rsplit("\n", 1)[-1]
            units = len(line.encode("utf-16-le")) // 2
            is_within = text[max(offset - 1, 0) : offset + 1] == "\r\n"
            if not is_within:
                assert Positions(text).position(offset) == Position(before.count("\n"), units)

    def test_beyond_the_text_are_at_its_end(self) -> None:
        found = Positions("a\nbc")
        assert found.offset(Position(0, 9)) == 1
        assert found.offset(Position(9, 0)) == 4

    def test_count_a_byte_order_mark_that_offsets_do_not(self) -> None:
        found = Positions("\ufeffab\ncd")
        assert found.position(1) == Position(0, 2)
        assert found.offset(Position(0, 2)) == 1
        assert found.offset(Position(1, 1)) == 4
        assert found.text(found.range(Span(0, 2))) == "ab"


class TestAFindingThatMoves:
    @staticmethod
    def at(start: int, end: int) -> Diagnostic:
        place = Place(Span(start, end), Shown(1, start + 1), Shown(1, end + 1))
        return Diagnostic("a.md", place, "a/b", "error", "", Excerpt("", 1))

    @staticmethod
    def spans(found: Iterator[Diagnostic]) -> list[tuple[int, int]]:
        return [one.place.span for one in found]

    def test_stays_before_what_is_typed(self) -> None:
        assert self.spans(moved([self.at(0, 3)], "One two", "One two three")) == [(0, 3)]

    def test_goes_along_behind_it(self) -> None:
        assert self.spans(moved([self.at(4, 7)], "One two", "Once, one two")) == [(10, 13)]

    def test_is_gone_where_its_words_are_changed(self) -> None:
        assert self.spans(moved([self.at(0, 7)], "One two", "One or two")) == []


class TestBesideALargeArchive:
    ARTICLE = "# Vote\n\nThey utilise it.\n"
    BOTH = ("headlines/same-as-another", "wording/plain")

    @pytest.fixture
    def desks(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
        monkeypatch.setattr("newslint.lsp.desk.SMALL", 0)
        desk.file("b.md", "# Vote\n")
        desk.check()
        desks = Desks(Asked(), [str(desk.root)], "utf-16")
        yield desks
        desks.quit()

    @staticmethod
    def typed(desk: Desk, text: str) -> Typed:
        return Typed((desk.root / "a.md").as_uri(), text, 1, "markdown")

    @staticmethod
    def judged(desks: Desks, typed: Typed) -> Answer:
        where, is_new = desks.desk(typed)
        if is_new:
            desks.take_over(where)
        return desks.judge(where, typed)

    def test_own_findings_come_first(self, desk: Desk, desks: Desks) -> None:
        typed = self.typed(desk, self.ARTICLE)
        answer = self.judged(desks, typed)
        assert [one.code for one in answer.diagnostics] == ["wording/plain"]
        assert answer.due == (typed.uri,)
        assert [one.code for one in desks.compare(typed.uri) or ()] == [*self.BOTH]

    def test_others_stay_while_the_text_around_them_changes(self, desk: Desk, desks: Desks) -> None:
        typed = self.typed(desk, self.ARTICLE)
        self.judged(desks, typed)
        desks.compare(typed.uri)
        answer = self.judged(desks, typed._replace(text=f"\n\n{self.ARTICLE}"))
        assert [one.code for one in answer.diagnostics] == [*self.BOTH]
        assert answer.diagnostics[0].range.start == Position(2, 2)
        gone = self.judged(desks, typed._replace(text=self.ARTICLE.replace("Vote", "Voting")))
        assert [one.code for one in gone.diagnostics] == ["wording/plain"]

    def test_a_comparison_is_given_up_for_what_is_typed(self, desk: Desk, desks: Desks) -> None:
        typed = self.typed(desk, self.ARTICLE)
        self.judged(desks, typed)
        with pytest.raises(Overtaken):
            desks.compare(typed.uri, lambda: True)
        assert [one.code for one in desks.compare(typed.uri) or ()] == [*self.BOTH]

    def test_what_was_closed_is_compared_no_more(self, desk: Desk, desks: Desks) -> None:
        typed = self.typed(desk, self.ARTICLE)
        self.judged(desks, typed)
        desks.close(typed.uri)
        assert desks.compare(typed.uri) is None


def test_an_overlay_whose_copy_is_damaged_is_empty(desk: Desk, folder: Path) -> None:
    desk.file("a.md", "# Vote\n")
    desk.check()
    (kept,) = folder.glob("archive-*.db")
    overlay = Overlay(Examiner(open_session(Asked(), str(desk.root))))
    kept.write_bytes(b"no database at all" * 1000)
    overlay.take_over()
    overlay.lay(Report("b.md", ()))
    assert list(overlay.clashes("b.md", lambda: False)) == []
    overlay.close()


def test_an_editor_finds_what_a_run_finds(desk: Desk) -> None:
    shutil.copytree(HERE / "articles", desk.root / "articles")
    shutil.copytree(HERE.parent / "seeds", desk.root / "seeds")
    shutil.copytree(HERE.parent / "seeds", desk.root / "wire")
    override = "overrides:\n- {files: 'wire/**', rules: {quotes/*: suggestion}}\n"
    desk.config(f"articles: ['**/*.*']\n{override}", packs="[newsroom]")
    listed: dict[str, list[tuple[object, ...]]] = {}
    ran = desk.run("check", "--output-format", "json", "--fail-on", "never")
    assert ran.code == 0, ran.err
    for one in json.loads(ran.out)["diagnostics"]:
        ends = [(at["line"] - 1, at["column"] - 1) for at in (one["start"], one["end"])]
        related = [other["path"] for other in one["related"]]
        listed.setdefault(one["path"], []).append((one["rule"], one["message"], *ends, related))
    desks = Desks(Asked(), [str(desk.root)], PositionEncodingKind.Utf32)
    for path, found in listed.items():
        if found[0][0] in ("newslint/unreadable", "leftovers/encoding"):
            continue  # an editor has its own way with such bytes
        file = desk.root / path
        typed = Typed(file.as_uri(), files.read(str(file)).source, 1)
        where, is_new = desks.desk(typed)
        if is_new:
            desks.take_over(where)
        shown = desks.compare(typed.uri) if desks.judge(where, typed) else None
        assert shown is not None
        assert [in_json(desk, one) for one in shown] == found, path
    desks.quit()


def in_json(desk: Desk, one: types.Diagnostic) -> tuple[object, ...]:
    """Return a finding of an editor as the JSON output has it."""
    ends = [(at.line, at.character) for at in (one.range.start, one.range.end)]
    related = [
        Path(to_fs_path(other.location.uri) or "").relative_to(desk.root).as_posix()
        for other in one.related_information or ()
    ]
    return (one.code, one.message, *ends, related)


@given(TEXTS, TEXTS)
def test_changed_lines_make_one_text_of_another(before: str, after: str) -> None:
    at = Positions(before)
    for edit in reversed(lines_changed(before, after, at)):
        start, end = at.offset(edit.range.start), at.offset(edit.range.end)
        before = before[:start] + edit.new_text + before[end:]
    assert before == after


@pytest.fixture(scope="module")
def examiner(tmp_path_factory: pytest.TempPathFactory) -> Examiner:
    """Return what judges articles by the default rules."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / ".git").mkdir()
    return Examiner(open_session(Asked(), str(folder)))


def found_in(examiner: Examiner, name: str, source: str) -> list[Diagnostic]:
    """Return what is left of the findings on an article."""
    rulebook = examiner.session.rulebook
    report = examiner.judge(name, files.Text(source), Want(rulebook.ever_on, frozenset()))
    return list(finish(report, (), rulebook, compared=False))


def hidden(examiner: Examiner, name: str, source: str, one: Diagnostic) -> str | None:
    """Return an article with what is offered to hide a finding."""
    session = examiner.session
    parser = session.parsers.for_path(name)
    document = parse(parser, name, source, session.setup.keys)
    way = disabling(document, parser.name, one.place.span, one.rule)
    return source[: way.at] + way.text + source[way.at :] if way else None


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_what_is_offered_hides_a_finding(examiner: Examiner, path: Path) -> None:
    source = files.read(str(path)).source
    for one in found_in(examiner, path.name, source):
        after = hidden(examiner, path.name, source, one)
        if one.rule.startswith("newslint/"):
            continue
        assert after is not None
        end = len(source) - one.place.span.start
        left = found_in(examiner, path.name, after)
        assert (one.rule, end) not in [
            (other.rule, len(after) - other.place.span.start) for other in left
        ]
        assert not [other for other in left if other.rule.startswith("newslint/")]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "> > They [utilise] it.\n", "> > {next}\n> > They utilise it.\n"),
        ("a.md", "* One.\n  * They [utilise] it.\n", "* One.\n  {next}\n  * They utilise it.\n"),
        ("a.md", "One line\nand they [utilise] it.\n", "{next}\nOne line\nand they utilise it.\n"),
        (
            "a.md",
            "| A | B |\n|---|---|\n| C | [utilise] |\n",
            "{all}\n| A | B |\n|---|---|\n| C | utilise |\n",
        ),
        (
            "a.html",
            "<div><p class='a'>We [utilise] it.</p>",
            "<div>{next}<p class='a'>We utilise it.</p>",
        ),
        ("a.html", "<p>One <b>we [utilise] it</b>.", "{next}<p>One <b>we utilise it</b>."),
        ("a.txt", "They [utilise] it.\n", "---\nnewslint-disable: [x/y]\n---\nThey utilise it.\n"),
        (
            "a.md",
            "---\ntitle: We [utilise] it\n---\n",
            "---\nnewslint-disable: [x/y]\ntitle: We utilise it\n---\n",
        ),
        (
            "a.md",
            "+++\ntitle = 'We [utilise] it'\n+++\n",
            "+++\nnewslint-disable = [\"x/y\"]\ntitle = 'We utilise it'\n+++\n",
        ),
        (
            "a.md",
            "---\ntitle: We [utilise] it\nnewslint-disable: [a/b]\n---\n",
            "---\ntitle: We utilise it\nnewslint-disable: [x/y, a/b]\n---\n",
        ),
        (
            "a.md",
            "---\ntitle: We [utilise] it\nnewslint-disable:\n- a/b\n---\n",
            "---\ntitle: We utilise it\nnewslint-disable:\n- x/y\n- a/b\n---\n",
        ),
        ("a.md", "---\ntitle: We [utilise] it\nnewslint-disable: a/b\n---\n", None),
    ],
)
def test_where_a_disable_stands(
    examiner: Examiner, name: str, before: str, after: str | None
) -> None:
    start, source = before.index("[utilise]"), before.replace("[utilise]", "utilise")
    place = Place(Span(start, start + len("utilise")), Shown(1, 1), Shown(1, 1))
    one = Diagnostic(name, place, "x/y", "error", "", Excerpt("", 1))
    if after is not None:
        comments = {
            "{next}": "<!-- newslint-disable-next-line x/y -->",
            "{all}": "<!-- newslint-disable x/y -->",
        }
        for mark, comment in comments.items():
            after = after.replace(mark, comment)
    assert hidden(examiner, name, source, one) == after
