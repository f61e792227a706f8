"""How well the article is found in whole pages: token F1 against hand-cut text.

`page_text.py FOLDER` reads FOLDER/pages/*.html and FOLDER/gold/*.txt.
"""

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean

from newslint.document import Document
from newslint.parsers.html import HtmlParser

BODY = ("paragraph", "heading", "blockquote", "item", "cell", "dateline")
WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def body(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if block.kind in BODY)


def agreement(found: Counter[str], wanted: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    common = sum((found & wanted).values())
    precision = common / max(sum(found.values()), 1)
    recall = common / max(sum(wanted.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    folder = arguments.parse_args().folder
    parser, rows, size, spent = HtmlParser(), [], 0, 0.0
    for page in sorted((folder / "pages").glob("*.html")):
        source = page.read_bytes().decode("utf-8", "replace")
        began = time.perf_counter()
        document = parser.parse(page.name, source)
        spent += time.perf_counter() - began
        size += len(source)
        gold = (folder / "gold" / f"{page.stem}.txt").read_text(encoding="utf-8")
        rows.append((*agreement(words(body(document)), words(gold)), page.stem))
    if not rows:
        sys.exit(f"no pages in {folder}")
    print("precision recall     F1")
    for precision, recall, f1, name in sorted(rows, key=lambda row: row[2]):
        print(f"{precision:9.3f} {recall:6.3f} {f1:6.3f} {name}")
    print(
        f"{mean(row[0] for row in rows):9.3f} {mean(row[1] for row in rows):6.3f}"
        f" {mean(row[2] for row in rows):6.3f} mean of {len(rows)} pages"
    )
    print(f"{size / 1e6 / spent:.1f} MB/s")


if __name__ == "__main__":
    main()
