"""JSON Schemas for rule files, `.newslint.yml` and the JSON output, for editors and programs.

`python -m newslint.schemas FOLDER` writes them, with the check types of the plugins that are
installed.
"""

import json
from collections.abc import Iterable

from newslint.annotations import TYPE_CHECKING
from newslint.schemas.configuration import configuration
from newslint.schemas.output import quotations, report, statistics
from newslint.schemas.rules import rule_files
from newslint.schemas.shapes import Schema

if TYPE_CHECKING:
    from newslint.checks.base import Check


def schemas(checks: Iterable[type["Check"]]) -> dict[str, Schema]:
    """Return every schema by the name of its file."""
    types = sorted(checks, key=lambda check: check.name)
    return {
        "rules.schema.json": rule_files(types),
        "newslint.schema.json": configuration(types),
        "report.schema.json": report(),
        "quotations.schema.json": quotations(),
        "statistics.schema.json": statistics(),
    }


def as_text(schema: Schema) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
