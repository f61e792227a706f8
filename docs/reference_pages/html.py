"""HTML of what there are hundreds of: Sphinx takes it as it is, ten times as fast as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

_CODE = re.compile(r"`([^`]+)`")


def raw(parts: Iterable[str]) -> Iterator[str]:
    """Yield HTML as a part of a page of Markdown."""
    yield "\n~~~~~~~~{raw} html\n"
    yield from parts
    yield "\n~~~~~~~~\n"


def words(text: str) -> str:
    """Return a text with nothing but its `code` marked up."""
    return _CODE.sub(r"<code>\1</code>", verbatim(" ".join(text.split())))


def verbatim(text: str) -> str:
    """Return a text whose letters all stand for themselves, lines and spaces too."""
    return escape(text, quote=False)


def code(text: str) -> str:
    """Return a text as code within a line."""
    return f"<code>{verbatim(text)}</code>"


def block(text: str) -> str:
    """Return lines of code."""
    return f'<div class="highlight"><pre>{verbatim(text)}</pre></div>\n'


def link(words: str, to: str) -> str:
    """Return a link, whose words are HTML."""
    return f'<a href="{escape(to)}">{words}</a>'


def section(title: str) -> str:
    """Return the heading of a section, with an anchor that is its title in small letters."""
    anchor = title.lower().replace(" ", "-")
    return f'<h2 id="{anchor}">{title}<a class="headerlink" href="#{anchor}">¶</a></h2>\n'


def items(found: Iterable[str]) -> str:
    """Return a list."""
    return f"<ul>{''.join(f'<li>{one}</li>' for one in found)}</ul>\n"


def facts(found: Iterable[tuple[str, str]]) -> str:
    """Return what is said of something, each with its name."""
    rows = "".join(f"<dt>{name}</dt><dd>{said}</dd>\n" for name, said in found)
    return f'<dl class="facts simple">\n{rows}</dl>\n'


def unfolding(title: str, inside: str) -> str:
    """Return what is shown when its title is asked for."""
    return f"<details><summary>{title}</summary>{inside}</details>\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; nothing for one without rows."""
    made = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows]
    if made:
        titles = "".join(f"<th>{title}</th>" for title in head)
        yield '<div class="table-wrapper"><table class="docutils align-default">'
        yield f"<thead><tr>{titles}</tr></thead><tbody>\n{''.join(made)}</tbody></table></div>\n"
