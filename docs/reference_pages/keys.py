"""The pages of keys: those of a rule, and those of `.newslint.yml`."""

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.changes import CHANGEABLE
from newslint.document import FRONT_MATTER_KEYS, KINDS
from newslint.messages import SLOTS
from newslint.options import keys_of
from newslint.rulefiles import Amends, RuleKeys
from newslint.rulemaking import TOPICS
from newslint.schemas import schemas
from reference_pages.check_types import keys_table
from reference_pages.markdown import code, plain, table
from reference_pages.shipped import Shipped


def rule_keys() -> Iterator[str]:
    """Yield the page of the keys that a rule file and every rule in it may have."""
    yield "# Keys of a rule\n\n## A file\n"
    file = schemas(())["rules.schema.json"]
    yield from _described(file["properties"])
    yield "\n## Every rule\n\nBeside the keys of its [check type](check-types.md):\n"
    yield from keys_table(keys_of(RuleKeys))
    examples = file["properties"]["rules"]["items"]["properties"]["examples"]
    yield f"\n`examples`: {plain(examples['description'])}\n"
    for shape in examples["items"]["anyOf"]:
        yield from _described(shape["properties"])
    yield "\n## amends\n"
    yield from keys_table(keys_of(Amends))
    yield "\n## Topics\n\nA rule’s id begins with one of these: "
    yield f"{', '.join(map(code, TOPICS))}. The last is kept for newslint’s own reports.\n"
    yield f"\n## Kinds of block\n\nFor `scope`: {', '.join(map(code, KINDS))}.\n"
    yield "\n## Messages\n\nEvery message may use:\n"
    yield from table(
        ["placeholder", "stands for"], ([code(f"{{{s}}}"), plain(w)] for s, w in SLOTS.items())
    )


def configuration(offered: Shipped) -> Iterator[str]:
    """Yield the page of the keys of `.newslint.yml`."""
    schema = schemas(offered.checks.values())["newslint.schema.json"]
    yield "# Keys of .newslint.yml\n\n[Configuration](../configuration.md) shows them at work.\n"
    rules = {"rules": schema["$defs"]["rules"]}
    yield from _described({**schema["properties"], **rules})
    yield "\n## rules\n\nOf a rule, or of all that a glob matches, a level (`error`, `warning`, "
    yield "`suggestion` or `off`), or a mapping with `level`, the keys of its "
    yield "[check type](check-types.md), and these:\n"
    yield from keys_table(key for key in keys_of(RuleKeys) if key.name in CHANGEABLE)
    yield "\nA list replaces that of the rule; `{add: […]}` and `{remove: […]}` amend it. Mappings "
    yield "merge by key.\n\n## overrides\n"
    yield from _described(schema["properties"]["overrides"]["items"]["properties"])
    yield "\n## front-matter\n\nThe keys that newslint reads where nothing is said:\n"
    yield from table(
        ["role", "keys"],
        ([code(r), ", ".join(map(code, keys))] for r, keys in FRONT_MATTER_KEYS.items()),
    )


def _described(properties: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield a table of the keys of a schema."""
    yield from table(
        ["key", "default", "meaning"],
        (
            [code(name), _default(schema.get("default")), plain(schema.get("description", ""))]
            for name, schema in properties.items()
        ),
    )


def _default(value: object) -> str:
    if isinstance(value, list | tuple):
        return code(f"[{', '.join(map(str, value))}]") if value else ""
    return code(str(value)) if value else ""
