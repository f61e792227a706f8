"""What the rules that compare articles find, by articles and by groups of facts."""

import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import count

import pytest

from desk import Desk
from newslint.checks.article import Article
from newslint.checks.duplicates import Duplicates, Escalation
from newslint.checks.facts import Clash, Fact, Group
from newslint.checks.forms import Family
from newslint.checks.habits import Habits
from newslint.checks.name_spellings import NameSpellings
from newslint.checks.near_duplicates import NearDuplicates, difference
from newslint.checks.skeletons import distance, skeleton
from newslint.diagnostics import Place
from newslint.document import Document
from newslint.reading import Reading
from newslint.text import Position, Prose, Span

PLACE = Place(Span(0, 4), Position(1, 1), Position(1, 5))
START = date(2026, 1, 5)  # a Monday


def day(number: int) -> str:
    return (START + timedelta(number)).isoformat()


def told(clashes: Iterable[Clash]) -> list[str]:
    return sorted(clash.fact.path for clash in clashes)


@pytest.fixture
def archive(desk: Desk) -> Desk:
    """Return a desk with the shipped rules, whose archive is `content`."""
    desk.config("articles: ['content/**/*.md']\n", packs="[newsroom]")
    return desk


def found(archive: Desk, rule: str, *asked: str) -> list[str]:
    """Return `path level` of what one rule finds."""
    ran = archive.rules_found("--select", rule, *asked)
    return [line.replace(f" {rule}", "") for line in ran]


# Headlines that come back


def dated(days: Sequence[int | None]) -> Group:
    dates = ["" if number is None else day(number) for number in days]
    numbered = zip(count(), dates, strict=False)
    return Group([Fact(f"{n:02}.md", ("k",), "Letters", PLACE, when) for n, when in numbered])


@pytest.mark.parametrize(
    "days",
    [
        (0, 1, 2, 3, 4),
        (0, 1, 2, 3, 4, 7, 8, 9, 10, 11),  # every working day
        (0, 7, 14),
        (0, 7, 14, 28, 35),  # one was left out
        (0, 6, 14, 22, 28),  # early and late by a day
        (0, 14, 28, 42),
        (0, 31, 59, 90, 120, 151),  # the fifth of the month
        (0, 28, 56, 91, 119, 147, 182),  # the first Monday
        (0, 7, 14, 700, 707, 714),  # after a long pause
        (0, 7, 14, 300),
    ],
)
def test_a_headline_that_comes_back_regularly_is_no_duplicate(days: Sequence[int]) -> None:
    check = Duplicates("headline", "archive", recurring=True)
    assert told(check.conclude([dated(days)])) == []
    assert len(told(Duplicates("headline", "archive").conclude([dated(days)]))) == len(days)


@pytest.mark.parametrize(
    ("days", "odd"),
    [
        ((0, 7), (0, 1)),  # two are no series
        ((0, 3, 19), (0, 1, 2)),
        ((0, 0, 0), (0, 1, 2)),
        ((None, None, None), (0, 1, 2)),
        ((0, 7, 14, None), (3,)),
        ((0, 7, 14, 14, 21), (2, 3)),  # which of the two is too many, nobody knows
        ((0, 7, 14, 21, 24), (4,)),
        ((0, 7, 14, 15, 21), (2, 3)),
        ((0, 700, 1400), (0, 1, 2)),
    ],
)
def test_what_is_out_of_a_series_is_told(days: Sequence[int | None], odd: Sequence[int]) -> None:
    check = Duplicates("headline", "archive", recurring=True)
    assert told(check.conclude([dated(days)])) == [f"{number:02}.md" for number in odd]


def test_two_issues_on_one_day_weigh_more() -> None:
    check = Duplicates("headline", "archive", recurring=True, escalate=Escalation(7, "error"))
    assert {clash.level for clash in check.conclude([dated((0, 7, 14, 14))])} == {"error"}


