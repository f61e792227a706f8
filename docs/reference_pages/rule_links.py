"""A rule that a page names in code becomes a link to its page."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode


class RuleLinks(SphinxPostTransform):
    """Makes `quotes/unclosed`, wherever a page names it, lead to what the reference says of it.

    The configuration value `rule_pages` holds the page of each rule.
    """

    default_priority = 200

    def run(self, **_: Any) -> None:
        """Replace each name of a rule by a link, except where it is one already."""
        for name in list(self.document.findall(nodes.literal)):
            page = self.config.rule_pages.get(name.astext())
            if page and not isinstance(name.parent, nodes.reference):
                builder, here = self.app.builder, self.env.docname
                name.replace_self(make_refnode(builder, here, page, "", name.deepcopy()))
