"""What is concluded of an archive holds on what is kept, whatever changes between two runs."""

import random
from collections.abc import Iterator

import pytest

from desk import Desk
from newslint.store import conclusions
from newslint.store.conclusions import Conclusions

CONFIG = """
rules:
  abbreviations/unlike-the-archive: {least-articles: 3, least-share: 0.6}
  names/unlike-the-archive: {least-articles: 3, least-share: 0.6}
  spelling/unlike-the-archive: {least-articles: 3, least-share: 0.6}
  duplication/same-paragraph-as-another: {least-words: 8}
"""
STRICTER = CONFIG.replace("0.6", "0.9").replace("least-words: 8", "least-words: 30")
HEADLINES = (
    "Harbor bridge closes for nine days",
    "HARBOR BRIDGE CLOSES FOR NINE DAYS.",
    "Harbor bridge closes for ten days",
    "Council approves ferry plan",
    "Mayor resigns",
)
DAYS = ("2026-11-02", "2026-11-06", "2026-12-24", "")
SENTENCES = (
    "The ferry company said that it would add two boats before the summer season begins.",
    "A bridge over the river has been closed since the storm took away its northern pier.",
    "Ada Lindqvist, the engineer of the town, said that she had warned the council in May.",
    "Ada Lindkvist, the engineer of the town, said that nobody had answered her letters.",
    "The U.S. sent help to the island, and the boats came back on the following morning.",
    "The US sent help to the mainland, and the boats came back on the following evening.",
    "Her adviser said that the town had no money for another bridge of that length.",
    "Her advisor said that the town had no time for another bridge of that width.",
    "“We will rebuild the northern pier before the winter comes,” said Ada Moss on Monday.",
    "“We will rebuild the northern pier before the winter comes,” said Owen Reed on Monday.",
)
STEPS = 12


def article(chance: random.Random) -> str:
    day, said = chance.choice(DAYS), chance.sample(SENTENCES, chance.randint(1, 6))
    date = f"date: {day}\n" if day else ""
    body = "\n\n".join([" ".join(said[:2]), *said[2:]])
    return f"---\ntitle: {chance.choice(HEADLINES)}\n{date}---\n\n{body}\n"


class Archive:
    """An archive that changes, checked with what is kept and without."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self.desk, self.chance = desk, chance
        desk.config(CONFIG, packs="[newsroom]")
        self.paths = [f"{number % 3}/a{number}.md" for number in range(10)]
        for path in self.paths:
            desk.file(path, article(chance))

    def change(self) -> None:
        """Change, add, remove or rename an article, or the rules."""
        path = self.chance.choice(self.paths)
        step = self.chance.choice(
            ("change", "change", "change", "add", "remove", "rename", "rules")
        )
        if step == "change":
            self.desk.file(path, article(self.chance))
        elif step == "rules":
            self.desk.config(self.chance.choice((CONFIG, STRICTER)), packs="[newsroom]")
        elif step == "add":
            self.paths.append(f"0/b{len(self.paths)}{self.chance.random()}.md")
            self.desk.file(self.paths[-1], article(self.chance))
        elif len(self.paths) > 3:
            self.paths.remove(path)
            text = (self.desk.root / path).read_text(encoding="utf-8")
            (self.desk.root / path).unlink()
            if step == "rename":
                self.paths.append(path.removesuffix(".md") + "x.md")
                self.desk.file(self.paths[-1], text)

    def told(self, *arguments: str) -> str:
        ran = self.desk.run(
            "check", "--output-format", "json", "--fail-on", "never", "--jobs", "1", *arguments
        )
        assert ran.code == 0, ran.err
        return ran.out


@pytest.mark.parametrize("seed", range(8))
def test_it_is_what_is_concluded_of_all_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    stayed: list[int] = []
    stay = Conclusions.stay

    def watched(drawn: Conclusions, rule: int, touched: str) -> Iterator[tuple[object, ...]]:
        stayed.append(rule)
        return stay(drawn, rule, touched)

    monkeypatch.setattr(Conclusions, "stay", watched)
    if seed % 2:  # else what a change touches is mostly judged with all the rest
        monkeypatch.setattr(conclusions, "MOST_TOUCHED", 1.0)
    archive = Archive(desk, random.Random(seed))
    compared = 0
    for step in range(STEPS):
        asked = ("0",) if step % 4 == 3 else (archive.paths[0],) if step % 4 == 2 else (".",)
        kept, truth = archive.told(*asked), archive.told("--no-cache", *asked)
        assert kept == truth
        compared += truth.count("-another") + truth.count("-archive")
        archive.change()
    assert compared > 10
    assert stayed
