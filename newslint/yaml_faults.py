"""What YAML's reader objects to, in words for whoever wrote the file, and where that stands."""

from newslint.annotations import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

_QUOTE = "put the whole value in quotation marks"
_CAUSES = {
    "mapping values are not allowed": (
        f"a colon and a space inside a value, or a line indented too far; {_QUOTE}"
    ),
    "found unexpected end of stream": "a quotation mark that opens here is never closed",
    "found unexpected document indicator": "a quotation mark that opens here is never closed",
    "did not find expected ',' or ']'": (
        "the list that opens here is not closed by ], or lacks a comma between two of its parts"
    ),
    "did not find expected ',' or '}'": (
        "the brace that opens here is not closed by }, or lacks a comma between two of its parts"
    ),
    "did not find expected node content": "this bracket closes what nothing opens",
    "found a tab character": "a tab begins the line; indent with spaces",
    "found unknown escape character": (
        "a backslash between double marks; write it twice, or use single marks"
    ),
    "found undefined alias": f"a value may not begin with an asterisk; {_QUOTE}",
    "did not find expected alphabetic": f"a value may not begin with * or &; {_QUOTE}",
    "block sequence entries are not allowed": f"a value may not begin with a dash; {_QUOTE}",
    "could not find expected ':'": "this line is neither `key: value` nor indented below one",
    "did not find expected key": (
        "this does not fit here: text after a closing quotation mark, or odd indentation"
    ),
    "did not find expected '-' indicator": "this line is no item of the list above it",
}
_OPENED = ("end of stream", "document indicator", "',' or", "expected ':'", "alphabetic")
"""Faults at which libyaml stops long after they begin; what they began is the place to look at."""


def fault_of(error: "yaml.MarkedYAMLError", text: str) -> tuple[str, Any]:
    """Return what is wrong with a text, and YAML's mark of the place, None where it has none.

    Of a fault that hardly anybody makes it is said what YAML's reader says.
    """
    problem = str(error.problem or error.context)
    mark = error.problem_mark or error.context_mark
    if any(words in problem for words in _OPENED) and error.context_mark is not None:
        mark = error.context_mark
    cause = next((words for known, words in _CAUSES.items() if known in problem), problem)
    if "cannot start any token" in problem and mark is not None:
        letter = text[mark.index : mark.index + 1].replace("\t", "tab")
        cause = f"a value may not begin with {letter}; {_QUOTE}"
    return cause, mark
