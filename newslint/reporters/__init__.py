"""Output formats: how findings are shown."""

from importlib import import_module

from newslint.reporters.base import Reporter

BUILT_IN = {
    "text": ("newslint.reporters.text", "TextReporter"),
    "concise": ("newslint.reporters.concise", "ConciseReporter"),
    "json": ("newslint.reporters.json", "JsonReporter"),
    "sarif": ("newslint.reporters.sarif", "SarifReporter"),
    "github": ("newslint.reporters.github", "GitHubReporter"),
    "gitlab": ("newslint.reporters.gitlab", "GitLabReporter"),
    "junit": ("newslint.reporters.junit", "JunitReporter"),
    "checkstyle": ("newslint.reporters.checkstyle", "CheckstyleReporter"),
    "rdjson": ("newslint.reporters.rdjson", "RdjsonReporter"),
}
"""The module and the class of each output, imported when it is asked for."""


def load_reporter(name: str) -> Reporter:
    """Return a built-in output format."""
    module, class_name = BUILT_IN[name]
    found: Reporter = getattr(import_module(module), class_name)()
    return found