def test_a_long_series_takes_no_time() -> None:
    check = Duplicates("headline", "archive", recurring=True)
    assert told(check.conclude([dated(range(0, 21_000, 7))])) == []


def test_a_series_stands_in_articles_too(archive: Desk) -> None:
    for number in (0, 7, 14, 15):
        text = f"---\ntitle: The week in court\ndate: {day(number)}\n---\n\nText.\n"
        archive.file(f"content/{number:02}.md", text)
    rule = "headlines/same-as-another"
    assert found(archive, rule) == ["content/14.md error", "content/15.md error"]
    assert found(archive, rule, "content/07.md") == []


@pytest.mark.parametrize("title", ["Letters: the bridge", "LETTERS: THE BRIDGE"])
def test_a_star_allows_all_that_begin_so(archive: Desk, title: str) -> None:
    for name in "ab":
        archive.file(f"content/{name}.md", f"# {title}\n\nText {name}.\n")
        archive.file(f"content/{name}2.md", f"# More {title}\n\nText {name}.\n")
    wanted = ["content/a2.md warning", "content/b2.md warning"]
    assert found(archive, "headlines/same-as-another") == wanted


# Headlines that are nearly the same


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        ("a b c d e", "a b x d e", ("c", "x")),
        ("a b c d e", "a b c d", ("e",)),
        ("b c d", "a b c d", ("a",)),
        ("a a b", "a a a b", ("a",)),
        ("a b c d e", "e d c b a", ()),
        ("a b c d", "a x c y", None),
        ("a b c d", "b c x a", None),
        ("a b c", "a b c d e", None),
    ],
)
def test_what_two_headlines_differ_in(one: str, other: str, unlike: tuple[str, ...] | None) -> None:
    assert difference(one.split(), other.split()) == unlike
    assert sorted(difference(other.split(), one.split()) or ()) == sorted(unlike or ())


NEARLY = "headlines/nearly-same-as-another"


def test_nearly_the_same_headline_is_told_once_with_the_other(archive: Desk) -> None:
    archive.file("content/a.md", "# Harbor bridge closes for nine days\n\nText.\n")
    archive.file("content/b.md", "# Harbor bridge closed for nine days\n\nText.\n")
    archive.file("content/c.md", "# For nine days, harbor bridge closes\n\nText.\n")
    assert found(archive, NEARLY) == [f"content/{name}.md suggestion" for name in "abc"]
    out = archive.check("--select", NEARLY, "content/b.md").out
    assert "“content/a.md” has nearly this headline: “Harbor bridge closes for nine days”." in out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbor bridge closes for nine days", "“Harbor Bridge Closes for Nine Days.”"),
        ("Harbor bridge closes for 9 days", "Harbor bridge closes for 11 days"),
        ("Harbor bridge closes on Monday", "Harbor bridge closes on Friday"),
        ("Harbor bridge plan: part one", "Harbor bridge plan: part two"),
        ("Bridge closes again", "Bridge closed again"),
        ("Letters: the harbor bridge again", "Letters: the harbor bridges again"),
        ("Harbor bridge closes for nine days", "Harbor bridge opens after nine days"),
    ],
)
def test_the_same_a_series_a_short_or_another_headline_is_not(
    archive: Desk, one: str, other: str
) -> None:
    archive.file("content/a.md", f"# {one}\n\nText.\n")
    archive.file("content/b.md", f"# {other}\n\nText.\n")
    assert found(archive, NEARLY) == []


def headlines(*titles: str, number: int = 0) -> Group:
    facts = [
        Fact(f"{n}.md", ("k",), title, PLACE, form=title, number=number)
        for n, title in enumerate(titles)
    ]
    return Group(facts)


def test_many_headlines_with_a_place_for_a_word_are_a_series() -> None:
    check = NearDuplicates()
    names = ("Red", "Blue", "Green", "Black")
    titles = [f"The {name} beat the others again" for name in names]
    assert told(check.conclude([headlines(*titles[:3])])) == ["0.md", "1.md", "2.md"]
    assert told(check.conclude([headlines(*titles)])) == []


