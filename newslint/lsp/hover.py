"""What a rule wants and why, for whoever points at its finding."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from newslint.errors import UserError
from newslint.lsp.desk import Desk
from newslint.plans import Rule
from newslint.rulefiles import Example, Pack, read_rule_file

BAD, GOOD = 1, 2
"""How many examples of each kind are shown."""


def page(desk: Desk, rule_id: str) -> str:
    """Return why a rule is there and examples of it as Markdown, "" of one that there is not."""
    rules = [rule for rule in desk.work.session.rulebook.rules if rule.id == rule_id]
    return "\n\n".join(_parts(rules[0], _examples(desk, rules[0]))) if rules else ""


def _parts(rule: Rule, examples: list[Example]) -> Iterator[str]:
    yield f"**{rule.id}** (pack {rule.pack})"
    yield " ".join(rule.why.split())
    for title, good, most in (("Reported, where [[…]] stands:", False, BAD), ("Fine:", True, GOOD)):
        chosen = [one for one in examples if one.good == good][:most]
        yield from (title, *map(_shown, chosen)) if chosen else ()
    yield f"<{rule.link}>" if rule.link else f"`newslint rules {rule.id}` says more."


def _shown(example: Example) -> str:
    """Return an example as it stands in its file."""
    files = example.files.items()
    texts = [f"{name}:\n{text}" if len(files) > 1 else text for name, text in files]
    if example.fixed is not None:
        texts.append(f"which becomes\n{example.fixed}")
    inside = "\n\n".join(text.strip("\n") for text in texts)
    return f"~~~~text\n{inside}\n~~~~"


def _examples(desk: Desk, rule: Rule) -> list[Example]:
    """Return the examples of a rule from the file that defines it."""
    path = desk.work.places.on_disk(rule.origin.rpartition(":")[0])
    try:
        pack = _read(path, Path(path).stat().st_mtime_ns)
    except (OSError, UserError):  # it was mended or taken away meanwhile
        return []
    return [example for one in pack.definitions if one.id == rule.id for example in one.examples]


@lru_cache(maxsize=32)
def _read(path: str, _: int) -> Pack:
    return read_rule_file(Path(path), path)
