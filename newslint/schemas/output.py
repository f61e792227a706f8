"""The schemas of the JSON that other programs read."""

from newslint.annotations import get_args
from newslint.attribution import How
from newslint.diagnostics import LEVELS
from newslint.quotations.kinds import QuotationKind
from newslint.schemas.shapes import DRAFT, Schema, whole

COUNT: Schema = {"type": "integer", "minimum": 0}
FROM_ONE: Schema = {"type": "integer", "minimum": 1}
STRING: Schema = {"type": "string"}
RULE: Schema = {**STRING, "pattern": "^[a-z]+/[a-z0-9-]+$"}
KNOWN: Schema = {
    **COUNT,
    "description": "How many findings were left out as known, if a baseline was in use.",
}
PLACE: Schema = {
    **whole({"line": FROM_ONE, "column": FROM_ONE, "offset": COUNT}),
    "description": "Lines and columns count from 1, in code points; offsets from 0.",
}
AT: Schema = {"$ref": "#/$defs/place"}
QUOTATION: Schema = {"$ref": "#/$defs/quotation"}


def report() -> Schema:
    """Return the schema of `--output-format json`."""
    counts = ("files", "errors", "warnings", "suggestions", "fixable")
    shape = whole(
        {
            "version": {"const": 1},
            "diagnostics": _listed(_diagnostic()),
            "summary": whole(dict.fromkeys(counts, COUNT)),
        }
    )
    shape["properties"]["summary"]["properties"]["known"] = KNOWN
    shape["properties"]["quotations"] = {
        **_listed(QUOTATION),
        "description": "What was understood of quotations, if --with-quotations asked for it.",
    }
    return _published("A report of newslint", shape)


def quotations() -> Schema:
    """Return the schema of `newslint quotes --output-format json`."""
    shape = whole({"version": {"const": 1}, "quotations": _listed(QUOTATION)})
    return _published("The quotations of articles", shape)


def statistics() -> Schema:
    """Return the schema of `--statistics --output-format json`."""
    counts = ("findings", "errors", "warnings", "suggestions", "fixable", "articles")
    tally = whole({"rule": RULE, **dict.fromkeys(counts, COUNT)})
    summary = whole({"files": COUNT})
    summary["properties"]["known"] = KNOWN
    shape = {"version": {"const": 1}, "statistics": _listed(tally), "summary": summary}
    return _published("How often each rule has a finding", whole(shape))


def _published(title: str, shape: Schema) -> Schema:
    shared = {"place": PLACE, "quotation": _quotation()}
    return {"$schema": DRAFT, "title": title, **shape, "$defs": shared}


def _listed(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _diagnostic() -> Schema:
    edit = whole({"start": AT, "end": AT, "text": STRING})
    fix = whole({"safe": {"type": "boolean"}, "edits": _listed(edit)})
    return whole(
        {
            "path": STRING,
            "rule": RULE,
            "level": {"enum": list(LEVELS)},
            "message": STRING,
            "start": AT,
            "end": AT,
            "fix": {"anyOf": [fix, {"type": "null"}]},
            "related": _listed(whole({"path": STRING, "start": AT, "end": AT, "message": STRING})),
        }
    )


def _quotation() -> Schema:
    """Return the schema of a quotation, whose marks belong to its pieces."""
    perhaps: Schema = {"type": ["string", "null"]}
    piece = whole({"start": AT, "end": AT})
    return whole(
        {
            "path": STRING,
            "kind": {"enum": list(get_args(QuotationKind))},
            "text": STRING,
            "closed": {"type": "boolean"},
            "speaker": perhaps,
            "cue": perhaps,
            "how": {"enum": [*get_args(How), None]},
            "pieces": {"type": "array", "minItems": 1, "items": piece},
            "inside": _listed(QUOTATION),
        }
    )
