"""What a rule says: its message, and more where there is more than one."""

import pytest

from desk import RULES, Desk

MORE = {
    "wording/plain": "There are {findings} such words.\n  report: document",
    "spelling/adviser": "That stands {count} times.",
    "headlines/same-as-another": "So have {count} articles.",
}
"""What the rules of the desk say of more than one."""


def with_more(rules: str) -> str:
    for rule_id, more in MORE.items():
        rules = rules.replace(f"- id: {rule_id}\n", f"- id: {rule_id}\n  more: {more}\n")
    return rules.replace("“{kept}” {count} times.", "“{kept}” elsewhere.")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.file("desk/rules.yml", with_more(RULES))
    return desk


def messages(desk: Desk, *articles: str) -> list[str]:
    for number, text in enumerate(articles):
        desk.file(f"{number}.md", text)
    lines = desk.check("--fail-on", "never", ".").out.splitlines()
    return [line.partition(": ")[2].partition(": ")[2].rpartition(" [")[0] for line in lines]


def test_of_one_the_message_is_all(desk: Desk) -> None:
    assert messages(desk, "They utilise it.") == ["Write “use”, not “utilise”."]


def test_of_several_their_number_follows(desk: Desk) -> None:
    found = messages(desk, "They utilise it. We utilise it.")
    assert found == ["Write “use”, not “utilise”. There are 2 such words."]


def test_what_a_check_counts_is_a_number_too(desk: Desk) -> None:
    assert messages(desk, "One adviser, one advisor.") == ["“advisor” here, “adviser” elsewhere."]
    assert messages(desk, "One adviser, an adviser, one advisor.") == [
        "“advisor” here, “adviser” elsewhere. That stands 2 times."
    ]


def test_so_is_the_number_of_the_other_articles(desk: Desk) -> None:
    two = messages(desk, "# Vote", "# Vote")
    assert two == ["“1.md” has this headline too.", "“0.md” has this headline too."]
    three = messages(desk, "# Vote", "# Vote", "# Vote")
    assert three[0] == "“1.md” has this headline too. So have 2 articles."


class TestChanged:
    def test_a_message_of_the_desks_own_says_no_more(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {message: Hm.}}")
        assert messages(desk, "They utilise it. We utilise it.") == ["Hm."]

    def test_unless_the_desk_says_what(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {message: Hm., more: '{count} times.'}}")
        assert messages(desk, "They utilise it. We utilise it.") == ["Hm. 2 times."]

    def test_or_that_no_more_is_said(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {more: ''}}")
        found = messages(desk, "They utilise it. We utilise it.")
        assert found == ["Write “use”, not “utilise”."]

    def test_what_more_is_said_changes_alone(self, desk: Desk) -> None:
        desk.config("rules: {wording/plain: {more: '{count} times.'}}")
        found = messages(desk, "They utilise it. We utilise it.")
        assert found == ["Write “use”, not “utilise”. 2 times."]


class TestAmended:
    @pytest.fixture
    def gazette(self, desk: Desk) -> Desk:
        desk.config(packs="[desk, gazette]")
        return desk

    def amend(self, desk: Desk, keys: str) -> None:
        rule = "pack: gazette\nhouse: The Gazette\nrules:\n- id: wording/gazette-plain\n"
        desk.file("gazette/gazette.yml", f"{rule}  amends: {{rule: wording/plain}}\n{keys}")

    def test_an_amendment_says_what_the_rule_says(self, gazette: Desk) -> None:
        self.amend(gazette, "  level: error\n")
        found = messages(gazette, "They utilise it. We utilise it.")
        assert found == ["Write “use”, not “utilise”. There are 2 such words."]

    def test_or_what_its_own_message_says_and_no_more(self, gazette: Desk) -> None:
        self.amend(gazette, "  message: “{house} writes “{fix}”.”\n")
        found = messages(gazette, "They utilise it. We utilise it.")
        assert found == ["“The Gazette writes “use”.”"]
