"""The pages of the site that are made from what newslint ships: rules, check types, keys, commands.

They are written as Markdown into a folder that Sphinx reads with the other pages, anew for each
build. No word about a rule stands here: it comes from the rule's YAML, and what stands around it
from `newslint rules`.
"""

from collections.abc import Iterator
from pathlib import Path

from reference_pages.check_types import check_types
from reference_pages.commands import commands
from reference_pages.keys import configuration, rule_keys
from reference_pages.lists import rule_pages
from reference_pages.shipped import Shipped, shipped

__all__ = ["shipped", "write"]


def write(offered: Shipped, folder: Path) -> None:
    """Make a folder hold every page and nothing else; what stays the same is not touched."""
    made = {folder / name: text for name, text in _pages(offered)}
    for path in set(folder.rglob("*.md")) - set(made):
        path.unlink()
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def _pages(offered: Shipped) -> Iterator[tuple[str, str]]:
    """Yield the path of each page below the folder, and its Markdown."""
    yield from rule_pages(offered)
    yield "check-types.md", "".join(check_types(offered))
    yield "rule-keys.md", "".join(rule_keys())
    yield "configuration.md", "".join(configuration(offered))
    yield "commands.md", "".join(commands())
