"""What the terminal can show: colours, and links to files."""

import os
import sys
from collections.abc import Callable, Mapping

LINKING = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
"""Variables of terminals that know links."""
LINKING_PROGRAMS = frozenset({"iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "Tabby"})
FIRST_VTE = 5000
"""The version of VTE, the terminal of GNOME and others, that brought links."""


def shows_colour(when: str) -> bool:
    """Whether standard output gets colour: `always`, `never`, or `auto`, as a terminal does."""
    if when == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return when == "always"


def links(colour: bool) -> Callable[[str], str] | None:
    """Return what makes the address of a file as shown from here, None where no link may stand."""
    if not colour or not knows_links(os.environ, sys.stdout.isatty()):
        return None
    from pathlib import Path

    return lambda path: Path(path).absolute().as_uri()


def knows_links(environment: Mapping[str, str], is_terminal: bool) -> bool:
    """Whether a terminal knows links (OSC 8), as far as its variables tell.

    FORCE_HYPERLINK settles it: 0 for none, anything else for links.
    """
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    if not is_terminal:
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        any(environment.get(name) for name in LINKING)
        or environment.get("TERM_PROGRAM") in LINKING_PROGRAMS
        or (vte.isdigit() and int(vte) >= FIRST_VTE)
    )
