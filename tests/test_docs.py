"""The documentation: its commands are run, what it prints is printed, its site is whole."""

import re
import sys
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from desk import Desk
from installed import PROJECT, command, must
from newslint.registry import load_registry
from newslint.rulefiles import read_pack
from newslint.rulemaking import TOPICS
from walk import Reader, blocks, has_shell, shows, walked

PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
STORIES = [page for page in PAGES if any(b.kind == "sh" and not b.reason for b in blocks(page))]
NOT_RUN = {"README", "accuracy", "performance", "ci", "start", "archive", "writing-a-plugin"}
"""Pages with a command that takes a network, a cluster, a great many articles or another tool."""
STAND_INS = {"ID": "headlines/repeated", "FILE": "content/today/story.md", "PATHS": "content"}
SHIPPED = [read_pack(name, folder, name) for name, folder in load_registry(()).packs.items()]
PACKS = {definition.id: pack.name for pack in SHIPPED for definition in pack.definitions}
"""The pack of every rule that ships."""
NEWSROOM = [one for pack in SHIPPED if pack.name == "newsroom" for one in pack.definitions]
"""The rules that run where nothing is configured."""


@pytest.mark.skipif(not has_shell(), reason="commands are shown for a shell")
@pytest.mark.parametrize("page", STORIES, ids=lambda page: page.stem)
def test_a_reader_who_follows_a_page_sees_what_it_shows(page: Path, tmp_path: Path) -> None:
    for shown, printed in walked(page, Reader(tmp_path / "desk")):
        said = f"{page.name} shows\n{shown}\nbut this is printed:\n{printed}"
        assert shows(shown, printed), f"{said}\nto put it in: python tests/walk.py {page}"


def test_few_commands_are_not_run_and_each_says_why() -> None:
    silent = [(page.stem, b.reason) for page in PAGES for b in blocks(page) if b.reason]
    assert {page for page, _ in silent} == NOT_RUN
    assert len(silent) <= len(NOT_RUN) + 1


def test_commands_stand_nowhere_else() -> None:
    sessions = {"bash", "console", "powershell", "shell-session", "zsh"}
    kinds = {(page.stem, b.kind) for page in PAGES for b in blocks(page) if b.kind in sessions}
    assert kinds <= {("adoption", "console")}  # which a test of its own holds to what is printed


def test_a_script_that_a_page_names_is_there() -> None:
    named = {name for page in PAGES for name in SCRIPT.findall(page.read_text(encoding="utf-8"))}
    assert [name for name in named if not (PROJECT / name).is_file()] == []
    assert len(named) > 3


def in_sentences() -> list[str]:
    """Return every newslint command that a page names in a sentence."""
    texts = (re.sub(r"(?ms)^```.*?^```$", "", page.read_text("utf-8")) for page in PAGES[1:])
    return sorted({line for text in texts for line in re.findall(r"`(newslint [a-z][^`]*)`", text)})


@pytest.mark.parametrize("line", in_sentences())
def test_a_command_that_a_sentence_names_is_understood(line: str, desk: Desk) -> None:
    desk.config(packs="[newsroom]")
    if "init" in line:
        desk.unconfigured()
    desk.file("content/today/story.md", "The park is open.\n")
    desk.file("house/wording.yml", "pack: house\nlanguage: en\n")
    if len(line.split()) == 2:
        line += " --help"  # the name of a command
    words = [STAND_INS.get(word, word.strip("'")) for word in " ".join(line.split()).split()[1:]]
    ran = desk.run(*words, typed="The park is open.\n")
    assert ran.code == 0, ran.err


SCRIPT = re.compile(r"python ([\w/]+\.py)")
NAMED = re.compile(rf"`((?:{'|'.join(TOPICS)})/[a-z0-9-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_rule_that_a_page_names_is_one(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8"))) - PACKS.keys()
    assert [rule for rule in named if "/house-" not in rule and "/gazette-" not in rule] == []


def test_the_page_on_archives_names_every_rule_that_compares_articles() -> None:
    named = NAMED.findall((PROJECT / "docs/archive.md").read_text(encoding="utf-8"))
    comparing = {
        one.id
        for one in NEWSROOM
        if any(len(example.files) > 1 for example in one.examples if not example.good)
    }
    assert len(comparing) > 5
    assert comparing - set(named) == set()


def test_the_number_of_rules_is_that_which_a_page_tells() -> None:
    page = (PROJECT / "docs/comparison.md").read_text(encoding="utf-8")
    (every, default) = re.findall(
        r"some (\d+)\]\(ref\S+, of which some (\d+) run by default", page
    )[0]
    assert abs(int(every) - len(PACKS)) <= 15, f"there are {len(PACKS)} rules"
    assert abs(int(default) - len(NEWSROOM)) <= 10, f"{len(NEWSROOM)} run by default"