def test_articles_that_meet_under_many_keys_are_told_once() -> None:
    group = headlines("The bridge is closed today", "Closed today, the bridge is")
    assert len(list(NearDuplicates().conclude([group] * 6))) == 2


# Slugs and addresses


SLUG = "headlines/same-slug-as-another"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("slug: bridge", "slug: Bridge"),
        ("guid: 4f-2", "id: 4f-2"),
        ("permalink: /news/bridge/", "url: /news/bridge"),
        ("aliases: [/a, /b]", "redirect_from: /b"),
        ("aliases: [/b]", "aliases: [/a, /b]"),
    ],
)
def test_what_names_one_article_cannot_name_two(archive: Desk, one: str, other: str) -> None:
    archive.file("content/2026/a.md", f"---\n{one}\n---\n\nText.\n")
    archive.file("content/2027/b.md", f"---\n{other}\n---\n\nOther text.\n")
    both = ["content/2026/a.md warning", "content/2027/b.md warning"]
    assert found(archive, SLUG) == both


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("content/b.md", "slug: bridge", "id: bridge"),
        ("content/b.md", "slug: ''", "slug: ''"),
        ("content/b.md", "permalink: /:year/:title/", "permalink: /:year/:title/"),
        ("content/sport/b.md", "slug: bridge", "slug: bridge"),
        ("content/b.fr.md", "slug: bridge", "slug: bridge"),
        ("content/fr/b.md", "id: 7", "id: 7"),
        ("content/b.md", "id: 7", "id: 7\nlang: fr"),
        ("content/b.md", "id: 7", "title: Seven"),
    ],
)
def test_what_may_stand_in_two_articles(archive: Desk, name: str, one: str, other: str) -> None:
    archive.file("content/a.md", f"---\n{one}\naliases: [/x, /x]\n---\n\nText.\n")
    archive.file(name, f"---\n{other}\n---\n\nOther text.\n")
    assert found(archive, SLUG) == []


def test_bundles_of_one_folder_are_compared(archive: Desk) -> None:
    for name in "ab":
        archive.file(f"content/{name}/index.md", f"---\nslug: x\n---\n\nText {name}.\n")
    out = archive.check("--select", SLUG, "content/a/index.md").out
    assert "“content/b/index.md” has “x” too; of two articles with one “slug”" in out


# Paragraphs and bodies


BODY, PARAGRAPH = "duplication/same-body-as-another", "duplication/same-paragraph-as-another"
PLACES = ("harbor", "mill", "school", "market", "station", "park", "tower", "river", "hall", "road")


