"""Words: what is compared in search and in names."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.text.cutting import Cut, cut
from briefing.text.folding import fold
from briefing.text.signs import APOSTROPHES, HYPHENS

_INSIDE = re.compile(r"['.\s\u00b7\u2027\\]")
_CONTRACTED = re.compile(rf"[{APOSTROPHES}](?:s|d|m|ll|re|ve)$", re.IGNORECASE)
_MEASURES = frozenset(("km", "cm", "mm", "dm", "nm", "ft", "yd", "mi", "mc", *"bcdefghjklmnopqrstuvwxyz"))
_POWERS = ("²", "³")
_BASES = ("10", "2")
_PLURAL = 3
_LONGEST_CHAIN = 3
_HYPHENS = tuple(HYPHENS)
_PARTED = ("plain", "word", "figure")


class Word(NamedTuple):
    """One word of a text."""

    term: str
    """The word as it is compared."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


def words(text: str) -> Iterator[Word]:
    """The words of `text`, in order, as search and names compare them.

    Case, accents and the form of a word do not count: `U.S.`, `U. S.` and `U.S` are `us`; `Maduro's`, `Maduro'll` and
    `Maduro²` are `maduro`; `NGOs` is `ngo`; `l'Arabie` is `l` and `arabie`. A hyphen parts words, a soft one does not;
    each ideograph or kana is a word. `250,000` and `250 000` are `250000`, `3.5` and `3,5` are `3.5`; a currency, per
    cent, degree or minus sign at a figure is a word of its own.
    """
    for piece in cut(text):
        if term := _term(piece):
            yield Word(term, piece.start, piece.end)


def compounds(text: str) -> Iterator[Word]:
    """The words that a hyphen or an elision parts, written as one: `e-mail` is `email`, `F-16` is `f16`.

    Of three in a row each two are; more of them (`state-of-the-art`) are nobody's one word.
    """
    chain: list[Word] = []
    for piece in cut(text):
        gap = text[chain[-1].end : piece.start] if chain else ""
        if chain and gap not in _HYPHENS and (gap or text[piece.start - 1] not in APOSTROPHES):
            yield from _closed(chain)
            chain = []
        if piece.kind in _PARTED and not piece.figure and (term := _term(piece)):
            chain.append(Word(term, piece.start, piece.end))
    yield from _closed(chain)


def _closed(chain: Sequence[Word]) -> Iterator[Word]:
    if len(chain) <= _LONGEST_CHAIN:
        for one, other in pairwise(chain):
            if not (one.term + other.term).isdecimal():
                yield Word(one.term + other.term, one.start, other.end)


def raised(piece: Cut) -> str:
    """The raised figure that belongs to what it stands on: a measure (`m²`) or a power (`10⁶`); none of a footnote."""
    if piece.kind == "figure" and piece.text in _BASES:
        return "^" + fold(piece.note)
    return fold(piece.note) if piece.note in _POWERS and fold(piece.text) in _MEASURES else ""


def _term(piece: Cut) -> str:
    raw = piece.text
    if piece.figure:
        return piece.figure.term
    if piece.kind == "plain" and raw[-1] != "s":
        return raw.lower()
    if piece.kind == "fraction":
        return fold(raw).replace("\u2044", "/")
    if piece.kind in ("plain", "word", "initials"):
        bare = _CONTRACTED.sub("", raw)
        term = fold(bare)
        if bare[-1] == "s" and len(term) >= _PLURAL and _is_shortened(bare[:-1]):
            term = term[:-1]
        return (term if term.isalnum() else _INSIDE.sub("", term)) + (raised(piece) if piece.note else "")
    return fold(raw) + (raised(piece) if piece.note else "")


def _is_shortened(text: str) -> bool:
    """Whether an s behind this is that of a plural: behind capitals (`NGOs`) and figures (`1990s`)."""
    return text.isdecimal() or text.isupper()
