"""Write the schemas into a folder: `python -m newslint.schemas FOLDER`."""

import os
import sys
from collections.abc import Sequence

from newslint.registry import installed_plugins, load_registry
from newslint.schemas import as_text, schemas


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into a folder."""
    if len(arguments) != 1:
        print("usage: python -m newslint.schemas FOLDER", file=sys.stderr)
        return 2
    os.makedirs(arguments[0], exist_ok=True)
    for name, schema in schemas(load_registry(installed_plugins()).checks.values()).items():
        with open(os.path.join(arguments[0], name), "w", encoding="utf-8") as file:
            file.write(as_text(schema))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
