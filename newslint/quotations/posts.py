"""Posts that are set into an article: others wrote them, and no mark stands around their words."""

from collections.abc import Iterable, Sequence

from newslint.document import Block
from newslint.lazy import lazy
from newslint.quotations.model import HANDLE

_SIGNED = lazy(r"\(@\w+\)(?: \w+)? \w+\.? \d{1,2}, \d{4}")
_BEGINS = lazy(r"[^?!@]{2,50} \(@\w+\):? [^\w\s]?[^\W\d_a-zß-öø-ÿ]")
_IS_OF_POST = lazy(r"(?<!\S)[.“\"]?@\w|//t\.co/")


def posts_in(blocks: Sequence[Block]) -> Iterable[tuple[int, int]]:
    """Yield where posts stand: up to the signature with its day, or under a name with its handle.

    The paragraph above a signature is of the post too where a dash leads the signature, or where
    it speaks as posts do.
    """
    before: Block | None = None
    for block in blocks:
        if HANDLE in block.text:
            if signed := list(_SIGNED.finditer(block.text)):
                is_above = before is not None and _is_above(before.text, block.text)
                first = before if before and is_above else block
                yield first.start, block.start + signed[-1].end()
            elif _BEGINS.match(block.text):
                yield block.start, block.end
        before = block


def _is_above(text: str, signature: str) -> bool:
    """Whether the paragraph above a signature is of its post."""
    return signature[0] in "-–—" or _IS_OF_POST.search(text) is not None
