"""Plugins as a newsroom has them: installed with pip, used through the command line."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from installed import PROJECT, SAMPLE, Environment, command, make_wheel

LONG = "The council debated compartmentalizations of the park.\n"
WIRE = "^EXCLUSIVE: Park divided<\n^By Ann Reed<\n``Well,'' said compartmentalizations.\n"


def test_a_rule_of_the_plugins_pack_uses_its_check(with_gazette: Environment) -> None:
    with_gazette.file("park.md", LONG)
    ran = with_gazette.run("check", "--packs", "gazette", "--output-format", "concise", "park.md")
    assert ran.stderr == ""
    assert ran.stdout == (
        "park.md:1:21: error: “compartmentalizations” has 21 letters; our columns take 20. "
        "[wording/gazette-long-word]\n"
    )
    assert ran.returncode == 1


def test_its_format_is_read_with_the_place_of_every_letter(with_gazette: Environment) -> None:
    with_gazette.file("park.wire", WIRE)
    ran = with_gazette.run("check", "--packs", "gazette", "--output-format", "json", "park.wire")
    found = json.loads(ran.stdout)["diagnostics"]
    assert [(d["rule"], d["start"]["line"], d["start"]["column"]) for d in found] == [
        ("headlines/gazette-shouting", 1, 2),
        ("wording/gazette-long-word", 3, 16),
    ]
    assert WIRE[found[1]["start"]["offset"] :].startswith("compartmentalizations")


def test_its_format_belongs_to_the_articles_of_a_folder(with_gazette: Environment) -> None:
    with_gazette.file("wires/park.wire", WIRE)
    with_gazette.file("wires/notes.unknown", WIRE)
    ran = with_gazette.run("check", "--packs", "gazette", "--output-format", "gazette", "wires")
    assert ran.stdout.splitlines()[-1] == "1 ARTICLES READ STOP"


def test_its_output_is_one_like_the_others(with_gazette: Environment) -> None:
    with_gazette.file("park.md", LONG)
    ran = with_gazette.run("check", "--packs", "gazette", "--output-format", "gazette", "park.md")
    assert ran.stdout == (
        "park.md LINE 1 COLUMN 21 “COMPARTMENTALIZATIONS” HAS 21 LETTERS; OUR COLUMNS TAKE 20 "
        "STOP\n1 ARTICLES READ STOP\n"
    )


def test_what_it_sets_holds_until_the_desk_decides(with_gazette: Environment) -> None:
    asked = ("check", "--packs", "gazette", "--output-format", "concise", "desk/park.md")
    with_gazette.file("desk/park.md", LONG)
    assert ": error: " in with_gazette.run(*asked).stdout
    config = with_gazette.file("desk.yml", "rules: {wording/gazette-long-word: suggestion}\n")
    assert ": suggestion: " in with_gazette.run(*asked, "--config", config).stdout


def test_its_rules_are_listed_and_explained(with_gazette: Environment) -> None:
    listed = with_gazette.run("rules", "--packs", "gazette")
    assert "wording/gazette-long-word" in listed.stdout
    page = with_gazette.run("rules", "wording/gazette-long-word", "--packs", "gazette").stdout
    assert "Check: word-length – A word that is longer than a column can take." in page
    assert "most (number): How many letters a word may have." in page


def test_the_examples_of_its_rules_are_its_tests(with_gazette: Environment) -> None:
    ran = with_gazette.run("test", "--packs", "gazette")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    folder = PROJECT / SAMPLE / "newslint_gazette/rules/gazette"
    ran = with_gazette.run("test", folder)
    assert ran.stdout == "2 rules, 8 examples, 0 failed.\n"


def test_a_wrong_option_of_its_check_is_told_in_its_place(with_gazette: Environment) -> None:
    rule = "pack: short\nrules:\n- id: wording/short\n  check: word-length\n  mots: 3\n"
    with_gazette.file("short/rules.yml", f"{rule}  message: Too long.\n")
    ran = with_gazette.run("test", "short")
    assert ran.returncode == 2
    assert "short/rules.yml:5:3: " in ran.stderr
    assert "did you mean “most”?" in ran.stderr
    assert "“most”: How many letters a word may have." in ran.stderr


def test_a_second_run_does_not_look_for_plugins_again(with_gazette: Environment) -> None:
    with_gazette.file("park.md", LONG)
    code = (
        "import sys; from newslint.cli import main\n"
        "code = main(['check', '--packs', 'gazette', '--output-format', 'gazette', 'park.md'])\n"
        "print(code, 'importlib.metadata' in sys.modules, 'yaml' in sys.modules)"
    )
    cache = {"NEWSLINT_CACHE": str(with_gazette.folder / "cache")}
    for _ in range(2):
        ran = command(with_gazette.python, "-c", code, cwd=with_gazette.desk, **cache)
    assert ran.stdout.splitlines()[1:] == ["1 ARTICLES READ STOP", "1 False False"], ran.stderr


def test_the_plugin_passes_strict_type_checking(with_gazette: Environment) -> None:
    sources = PROJECT / SAMPLE / "newslint_gazette"
    checker = (sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=")
    ran = command(*checker, "--python-executable", with_gazette.python, sources, cwd=PROJECT.parent)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_an_installed_plugin_is_used_at_the_next_run_and_gone_after_its_removal(
    with_newslint: Environment, tmp_path: Path
) -> None:
    code = (
        "from newslint import hookimpl\n"
        "class Bell:\n"
        "    name = 'bell'\n"
        "    def report(self, result, write): write('ding ' * VERSION)\n"
        "@hookimpl\n"
        "def newslint_reporters(): return [Bell()]\n"
    )
    with_newslint.file("park.md", "The park is open.\n")
    asked = ("check", "--select", "headlines/*", "--output-format", "bell", "park.md")
    assert with_newslint.run(*asked).returncode == 2
    for version in (1, 2):
        bell = f"VERSION = {version}\n{code}"
        made = make_wheel(tmp_path, "newslint-bell", f"{version}.0", "newslint_bell", bell)
        with_newslint.pip("install", "--no-deps", made)
        assert with_newslint.run(*asked).stdout == "ding " * version
        assert with_newslint.run(*asked).stdout == "ding " * version
    with_newslint.pip("uninstall", "-y", "newslint-bell")
    gone = with_newslint.run(*asked)
    assert gone.returncode == 2
    assert "there is no output format “bell”" in gone.stderr


Broken = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run_with(with_newslint: Environment, tmp_path: Path) -> Iterator[Broken]:
    """Run newslint beside plugins that were made for one test, each a distribution of its own."""

    def run(*codes: str, words: tuple[str, ...] = ("check", "park.md")) -> CompletedProcess[str]:
        for number, code in enumerate(codes, 1):
            module = f"newslint_odd{number}"
            source = f"from newslint import hookimpl\n{code}"
            made = make_wheel(tmp_path / "wheels", f"newslint-odd{number}", "1.5", module, source)
            with_newslint.pip("install", "--no-deps", "--target", tmp_path / "plugins", made)
        return with_newslint.run(*words, PYTHONPATH=str(tmp_path / "plugins"))

    with_newslint.file("park.md", "The park is open.\n")
    yield run


@pytest.mark.parametrize(
    ("code", "says"),
    [
        pytest.param("import a_module_that_is_not_there", "ModuleNotFoundError", id="import"),
        pytest.param("1 / 0", "ZeroDivisionError: division by zero", id="raises-on-import"),
        pytest.param(
            "@hookimpl\ndef newslint_cheks(): return []", "newslint_cheks", id="unknown-hook"
        ),
        pytest.param(
            "@hookimpl\ndef newslint_checks(config): return []", "config", id="unknown-argument"
        ),
        pytest.param(
            "@hookimpl\ndef newslint_parsers(): raise KeyError('x')", "KeyError: 'x'", id="raises"
        ),
        pytest.param(
            "@hookimpl\ndef newslint_parsers():\n yield 1 / 0", "division by zero", id="raises-late"
        ),
        pytest.param(
            "@hookimpl\ndef newslint_checks(): return None", "TypeError", id="returns-nothing"
        ),
        pytest.param(
            "@hookimpl\ndef newslint_checks(): return [int]",
            "offers as check type what is none: <class 'int'>",
            id="no-check",
        ),
        pytest.param(
            "class Odd: name = 'odd'\n@hookimpl\ndef newslint_parsers(): return [Odd()]",
            "offers as document format what is none",
            id="no-parser",
        ),
        pytest.param(
            "@hookimpl\ndef newslint_reporters(): return ['text']",
            "offers as output format what is none: 'text'",
            id="no-reporter",
        ),
        pytest.param(
            "@hookimpl\ndef newslint_rule_packs(): return {'odd': 'nowhere'}",
            "offers the pack “odd”, but nowhere is no folder",
            id="no-folder",
        ),
        pytest.param(
            "@hookimpl\ndef newslint_defaults(): return {'pakcs': ['ap']}",
            "did you mean “packs”?",
            id="unknown-default",
        ),
        pytest.param(
            "@hookimpl\ndef newslint_defaults(): return {'rules': {'headlines/*': {'levle': 1}}}",
            "did you mean “level”?",
            id="unknown-setting",
        ),
        pytest.param(
            "@hookimpl\ndef newslint_defaults(): return {'overrides':"
            " [{'files': '*.md', 'rules': {'headlines/*': {'levle': 1}}}]}",
            "did you mean “level”?",
            id="unknown-setting-of-an-override",
        ),
        pytest.param(
            "@hookimpl\ndef newslint_defaults(): return {'packs': {1, 2}}",
            "no plain values",
            id="no-plain-default",
        ),
    ],
)
def test_a_broken_plugin_is_an_error_that_names_its_distribution(
    run_with: Broken, code: str, says: str
) -> None:
    ran = run_with(code)
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert "the plugin “newslint_odd1” of newslint-odd1 1.5" in ran.stderr
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr


CHECK = """\
from dataclasses import dataclass
from newslint import Check
@dataclass(frozen=True)
class Odd(Check):
    '''Odd.'''
    name = "{}"
