"""Anchors: which words of the reader's copy are passage N of an article, and how two copies differ."""

from briefing.anchors.align import align
from briefing.anchors.change import Change, Run, Touch
from briefing.anchors.compare import compare
from briefing.anchors.fingerprint import fingerprint, words
from briefing.anchors.match import Match
from briefing.anchors.register import Recognition, Register, matched

__all__ = [
    "Change",
    "Match",
    "Recognition",
    "Register",
    "Run",
    "Touch",
    "align",
    "compare",
    "fingerprint",
    "matched",
    "words",
]
