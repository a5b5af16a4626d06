"""Sentences: where they end, and where a name cannot go on."""

import re
from collections.abc import Iterator

from briefing.text.word_list import listed

_ABBREVIATIONS = listed(
    """
    mr mrs ms mx dr st ste sta gen sen rep gov col lt capt cmdr maj sgt prof rev hon jr sr vs inc co corp ltd no nos
    fr pres amb jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
_BREAK = re.compile(
    r"(?P<dot>(?<![.])[.][\"'”’»)\]]*(?=\s))"
    r"|(?P<end>[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？])|[;:](?=\s)|[()\[\]{}“”„«»「」『』]|\""
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind a folded word may stand for the rest of it: an initial, a title, a short month."""
    return (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS


def breaks(text: str) -> Iterator[int]:
    """The offsets that no name runs over: behind the end of a sentence, a bracket, a quotation mark, a colon."""
    return (match.end() for match in _breaks(text))


def sentence_ends(text: str) -> Iterator[int]:
    """The offsets behind the ends of sentences."""
    return (match.end() for match in _breaks(text) if match["dot"] or match["end"])


def _breaks(text: str) -> Iterator[re.Match[str]]:
    for match in _BREAK.finditer(text):
        last = _LAST_WORD.search(text, max(match.start() - 20, 0), match.start()) if match["dot"] else None
        if last is None or not is_abbreviation(last[0].lower()):
            yield match
