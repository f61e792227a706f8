"""How Sphinx makes the site: `sphinx-build -W --keep-going -n docs build/site`."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from newslint import __version__
from reference_pages import shipped, write
from reference_pages.navigation import SharedContents
from reference_pages.rule_links import RuleLinks

project = "newslint"
release = __version__
extensions = ["myst_parser"]
exclude_patterns = ["reference_pages", "schemas"]
nitpicky = True
myst_heading_anchors = 3

html_theme = "furo"  # system fonts, a dark mode, nothing fetched from elsewhere
html_title = "newslint"
html_static_path = ["_static"]
html_css_files = ["articles.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_use_index = False
pygments_dark_style = "monokai"


def setup(app: Sphinx) -> None:
    """Write the pages of the reference before Sphinx looks for pages, and link to them."""
    offered = shipped()
    write(offered, HERE / "reference")
    pages = {one.rule.id: f"reference/rules/{one.rule.id}" for one in offered.rules}
    app.add_config_value("rule_pages", pages, "env", [dict])
    app.add_post_transform(RuleLinks)
    app.connect("html-page-context", SharedContents(pages), priority=400)  # the theme’s is 500
