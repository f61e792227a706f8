"""A chart of bars as SVG, readable on a light page and on a dark one."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH, NAMES, FIGURES = 640, 150, 90
BAR, GAP, TITLE, EDGE = 16, 8, 34, 12
INK, OURS, THEIRS = "#7d8590", "#2f81f7", "#8c959f"
"""Grey and blue that stand out from white and from near-black alike."""


class Bar(NamedTuple):
    """What a bar stands for: its length, and the figure beside it."""

    name: str
    length: float
    figure: str


class Panel(NamedTuple):
    """Some bars that are compared with one another."""

    title: str
    bars: Sequence[Bar]


def svg(panels: Sequence[Panel], ours: str) -> str:
    """Return a chart, a panel below the other, bars whose name begins with ours in blue."""
    parts, top = [], EDGE
    for panel in panels:
        parts.append(_text(0, top + 14, panel.title, "font-weight='600'"))
        parts += _bars(panel, top + TITLE - GAP, ours)
        top += TITLE + len(panel.bars) * (BAR + GAP) + EDGE
    label = "; ".join(panel.title for panel in panels)
    return "\n".join(
        [
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {top}' width='{WIDTH}'"
            f" height='{top}' role='img' aria-label='{escape(label)}' font-size='13'"
            f" font-family='-apple-system, Segoe UI, Helvetica, Arial, sans-serif' fill='{INK}'>",
            *parts,
            "</svg>\n",
        ]
    )


def _bars(panel: Panel, top: int, ours: str) -> Iterator[str]:
    longest = max(bar.length for bar in panel.bars)
    for bar in panel.bars:
        length = max((WIDTH - NAMES - FIGURES) * bar.length / longest, 1.0)
        is_ours = bar.name.startswith(ours)
        weight = "font-weight='600'" if is_ours else ""
        base = top + BAR - 4
        yield _text(NAMES - 8, base, bar.name, f"text-anchor='end' {weight}".rstrip())
        yield (
            f"<rect x='{NAMES}' y='{top}' width='{length:.1f}' height='{BAR}' rx='2'"
            f" fill='{OURS if is_ours else THEIRS}'/>"
        )
        yield _text(NAMES + length + 6, base, bar.figure, weight)
        top += BAR + GAP


def _text(x: float, y: float, words: str, more: str) -> str:
    return f"<text x='{x:.0f}' y='{y:.0f}' {more}".rstrip() + f">{escape(words)}</text>"
