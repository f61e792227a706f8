"""Rules that a page names in code become links to their sections."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode


class RuleLinks(SphinxPostTransform):
    """Makes `quotes/unclosed`, wherever a page names it, lead to what the reference says of it.

    The configuration value `rule_places` holds the page and the anchor of each rule.
    """

    default_priority = 200

    def run(self, **_: Any) -> None:
        """Replace each name of a rule by a link, except where it is one already."""
        for name in list(self.document.findall(nodes.literal)):
            place = self.config.rule_places.get(name.astext())
            if place and not isinstance(name.parent, nodes.reference):
                page, anchor = place
                builder, here = self.app.builder, self.env.docname
                name.replace_self(make_refnode(builder, here, page, anchor, name.deepcopy()))
