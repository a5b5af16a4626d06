"""A copy of an article, and places in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from briefing.anchors.fingerprint import FORMER, TODAY, fingerprint, fingerprint_of, words
from briefing.anchors.former import former_fingerprint, former_words
from briefing.anchors.spans import Span, extent, spans

_STOP = re.compile(r"[.!?…:;\n]+")


class Place(NamedTuple):
    """A run of words of a copy; places order as they stand in it."""

    paragraph: int
    """The paragraph it begins in, from 0."""
    word: int
    """Its first word in that paragraph, from 0."""
    last: int
    """The paragraph it ends in."""
    end: int
    """The word after its last one in that paragraph."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The paragraphs of the reader's copy."""

    paragraphs: tuple[str, ...]
    """As the copy has them."""
    words: tuple[tuple[str, ...], ...]
    """The words of each."""
    prints: tuple[str, ...]
    """The fingerprint of each."""
    spelled: tuple[tuple[str, ...], ...]
    """The words of each as its fingerprint has them; several parted by spaces, or none, where the former one did."""
    kind: bytes = TODAY
    """Whether the fingerprints are those of today or of before."""
    _spans: dict[int, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, paragraphs: Sequence[str]) -> Self:
        """The copy that has these paragraphs."""
        cut = tuple(map(words, paragraphs))
        return cls(tuple(paragraphs), cut, tuple(map(fingerprint_of, cut)), cut)

    @property
    def former(self) -> Self:
        """The same copy with the fingerprints of before."""
        prints = tuple(map(former_fingerprint, self.paragraphs))
        spelled = tuple(tuple(self._former_words(paragraph)) for paragraph in range(len(self.paragraphs)))
        return replace(self, prints=prints, spelled=spelled, kind=FORMER)

    def fingerprint(self, place: Place) -> str:
        """The fingerprint of what stands at a place."""
        return (former_fingerprint if self.kind == FORMER else fingerprint)(self.text(place))

    def whole(self, paragraph: int) -> Place:
        """The place of a whole paragraph."""
        return Place(paragraph, 0, paragraph, len(self.words[paragraph]))

    def within(self, place: Place) -> tuple[int, ...]:
        """The paragraphs of a place; those without words count only where they are all of it."""
        inside = range(place.paragraph, place.last + 1)
        return tuple(paragraph for paragraph in inside if self.words[paragraph] or len(inside) == 1)

    def text(self, place: Place) -> str:
        """What stands at a place; pieces of several paragraphs parted by a newline."""
        return "\n".join(
            self._piece(
                paragraph,
                place.word if paragraph == place.paragraph else 0,
                place.end if paragraph == place.last else len(self.words[paragraph]),
            )
            for paragraph in self.within(place)
        )

    def seam(self, paragraph: int, word: int) -> tuple[str, str]:
        """What stands in a paragraph between a word that is not its first and the word before, and how it begins."""
        these, text = self._spans_of(paragraph), self.paragraphs[paragraph]
        return text[these[word - 1].end : these[word].start], text[these[word].start]

    def sentences(self, paragraph: int) -> Iterator[int]:
        """How many words stand before each end of a sentence, or of a clause that may be one, in a paragraph."""
        starts = [span.start for span in self._spans_of(paragraph)]
        return (bisect_left(starts, stop.end()) for stop in _STOP.finditer(self.paragraphs[paragraph]))

    def _former_words(self, paragraph: int) -> Iterator[str]:
        text = self.paragraphs[paragraph]
        return (" ".join(former_words(text[span.start : span.end])) for span in self._spans_of(paragraph))

    def _piece(self, paragraph: int, first: int, end: int) -> str:
        text = self.paragraphs[paragraph]
        if (first, end) == (0, len(self.words[paragraph])):
            return text
        start, stop = extent(text, self._spans_of(paragraph), first, end)
        return text[start:stop]

    def _spans_of(self, paragraph: int) -> tuple[Span, ...]:
        if paragraph not in self._spans:
            self._spans[paragraph] = spans(self.paragraphs[paragraph])
        return self._spans[paragraph]
