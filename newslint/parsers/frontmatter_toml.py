"""Front matter in TOML."""

import re

from newslint.parsers.frontmatter_faults import Broken, line_end
from newslint.parsers.frontmatter_scalars import Value, double
from newslint.text import Piece, Prose, Span

_SKIP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_TABLE = re.compile(r"\[\[?[ \t]*([^\]\n]+?)[ \t]*\]\]?[ \t]*(?=[\r\n#]|\Z)")
_KEY = re.compile(r"""((?:[\w-]+|"[^"\n\\]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*=[ \t]*""")
_END = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)")
_STRING = re.compile(
    r'"""(?:\r?\n)?(?P<longbasic>(?:[^"\\]++|\\.|"{1,2}(?!"))*+)"""'
    r"|'''(?:\r?\n)?(?P<longliteral>(?:[^']++|'{1,2}(?!'))*+)'''"
    r'|"(?P<basic>(?:[^"\\\n]++|\\.)*+)"'
    r"|'(?P<literal>[^'\n]*)'",
    re.DOTALL,
)
_BARE = re.compile(r"[^\s,\[\]{}#\"'=]+(?:[ ]\d[\d:.+Z-]*)?")
_COMMA = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*(,|(?=\]))(?:[ \t\r\n]+|#[^\n]*)*")


class NotPlain(Exception):
    """The front matter uses more of TOML than is read here."""
