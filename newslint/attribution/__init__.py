"""Who said a quotation, and by what sign it can be known."""

from newslint.attribution.knowledge import Knowledge, knowledge
from newslint.attribution.signs import How, Sign
from newslint.attribution.speakers import Speaker, find_speakers

__all__ = [
    "How",
    "Knowledge",
    "Sign",
    "Speaker",
    "find_speakers",
    "knowledge",
]
