"""YAML whose every value knows its place, and which gathers all that is wrong with it."""

import re
from collections.abc import Iterable, Sequence

import yaml

from newslint.annotations import Any
from newslint.errors import Problem, UserError
from newslint.hints import did_you_mean
from newslint.yaml_faults import fault_of

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 400
MOST_VALUES = 200_000
_KINDS = {"scalar": "text", "sequence": "list"}
MOST_LISTED = 10
"""So many keys are listed where an unknown one is near none of them."""


class YamlFile:
    """A YAML file, its lines and the problems found in it so far."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.values = 0
        self.root = self._compose(text)

    def _compose(self, text: str) -> "Value | None":
        try:
            node = yaml.compose(text, yaml.SafeLoader if _is_deep(text) else Loader)
            return None if node is None else Value(self, node)
        except yaml.MarkedYAMLError as error:
            said, mark = fault_of(error, text)
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            if self._is_tab(line, column):
                said = "a tab stands here; indent with spaces"
            self.problem_at(*self._not_past_the_end(line, column), f"this is not YAML: {said}")
        except yaml.YAMLError:  # of a letter that no file may hold
            self._note_forbidden(text)
        except RecursionError:
            self.problem_at(1, 1, "this is nested too deeply")
        return None

    def _note_forbidden(self, text: str) -> None:
        """Note the first letter that no YAML file may hold."""
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        at, letter = (found.start(), f" (U+{ord(found[0]):04X})") if found else (0, "")
        message = f"this is not YAML: a letter that it forbids{letter} stands here; take it out"
        line = text.count("\n", 0, at) + 1
        self.problem_at(line, at - text.rfind("\n", 0, at), message)

    def _is_tab(self, line: int, column: int) -> bool:
        """Whether a tab stands before a place, which nobody sees."""
        return line <= len(self.lines) and "\t" in self.lines[line - 1][:column]

    def _not_past_the_end(self, line: int, column: int) -> tuple[int, int]:
        """Return a place that people can see: what misses its end misses it after the last word."""
        if any(map(str.strip, self.lines[line - 1 :])):
            return line, column
        filled = [number for number, text in enumerate(self.lines, 1) if text.strip()]
        return (filled[-1], len(self.lines[filled[-1] - 1].rstrip()) + 1) if filled else (1, 1)

    def problem_at(self, line: int, column: int, message: str, width: int = 1) -> None:
        """Note a problem at a place, with the line it stands in."""
        excerpt = self.lines[line - 1].rstrip("\r") if line <= len(self.lines) else ""
        self.problems.append(Problem(message, self.path, line, column, excerpt, width))


def _is_deep(text: str) -> bool:
    """Whether brackets nest so deeply that libyaml would overrun the stack of the process.

    The loader that is written in Python raises RecursionError there.
    """
    depth = deepest = 0
    for letter in re.findall(r"[\[\]{}]", text):
        depth += 1 if letter in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > DEEPEST or "- " * DEEPEST in text


class Value:
    """A text, list or mapping of a YAML file; no text is guessed to be a number or a date."""

    __slots__ = ("_entries", "_items", "file", "node")

    def __init__(self, file: YamlFile, node: Any) -> None:
        self.file = file
        self.node = node
        self._entries: dict[str, tuple[Value, Value]] | None = None
        self._items: list[Value] | None = None

    @property
    def kind(self) -> str:
        """What the value is, in the reader's words: text, list or mapping."""
        return _KINDS.get(self.node.id, "mapping")

    @property
    def line(self) -> int:
        """The line where the value starts, from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def column(self) -> int:
        """The column where the value starts, from 1."""
        return int(self.node.start_mark.column) + 1

    @property
    def text(self) -> str:
        """The text as written; empty where the value is none."""
        return str(self.node.value) if self.kind == "text" else ""

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here."""
        return self.kind == "text" and self.text in ("", "~", "null") and not self.node.style

    def items(self) -> list["Value"]:
        """Return the values of a list."""
        if self._items is None:
            nodes = self.node.value if self.kind == "list" else ()
            self._items = [self._inside(node) for node in nodes]
        return self._items

    def entries(self) -> dict[str, tuple["Value", "Value"]]:
        """Return a mapping's keys and values by the key's text; a key given twice is a problem."""
        if self._entries is None:
            self._entries = {}
            for key_node, node in self.node.value if self.kind == "mapping" else ():
                key = self._inside(key_node)
                if key.kind != "text":
                    key.problem("a key must be text")
                elif key.text in self._entries:
                    first = self._entries[key.text][0]
                    key.problem(f"“{key.text}” is given twice; it stands in line {first.line} too")
                else:
                    self._entries[key.text] = key, self._inside(node)
        return self._entries

    def get(self, key: str) -> "Value | None":
        """Return the value of a key, or None."""
        found = self.entries().get(key)
        return found[1] if found else None

    def _inside(self, node: yaml.Node) -> "Value":
        self.file.values += 1
        if self.file.values > MOST_VALUES:
            problem = Problem("it holds too many values, or refers to itself", self.file.path)
            raise UserError(problem)
        return Value(self.file, node)

    def problem(self, message: str) -> None:
        """Note what is wrong with this value."""
        same_line = self.node.end_mark.line == self.node.start_mark.line
        width = self.node.end_mark.column - self.node.start_mark.column if same_line else 1
        self.file.problem_at(self.line, self.column, message, width)

    def place(self) -> str:
        """Return `file:line`, for messages that point here from elsewhere."""
        return f"{self.file.path}:{self.line}"


def unknown_keys(value: Value, known: Iterable[str], where: str) -> None:
    """Note every key of a mapping that is not known."""
    names = list(known)
    for name, (key, _) in value.entries().items():
        if name not in names:
            hint = did_you_mean(name, names) or _listed(names)
            key.problem(f"unknown key “{name}” in {where}{hint}")


def _listed(names: Sequence[str]) -> str:
    """Return a hint that lists the keys, where they are few."""
    return f"; it may have {', '.join(names)}" if 0 < len(names) <= MOST_LISTED else ""
