"""Time `newslint check` on one article as a whole process, beside `python -c pass`.

    python benchmarks/startup.py [ARTICLE] [--runs N]

Both are run in turn, so that a machine that slows down slows both; the medians and their ratio
are printed. Run it with the Python of an environment that newslint is installed in, not as an
editable checkout: the finder of an editable install costs more than newslint itself.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SEED = Path(__file__).parent.parent / "seeds" / "salt-marsh.md"


def seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article", nargs="?", type=Path, default=SEED)
    parser.add_argument("--runs", type=int, default=30)
    options = parser.parse_args()
    script = str(Path(sys.executable).parent / "newslint")
    check = [script, "check", "--fail-on", "never", str(options.article.resolve())]
    bare = [sys.executable, "-c", "pass"]
    with tempfile.TemporaryDirectory() as cache:
        environment = os.environ | {"NEWSLINT_CACHE": cache}
        for command in (check, check, bare):  # the first fills the cache of compiled rules
            seconds(command, environment)
        times = [
            (seconds(check, environment), seconds(bare, environment)) for _ in range(options.runs)
        ]
    newslint, python = (median(column) * 1000 for column in zip(*times, strict=True))
    ratio = median(a / b for a, b in times)
    size = options.article.stat().st_size
    print(f"{options.article.name}, {size} bytes, {options.runs} runs")
    print(f"newslint check {newslint:.1f} ms, python -c pass {python:.1f} ms: {ratio:.2f} times")


if __name__ == "__main__":
    main()
