"""Globs over paths."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.globs import Globs


@pytest.mark.parametrize(
    ("glob", "matching", "others"),
    [
        ("a.md", ["a.md"], ["b/a.md", "a.mdx", "xa.md", "a-md"]),
        ("./a.md", ["a.md"], ["b/a.md"]),
        ("*.md", ["a.md", ".md"], ["b/a.md", "a.md/b"]),
        ("**/*.md", ["a.md", "b/a.md", "b/c/a.md"], ["a.txt", "b/c"]),
        ("content/**", ["content/a.md", "content/b/c.md"], ["content", "other/content/a.md"]),
        ("content", ["content", "content/a.md", "content/b/c.md"], ["contents/a.md"]),
        ("**/drafts", ["drafts/a.md", "b/drafts/a.md"], ["drafts.md"]),
        ("content/", ["content/a.md", "content/b/c.md"], ["content", "contents/a.md"]),
        ("content/**/*.md", ["content/a.md", "content/b/c/d.md"], ["content.md", "xcontent/a.md"]),
        ("content/*/a.md", ["content/b/a.md"], ["content/a.md", "content/b/c/a.md"]),
        ("a?.md", ["ab.md", "aé.md"], ["a.md", "abc.md", "a/.md"]),
        ("*.{md,html}", ["a.md", "a.html"], ["a.txt", "a.{md,html}", "a.md,html"]),
        ("{a,b/**}/c.md", ["a/c.md", "b/x/c.md"], ["c/c.md", "b"]),
        ("a{,b}.md", ["a.md", "ab.md"], ["abb.md"]),
        ("a+(b).md", ["a+(b).md"], ["aab.md", "ab.md"]),
        ("a{b.md", ["a{b.md"], ["ab.md"]),
        ("a[b].md", ["a[b].md"], ["ab.md"]),
        ("archive-20??/**", ["archive-2009/a.md"], ["archive-209/a.md"]),
        ("*", ["a", "a.md"], ["a/b", ""[:0] + "a/"]),
        ("**", ["a", "a/b/c"], []),
    ],
)
def test_a_glob_matches_whole_paths(glob: str, matching: list[str], others: list[str]) -> None:
    globs = Globs([glob])
    assert [path for path in matching if not globs.match(path)] == []
    assert [path for path in others if globs.match(path)] == []


def test_one_of_several_is_enough_and_none_matches_nothing() -> None:
    assert Globs(["a/**", "*.md"]).match("b.md")
    assert not Globs(["a/**", "*.md"]).match("b/c.md")
    assert not Globs([]).match("a.md")
    assert not Globs([""]).match("a.md")


names = st.text(alphabet="abé.- +()[]^$|\\", min_size=1, max_size=5)


@given(st.lists(names, min_size=1, max_size=4))
def test_a_path_without_signs_matches_itself_alone(parts: list[str]) -> None:
    path = "/".join(parts)
    if path.startswith("./"):
        return
    assert Globs([path]).match(path) and Globs([path]).match(path + "/z")
    assert not Globs([path]).match(path + "x")
    assert Globs(["**/" + parts[-1]]).match(path)
    assert Globs([parts[0] + "/**"]).match(path + "/z")
    assert Globs([re.sub(r"[^/]", "?", path)]).match(path)


@given(st.text(alphabet="ab/*?{},.\\", max_size=12), st.text(alphabet="ab/,.{}", max_size=12))
def test_no_glob_is_an_error(glob: str, path: str) -> None:
    assert Globs([glob]).match(path) in (True, False)
