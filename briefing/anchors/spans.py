"""Where the words of a fingerprint stand in the text they were taken of."""

from typing import NamedTuple

from briefing.text import exact_words


class Span(NamedTuple):
    """The characters of a word."""

    start: int
    """Offset of the first."""
    end: int
    """Offset after the last."""


def spans(text: str) -> tuple[Span, ...]:
    """The span of each of `words(text)`, in order."""
    return tuple(Span(word.start, word.end) for word in exact_words(text))


def extent(text: str, these: tuple[Span, ...], first: int, end: int) -> Span:
    """The characters of the words from `first` up to `end`, with the punctuation that leans on them.

    Between two words what stands before the first white space leans on the word before, what stands after the last
    white space on the word after; all of it on the word before where there is none.
    """
    start = opening(text, these[first - 1], these[first]) if first else 0
    if end == len(these):
        return Span(start, len(text))
    gap = text[these[end - 1].end : these[end].start]
    closing = 0 if gap[:1].isspace() else len((gap.split(None, 1) or [""])[0])
    return Span(start, these[end - 1].end + closing)


def opening(text: str, before: Span, word: Span) -> int:
    """The offset at which a word begins, with the punctuation that leans on it, `before` being the word before."""
    gap = text[before.end : word.start]
    last = (gap.rsplit(None, 1) or [""])[-1]
    return word.start if last == gap or gap[-1].isspace() else word.start - len(last)
