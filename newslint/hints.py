"""What somebody probably meant, and what is said of what is not there."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?` where a known word is near, else nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""


def leads_nowhere(path: str, what: str = "file or folder") -> str:
    """Return what is said of a path on the command line that leads to nothing."""
    if not path:  # what a script names by a variable that holds nothing
        return f"one of the paths is empty; leave it out, or name a {what}"
    if set(path) & set("*?{"):
        return f"{path}: no article matches this pattern"
    return f"{path}: there is no such {what}"