def sentence(number: int) -> str:
    first, second = PLACES[number % 10], PLACES[number // 10 % 10]
    return f"The {first} near the {second} opened in the year {1900 + number}."


def paragraph(number: int) -> str:
    """Return a paragraph of some thirty words that has no sentence of another number."""
    return " ".join(sentence(3 * number + one) for one in range(3))


def body(numbers: Iterable[int]) -> str:
    return "\n\n".join(map(paragraph, numbers))


def articles(archive: Desk, **bodies: str) -> None:
    for name, text in bodies.items():
        archive.file(f"content/{name}.md", f"# About {name}\n\n{text}\n")


def test_a_body_that_was_edited_is_the_same_body(archive: Desk) -> None:
    edited = body(range(12)).replace("opened", "was opened", 9)
    articles(archive, a=body(range(12)), b=f"{edited}\n\nMore.", c=body(range(50, 62)))
    assert found(archive, BODY) == ["content/a.md warning", "content/b.md warning"]
    assert found(archive, PARAGRAPH) == []
    out = archive.check("--select", BODY, "content/a.md").out
    assert "“content/b.md” has the same text" in out


@pytest.mark.parametrize("shared", range(13))
def test_half_of_the_shorter_body_is_enough(archive: Desk, shared: int) -> None:
    """Long and short articles are compared by the sentences that are in the samples of both."""
    articles(archive, a=body(range(12)), b=body([*range(shared), *range(100, 190)]))
    bodies, paragraphs = found(archive, BODY), found(archive, PARAGRAPH)
    if shared >= 9:
        assert len(bodies) == 2
    if shared <= 3:
        assert bodies == []
    assert len(paragraphs) == (0 if bodies else 2 * shared)


def test_three_sentences_are_the_least_that_makes_a_body(archive: Desk) -> None:
    short = f"{sentence(1)} {sentence(2)}"
    articles(archive, a=short, b=short)
    assert found(archive, BODY) == []
    articles(archive, a=f"{short} {sentence(3)}", b=f"{short} {sentence(3)}")
    assert len(found(archive, BODY)) == 2


def test_a_paragraph_of_another_article_is_told_with_it(archive: Desk) -> None:
    articles(archive, a=body([1, 2, 3, 4, 99]), b=body([5, 6, 7, 99, 8, 9]), c=body(range(20, 25)))
    both = ["content/a.md suggestion", "content/b.md suggestion"]
    assert found(archive, PARAGRAPH) == both
    assert found(archive, BODY) == []


def test_a_paragraph_at_the_end_of_both_is_a_line_about_the_author(archive: Desk) -> None:
    articles(archive, a=body([*range(10), 99]), b=body([*range(20, 30), 99]))
    assert found(archive, PARAGRAPH) == []
    articles(archive, c=body([*range(30, 35), 99, *range(35, 40)]))
    assert len(found(archive, PARAGRAPH)) == 3


@pytest.mark.parametrize(("number", "told"), [(10, 10), (11, 0)])
def test_what_stands_in_many_articles_is_boilerplate(archive: Desk, number: int, told: int) -> None:
    bodies = {f"a{n}": body([99, *range(10 * n, 10 * n + 6)]) for n in range(number)}
    articles(archive, **bodies)
    assert len(found(archive, PARAGRAPH)) == told


def test_a_body_in_many_articles_is_no_pair(archive: Desk) -> None:
    articles(archive, **{f"a{n}": body([*range(4), 10 + n]) for n in range(11)})
    assert found(archive, BODY) == found(archive, PARAGRAPH) == []


def test_a_credit_excuses_a_paragraph(archive: Desk) -> None:
    credit = f"{paragraph(99)} Follow the author."
    articles(archive, a=f"{credit}\n\n{body(range(6))}", b=f"{credit}\n\n{body(range(10, 16))}")
    assert found(archive, PARAGRAPH) == []


def test_marks_and_case_make_no_other_paragraph(archive: Desk) -> None:
    plain = f"{paragraph(99)} It isn't “new” – not at all."
    dressed = f'{paragraph(99).upper()} It isn’t "new" -- not at all!'
    articles(archive, a=f"{plain}\n\n{body(range(6))}", b=f"{dressed}\n\n{body(range(10, 16))}")
    assert len(found(archive, PARAGRAPH)) == 2


def test_other_scripts_are_compared_too(archive: Desk) -> None:
    text = " ".join(f"слово{'абвгдежзик'[n % 10]}{n}" for n in range(30)) + "."
    other = text.replace("слово", "снова")
    articles(archive, a=f"{text}\n\nA.\n\nB.", b=f"{text}\n\nC.\n\nD.", c=f"{other}\n\nE.\n\nF.")
    assert len(found(archive, PARAGRAPH)) == 2


def test_what_two_long_articles_share_takes_no_time(archive: Desk) -> None:
    """Each paragraph leads to a row that holds all paragraphs of an article: it is read once."""
    for name, numbers in (("a", range(1500)), ("b", range(1499, -1, -1))):
        archive.file(f"content/{name}.md", f"# Day {name}\n\n{body(numbers)}")
    archive.check("--select", PARAGRAPH, "--fail-on", "never")
    start = time.process_time()
    archive.check("--select", PARAGRAPH, "--fail-on", "never")
    assert time.process_time() - start < 3


def test_other_scripts_are_compared_by_their_letters_wherever_they_stand(archive: Desk) -> None:
    text = " ".join(f"слово{letter}" for letter in "абвгдежзиклмнопрстуфхцчшщэюя") + "."
    other = text.replace("слово", "снова")
    within = [f"{body(range(n, n + 3))}\n\n{{}}\n\n{body(range(n + 4, n + 8))}" for n in (0, 10)]
    articles(archive, a=within[0].format(text), b=within[1].format(other))
    assert found(archive, PARAGRAPH) == []
    articles(archive, c=f"{text}\n\nДа.\n\nНет.")
    assert found(archive, PARAGRAPH) == ["content/a.md suggestion", "content/c.md suggestion"]


# The habits of an archive


HABIT = "abbreviations/unlike-the-archive"


def habitual(archive: Desk, text: str, number: int = 20) -> None:
    for n in range(number):
        archive.file(f"content/b{n:02}.md", text)


def test_the_odd_article_is_told_once_with_the_habit_and_three_that_have_it(archive: Desk) -> None:
    habitual(archive, "The UN met. He met Mrs. Moss.\n")
    archive.file("content/a.md", "It began.\n\nThe U.N. met, and the U.N. left. Ms Reed stayed.\n")
    (first, second) = archive.check("--select", HABIT).out.splitlines()
    assert first == (
        "content/a.md:3:5: suggestion: “U.N.” here, but “UN” in 95 % of the 21 articles that have"
        f" the word. [{HABIT}]"
    )
    assert "“Ms” here, but “Ms.” in 95 %" in second
    full = archive.run("check", "--select", HABIT, "content/a.md").out
    assert all(f"content/b0{n}.md" in full for n in range(3))
    assert "content/b03.md" not in full
    assert found(archive, HABIT, "content/b00.md") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The U.N. met.\n", 18),  # too few to be a habit
        ("The UN met, then the U.N. left.\n", 20),  # mixed, which is another rule's
        ("# The U.N. met\n\nIt did.\n", 20),
        ("“The U.N. met,” he said.\n", 20),
        ("---\nlang: fr\n---\n\nThe U.N. met.\n", 20),
    ],
)
def test_what_is_no_odd_form(archive: Desk, text: str, number: int) -> None:
    habitual(archive, "The UN met.\n", number)
    archive.file("content/a.md", text)
    assert found(archive, HABIT) == []


