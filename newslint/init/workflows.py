"""What a repository needs to have newslint run: the hook of pre-commit, a job of its CI."""

import re
from collections.abc import Sequence

from newslint.init.folders import Place
from newslint.records import NamedTuple

PRE_COMMIT = ".pre-commit-config.yaml"
GITHUB, GITLAB = ".github/workflows/newslint.yml", ".gitlab-ci.yml"
PLACEHOLDER = "https://example.org/newslint"
"""Stands for where somebody has newslint from, while nobody knows."""
_ON_GITHUB = re.compile(
    r"(?:https://|(?:ssh://)?git@)github\.com[/:]([\w.-]+/[\w-][\w.-]*?)(?:\.git)?/?"
)
_SHORT = re.compile(r"^([\w.-]+@[\w.-]+):(?!//)")


class Source(NamedTuple):
    """Where newslint comes from: a git repository and the revision that is used."""

    url: str
    revision: str

    @property
    def requirement(self) -> str:
        """The source as pip takes it, which knows no `user@host:path`."""
        url = _SHORT.sub(r"ssh://\1/", self.url)
        return f"git+{url}@{self.revision}"


def pre_commit(source: Source, places: Sequence[Place]) -> str:
    """Return a configuration of pre-commit with the hooks of newslint."""
    folders = sorted({place.glob.split("/")[0] for place in places if "/" in place.glob})
    is_all = not folders or any("/" not in place.glob for place in places)
    pattern = "|".join(map(re.escape, folders))
    files = f"^{pattern}/" if len(folders) == 1 else f"^({pattern})/"
    only = "" if is_all else f"    files: {_quoted(files)}\n"
    return f"""\
# {PRE_COMMIT}
repos:
- repo: {source.url}
  rev: {source.revision}
  hooks:
  - id: newslint             # refuses a commit with faults; newslint-fix mends them first
{only}  - id: newslint-archive     # reads the whole archive before a push
"""


def _quoted(text: str) -> str:
    return f"'{text}'" if "\\" in text else text


def workflow(source: Source) -> str:
    """Return a workflow of GitHub that annotates pull requests."""
    found = _ON_GITHUB.fullmatch(source.url)
    steps = f"    - uses: {found[1]}@{source.revision}\n" if found else _by_pip(source)
    return f"""\
# {GITHUB}
name: newslint
on: [pull_request]
permissions:
  contents: read
jobs:
  newslint:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
{steps}"""


def _by_pip(source: Source) -> str:
    return f"""\
    - uses: actions/setup-python@v5
      with: {{python-version: "3.13"}}
    - run: pip install {source.requirement}
    - run: newslint check --output-format github
"""


def job(source: Source) -> str:
    """Return a job of GitLab whose findings stand in the merge request."""
    return f"""\
# {GITLAB}
newslint:
  image: python:3.13
  script:
  - pip install {source.requirement}
  - newslint check --output-format gitlab > gl-code-quality-report.json
  artifacts:
    when: always
    reports: {{codequality: gl-code-quality-report.json}}
"""
