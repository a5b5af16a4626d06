"""Anchors: which words of the reader's copy are passage N of an article, and how two copies differ."""

from briefing.anchors.align import align, new_paragraphs, renewed
from briefing.anchors.change import Change, Run
from briefing.anchors.compare import compare
from briefing.anchors.edits import edits
from briefing.anchors.fingerprint import fingerprint, words
from briefing.anchors.former import former_fingerprint
from briefing.anchors.match import Match
from briefing.anchors.touches import is_negation

__all__ = [
    "Change",
    "Match",
    "Run",
    "align",
    "compare",
    "edits",
    "fingerprint",
    "former_fingerprint",
    "is_negation",
    "new_paragraphs",
    "renewed",
    "words",
]
