"""Quotations: the words a claim puts in quotation marks, and whether passages have them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from briefing.anchors import words
from briefing.model import Passage

_QUOTED = re.compile(
    r"“([^“”]+)”"
    r"|«([^«»]+)»"
    r"|(?<![^\W_])\"(?=\S)([^\"]+)(?<=\S)\"(?![^\W_])"  # a straight mark opens before a word and closes behind one
)
_LEFT_OUT = re.compile(r"\[[^\[\]]*\]|…|\.(?:\s?\.){2,}")

Words = tuple[str, ...]


def quotations(text: str) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """Each quotation in a text as it stands, and the words of its pieces.

    What is left out (`…`, `[…]`, `[...]`) and what the writer put in between brackets parts it into pieces. Single
    quotation marks cannot be told from apostrophes and mark none.
    """
    for match in _QUOTED.finditer(text):
        pieces = tuple(filter(None, map(words, _LEFT_OUT.split(match[match.lastindex or 0]))))
        if pieces:
            yield match[0], pieces


def stands_in(pieces: Sequence[Words], passages: Iterable[Passage]) -> bool:
    """Whether one article's passages have every piece, in order, each as an unbroken run of words.

    A piece may run on from a passage into the next one of the article, not over one that is not among `passages`.
    """
    ordered = sorted(passages, key=lambda passage: passage.address)
    return any(
        _in_order(pieces, " ".join(_stream(group)))
        for _, group in groupby(ordered, key=lambda passage: passage.address.article)
    )


def _stream(passages: Iterable[Passage]) -> Iterator[str]:
    """What an article's passages say, with a sign that is no word where passages are left out."""
    before = -1
    for passage in passages:
        yield _spaced(passage.original) if passage.address.number == before + 1 else f"| {_spaced(passage.original)}"
        before = passage.address.number
    yield "|"


@lru_cache(maxsize=64)
def _spaced(text: str) -> str:
    """The words of a text, parted by single spaces."""
    return " ".join(words(text))


def _in_order(pieces: Iterable[Words], stream: str) -> bool:
    """Whether the pieces follow one another in the stream; the first place of each leaves most room for the rest."""
    at = 0
    for piece in pieces:
        run = f" {' '.join(piece)} "
        found = stream.find(run, at)
        if found < 0:
            return False
        at = found + len(run) - 1
    return True
