"""Quotations: the words a claim quotes, and whether passages have them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from typing import NamedTuple

from briefing.anchors import is_negation, words
from briefing.check.marks import quoted
from briefing.model import Passage
from briefing.text import exact_words, listed, sentence_ends

_BRACKETED = r"\[[^\[\]]*\]"
_LEFT_OUT = re.compile(
    rf"(?P<gap>[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.(?:\s?\.){{2,}})|(?P<own>(?<!\w){_BRACKETED}(?!\w))"
)
_LETTERS = re.compile(r"\w*(?:\[[\w'’]+\]\w*)+")
_CLAUSE = listed("and but or while although though because when")
_PARTED = "|"
MOST_PIECES = 50
"""How many pieces of a quotation are looked for."""
_WAYS, _PLACES = 60, 500
"""In how many ways it is read, and at how many places a piece is tried: enough for any honest quotation."""


class Gap(NamedTuple):
    """What stands between two pieces of a quotation."""

    own: tuple[str, ...] = ()
    """The words that the writer put in, between brackets."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a claim quotes."""

    text: str
    """As it stands, with its marks."""
    pieces: tuple[tuple[str, ...], ...]
    """The words of each unbroken piece; one that ends in `*` may go on, for the writer put its ending in."""
    gaps: tuple[Gap, ...]
    """What stands between each two pieces."""


class Swallowed(NamedTuple):
    """A negation that stands in a passage, or in a quotation, and not in the other where the quotation has a gap."""

    word: str
    """The word."""
    is_own: bool
    """Whether the quotation has it."""


def quotations(text: str) -> Iterator[Quotation]:
    """Each quotation in a text that has words.

    What is left out (`…`, `[…]`, `(...)`) and what the writer put in between brackets parts it into pieces. Letters
    between brackets are part of their word: `[t]he` is `the`, and `w[ould]` is any word that begins with `w`.
    """
    for found in quoted(text):
        pieces, gaps = list[tuple[str, ...]](), list[Gap]()
        for piece, gap in _parts(_LETTERS.sub(_lettered, found.inner)):
            if piece and gap is not None and pieces:
                gaps.append(gap)
            if piece:
                pieces.append(piece)
        if pieces:
            yield Quotation(found.text, tuple(pieces), tuple(gaps))


def _parts(inner: str) -> Iterator[tuple[tuple[str, ...], Gap | None]]:
    """The pieces, and the gap before each; a gap between gaps is a piece without words, and both are one."""
    at, gap = 0, None
    for match in (*_LEFT_OUT.finditer(inner), None):
        piece = _words(inner[at : match.start() if match else len(inner)])
        yield piece, gap
        before = gap.own if gap and not piece else ()
        if match:
            gap, at = Gap(before + (words(match["own"]) if match["own"] else ())), match.end()


_OPEN_ENDED = "\ua66e"
"""A letter that hardly any text has: it marks a word whose ending the writer put in."""


def _lettered(match: re.Match[str]) -> str:
    """A word with its bracketed letters; without them where they are its ending and deny nothing."""
    whole = re.sub(r"[\[\]]", "", match[0])
    start = match[0].partition("[")[0]
    if match[0].startswith("["):
        return match[0] if match[0].endswith("]") and match[0].count("[") == 1 else whole
    is_denied = any(map(is_negation, words(whole))) or re.search(r"\[[^\]]*n[o'’]t", match[0])
    return whole if is_denied else start + _OPEN_ENDED


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace(_OPEN_ENDED, "*") for word in words(text))


def stands_in(quotation: Quotation, passages: Iterable[Passage]) -> bool:
    """Whether one article's passages have every piece, in order, each as an unbroken run of words.

    A piece may run on from a passage into the next one of the article, not over one that is not among `passages`. Its
    last word may go on with a possessive.
    """
    return any(_ways(quotation, text) for text in _texts(passages))


def swallowed(quotation: Quotation, passages: Iterable[Passage]) -> Swallowed | None:
    """What of a quotation that stands in passages turns their meaning over: a negation in a gap; None where nothing.

    Of several ways to read the quotation one that swallows nothing is enough. A negation counts in the sentences on
    both sides of a gap, not in whole ones that are left out.
    """
    told = [one for text in _texts(passages) for one in _ways(quotation, text)]
    return None if None in told or not told else told[0]


class _Text:
    """The words of the passages of one article."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.words: list[str] = []
        self.starts = set[int]()
        before = -1
        for passage in passages:
            if passage.address.number != before + 1:
                self.words.append(_PARTED)
            these, starts = _cut(passage.original)
            self.starts.update(len(self.words) + start for start in starts)
            self.words += these
            before = passage.address.number

    def places(self, piece: Sequence[str]) -> Iterator[int]:
        """Where a piece begins."""
        for at in range(len(self.words) - len(piece) + 1):
            if _answers(self.words[at], piece[0], is_last=len(piece) == 1) and all(
                _answers(self.words[at + step], word, is_last=step == len(piece) - 1) for step, word in enumerate(piece)
            ):
                yield at

    def negation(self, start: int, end: int) -> str:
        """The first negation of a gap that is in the sentence before it or in the one behind it."""
        edges = [at for at in range(start, end + 1) if at in self.starts]
        if not edges:
            return _first_negation(self.words[start:end])
        clause = self.words[start : edges[0]]
        cut = next((at for at, word in enumerate(clause) if word in _CLAUSE), len(clause))
        return _first_negation(clause[:cut]) or _first_negation(self.words[edges[-1] : end])


@lru_cache(maxsize=64)
def _cut(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a text, and which of them begin a sentence."""
    found = tuple(exact_words(text))
    opening = [word.start for word in found]
    return tuple(word.term for word in found), (0, *(bisect_left(opening, end) for end in sentence_ends(text)))


def _texts(passages: Iterable[Passage]) -> Iterator[_Text]:
    ordered = sorted(passages, key=lambda passage: passage.address)
    return (_Text(group) for _, group in groupby(ordered, key=lambda passage: passage.address.article))


def _ways(quotation: Quotation, text: _Text) -> set[Swallowed | None]:
    """The ways in which a text has the pieces in order: what each of them swallows first; empty where it has not."""
    first = quotation.pieces[0]
    ways: dict[int, Swallowed | None] = {at + len(first): None for at in islice(text.places(first), _WAYS)}
    for gap, piece in zip(quotation.gaps, quotation.pieces[1:], strict=True):
        onward: dict[int, Swallowed | None] = {}
        for at in islice(text.places(piece), _PLACES):
            told = [ways[end] or _swallowed(text, gap, end, at) for end in ways if end <= at]
            if told:
                onward[at + len(piece)] = None if None in told else told[-1]
            if len(onward) == _WAYS:
                break
        ways = onward
    return set(ways.values())


def _swallowed(text: _Text, gap: Gap, start: int, end: int) -> Swallowed | None:
    theirs, own = text.negation(start, end), _first_negation(gap.own)
    if bool(theirs) == bool(own):
        return None
    return Swallowed(theirs or own, is_own=bool(own))


def _first_negation(these: Iterable[str]) -> str:
    return next(filter(is_negation, these), "")


def _answers(word: str, wanted: str, *, is_last: bool) -> bool:
    if wanted.endswith("*") and len(wanted) > 1:
        return word.startswith(wanted[:-1])
    return word == wanted or (is_last and word == f"{wanted}'s")
