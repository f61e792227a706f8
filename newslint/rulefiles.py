"""Rule packs as written: folders of YAML files, read with every problem in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newslint.annotations import Annotated, Literal
from newslint.declarations import option
from newslint.diagnostics import Level
from newslint.document import Kind
from newslint.errors import Problem, UserError
from newslint.located import Value, YamlFile, unknown_keys
from newslint.options import Date
from newslint.records import NamedTuple

FILE_KEYS = ("pack", "house", "language", "rules", "names")


class Amends(NamedTuple):
    """What a house's rule takes over from another."""

    rule: Annotated[str, "The rule that is amended, by its id."]
    family: Annotated[
        str, "The family that is taken over; without it, those under “prefer”, or the whole rule."
    ] = ""


@dataclass(frozen=True)
class RuleKeys:
    """The keys that every rule may have; the others are those of its check."""

    id: str = option("What the rule is called: topic/kebab-fault.")
    check: str = option("The kind of test; an amendment may have that of the rule it amends.", "")
    amends: Amends | None = option(
        "A rule, or a family of it, that this one takes over and reports in its place.", None
    )
    message: str = option(
        "What is said of a fault: one sentence, with {match} and {fix}; an amendment need not.", ""
    )
    more: str = option(
        "What is said after it of more than one: a sentence with {count} or {findings}.", ""
    )
    why: str = option("Why it matters, for `newslint rules ID`.", "")
    level: Level = option("error fails a build, warning is probably right.", "warning")
    link: str = option("A page that says more.", "")
    scope: tuple[Kind, ...] = option("The kinds of block that are looked at; all of them.", ())
    quotes: Literal["skip", "only", "include"] | None = option(
        "Whether text between quotation marks is looked at; as the check does.", None
    )
    unless: tuple[str, ...] = option("Words and names inside which a match is fine.", ())
    since: Date | None = option("Only articles from this day on are looked at.", None)
    confidence: Literal["verified", "known", "disputed"] | None = option(
        "How sure it is that a house writes so; only verified rules weigh above suggestion.", None
    )
    report: Literal["each", "document"] = option("Every place, or one finding an article.", "each")
    safe: bool = option("Whether the rule's fixes may be applied unseen.", True)
    in_draft: Level | None = option("The level in an article that says it is a draft.", None)


class Example(NamedTuple):
    """An article, or several, that a rule's author has judged: `[[…]]` marks what is reported."""

    good: bool
    files: dict[str, str]
    fixed: str | None
    place: str


class Definition(NamedTuple):
    """A rule as it stands in its file."""

    id: str
    check: str
    pack: str
    language: str
    value: Value
    examples: tuple[Example, ...]
    amends: str = ""
    house: str = ""

    @property
    def origin(self) -> str:
        """Where the rule stands: `file:line`."""
        return self.value.place()

    @property
    def subject(self) -> str:
        """The rule as a failure names it."""
        return f"rule {self.id} ({self.origin})"


class Pack(NamedTuple):
    """What a folder of rule files holds."""

    name: str
    definitions: tuple[Definition, ...]
    names: tuple[str, ...]
    files: tuple[YamlFile, ...]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the files, as far as they have been looked at."""
        return [problem for file in self.files for problem in file.problems]


def read_pack(name: str, folder: Path, shown: str) -> Pack:
    """Return the rules of a folder; `shown` is how problems name it.

    Raises UserError for a folder without rule files.
    """
    paths = sorted(folder.rglob("*.yml"))
    if not paths:
        raise UserError(Problem("this pack has no rule files (*.yml)", shown))
    return _read(name, [(p, f"{shown}/{p.relative_to(folder).as_posix()}") for p in paths])


def read_rule_file(path: Path, shown: str) -> Pack:
    """Return the rules of one file, whose pack may have any name."""
    return _read("", [(path, shown)])


def _read(pack: str, paths: Sequence[tuple[Path, str]]) -> Pack:
    definitions: list[Definition] = []
    names: list[str] = []
    files = []
    for path, shown in paths:
        try:
            file = YamlFile(shown, path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            message = "this rule file is not UTF-8; save it as UTF-8"
            raise UserError(Problem(message, shown)) from error
        except OSError as error:
            message = f"this rule file cannot be read: {error.strerror}"
            raise UserError(Problem(message, shown)) from error
        files.append(file)
        if file.root is not None:
            definitions += _definitions(pack, file.root)
            names += _names(file.root)
    return Pack(pack, tuple(definitions), tuple(names), tuple(files))


def _names(root: Value) -> Iterator[str]:
    listed = root.get("names")
    if listed is not None and listed.kind != "list":
        listed.problem("expected a list of names")
    for item in listed.items() if listed else ():
        if item.kind == "text" and item.text:
            yield item.text
        else:
            item.problem("a name must be text")


def _definitions(pack: str, root: Value) -> Iterator[Definition]:
    if root.kind != "mapping":
        root.problem("a rule file is a mapping with the keys pack, language and rules")
        return
    unknown_keys(root, FILE_KEYS, "a rule file")
    named, rules = root.get("pack"), root.get("rules")
    if named is None:
        root.problem("a rule file needs the key “pack”: the name of its folder")
    elif pack and named.text != pack:
        named.problem(f"the pack is called “{pack}” by its folder, “{named.text}” here")
    if rules is not None and rules.kind != "list":
        rules.problem("expected a list of rules")
    for item in rules.items() if rules else ():
        if item.kind != "mapping":
            item.problem("a rule is a mapping with an id and a check")
            continue
        amends = item.get("amends")
        yield Definition(
            _text(item, "id"),
            _text(item, "check"),
            pack or (named.text if named else ""),
            _text(root, "language"),
            item,
            tuple(_examples(item)),
            _text(amends, "rule") if amends else "",
            _text(root, "house"),
        )


def _text(value: Value, key: str) -> str:
    found = value.get(key)
    return found.text if found else ""


def _examples(rule: Value) -> Iterator[Example]:
    listed = rule.get("examples")
    if listed is not None and listed.kind != "list":
        listed.problem("expected a list of examples, each “bad” or “good”")
    for item in listed.items() if listed else ():
        example = _example(item)
        if example is not None:
            yield example


def _example(item: Value) -> Example | None:
    if item.kind != "mapping":
        item.problem("an example is a mapping with “bad” or “good”")
        return None
    unknown_keys(item, ("bad", "good", "fix"), "an example")
    bad, good, fix = item.get("bad"), item.get("good"), item.get("fix")
    given = bad or good
    if given is None or (bad and good):
        item.problem("an example is either “bad” or “good”")
        return None
    if good and fix:
        fix.problem("only a bad example has a fix")
    files = _files(given)
    return Example(bad is None, files, fix.text if fix else None, given.place())


def _files(given: Value) -> dict[str, str]:
    if given.kind == "text":
        return {"article.md": given.text}
    texts = [value for _, value in given.entries().values()]
    for wrong in [given] if given.kind == "list" else [v for v in texts if v.kind != "text"]:
        wrong.problem("an example is a text, or a mapping of file names to texts")
    return {name: value.text for name, (_, value) in given.entries().items()}


def duplicates(definitions: Sequence[Definition]) -> None:
    """Note every rule whose id is taken by an earlier one."""
    seen: dict[str, Definition] = {}
    for definition in definitions:
        first = seen.setdefault(definition.id, definition)
        if first is not definition and definition.id:
            key = definition.value.get("id") or definition.value
            key.problem(f"rule {definition.id} is already defined at {first.origin}")
