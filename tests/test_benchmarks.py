"""The benchmarks, as far as they can be tried in a moment: what they make, judge and draw."""

import os
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installed import PROJECT

sys.path.append(str(PROJECT / "benchmarks"))

from chart import Bar, Panel, svg
from making import Maker
from pairs import BODY, HEADLINE, judged, made_archive, pairs_of
from tables import Table, write_section
from timing import Command, Measured, in_turn, measure, peak, ratio

from newslint.document import Document
from newslint.parsers import Parsers
from newslint.session import Asked, open_session

COUNT = 400
LARGE = 100_000_000
NOTHING = (sys.executable, "-c", "pass")


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(PROJECT / "seeds")


def read(maker: Maker, number: int) -> Document:
    name = f"a{maker.suffix(number)}"
    return Parsers().for_path(name).parse(name, maker.article(number))


def test_every_made_article_has_its_own_headline_and_body(maker: Maker) -> None:
    documents = [read(maker, number) for number in range(COUNT)]
    headlines = [block.text for one in documents for block in one.blocks[:1]]
    bodies = ["\n".join(block.text for block in one.blocks[1:]) for one in documents]
    assert headlines == [maker.headline(number) for number in range(COUNT)]
    assert {block.kind for one in documents for block in one.blocks[:1]} == {"headline"}
    assert len(set(headlines)) == len(set(bodies)) == COUNT


def test_a_made_article_is_always_the_same(maker: Maker) -> None:
    assert maker.article(7) == Maker(PROJECT / "seeds").article(7)


def test_what_is_made_keeps_marks_and_markup_and_nearly_its_length(tmp_path: Path) -> None:
    link = "[the report](https://example.org/flooding) of “Wednesday” <b>night</b>"
    source = "# Flooding\n\n" + f"The council received {link}.\n\n" * 20
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    made = Maker(tmp_path).article(1)
    assert made.count("](https://example.org/flooding)") == made.count("“") == 20
    assert made.count("<b>") == made.count("</b>") == 20
    assert made.startswith("# ")


def test_one_article_in_a_hundred_is_a_copy_of_one_that_is_none() -> None:
    pairs = pairs_of(1000)
    numbers = [number for pair in pairs for number in (pair.copy, pair.original)]
    assert len(pairs) == 10
    assert len(set(numbers)) == 20
    assert Counter(pair.rule for pair in pairs) == {HEADLINE: 5, BODY: 5}


def test_the_rules_that_should_tell_are_shipped() -> None:
    rulebook = open_session(Asked(), str(PROJECT)).rulebook
    assert {HEADLINE, BODY} <= {rule.id for rule in rulebook.rules}


def test_a_copy_has_the_headline_or_the_body_of_its_original(maker: Maker, tmp_path: Path) -> None:
    pairs = made_archive(maker, 200, tmp_path / "archive")
    files = {int(path.stem): path.read_text("utf-8") for path in tmp_path.glob("archive/*/*")}
    assert sorted(files) == list(range(200))
    for pair in pairs:
        copy, original = files[pair.copy], files[pair.original]
        bodies = [text.replace(maker.headline(pair.copy), "") for text in (copy, original)]
        bodies = [text.replace(maker.headline(pair.original), "") for text in bodies]
        assert (bodies[0] == bodies[1]) == (pair.rule == BODY)
        assert (maker.headline(pair.original).upper() in copy) == (pair.rule == HEADLINE)


def test_a_duplicate_is_found_where_its_rule_names_the_other(tmp_path: Path) -> None:
    pairs = pairs_of(200)
    assert [(pair.copy, pair.original) for pair in pairs] == [(99, 100), (199, 1)]
    output = tmp_path / "findings.txt"
    output.write_text(
        f"000/000099.md:1:3: error: “000/000100.md” has this headline too. [{HEADLINE}]\n"
        f"000/000100.md:1:3: error: “000/000099.md” has this headline too. [{HEADLINE}]\n"
        f"000/000199.md:4:1: warning: “000/000007.md” has this body too. [{BODY}]\n"
        "000/000007.md:4:1: warning: Keep to one form. [abbreviations/mixed]\n",
        encoding="utf-8",
    )
    found, wrong, total = judged(output, pairs)
    assert (found[HEADLINE], wrong[HEADLINE]) == (1, 0)
    assert (found[BODY], wrong[BODY]) == (0, 1)
    assert total == 4


def test_a_table_is_markdown_and_is_put_in_its_section(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(
        "Before.\n<!-- written by a.py -->\nold\n<!-- end of a.py -->\nAfter.\n", encoding="utf-8"
    )
    write_section(document, "a.py", Table("Times", ("", "ms"), [("typos", "15")]).markdown())
    assert document.read_text(encoding="utf-8") == (
        "Before.\n<!-- written by a.py -->\n\n"
        "Times\n\n|  | ms |\n| --- | ---: |\n| typos | 15 |\n\n"
        "<!-- end of a.py -->\nAfter.\n"
    )
    with pytest.raises(SystemExit, match=r"no section.*b\.py"):
        write_section(document, "b.py", "")


def test_the_page_has_the_sections_of_both_scripts() -> None:
    page = (PROJECT / "docs" / "performance.md").read_text(encoding="utf-8")
    for script in ("benchmarks/rivals.py", "benchmarks/archive.py"):
        assert page.count(f"<!-- written by {script} -->") == 1
        assert page.count(f"<!-- end of {script} -->") == 1
        assert (PROJECT / script).is_file()


def test_the_chart_has_a_bar_for_each_figure_in_its_proportion() -> None:
    bars = [Bar("typos", 1.0, "1 s"), Bar("a & b", 4.0, "4 s")]
    root = ElementTree.fromstring(svg([Panel("Seconds", bars)], "typos"))
    widths = [float(one.get("width", 0)) for one in root.iter("{http://www.w3.org/2000/svg}rect")]
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert widths[1] == pytest.approx(4 * widths[0])
    assert texts == ["Seconds", "typos", "1 s", "a & b", "4 s"]


def test_commands_are_run_in_turn_after_one_run_for_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"open({str(log)!r}, 'a').write('%s')"
    commands = [Command(n, (sys.executable, "-c", code % n), tmp_path) for n in ("a", "b")]
    measured = in_turn(commands, 2)
    assert log.read_text() == "ababab"
    assert [len(runs) for runs in measured] == [2, 2]
    assert all(run.seconds > 0 for runs in measured for run in runs)


def test_a_command_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    command = Command("it", (sys.executable, "-c", "import sys; sys.exit(3)"), tmp_path)
    with pytest.raises(SystemExit, match="it ended with 3"):
        measure(command)
    assert measure(command._replace(codes=(0, 3))).seconds > 0


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not tell")
def test_the_memory_is_that_of_the_command_alone(tmp_path: Path) -> None:
    ours = bytearray(b"x") * LARGE
    filled = (sys.executable, "-c", f"bytearray(b'x') * {LARGE}")
    assert (measure(Command("large", filled, tmp_path)).largest or 0) > LARGE
    assert 0 < (measure(Command("small", NOTHING, tmp_path)).largest or 0) < len(ours)


def test_ratios_are_those_of_the_turns() -> None:
    ours, theirs = [Measured(2), Measured(4), Measured(6)], [Measured(1), Measured(1), Measured(2)]
    assert ratio(ours, theirs) == 3
    assert peak(ours) == "not measured"
    assert peak([Measured(1, 7_400_000), Measured(1, 9_600_000)]) == "10"
