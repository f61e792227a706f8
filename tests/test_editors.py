"""The settings in docs/editors.md, run in the editors that Debian ships, without a screen.

`python tests/test_editors.py` puts Neovim's screen into the page.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from installed import PROJECT

PAGE = PROJECT / "docs" / "editors.md"
DRIVERS = PROJECT / "tests" / "editors"
ARTICLES = ("water-main-monday.md", "water-main-friday.md")
SCREEN = re.compile(
    r"(?<=<!-- the screen of Neovim -->\n\n```text\n).*?(?=```\n\n<!-- end of the screen -->)",
    re.DOTALL,
)
FAULTY = "Crews were on the the spot.\n"
ALE = "/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale"


def settings(heading: str, language: str, number: int = 0) -> str:
    """Return a block of code of a section of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert len(found) > number, f"there is no such block under “{heading}”"
    return str(found[number])


def desk_in(folder: Path) -> Path:
    """Make a folder of articles, two of them under one headline."""
    (folder / ".git").mkdir()
    (folder / ".newslint.yml").write_text("articles: ['*.md']\n", encoding="utf-8")
    for name in ARTICLES:
        shutil.copy(PROJECT / "seeds" / name, folder)
    return folder


def run(folder: Path, *words: object, **variables: str) -> str:
    """Run an editor in a folder, `newslint` being that of this checkout; return what it said."""
    commands = folder / "commands"
    commands.mkdir()
    command = commands / "newslint"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m newslint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {"HOME": str(folder), "NEWSLINT_CACHE": str(folder / "cache"), "LC_ALL": "C.UTF-8"}
    path = os.pathsep.join([str(commands), os.environ["PATH"]])
    ran = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(PROJECT), **kept, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )
    return ran.stdout + ran.stderr


def needs(*commands: str) -> pytest.MarkDecorator:
    """Skip a test where an editor is not installed, and say which."""
    if os.name == "nt":
        return pytest.mark.skip(reason="the command is a script of a shell")
    missing = [command for command in commands if not shutil.which(command)]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} is not installed")


def neovim(folder: Path) -> str:
    """Have a headless Neovim do all that its driver says, in a folder that it leaves files in."""
    (folder / "init.lua").write_text(settings("Neovim", "lua"), encoding="utf-8")
    words = ("nvim", "--headless", "-n", "-i", "NONE", "-u", "init.lua")
    return run(folder, *words, "-S", DRIVERS / "neovim.lua")


def read(path: Path, said: str) -> str:
    assert path.exists(), said
    return path.read_text(encoding="utf-8")


@needs("nvim")
def test_neovim_shows_what_is_typed_and_mends_it(tmp_path: Path) -> None:
    said = neovim(desk_in(tmp_path))
    page = SCREEN.search(PAGE.read_text(encoding="utf-8"))
    assert page
    assert page[0] == read(tmp_path / "screen.txt", said), "python tests/test_editors.py renews it"
    assert "duplication/small-word" in read(tmp_path / "hover.txt", said)
    mended = read(tmp_path / "mended.txt", said).splitlines()
    assert mended[1] == "newslint-disable: [headlines/same-as-another]"
    assert mended[9] == "Crews were on the spot in the morning."


@needs("vim")
@pytest.mark.skipif(not Path(ALE).exists(), reason="vim-ale is not installed")
def test_ale_shows_what_is_wrong_and_mends_it(tmp_path: Path) -> None:
    desk_in(tmp_path)
    (tmp_path / "water-main-friday.md").write_text(f"# Vote\n\n{FAULTY}", encoding="utf-8")
    (tmp_path / "vimrc").write_text(settings("Vim with ALE", "vim"), encoding="utf-8")
    words = ("vim", "-N", "-n", "-i", "NONE", "-u", "vimrc", "-T", "dumb", "--not-a-term")
    said = run(tmp_path, *words, "water-main-friday.md", "-S", DRIVERS / "ale.vim")
    (found,) = read(tmp_path / "found.txt", said).splitlines()
    assert found.startswith("3:18 E duplication/small-word: ")
    assert read(tmp_path / "mended.txt", said) == "# Vote\n\nCrews were on the spot.\n"


@needs("vim")
def test_vim_lists_what_a_run_has_found(tmp_path: Path) -> None:
    desk_in(tmp_path)
    (tmp_path / "vimrc").write_text(settings("Vim with ALE", "vim", 1), encoding="utf-8")
    write = "call writefile(map(getqflist(), {_, one -> one.lnum . ' ' . one.type}), 'found.txt')"
    words = ("vim", "-N", "-n", "-i", "NONE", "-u", "vimrc", "-T", "dumb", "--not-a-term")
    steps = ("-c", "silent make! water-main-friday.md", "-c", write, "-c", "qall!")
    said = run(tmp_path, *words, "water-main-friday.md", *steps)
    assert read(tmp_path / "found.txt", said).splitlines()[0] == "2 e"


@needs("emacs")
def test_emacs_shows_what_eglot_finds(tmp_path: Path) -> None:
    desk_in(tmp_path)
    asked = ("emacs", "--batch", "--eval", "(progn (package-activate-all) (require 'eglot))")
    if "Cannot open load file" in run(tmp_path / "..", *asked):
        pytest.skip("eglot is not installed")
    (tmp_path / "settings.el").write_text(settings("Emacs", "elisp"), encoding="utf-8")
    said = run(tmp_path, "emacs", "--batch", "-l", DRIVERS / "eglot.el")
    assert "2: newslint [headlines/same-as-another]: “water-main-monday.md” has" in said


def test_the_pattern_for_visual_studio_code_reads_every_finding() -> None:
    (task,) = json.loads(settings("Visual Studio Code", "json"))["tasks"]
    matcher = task["problemMatcher"]
    pattern = matcher["pattern"]
    listed = (PROJECT / "tests" / "seeds.txt").read_text(encoding="utf-8").splitlines()
    for line in listed:
        found = re.match(pattern["regexp"], line)
        assert found, line
        assert found[pattern["file"]].startswith("seeds/")
        assert found[pattern["severity"]] in ("error", "warning", "suggestion")
        assert "/" in found[pattern["code"]]


def test_the_settings_for_sublime_text_are_json() -> None:
    client: Mapping[str, object] = json.loads(settings("Sublime Text", "json"))["clients"]
    assert client["newslint"]


def test_the_page_has_the_section_of_its_benchmark() -> None:
    script = "benchmarks/editor.py"
    page = PAGE.read_text(encoding="utf-8")
    section = page.split(f"<!-- written by {script} -->")[1].split(f"<!-- end of {script} -->")[0]
    assert "| articles in the archive |" in section
    assert (PROJECT / script).exists()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        said = neovim(desk_in(Path(name)))
        screen = read(Path(name) / "screen.txt", said)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(SCREEN.sub(lambda _: screen, page), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
