"""`newslint lsp` as an editor meets it, through the client of pytest-lsp."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from desk import Desk

pytest.importorskip("pytest_lsp", reason="the language server is tried with pytest-lsp")

from lsprotocol import types
from pytest_lsp import client_capabilities

from editor import PLAIN, WATCHING, Editor

ARTICLE = "# Vote\n\nThey utilise the park.\n"
CLEAN = "# Vote\n\nThey use the park.\n"

Opened = Callable[..., Editor]


@pytest.fixture
def opened(desk: Desk) -> Iterator[Opened]:
    """Return what opens an editor in the desk's folder, with what it can do."""
    editors: list[Editor] = []

    def start(*given: object, **more: object) -> Editor:
        editors.append(Editor(desk.root, *given, **more))  # type: ignore[arg-type]
        return editors[-1]

    yield start
    for editor in editors:
        assert editor.quit() == 0


@pytest.fixture(scope="module")
def folderless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Return an editor that has no folder open, which opens files wherever they are."""
    cache = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE", str(cache))
        editor = Editor(None)
    yield editor
    assert editor.quit() == 0


@pytest.fixture
def editor(desk: Desk, folderless: Editor) -> Iterator[Editor]:
    """Return an editor that opens files of the desk."""
    folderless.root = desk.root
    yield folderless
    folderless.close_all()


def place(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


class TestWhatIsTyped:
    def test_is_judged_as_it_is_typed(self, editor: Editor) -> None:
        (found,) = editor.open("a.md", ARTICLE)
        assert found.message == "Write “use”, not “utilise”."
        assert editor.type("a.md", CLEAN) == []

    def test_is_shown_as_an_editor_has_it(self, editor: Editor) -> None:
        (found,) = editor.open("a.md", ARTICLE)
        assert found.range == place(2, 5, 12)
        assert (found.source, found.code) == ("newslint", "wording/plain")
        assert found.severity == types.DiagnosticSeverity.Warning

    def test_weighs_what_its_rule_weighs(self, editor: Editor) -> None:
        text = "# Mayor slams plan\n\nOne adviser, two adviser. One advisor.\n"
        weights = {one.code: one.severity for one in editor.open("a.md", text)}
        assert weights == {
            "wording/slams": types.DiagnosticSeverity.Information,
            "spelling/adviser": types.DiagnosticSeverity.Error,
        }

    def test_leads_to_where_its_rule_stands(self, editor: Editor) -> None:
        (found,) = editor.open("a.md", ARTICLE)
        assert found.code_description is not None
        assert found.code_description.href == f"{editor.uri('desk/rules.yml')}#L4"

    def test_counts_only_as_it_was_typed_last(self, editor: Editor) -> None:
        editor.open("a.md", CLEAN)
        texts = [f"# Vote\n\n{'They utilise it. ' * number}\n" for number in range(40)]
        assert len(editor.type("a.md", *texts)) == 39

    def test_is_forgotten_when_it_is_closed(self, editor: Editor) -> None:
        assert editor.open("a.md", ARTICLE) != []
        editor.close("a.md")
        editor.until(lambda: editor.rules("a.md") == [])

    def test_is_hidden_where_it_asks_for_it(self, editor: Editor) -> None:
        text = "<!-- newslint-disable-next-line wording/plain -->\nThey utilise it.\n"
        assert editor.open("a.md", text) == []


class TestAFile:
    @pytest.mark.parametrize("name", ["två ord.md", "50% & more #1.md", "in/a folder/b.md"])
    def test_may_have_any_name(self, editor: Editor, name: str) -> None:
        assert editor.open(name, ARTICLE)[0].code == "wording/plain"

    def test_may_have_no_name_yet(self, opened: Opened) -> None:
        editor = opened()
        assert editor.open("untitled:Untitled-1", ARTICLE)[0].code == "wording/plain"

    def test_without_an_ending_is_what_its_editor_says(self, editor: Editor) -> None:
        html = "<h1>Vote</h1>\n<p title='utilise'>They use it.</p>\n"
        assert editor.open("story", html, language="html") == []
        assert editor.open("other", html, language="plaintext") != []

    def test_that_is_no_article_is_left_alone(self, editor: Editor) -> None:
        assert editor.open("a.py", "# They utilise it.\n", language="python") == []

    def test_that_is_excluded_is_left_alone(self, desk: Desk, editor: Editor) -> None:
        desk.config("exclude: [old/**]\n")
        assert editor.open("old/a.md", ARTICLE) == []

    def test_outside_the_folder_has_the_rules_of_its_own(self, desk: Desk, opened: Opened) -> None:
        desk.file("paper/.newslint.yml", "packs: [../desk]\n")
        (desk.root / "empty").mkdir()
        desk.unconfigured()
        editor = opened()
        assert editor.open("paper/a.md", ARTICLE)[0].code == "wording/plain"
        assert "wording/plain" not in [one.code for one in editor.open("b.md", ARTICLE)]


class TestColumns:
    TEXT = "# Vote\n\n“😀” é They utilise it.\n"

    @pytest.mark.parametrize(
        ("encoding", "column"), [("utf-8", 19), ("utf-16", 12), ("utf-32", 11)]
    )
    def test_are_counted_as_the_editor_counts(
        self, opened: Opened, encoding: str, column: int
    ) -> None:
        general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(encoding)]
        )
        editor = opened(types.ClientCapabilities(general=general))
        (found,) = editor.open("a.md", self.TEXT)
        assert found.range == place(2, column, column + 7)

    def test_are_utf_16_if_nothing_is_said(self, editor: Editor) -> None:
        assert editor.open("a.md", self.TEXT)[0].range == place(2, 12, 19)

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_hold_after_any_line_end(self, editor: Editor, end: str) -> None:
        text = f"# Vote{end}{end}A\u2028B\x0cC They utilise it.{end}"
        found = {one.code: one.range for one in editor.open("a.md", text)}
        assert found["wording/plain"] == place(2, 11, 18)

    def test_hold_after_a_byte_order_mark(self, editor: Editor) -> None:
        (found,) = editor.open("a.md", "\ufeffThey utilise it.\n")
        assert found.range == place(0, 6, 13)


class TestTheArchive:
    def test_is_compared_with_what_is_typed(self, desk: Desk, editor: Editor) -> None:
        desk.file("b.md", "# Vote\n\nOther words.\n")
        (found,) = editor.open("a.md", CLEAN)
        assert found.message == "“b.md” has this headline too."
        (related,) = found.related_information or ()
        assert related.location == types.Location(editor.uri("b.md"), place(0, 2, 6))
        assert related.message == "Vote"

    def test_has_what_is_typed_in_another_window(self, desk: Desk, editor: Editor) -> None:
        desk.file("b.md", "# Vote\n\nOther words.\n")
        assert editor.open("b.md", "# Election\n\nOther words.\n") == []
        assert editor.open("a.md", CLEAN) == []
        editor.type("b.md", "\n\n# Vote\n\nOther words.\n")
        editor.until(lambda: editor.rules("a.md") == ["headlines/same-as-another"])
        (found,) = editor.shown[editor.uri("a.md")].diagnostics
        assert found.related_information
        assert found.related_information[0].location.range == place(2, 2, 6)

    def test_counts_again_when_a_window_is_closed(self, desk: Desk, editor: Editor) -> None:
        desk.file("b.md", "# Vote\n\nOther words.\n")
        editor.open("b.md", "# Election\n")
        assert editor.open("a.md", CLEAN) == []
        editor.close("b.md")
        editor.until(lambda: editor.rules("a.md") == ["headlines/same-as-another"])

    def test_has_no_article_that_was_never_saved(self, editor: Editor) -> None:
        editor.open("b.md", "# Vote\n")
        assert editor.open("a.md", CLEAN) != []
        editor.close("b.md")
        editor.until(lambda: editor.rules("a.md") == [])

    def test_is_read_again_when_something_is_saved(self, desk: Desk, editor: Editor) -> None:
        assert editor.open("a.md", CLEAN) == []
        desk.file("b.md", "# Vote\n")
        editor.save("a.md", CLEAN)
        editor.until(lambda: editor.rules("a.md") == ["headlines/same-as-another"])

    def test_is_read_again_when_the_editor_tells_of_a_change(
        self, desk: Desk, opened: Opened
    ) -> None:
        editor = opened(WATCHING)
        editor.until(lambda: bool(editor.watched))
        assert editor.open("a.md", CLEAN) == []
        desk.file("b.md", "# Vote\n")
        editor.tell_of("b.md")
        editor.until(lambda: editor.rules("a.md") == ["headlines/same-as-another"])

    def test_is_read_while_the_editor_shows_progress(self, desk: Desk, opened: Opened) -> None:
        window = types.WindowClientCapabilities(work_done_progress=True)
        editor = opened(types.ClientCapabilities(window=window))
        desk.file("b.md", "# Vote\n")
        assert [one.code for one in editor.open("a.md", CLEAN)] == ["headlines/same-as-another"]
        ((begun, *_),) = editor.client.progress_reports.values()
        assert isinstance(begun, types.WorkDoneProgressBegin)
        assert begun.title == "newslint reads the archive"

    def test_is_read_without_running_what_lies_beside_it(self, desk: Desk, editor: Editor) -> None:
        desk.file("b.md", "# Vote\n")
        for module in ("yaml", "json", "sqlite3", "regex", "newslint"):
            desk.file(f"{module}.py", "open('ran', 'w').close()\n")
        assert [one.code for one in editor.open("a.md", CLEAN)] == ["headlines/same-as-another"]
        assert not (desk.root / "ran").exists()

    def test_has_no_second_article_under_a_link(self, desk: Desk, editor: Editor) -> None:
        desk.file("b.md", CLEAN)
        (desk.root / "link.md").symlink_to("b.md")
        assert editor.open("link.md", CLEAN) == []
        assert editor.open("b.md", CLEAN) == []

    def test_without_a_configuration_is_what_is_open(self, desk: Desk, opened: Opened) -> None:
        desk.unconfigured()
        desk.file("b.md", "# Vote\n")
        editor = opened(options=["--packs", "desk"])
        assert editor.open("a.md", CLEAN) == []
        editor.open("c.md", "# Vote\n")
        editor.until(lambda: editor.rules("a.md") == ["headlines/same-as-another"])

    def test_tells_no_disable_of_its_rules_from_an_idle_one_too_early(
        self, desk: Desk, editor: Editor
    ) -> None:
        desk.file("b.md", "# Vote\n")
        hidden = "<!-- newslint-disable-next-line headlines/same-as-another -->\n"
        assert editor.open("a.md", hidden + CLEAN) == []


class TestTheConfiguration:
    def test_counts_as_soon_as_it_is_saved(self, desk: Desk, editor: Editor) -> None:
        editor.open("a.md", ARTICLE)
        desk.config("rules: {wording/plain: error}\n")
        (found,) = editor.type("a.md", ARTICLE + "\n")
        assert found.severity == types.DiagnosticSeverity.Error

    def test_is_read_again_when_it_is_saved_in_the_editor(self, desk: Desk, editor: Editor) -> None:
        assert editor.open("a.md", ARTICLE) != []
        text = "packs: [desk]\nrules: {wording/plain: off}\n"
        editor.open(".newslint.yml", text, language="yaml")
        editor.save(".newslint.yml", text)
        editor.until(lambda: editor.rules("a.md") == [])

    def test_may_be_a_rule_file(self, desk: Desk, editor: Editor) -> None:
        editor.open("a.md", ARTICLE)
        rules = (desk.root / "desk/rules.yml").read_text(encoding="utf-8")
        desk.file("desk/rules.yml", rules.replace("Write “{fix}”, not", "Put “{fix}” for"))
        assert editor.type("a.md", ARTICLE)[0].message == "Put “use” for “utilise”."

    def test_may_appear_and_go(self, desk: Desk, editor: Editor) -> None:
        assert editor.open("a.md", ARTICLE) != []
        desk.unconfigured()
        assert "wording/plain" not in [one.code for one in editor.type("a.md", ARTICLE)]
        desk.config()
        assert [one.code for one in editor.type("a.md", ARTICLE)] == ["wording/plain"]

    def test_that_is_wrong_is_shown_at_its_place(self, desk: Desk, editor: Editor) -> None:
        desk.config("rules: {wording/plane: error}\n")
        assert editor.open("a.md", ARTICLE) == []
        (found,) = editor.shown[editor.uri(".newslint.yml")].diagnostics
        assert found.range == place(1, 8, 21)
        assert "wording/plain" in found.message
        assert found.message in editor.client.messages[0].message

    def test_that_went_wrong_leaves_the_rules_as_they_were(
        self, desk: Desk, editor: Editor
    ) -> None:
        editor.open("a.md", ARTICLE)
        desk.config("rules: {wording/plane: error}\n")
        assert [one.code for one in editor.type("a.md", ARTICLE)] == ["wording/plain"]
        assert len(editor.shown[editor.uri(".newslint.yml")].diagnostics) == 1
        desk.config()
        editor.type("a.md", ARTICLE)
        assert editor.shown[editor.uri(".newslint.yml")].diagnostics == ()

    def test_may_name_what_is_known_of(self, desk: Desk, editor: Editor) -> None:
        desk.config("baseline: known.json\n")
        desk.file("a.md", ARTICLE)
        desk.run("baseline")
        assert editor.open("a.md", ARTICLE) == []
        (new,) = editor.type("a.md", ARTICLE + "\nIt was so prior to noon.\n")
        assert new.message == "Write “before”, not “prior to”."
        desk.config()
        assert len(editor.type("a.md", ARTICLE)) == 1

    def test_knows_what_it_knew_when_an_article_is_moved(self, desk: Desk, editor: Editor) -> None:
        desk.config("baseline: known.json\n")
        desk.file("a.md", ARTICLE)
        desk.run("baseline")
        assert editor.open("a.md", ARTICLE) == []
        editor.close("a.md")
        (desk.root / "a.md").rename(desk.root / "b.md")
        assert editor.open("b.md", ARTICLE) == []

    def test_that_names_a_damaged_baseline_is_wrong(self, desk: Desk, editor: Editor) -> None:
        desk.config("baseline: known.json\n")
        desk.file("known.json", "[")
        assert editor.open("a.md", ARTICLE) == []
        assert len(editor.shown[editor.uri("known.json")].diagnostics) == 1

    def test_may_be_named(self, desk: Desk, opened: Opened) -> None:
        desk.file("other.yml", "packs: [desk]\nrules: {wording/plain: suggestion}\n")
        editor = opened(options=["--config", "other.yml"])
        (found,) = editor.open("a.md", ARTICLE)
        assert found.severity == types.DiagnosticSeverity.Information


class TestActions:
    AT = place(2, 6, 6)

    def test_mend_a_finding(self, editor: Editor) -> None:
        (found,) = editor.open("a.md", ARTICLE)
        action = editor.actions("a.md", self.AT)["Change “utilise” to “use”"]
        assert (action.kind, action.is_preferred) == (types.CodeActionKind.QuickFix, True)
        assert list(action.diagnostics or ()) == [found]
        assert editor.applied("a.md", ARTICLE, action) == CLEAN

    def test_are_found_in_the_data_of_a_finding_too(self, editor: Editor) -> None:
        (found,) = editor.open("a.md", ARTICLE)
        ends = {"start": {"line": 2, "character": 5}, "end": {"line": 2, "character": 12}}
        assert found.data == {"safe": True, "edits": [{"range": ends, "newText": "use"}]}

    def test_say_which_fixes_want_a_second_look(self, desk: Desk, editor: Editor) -> None:
        rules = (desk.root / "desk/rules.yml").read_text(encoding="utf-8")
        desk.file("desk/rules.yml", rules.replace("swap:", "safe: false\n  swap:"))
        editor.open("a.md", ARTICLE)
        title = "Change “utilise” to “use” (read it again then)"
        assert editor.actions("a.md", self.AT)[title].is_preferred is False

    def test_mend_all_that_is_safe(self, editor: Editor) -> None:
        text = ARTICLE + "\nWe utilise it prior to noon.\n"
        editor.open("a.md", text)
        (action,) = editor.actions("a.md", self.AT, "source.fixAll.newslint").values()
        assert editor.applied("a.md", text, action) == CLEAN + "\nWe use it before noon.\n"

    @pytest.mark.parametrize(
        ("asked", "given"),
        [
            ("source", {"source.fixAll.newslint"}),
            ("source.fixAll", {"source.fixAll.newslint"}),
            ("source.fixAll.newslint", {"source.fixAll.newslint"}),
            ("quickfix", {"quickfix"}),
            ("", {"quickfix", "source.fixAll.newslint"}),
            ("source.fix", set()),
            ("refactor", set()),
        ],
    )
    def test_are_of_the_kind_that_is_asked(
        self, editor: Editor, asked: str, given: set[str]
    ) -> None:
        editor.open("a.md", ARTICLE)
        kinds = {one.kind for one in editor.actions("a.md", self.AT, asked).values()}
        assert kinds == given

    def test_are_resolved_for_an_editor_that_asks_later(self, opened: Opened) -> None:
        resolving = types.ClientCodeActionResolveOptions(["edit"])
        actions = types.CodeActionClientCapabilities(resolve_support=resolving)
        texts = types.TextDocumentClientCapabilities(code_action=actions)
        editor = opened(types.ClientCapabilities(PLAIN.workspace, texts))
        editor.open("a.md", ARTICLE)
        (action,) = editor.actions("a.md", self.AT, "source").values()
        assert action.edit is None
        assert editor.applied("a.md", ARTICLE, editor.resolved(action)) == CLEAN

    def test_leave_a_place_alone(self, editor: Editor) -> None:
        editor.open("a.md", ARTICLE)
        action = editor.actions("a.md", self.AT)["Leave it here: wording/plain"]
        after = editor.applied("a.md", ARTICLE, action)
        assert after.splitlines()[2] == "<!-- newslint-disable-next-line wording/plain -->"
        assert editor.type("a.md", after) == []

    def test_are_none_where_nothing_is_found(self, editor: Editor) -> None:
        editor.open("a.md", CLEAN)
        assert editor.actions("a.md", self.AT) == {}
        assert editor.actions("unopened.md", self.AT) == {}

    def test_suit_an_editor_that_knows_no_versions(self, opened: Opened) -> None:
        editor = opened(types.ClientCapabilities())
        editor.open("a.md", ARTICLE)
        action = editor.actions("a.md", self.AT)["Change “utilise” to “use”"]
        assert action.edit is not None
        assert action.edit.document_changes is None
        assert editor.applied("a.md", ARTICLE, action) == CLEAN


class TestHover:
    def test_tells_why_and_shows_examples(self, editor: Editor) -> None:
        editor.open("a.md", ARTICLE)
        said = editor.hover("a.md", types.Position(2, 8))
        assert "**wording/plain** (pack desk)" in said
        assert "The short word says the same." in said
        assert "They [[utilise]] it." in said
        assert "They use it." in said

    def test_tells_nothing_elsewhere(self, editor: Editor) -> None:
        editor.open("a.md", ARTICLE)
        assert editor.hover("a.md", types.Position(0, 2)) == ""


@pytest.mark.parametrize(
    "name", ["emacs@v29.1", "neovim@v0.7.0", "neovim@v0.11.0", "visual-studio-code@v1.65.2"]
)
def test_each_editor_gets_what_it_says_it_can_do(desk: Desk, opened: Opened, name: str) -> None:
    editor = opened(client_capabilities(name))
    desk.file("b.md", "# Vote\n")
    text = ARTICLE.replace("They", "“😀” They")
    codes = {one.code: one for one in editor.open("a.md", text)}
    assert set(codes) == {"headlines/same-as-another", "wording/plain"}
    at = codes["wording/plain"].range
    columns = {"utf-8": 16, "utf-16": 10, "utf-32": 9}
    assert at.start.character == columns[str(editor.server.capabilities.position_encoding)]
    offered = editor.actions("a.md", at)
    assert set(offered) == {
        "Change “utilise” to “use”",
        "Leave it here: wording/plain",
        "newslint: mend all that is safe to mend",
    }
    assert "The short word says the same." in editor.hover("a.md", at.start)
    whole = offered["newslint: mend all that is safe to mend"]
    assert (whole if whole.edit else editor.resolved(whole)).edit
    assert editor.type("a.md", text.replace("utilise", "use"))


def test_an_article_keeps_the_address_that_its_editor_gave_it(desk: Desk, editor: Editor) -> None:
    address = f"file://{quote(str(desk.root / 'b.md'), safe='').replace('%2F', '/')}"
    odd = address.replace("b.md", "%62.md")
    editor.open(odd, "# Vote\n")
    (found,) = editor.open("a.md", CLEAN)
    assert found.related_information
    assert found.related_information[0].location.uri == odd


def test_a_server_without_pygls_says_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pygls", None)
    ran = desk.run("lsp")
    assert ran.code == 2
    assert "pip install 'newslint[lsp]'" in ran.err


def test_a_configuration_that_is_not_there_is_told_at_once(desk: Desk) -> None:
    ran = desk.run("lsp", "--config", "missing.yml")
    assert ran.code == 2
    assert "missing.yml" in ran.err
