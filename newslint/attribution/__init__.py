"""Who said a quotation, and by what sign it can be known."""

from newslint.attribution.knowledge import Knowledge, knowledge
from newslint.attribution.signs import How, Sign
from newslint.attribution.speakers import Speaker, find_speakers
from newslint.attribution.utterances import Utterance, read_utterances

__all__ = [
    "How",
    "Knowledge",
    "Sign",
    "Speaker",
    "Utterance",
    "find_speakers",
    "knowledge",
    "read_utterances",
]
