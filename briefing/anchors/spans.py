"""Where the words of a fingerprint stand in the text they were taken of."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.anchors.fingerprint import WORD, fold

_STRETCH = re.compile(r"(?P<ascii>[\x00-\x7f]+(?![^\x00-\x7f]))|[\x00-\x7f]?[^\x00-\x7f]+")


class Span(NamedTuple):
    """The characters of a word."""

    start: int
    """Offset of the first."""
    end: int
    """Offset after the last."""


def spans(text: str) -> tuple[Span, ...]:
    """The span of each of `words(text)`, in order; two overlap where one character stands for both (`½`)."""
    return tuple(span for _, span in locate(WORD, text))


def locate(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, Span]]:
    """What `pattern` finds in `text` once it is folded, and the characters of `text` that it stands for."""
    folded, starts, ends = list[str](), list[int](), list[int]()
    for start, end in _pieces(text):
        piece = text[start:end]
        folded.append(fold(piece))
        if piece.isascii():
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(folded[-1])
            ends += [end] * len(folded[-1])
    for match in pattern.finditer("".join(folded)):
        yield match[0], Span(starts[match.start()], ends[match.end() - 1])


def _pieces(text: str) -> Iterator[Span]:
    """The pieces that have their normal form each for itself: stretches of ASCII, and of others the least there are."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        if not match["ascii"]:
            for at in range(start + 1, end):
                if not joins(text[at]):
                    yield Span(start, at)
                    start = at
        yield Span(start, end)


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


@lru_cache(maxsize=4096)
def joins(character: str) -> bool:
    """Whether NFKC can join `character` to what stands before it: a mark, a vowel or a final of Hangul or Kirat Rai.

    Where it cannot, the text falls into pieces that have their normal form each for itself (UAX #15, 9.1).
    """
    if character.isascii():
        return False
    first = unicodedata.normalize("NFKD", character)[0]
    return (
        unicodedata.category(first)[0] == "M"
        or unicodedata.combining(first) > 0
        or "\u1160" <= first <= "\u11ff"
        or "\U00016d63" <= first <= "\U00016d6a"
    )