def test_two_habits_are_none(archive: Desk) -> None:
    habitual(archive, "The UN met.\n", 30)
    for n in range(2):
        archive.file(f"content/a{n}.md", "The U.N. met.\n")
    assert found(archive, HABIT) == []


def test_the_share_that_is_told_is_never_rounded_up() -> None:
    def fact(n: int) -> Fact:
        form = "US" if n == 0 else "U.S."
        return Fact(f"{n:04}", ("x",), form, PLACE, form=form, detail=("x", "0", ""))

    check = Habits({"x": Family(("U.S.", "US"))})
    (clash,) = check.conclude([Group([fact(n) for n in range(1000)])])
    assert clash.slots == {"kept": "U.S.", "share": "99", "articles": "1000"}
    assert [other.path for other in clash.others] == ["0001", "0002", "0003"]


# Names


NAME = "names/unlike-the-archive"


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("Reed", "Reed", 0),
        ("Reed", "Read", 1),
        ("Jon", "John", 1),
        ("Brian", "Brain", 1),
        ("Zelenskyy", "Zelenskiy", 1),
        ("Lind", "Moss", 4),
        ("", "Ann", 3),
    ],
)
def test_how_many_letters_two_spellings_differ_by(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy"),
        ("Sara", "Sarah"),
        ("Stephen", "Steven"),
        ("Katherine", "Catharine", "Kathryn"),
        ("Nicolás", "Nicolas", "Nicholas"),
        ("McConnell", "Mcconnel"),
        ("Micheal", "Michael"),
    ],
)
def test_spellings_of_one_name_meet(spellings: Sequence[str]) -> None:
    assert len(set(map(skeleton, spellings))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Smith", "Schmidt"), ("Ann", "Nan"), ("Reed", "Reeves")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("Stephen Lindqvist", "Steven Lindqvist"),
        ("Stephen Lindqvist", "Stephen Lindquist"),
        ("Stephen P. Lindqvist", "Stephen Lindqvst"),
    ],
)
def test_the_odd_spelling_of_a_name_is_told(archive: Desk, usual: str, odd: str) -> None:
    habitual(archive, f"The mayor is {usual}, of course.\n", 10)
    archive.file("content/a.md", f"It began.\n\n{odd}’s plan failed. So did {odd}.\n")
    (line,) = archive.check("--select", NAME).out.splitlines()
    known = usual.replace("P. ", "")
    assert line == (
        f"content/a.md:3:1: suggestion: “{odd}” here, but “{known}” in 90 % of the 11 articles that"
        f" have the name. [{NAME}]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Then Oyvind Lindqvist spoke.\n",  # whether that is a person, nothing tells
        "Alan Lindquist is another.\n",
        "“Stephen Lindquist,” she wrote.\n",
        "STEPHEN LINDQUIST spoke.\n",
        "Stephen Lindqvist spoke. Stephen\n\nLindquist did not.\n",
    ],
)
def test_what_is_no_other_spelling(archive: Desk, text: str) -> None:
    habitual(archive, "The mayor is Stephen Lindqvist. President Eyvind Lindqvist said so.\n", 10)
    archive.file("content/a.md", text)
    assert found(archive, NAME) == []