class Links(HTMLParser):
    """What a page of the site leads to, what it loads, its anchors and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.loaded: set[str] = set()
        self.anchors: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.text += " "
        self.anchors.add(said.get("id") or "")
        (self.targets if tag == "a" else self.loaded).add(said.get("href") or said.get("src") or "")


@pytest.fixture(scope="session")
def site(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Links]:
    """Return the pages of the site, built by the command that the README names."""
    (line,) = re.findall(r"`(sphinx-build -W [^`]*)`", PAGES[0].read_text(encoding="utf-8"))
    *options, docs, _ = line.split()[1:]
    folder = tmp_path_factory.mktemp("site")
    more = ("-q", "-d", tmp_path_factory.mktemp("doctrees"))
    must(sys.executable, "-m", "sphinx", *options, *more, docs, folder, cwd=checkout)
    pages = folder.rglob("*.html")
    return {page.relative_to(folder): Links(page.read_text(encoding="utf-8")) for page in pages}


def test_the_site_builds_without_a_warning(site: dict[Path, Links]) -> None:
    assert {Path(page.stem).with_suffix(".html") for page in PAGES[1:]} <= site.keys()


def test_a_warning_fails_the_build(checkout: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text('extensions = ["myst_parser"]\n')
    (docs / "index.md").write_text("# Page\n\n[gone](gone.md)\n")
    ran = command(sys.executable, "-m", "sphinx", "-W", "-q", docs, tmp_path / "out", cwd=tmp_path)
    assert ran.returncode != 0


def test_every_link_within_the_site_leads_somewhere(site: dict[Path, Links]) -> None:
    ways = [(page, urlsplit(to)) for page, links in site.items() for to in links.targets]
    for page, to in ways:
        if not to.scheme and to.path.endswith((".html", "")):
            there = Path(normpath(page.parent / to.path)) if to.path else page
            anchors = site[there].anchors if there.suffix == ".html" else {to.fragment}
            assert unquote(to.fragment) in {*anchors, ""}, f"{page}: {to.geturl()}"


def test_the_site_loads_nothing_from_elsewhere(site: dict[Path, Links]) -> None:
    loaded = {target for links in site.values() for target in links.loaded}
    assert [target for target in loaded if urlsplit(target).netloc] == []


def rules_named_by(site: dict[Path, Links], page: str) -> set[str]:
    """Return the rules to whose pages a page of the reference leads."""
    below = (to.partition("/rules/")[2] for to in site[Path(f"reference/{page}.html")].targets)
    return {to.removesuffix(".html") for to in below}


def test_every_rule_has_a_page_and_its_topic_and_its_pack_list_it(site: dict[Path, Links]) -> None:
    for rule, pack in PACKS.items():
        assert Path(f"reference/rules/{rule}.html") in site
        topic = rule.partition("/")[0]
        lists = [f"rules/{topic}", "rules/index"]
        lists += [] if pack == "newslint" else [f"packs/{pack}"]
        assert [page for page in lists if rule not in rules_named_by(site, page)] == []


def test_the_page_of_a_rule_shows_what_newslint_says_of_its_examples(
    site: dict[Path, Links],
) -> None:
    said = " ".join(site[Path("reference/rules/abbreviations/ap-initials.html")].text.split())
    assert (
        "The F.B.I. asked the E.P.A. for help. 1:5 warning “F.B.I.” here; AP writes “FBI”." in said
    )
    assert "becomes The FBI asked the EPA for help." in said
    assert "Mended by --fix" in said


def test_the_page_of_a_rule_says_how_it_runs_and_how_to_change_it(site: dict[Path, Links]) -> None:
    page = site[Path("reference/rules/abbreviations/ap-initials.html")]
    said = " ".join(page.text.split())
    assert "with pack ap: packs: [newsroom, ap]" in said
    assert "Amends abbreviations/mixed: soviet-union" in said
    assert "Confidence verified" in said
    assert "rules: abbreviations/ap-initials: off # or error, warning, suggestion" in said
    assert "<!-- newslint-disable-next-line abbreviations/ap-initials" in said
    assert "abbreviations/ap-initials" in rules_named_by(site, "rules/abbreviations/mixed")


def test_the_page_of_a_rule_lays_out_what_it_looks_for(site: dict[Path, Links]) -> None:
    mixed = " ".join(site[Path("reference/rules/abbreviations/mixed.html")].text.split())
    assert "united-kingdom UK, U.K., U. K." in mixed
