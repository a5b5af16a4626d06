"""Runs of sentences: what a paragraph may have been before a file split it, or merged it with others."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from briefing.anchors import words
from briefing.anchors.fingerprint import FORMER, TODAY, fingerprint_of
from briefing.anchors.former import former_words

TELLING = 5
"""How many words a passage has at least that tells one article from another; `Read more` stands in all of them."""
_LONGEST = 16
"""How many sentences, or lines that were taken for paragraphs, a run has at most."""
_MOST = 500
"""How many sentences are looked at: enough of any file to know it by."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+")


def runs(paragraphs: Sequence[str]) -> Iterator[str]:
    """The fingerprints of the runs of sentences in the paragraphs, within them and across."""
    for cut, kind in ((words, TODAY), (former_words, FORMER)):
        parts = (cut(part) for text in paragraphs for part in _SENTENCE_END.split(text))
        sentences = tuple(islice(filter(None, parts), _MOST))
        for first in range(len(sentences)):
            for run in accumulate(sentences[first : first + _LONGEST]):
                if len(run) >= TELLING:
                    yield fingerprint_of(run, kind)
