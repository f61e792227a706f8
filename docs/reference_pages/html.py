"""HTML of what there are hundreds of: Sphinx takes it as it is, ten times as fast as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")


def raw(parts: Iterable[str]) -> Iterator[str]:
    """Yield HTML as a part of a page of Markdown."""
    yield "\n~~~~~~~~{raw} html\n"
    yield from parts
    yield "\n~~~~~~~~\n"


def words(text: str) -> str:
    """Return a text with nothing but its `code` marked up."""
    return _CODE.sub(r"<code>\1</code>", escape(" ".join(text.split()), quote=False))


def link(words: str, to: str) -> str:
    """Return a link, whose words are HTML."""
    return f'<a href="{escape(to)}">{words}</a>'


def items(found: Iterable[str]) -> str:
    """Return a list."""
    return f"<ul>{''.join(f'<li>{one}</li>' for one in found)}</ul>\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; nothing for one without rows."""
    made = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows]
    if made:
        titles = "".join(f"<th>{title}</th>" for title in head)
        yield '<div class="table-wrapper"><table class="docutils align-default">'
        yield f"<thead><tr>{titles}</tr></thead><tbody>\n{''.join(made)}</tbody></table></div>\n"


def article(text: str, name: str = "") -> str:
    """Return an article as it is written, each `[[…]]` marked; `name` is that of its file."""
    shown = _MARKED.sub(r"<mark>\1</mark>", escape(text.strip("\n"), quote=False))
    title = f'<div class="file">{escape(name)}</div>' if name else ""
    return f'<div class="article">{title}<pre>{shown}</pre></div>\n'
