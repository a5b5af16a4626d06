"""Find: where a text says something, whatever its case, accents and signs."""

from itertools import chain

from briefing.text.folding import fold
from briefing.text.signs import QUOTES

_SAME = dict.fromkeys(map(ord, QUOTES), '"') | dict.fromkeys(map(ord, "\n\t\u00a0\u202f"), " ")


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in `text`, as (start, end) offsets into `text`; no two of them overlap.

    Both are compared as `fold` has them; quotation marks of all kinds are the same, and so are blanks and line ends.
    """
    sought = _folded(wanted)
    folded = _folded(text)
    if not sought or sought not in folded:
        return []
    found, at = list[tuple[int, int]](), folded.find(sought)
    places = _places(text)
    while at >= 0:
        start, end = places[at], _with_marks(text, places[at + len(sought) - 1] + 1)
        if not found or found[-1][1] <= start:  # a letter such as ß may be several when folded
            found.append((start, end))
        at = folded.find(sought, at + len(sought))
    return found


def _folded(text: str) -> str:
    return fold(text.translate(_SAME))


def _places(text: str) -> range | list[int]:
    """Where each character of the folded text stands in `text`."""
    if text.isascii():
        return range(len(text))
    return list(chain.from_iterable([at] * len(_folded(character)) for at, character in enumerate(text)))


def _with_marks(text: str, end: int) -> int:
    """The end of what ends at `end`, with the accents that stand on its last letter."""
    while end < len(text) and not _folded(text[end]):
        end += 1
    return end
