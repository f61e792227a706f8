"""What stands around the text of an article: bylines, dates, credits of photographs."""

from newslint.language.en_lines import BYLINE, CAPTION, DATE_LINE

_LONGEST = 160


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the article: `By Jane Doe, Staff Writer`."""
    return len(text) <= _LONGEST and "by" in text[:20].lower() and BYLINE.match(text) is not None


def is_date(text: str) -> bool:
    """Whether a line says only when the article was published."""
    return len(text) <= _LONGEST and DATE_LINE.match(text) is not None


def is_caption(text: str) -> bool:
    """Whether a line describes or credits a photograph: `(Photo: Jane Doe)`."""
    return CAPTION.match(text) is not None
