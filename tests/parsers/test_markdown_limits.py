"""No article is too odd or too long: the reader is linear and never fails."""

import time

import pytest

from newslint.parsers.markdown import MarkdownParser

_ODD = ["[", "*", ">", "*a ", "[a](", "![a](", "<", "a<b ", "{{", "{: ", "{{ a }} ", "www.a ", "&",
        '\\"', "<p>\n\n", "> <p>\n\n", "<code>", "<!--", "{% comment %}", '![a](b "', "---\n", "- ",
        "| ", "`", "\n", "a\n", "[^a]: ", "\0"]  # fmt: skip


@pytest.mark.parametrize("odd", _ODD)
def test_time_grows_with_length_alone(odd: str) -> None:
    source = odd * (200_000 // len(odd))
    started = time.process_time()
    MarkdownParser().parse("a.md", source)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("value", ['"', "x", "x ", "[", "'", "{", "- ", "# ", ": ", "\\"])
def test_heads_too(value: str) -> None:
    started = time.process_time()
    for mark, key in (("---", "a: "), ("+++", "a = ")):
        for opening in ("", '"', "'", "[", "|\n  "):
            lines = key + opening + value * (50_000 // len(value))
            MarkdownParser().parse("a.md", f"{mark}\n{lines}\n{mark}\nOne.\n")
            MarkdownParser().parse("a.md", f"{mark}\n{lines}\nOne.\n")
    assert time.process_time() - started < 10


def test_one_long_line_is_one_paragraph() -> None:
    source = "Zoë said so. " * 400_000
    (block,) = MarkdownParser().parse("a.md", source).blocks
    assert block.text == source.strip()
    assert block.prose.span(len(block.text) - 3, len(block.text)).end == len(source) - 1
