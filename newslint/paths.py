"""How the paths of articles are written."""

import os


class Places:
    """Paths from the root inside, from the current folder for people, and on the disk."""

    def __init__(self, root: str, here: str) -> None:
        self.root = root
        self.here = here

    def inside(self, path: str) -> str:
        """Return a path from the root with forward slashes, or whole if it lies outside."""
        return below(os.path.abspath(os.path.join(self.here, path)), self.root)

    def shown(self, inside: str) -> str:
        """Return an inside path as people see it: from the current folder, else whole."""
        return below(os.path.join(self.root, inside), self.here) if inside != "-" else "-"

    def on_disk(self, inside: str) -> str:
        """Return where an inside path stands on the disk."""
        return os.path.join(self.root, inside)

    def real(self, inside: str) -> str:
        """Return where an inside path leads to; only links are followed, which costs little."""
        path = self.on_disk(inside)
        return os.path.realpath(path) if os.path.islink(path) else path

    def belongs(self, inside: str) -> bool:
        """Whether an inside path lies below the root."""
        return not os.path.isabs(inside) and inside != "-"


def is_below(path: str, folder: str) -> bool:
    """Whether a path lies below a folder.

    On Windows case makes no difference, as of drives, nor which of the slashes stands there.
    """
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    return os.path.normcase(path).startswith(os.path.normcase(prefix))


def below(path: str, folder: str) -> str:
    """Return a path from a folder that it lies below, else whole; always with forward slashes."""
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    rest = path[len(prefix) :] if is_below(path, folder) else path
    return rest.replace(os.sep, "/")
