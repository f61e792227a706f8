"""Who said it: every place where a speaker may be named, and quotations that nobody said."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newslint.attribution import find_speakers
from newslint.attribution.narrations import Narration
from newslint.attribution.passages import Passages
from newslint.attribution.search import Search
from newslint.attribution.shapes import shape_of
from newslint.attribution.utterances import read_utterances
from newslint.checks.article import Article
from newslint.checks.attribution import Attribution
from newslint.checks.base import Match
from newslint.document import KINDS, Document, Field
from newslint.linter import lint
from newslint.quotations import read_quotations
from newslint.quoting import quoted_in, words_of_speech
from newslint.reading import Reading
from newslint.session import Asked, Session, open_session
from newslint.text import Span
from paragraphs import article

RULES = Path(__file__).parents[1] / "rules" / "newsroom" / "attribution.yml"
RULE = next(
    rule
    for rule in yaml.safe_load(RULES.read_text("utf8"))["rules"]
    if rule["id"] == "attribution/missing"
)
MISSING = Attribution(
    find="missing",
    least_words=5,
    cues=tuple(RULE["cues"]),
    cues_beside=tuple(RULE["cues-beside"]),
    sources=tuple(RULE["sources"]),
    labels=tuple(RULE["labels"]),
)
HANGING = Attribution(find="hanging-comma", least_words=5)

STRAY = "“Nobody asked the people who live here.”"
PLAIN = "The council met until late and chose a site beside the old mill on the river."


def reports(check: Attribution, document: Document) -> list[str]:
    """Return the stretches that a check reports."""

    def matches() -> Iterator[Match]:
        yield from check.check(Article(Reading(document), frozenset(KINDS), "include"))

    return [document.text[match.start : match.end] for match in matches()]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"Ada Moss runs the bakery: {STRAY}", "its sentence"),
        (f"“They never do,” said Ada Moss. {STRAY}", "its paragraph"),
        (f"{STRAY} “They never do,” said Ada Moss.", "its paragraph"),
        (f"Ada Moss was furious and vowed to fight. {STRAY}", "sentence before"),
        (f"Ada Moss shrugged. {STRAY}", "sentence before"),
        (f"{STRAY} That is how Ada Moss described the plan to her neighbours.", "sentence after"),
        (
            "“Why did nobody ask us?” Ada Moss demanded of the council that night.",
            "sentence after",
        ),
        (f"So what did the bakers make of the plan that was passed? {STRAY}", "question"),
        (f"Ada Moss told the council. It sat in the old hall that night. {STRAY}", "its paragraph"),
        (f"Was anyone asked before the vote?\n{STRAY}", "question"),
        (f"At the gate, Ada Moss, a baker, strongly disagreed.\n{STRAY}", "paragraph before"),
        (f"{PLAIN}\nWhat Ada Moss said\n{STRAY}", "paragraph before"),
        (f"Ada Moss put it like this:\n{STRAY} It hung in the bakery for a month.", "colon"),
        (f"“They never do,” beamed Ada Moss.\n{STRAY}", "continued"),
        ("“Why were we not asked then?” Ada Moss (right) beams.", "sentence after"),
        (f"Ada Moss of the bakery says,\n{STRAY}", "colon"),
        (f"Ada Moss put it like this:\n{STRAY}", "colon"),
        (f"Ada Moss put it somehow like this …\n{STRAY}", "colon"),
        (f"As Ada Moss has feared, it will fall. {PLAIN} {STRAY}", "its paragraph"),
        (f"As two bakers write in a paper, it will fall.\n{STRAY}", "paragraph before"),
        (f"The pier stood there, but Ada Moss feared for it.\n{STRAY}", "paragraph before"),
        (f"And yet, Ada Moss feared for it.\n{STRAY}", "paragraph before"),
        (f"Taken together, Ada Moss estimates a lot.\n{STRAY}", "paragraph before"),
        (
            f"{PLAIN} {PLAIN} Ada Moss was more upbeat. (The pier was old. It stood.)\n{STRAY}",
            "paragraph before",
        ),
        (f"Ada Moss spoke:\n“They never do.” (She wept all night.)\n{STRAY}", "colon"),
        (f"“They never do,” said Ada Moss.\n{STRAY}", "continued"),
        (f"“They never do,” said Ada Moss.\n“Never once in years.”\n{STRAY}", "continued"),
        (f"{PLAIN}\n{STRAY}\n— Ada Moss, baker", "credit"),
        (f"{PLAIN}\n{STRAY}\nAda Moss, The Mill Gazette", "credit"),
        (f"Lea Hart told the council so.\n{STRAY}\n— Ada Moss, baker", "credit"),
        (f"Ada Moss told the council that she had never been asked.\n{STRAY}", "paragraph before"),
        (f"{PLAIN}\n{STRAY}\nAda Moss said so to the council, and sat down.", "paragraph after"),
        (f"“They never do,” said Ada Moss. “Never.\n{STRAY[:-1]}\n{STRAY}", "its paragraph"),
    ],
)
def test_a_speaker_is_found(text: str, how: str) -> None:
    document = article(text)
    quotations = read_quotations(document)
    pieces = [q for q in quotations.outer if q.goes_on or q.continues] or [
        next(q for q in quotations.outer if len(document.text[q.start : q.end].split()) > 4)
    ]
    sign = Search(Passages(document, quotations), MISSING.known).find(pieces)
    assert sign is not None
    assert sign.how == how
    assert reports(MISSING, document) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAIN}\n{STRAY}\n{PLAIN}",
        f"{PLAIN} {STRAY}\n{PLAIN}",
        f"{STRAY}\n{PLAIN}",
        f"{PLAIN}\n{STRAY} READ MORE: Another pier\n{PLAIN}",
        f"{PLAIN} It was old by then, and it stood long.\n{STRAY}\n{PLAIN}",
        f"{PLAIN} (It was old by then. It stood long.)\n{STRAY}\n{PLAIN}",
        f"{PLAIN}\n{STRAY}\n“Why not?”\n{PLAIN}",
    ],
)
def test_a_quotation_without_a_speaker_is_reported(text: str) -> None:
    assert reports(MISSING, article(text)) == [STRAY]


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAIN} The film “The Long Way Home to Mill River” won.\n{PLAIN}",
        f"{PLAIN} She calls it “a folly that nobody in town wanted”.\n{PLAIN}",
        f"{PLAIN}\n“Nobody asked us.”\n{PLAIN}",
        f"{PLAIN}\n“Nobody asked the people who live here.\n{PLAIN}",
        f"{PLAIN}\n{STRAY}\n“Why not?”\n“Nobody asked.”\n{PLAIN}",
        f'{PLAIN}\n"Nobody asked us. "They never do. "Nobody asks who lives here now."\n{PLAIN}',
        "\n".join(
            [STRAY, "“They never do, not even once.”", PLAIN, "“Why would they ask us now?”"] * 2
        ),
    ],
)
def test_titles_phrases_and_collections_need_no_speaker(text: str) -> None:
    assert reports(MISSING, article(text)) == []


TURNS = "\n".join(["Lea Hart", "Why?", "Ada Moss", STRAY] * 2)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\n".join(["Q: Why?", f"A: {PLAIN}"] * 3), "transcript"),
        ("\n".join(["HART: Why?", "MOSS: Because it was so."] * 2), "transcript"),
        (TURNS, "interview"),
        ("\n".join(["The rain comes down,", "the river rises"] * 7), "lyrics"),
        (f"{PLAIN}\nNote: read on.\n{STRAY}", None),
        ("\n".join([PLAIN, "Trump: 5", "Clinton: 7"] * 4), None),
        ("\n".join(["9:30 a.m.", PLAIN] * 6), None),
    ],
)
def test_kinds_of_article_are_known_by_their_shape(text: str, kind: str | None) -> None:
    assert shape_of(article(text)) == kind


def test_an_interview_is_exempt_by_its_shape() -> None:
    text = f"{TURNS}\n{PLAIN}\n{PLAIN}\n“They never do, not even once a year.”\n{PLAIN}"
    assert reports(MISSING, article(text)) != []
    assert reports(replace(MISSING, exempt_kinds=("interview",)), article(text)) == []


@pytest.mark.parametrize("kind", ["Vox pop", "vox_pop", "live", "Q&A"])
def test_front_matter_is_read_as_people_write_it(kind: str) -> None:
    document = article(f"{PLAIN}\n{STRAY}\n{PLAIN}")
    document.fields = {"format": Field((kind,), Span(0, 0))}
    assert reports(replace(MISSING, exempt_kinds=tuple(RULE["exempt-kinds"])), document) == []


def test_a_list_of_quotations_needs_no_speaker_at_each() -> None:
    assert reports(MISSING, article(f"{PLAIN}\n7. {STRAY}\n{PLAIN}")) == []


PRONOUN = Attribution(find="pronoun-only", cues=MISSING.cues, people=("woman",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{PLAIN}\n“Nobody asked us,” she said.\n{PLAIN}\n{PLAIN}\n{PLAIN}", 1),
        (f"{PLAIN}\n“Nobody asked us,” she said.\n“They never do,” she said.", 1),
        (f"A woman ran.\n“Nobody asked us,” she said.\n{PLAIN}\n{PLAIN}\n{PLAIN}", 0),
        (f"There sat Ada Moss.\n“Nobody asked us,” she said.\n{PLAIN}\n{PLAIN}\n{PLAIN}", 0),
        (f"“Nobody asked us,” she said.\n{PLAIN}\nAda Moss is a baker.", 0),
        (f"{PLAIN}\n“Nobody asked us,” they said.\n{PLAIN}\n{PLAIN}\n{PLAIN}", 0),
    ],
)
def test_a_pronoun_speaks_after_somebody_is_named(text: str, found: int) -> None:
    assert len(reports(PRONOUN, article(text))) == found


def test_a_pull_quote_needs_no_speaker_of_its_own() -> None:
    text = f"{PLAIN}\n{STRAY}\n{PLAIN}\n{STRAY[:-2]},” said Ada Moss, who runs the bakery."
    assert reports(MISSING, article(text)) == []


def test_a_transcript_is_exempt() -> None:
    document = article(f"{PLAIN}\n{STRAY}\n{PLAIN}")
    document.fields = {"kind": Field(("Transcript",), Span(0, 0))}
    assert reports(replace(MISSING, exempt_kinds=("transcript",)), document) == []


def test_a_quotation_over_paragraphs_is_reported_once() -> None:
    document = article(f"{PLAIN}\n{STRAY[:-1]}\n“They never do, not even once.”\n{PLAIN}")
    assert len(reports(MISSING, document)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Nobody asked the people here,”\nThe plan passed.", 1),
        ("“Nobody asked the people here”,\nThe plan passed.", 1),
        ("She sat. “Nobody asked the people here,”", 1),
        ("“Nobody asked the people here,” she said.", 0),
        ("“Nobody asked the people here,”\nsaid Ada Moss.", 0),
        ("They sang “Rock of Ages,” “Amen,” and “Hey,”", 0),
        ("“Nobody asked the people here.”", 0),
    ],
)
def test_a_comma_left_hanging_is_an_error(text: str, found: int) -> None:
    assert len(reports(HANGING, article(text))) == found


@pytest.mark.parametrize(
    ("narration", "cue", "speaker"),
    [
        ("“N¤¤,” said Ada Moss.", "said", "Ada Moss"),
        ("“N¤¤,” said Mill Co. spokeswoman Ada Moss on Monday.", "said", "Ada Moss"),
        ("“N¤¤,” Ada Moss, who runs the bakery, also said.", "said", "Ada Moss"),
        ("“N¤¤,” said the mayor of Mill River, a town.", "said", "the mayor of Mill River"),
        ("“N¤¤,” a spokesman for the county wrote.", "wrote", "a spokesman"),
        ("But Ada Moss said on Monday: “N¤¤.”", "said", "Ada Moss"),
        ("At the hearing on Monday, Ada Moss told them: “N¤¤.”", "told", "Ada Moss"),
        ("Lea Hart agreed, but Ada Moss said: “N¤¤.”", "said", "Ada Moss"),
        ("“N¤¤,” she told The Mill Gazette.", "told", "she"),
        ("“N¤¤,” I said.", "said", "I"),
        ("According to Dr. Ada van der Moss, “N¤¤.”", "according to", "Dr. Ada van der Moss"),
        ("“N¤¤,” Lea Hart’s lawyer Ada Moss said.", "said", "Ada Moss"),
        ("“N¤¤,” the Moss campaign said.", "said", "the Moss campaign"),
        ("Ada Moss said “n¤¤”, Lea Hart said no.", "said", "Ada Moss"),
        ("Ada Moss blasted it as “n¤¤”, and Lea Hart praised it.", "blasted", "Ada Moss"),
        ("The letter begins: “N¤¤.”", "letter", "The letter"),
        ("— Ada Moss, baker “N¤¤.”", None, "Ada Moss"),
        ("It rained. “N¤¤.”", None, "it"),
    ],
)
def test_the_subject_of_the_nearest_cue_speaks(
    narration: str, cue: str | None, speaker: str | None
) -> None:
    start, end = narration.index("“"), narration.index("”") + 1
    spoken = Narration(narration, MISSING.known).spoken(start, end)
    assert (spoken.cue and spoken.cue.text, spoken.speaker) == (cue, speaker)


@given(st.text("\"“”‘’'«»abA .,:?!—-\n", max_size=120))
def test_any_text_is_searched_and_every_report_lies_in_it(text: str) -> None:
    document = article(text)
    quotations = read_quotations(document)
    for speaker in find_speakers(document, quotations, 1, MISSING.known):
        assert 0 <= speaker.start < speaker.end <= len(document.text)
    for utterance in read_utterances(document, quotations, MISSING.known):
        assert 0 <= utterance.start < utterance.end <= len(document.text)
        assert utterance.speaker is None or utterance.speaker.strip()
        assert utterance.cue is None or utterance.cue_at >= 0
    reports(HANGING, document)


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session(
        Asked(packs=("newsroom",), select=("quotes/*", "attribution/*")), os.path.abspath(os.sep)
    )


@pytest.mark.parametrize("task", ["lint", "quotes"])
@pytest.mark.parametrize(
    ("once", "unit"),
    [
        ("", 'The council met until late and chose a site beside the old mill. " '),
        ("", '"We will rebuild it all in time." '),
        ('"We will rebuild." ', "he said and "),
        ("", 'said "yes" and '),
    ],
)
def test_time_grows_with_the_length_of_a_paragraph(
    session: Session, task: str, once: str, unit: str
) -> None:
    known = words_of_speech(session)
    parser = session.parsers.for_path("a.md")
    tasks: dict[str, Callable[[str], object]] = {
        "lint": lambda text: lint(parser.parse("a.md", text), session.rulebook),
        "quotes": lambda text: list(quoted_in(session, "a.md", text, "a.md", known)),
    }

    def seconds(size: int) -> float:
        text = once + unit * (size // len(unit))
        start = time.process_time()
        tasks[task](text)
        return time.process_time() - start

    assert min(seconds(12_000) for _ in "abc") < 3 * min(seconds(6_000) for _ in "abc") + 0.02
