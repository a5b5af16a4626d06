"""Bounds: the words around a number that say how exactly it is meant."""

import math
import re

_ROUGH = 0.15
"""`About 30` and `nearly 30` may be so much off."""
_FAR = 40
_JUST = r"(?:well |far |slightly |just |a little )?"
_FORMS = (
    ("least", r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of|upwards? of|minimum"),
    ("most", r"at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum"),
    ("least", rf"{_JUST}(?:more than|over|above|in excess of|exceeding|greater than)"),
    ("most", rf"{_JUST}(?:fewer than|less than|under|below|not even)"),
    ("nearly", r"nearly|almost|close to|approaching|not quite|just short of"),
    ("about", r"about|around|roughly|approximately|some|circa|an estimated|estimated(?: at)?|in the region of|perhaps"),
)
_BEFORE = tuple((name, re.compile(rf"\b(?:{form})(?: the| a)? *$", re.IGNORECASE)) for name, form in _FORMS)
_BEHIND = (
    ("least", re.compile(r"^(?: or more\b|\+|-plus\b| plus\b| or above\b)", re.IGNORECASE)),
    ("most", re.compile(r"^ or (?:fewer|less|under)\b", re.IGNORECASE)),
    ("about", re.compile(r"^ or so\b", re.IGNORECASE)),
)


def bound_before(text: str, start: int) -> tuple[str, int]:
    """How the words before the offset of a number bound it, empty where they don't, and the offset they begin at."""
    before = text[max(start - _FAR, 0) : start]
    for name, form in _BEFORE:
        if match := form.search(before):
            return name, start - len(before) + match.start()
    return "", start


def bound_behind(text: str, end: int) -> tuple[str, int]:
    """How the words behind the offset at which a number ends bound it, and the offset they end at."""
    for name, form in _BEHIND:
        if match := form.match(text[end : end + _FAR]):
            return name, end + match.end()
    return "", end


def bounded(low: float, high: float, bound: str) -> tuple[float, float]:
    """The least and the most that is meant by a number, or by a range of numbers, that is bound so."""
    match bound:
        case "least":
            return low, math.inf
        case "most":
            return 0.0, high
        case "nearly":
            return low * (1 - _ROUGH), high
        case "about":
            return low * (1 - _ROUGH), high * (1 + _ROUGH)
    return low, high
