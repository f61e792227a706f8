"""JUnit's XML, which nearly every CI service reads as the outcome of tests."""

from collections.abc import Callable, Iterator, Sequence

from newslint.columns import printable
from newslint.diagnostics import Diagnostic
from newslint.reporters.base import Result
from newslint.reporters.markup import HEAD, attributes, content


class JunitReporter:
    """A suite an article, in it a case a finding; an article without findings is one that passes.

    Errors and warnings are failures; a suggestion passes, and is said in the case's output.
    """

    name = "junit"

    def report(self, result: Result, write: Callable[[str], object]) -> None:
        """Write the articles with findings in their order, then those without."""
        from itertools import groupby

        write(f'{HEAD}<testsuites name="newslint">\n')
        seen = set()
        for path, group in groupby(result.diagnostics, key=lambda found: found.path):
            seen.add(path)
            write("".join(_suite(path, list(group))))
        for path in result.background().articles():
            if path not in seen:
                write("".join(_suite(path, ())))
        write("</testsuites>\n")


def _suite(path: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    failures = sum(one.level != "suggestion" for one in found)
    counts = {"tests": len(found) or 1, "failures": failures, "errors": 0, "skipped": 0}
    yield f"  <testsuite{attributes({'name': path, **counts, 'time': 0})}>\n"
    if not found:
        yield f"    <testcase{attributes(_case(path, 'nothing to report'))}/>\n"
    for one in found:
        yield from _finding(one)
    yield "  </testsuite>\n"


def _finding(found: Diagnostic) -> Iterator[str]:
    line, column = found.place.start
    yield f"    <testcase{attributes(_case(found.path, f'{found.rule} at {line}:{column}'))}>\n"
    message = printable(found.message)
    text = content(f"{found.path}:{line}:{column}: {found.level}: {message} [{found.rule}]")
    if found.level == "suggestion":
        yield f"      <system-out>{text}</system-out>\n"
    else:
        said = attributes({"message": message, "type": found.level})
        yield f"      <failure{said}>{text}</failure>\n"
    yield "    </testcase>\n"


def _case(path: str, name: str) -> dict[str, object]:
    return {"classname": path, "name": name, "file": path, "time": 0}
