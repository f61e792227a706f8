"""What newslint says of the sample articles, to the letter: a change of a rule shows here."""

from pathlib import Path

import pytest

from invariants import assert_invariants
from newslint.cli import main
from newslint.fixes import apply_edits, chosen_edits
from newslint.parsers import Parsers
from newslint.session import Asked, open_session
from newslint.testing import lint_all

ROOT = Path(__file__).parent.parent
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.is_file())
EXPECTED = Path(__file__).parent / "seeds.txt"


def test_the_findings_are_those_written_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    main(["check", "--fail-on", "never", "--output-format", "concise", "seeds"])
    assert capsys.readouterr().out == EXPECTED.read_text(encoding="utf-8")


def test_there_are_enough_in_each_format() -> None:
    assert {".md", ".html", ".txt"} <= {path.suffix for path in SEEDS}
    faulty = {line.split(":")[0] for line in EXPECTED.read_text(encoding="utf-8").splitlines()}
    clean = [path.name for path in SEEDS if f"seeds/{path.name}" not in faulty]
    assert len(SEEDS) >= 8 and len(clean) == 2


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_every_place_leads_back_to_the_source(path: Path) -> None:
    assert_invariants(Parsers().for_path(path.name).parse(path.name, path.read_text("utf-8")))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_fixed_findings_are_gone(path: Path) -> None:
    rulebook = open_session(Asked(), str(ROOT)).rulebook
    parser, source = Parsers().for_path(path.name), path.read_text(encoding="utf-8")
    fixable = [d for d in lint_all([parser.parse(path.name, source)], rulebook) if d.fix]
    mended = apply_edits(source, chosen_edits(fixable, unsafe=True))
    after = lint_all([parser.parse(path.name, mended)], rulebook)
    assert not [d for d in after if d.fix]