@pytest.mark.parametrize("text", ["President Evvind Moss spoke.\n", "It is, said Evvind Moss.\n"])
def test_a_title_or_a_verb_tells_a_person(archive: Desk, text: str) -> None:
    habitual(archive, "Eyvind Moss, who was late, spoke. Then Eyvind Moss said no.\n", 10)
    archive.file("content/a.md", text)
    assert found(archive, NAME) == ["content/a.md suggestion"]


@pytest.mark.parametrize("text", ["A" * 200_000, "Ada " * 50_000, "Ada Moss, " * 20_000])
def test_a_long_line_of_capitals_takes_no_time(text: str) -> None:
    document = Document("a.md", text, [("paragraph", Prose.verbatim(text, 0, len(text)))])
    article = Article(Reading(document), frozenset({"paragraph"}), "include")
    assert len(list(NameSpellings(("Ada",)).facts(article))) <= 1


def names(**articles: int) -> Group:
    forms = [name.replace("_", " ") for name, number in articles.items() for _ in range(number)]
    return Group([Fact(f"{n:03}", ("k",), f, PLACE, form=f) for n, f in enumerate(forms)])


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        ({"John_Reed": 19, "John_Reid": 1}, 1),
        ({"John_Reed": 18, "John_Reid": 1}, 0),  # too few
        ({"John_Reed": 30, "John_Reid": 2}, 0),  # there are two of them
        ({"John_Reed": 40, "Jon_Reed": 1, "John_Reid": 1}, 2),
        ({"Dan_Moss": 40, "Don_Moss": 1}, 0),  # two given names
        ({"John_Moss": 40, "Jon_Moss": 1}, 1),
        ({"John_Lindqvist": 40, "John_Lindaquest": 1}, 0),  # too many letters
    ],
)
def test_one_is_a_slip_and_two_are_two_people(forms: dict[str, int], told: int) -> None:
    check = NameSpellings(
        ("John", "Jon", "Dan", "Don"), alike=(("Jon", "John"),), least_articles=19
    )
    assert len(list(check.conclude([names(**forms)]))) == told