@hookimpl
def newslint_checks(): return [Odd]
"""
PARSER = """\
class Odd:
    name = __name__
    suffixes = (".odd",)
    def parse(self, path, source, keys=None): ...
@hookimpl
def newslint_parsers(): return [Odd()]
"""
PACK = """\
from pathlib import Path
@hookimpl
def newslint_rule_packs(): return {"odd": Path(__file__).parent}
"""
DEFAULT = """\
@hookimpl
def newslint_defaults(): return {"fail-on": "error"}
"""


@pytest.mark.parametrize(
    ("code", "says"),
    [
        pytest.param(CHECK.format("odd"), "the check type “odd”", id="check"),
        pytest.param(PARSER, "a format for “.odd”", id="ending"),
        pytest.param(PACK, "the pack “odd”", id="pack"),
        pytest.param(DEFAULT, "a default for “fail-on”", id="default"),
    ],
)
def test_two_plugins_that_offer_one_name_are_both_named(
    run_with: Broken, code: str, says: str
) -> None:
    ran = run_with(code, code)
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert f"two plugins offer {says}: " in ran.stderr
    assert "newslint-odd1 1.5" in ran.stderr
    assert "newslint-odd2 1.5" in ran.stderr


def test_a_plugin_cannot_take_the_name_of_a_built_in_check(run_with: Broken) -> None:
    ran = run_with(CHECK.format("existence"))
    assert ran.returncode == 2
    assert "newslint itself" in ran.stderr
    assert "newslint-odd1 1.5" in ran.stderr


def test_what_a_plugin_sets_of_rules_that_the_desk_has_not_chosen_is_no_fault(
    run_with: Broken,
) -> None:
    code = "@hookimpl\ndef newslint_defaults(): return {'rules': {'wording/elsewhere': 'off'}}"
    ran = run_with(code)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_overrides_that_a_plugin_sets_hold(run_with: Broken, with_newslint: Environment) -> None:
    with_newslint.file("wire/park.md", "# Park\n\nPark\n\nThe park is open.\n")
    rule = "[{'files': 'wire/**', 'rules': {'headlines/repeated': 'off'}}]"
    code = f"@hookimpl\ndef newslint_defaults(): return {{'overrides': {rule}}}"
    asked = ("check", "--select", "headlines/*", "wire/park.md")
    assert with_newslint.run(*asked).returncode == 1
    assert run_with(code, words=asked).returncode == 0


@pytest.mark.parametrize("words", [("rules",), ("test",)])
def test_every_command_tells_a_broken_plugin(run_with: Broken, words: tuple[str, ...]) -> None:
    ran = run_with("import a_module_that_is_not_there", words=words)
    assert ran.returncode == 2
    assert "newslint-odd1 1.5" in ran.stderr


def test_a_check_that_fails_on_an_article_is_told_by_its_rule_and_plugin(
    run_with: Broken, with_newslint: Environment
) -> None:
    rule = "pack: odd\nrules:\n- id: wording/odd\n  check: odd\n  message: Odd.\n"
    with_newslint.file("odd/rules.yml", rule)
    code = CHECK.format("odd") + "Odd.check = lambda self, article: 1 / 0\n"
    ran = run_with(code, words=("check", "--packs", "odd", "park.md"))
    assert ran.returncode == 3
    assert "wording/odd" in ran.stderr
    assert "odd/rules.yml:3" in ran.stderr
    assert "ZeroDivisionError" in ran.stderr


def test_a_format_that_fails_on_an_article_is_told_with_it(
    run_with: Broken, with_newslint: Environment
) -> None:
    with_newslint.file("a.odd", "Text.\n")
    with_newslint.file("b.md", "# Park\n\nPark\n\nThe park is open.\n")
    code = PARSER.replace("...", "raise ValueError('parser broke')")
    ran = run_with(code, words=("check", "--output-format", "concise", "a.odd", "b.md"))
    assert ran.returncode == 3
    assert ran.stderr == (
        "the format newslint_odd1 on a.odd: its parser newslint_odd1:Odd failed:"
        " ValueError: parser broke\n"
    )
    assert ran.stdout.startswith("b.md:3:1: ")


def test_a_check_that_fails_when_its_rule_is_made_is_told_with_it(
    run_with: Broken, with_newslint: Environment
) -> None:
    rule = "pack: odd\nrules:\n- id: wording/odd\n  check: odd\n  message: Odd.\n"
    with_newslint.file("odd/rules.yml", rule)
    code = CHECK.format("odd") + "Odd.index = lambda self: 1 / 0\n"
    ran = run_with(code, words=("check", "--packs", "odd", "park.md"))
    assert ran.returncode == 3
    said = (
        "rule wording/odd (odd/rules.yml:3): its check newslint_odd1:Odd failed: ZeroDivisionError"
    )
    assert said in ran.stderr


def test_a_plugin_in_a_checkout_is_read_anew_when_it_changes(
    with_newslint: Environment, tmp_path: Path
) -> None:
    module = tmp_path / "plugins" / "newslint_odd1.py"
    made = make_wheel(tmp_path, "newslint-odd1", "1.5", "newslint_odd1", "")
    with_newslint.pip("install", "--no-deps", "--target", module.parent, made)
    with_newslint.file("park.md", "# Park\n\nPark\n\nThe park is open.\n")
    for level in ("error", "suggestion"):
        setting = f"{{'rules': {{'headlines/repeated': '{level}'}}}}"
        hook = f"@hookimpl\ndef newslint_defaults(): return {setting}\n"
        module.write_text(f"from newslint import hookimpl\n{hook}", encoding="utf-8")
        asked = ("check", "--output-format", "concise", "park.md")
        ran = with_newslint.run(*asked, PYTHONPATH=str(module.parent), PYTHONDONTWRITEBYTECODE="1")
        assert f"{level}: This line is the headline again" in ran.stdout, ran.stderr
