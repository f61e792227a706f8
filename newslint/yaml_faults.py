"""What YAML's reader objects to, in words for people who write none but this."""

import yaml

WORDS = {
    "did not find expected alphabetic or numeric character": (
        "a text that begins with * or & must stand in quotation marks"
    ),
    "found character that cannot start any token": (
        "a text that begins with this character must stand in quotation marks"
    ),
    "mapping values are not allowed in this context": (
        "no key may stand here; put a text with a colon in quotation marks, and end each key"
        " above with a colon and a space"
    ),
    "could not find expected ':'": "this line is no key; a key ends with a colon and a space",
    "did not find expected key": (
        "this does not go on with what stands before it; indent it as the keys above, or put the"
        " whole text in quotation marks"
    ),
    "did not find expected '-' indicator": (
        "the list above goes on here without a dash; begin with one, or indent this line"
    ),
    "did not find expected ',' or ']'": (
        "a list that [ opens has commas between its parts and ] at its end"
    ),
    "did not find expected ',' or '}'": (
        "what { opens has commas between its parts and } at its end"
    ),
    "did not find expected node content": "this bracket closes what nothing opens",
    "found unexpected end of stream": "the quotation mark that stands here is never closed",
    "found unknown escape character": (
        "between double quotation marks \\ stands before special letters alone; use single marks"
    ),
}
"""What is said of the faults that people make, by the reader's own words."""
AT_THE_START = {"could not find expected ':'", "found unexpected end of stream"}
"""Faults that are noticed late, and show where what is at fault begins."""


def place_of(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Return the line and the column of a fault, from 1."""
    marks = (error.problem_mark, error.context_mark)
    first, second = reversed(marks) if error.problem in AT_THE_START else marks
    mark = first or second
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def in_words(error: yaml.MarkedYAMLError) -> str:
    """Return what is wrong, and what to do; of a rare fault what the reader says."""
    problem = str(error.problem or error.context)
    return WORDS.get(problem, problem)
