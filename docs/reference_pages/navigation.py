"""The list of contents beside the rules, made once for all that lie in one folder.

Sphinx makes it anew for every page: of 600 pages that is half the time of a build. The pages of
rules stand in no list of contents, so that it is the same beside all of a folder.
"""

from collections.abc import Mapping
from posixpath import dirname
from typing import Any

from sphinx.application import Sphinx


class SharedContents:
    """Gives the pages of a folder one list of contents, where they stand in none."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = frozenset(pages.values())
        self.made: dict[str, str] = {}

    def __call__(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Take the list of the first page of a folder for the others."""
        if page in self.pages:
            make, folder = context["toctree"], dirname(page)
            context["toctree"] = lambda **asked: self._once(folder, make, asked)

    def _once(self, folder: str, make: Any, asked: Mapping[str, Any]) -> str:
        if folder not in self.made:
            self.made[folder] = str(make(**asked))
        return self.made[folder]
