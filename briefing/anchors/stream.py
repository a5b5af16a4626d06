"""A stretch of a copy as one stream of words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import Self

from briefing.anchors.fingerprint import words
from briefing.anchors.paragraphs import Copy, Place

_STOP = re.compile(r"[.!?…:;\n]+")


class Edge(IntEnum):
    """Where a run of words may begin or end."""

    PARAGRAPH = 0
    """At the edge of a paragraph."""
    SENTENCE = 1
    """There, and after a full stop or its like or a line break."""
    WORD = 2
    """Anywhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The words of consecutive paragraphs; positions count them from 0."""

    paragraph: int
    """The first of the paragraphs."""
    joined: bytes
    """The words, parted by single spaces."""
    offsets: tuple[int, ...]
    """Where in `joined` each word begins, and one past the end where the next would."""
    starts: tuple[int, ...]
    """The position each paragraph begins at."""
    edges: tuple[tuple[int, ...], tuple[int, ...]]
    """The positions of the edges of paragraphs, and of sentences."""

    @classmethod
    def of(cls, copy: Copy, paragraphs: range) -> Self:
        """The stream of these paragraphs of a copy, which follow one another."""
        encoded = [word.encode() for paragraph in paragraphs for word in copy.words[paragraph]]
        *starts, size = accumulate((len(copy.words[paragraph]) for paragraph in paragraphs), initial=0)
        sentences = {
            start + edge
            for start, paragraph in zip(starts, paragraphs, strict=True)
            for edge in _sentences(copy.paragraphs[paragraph])
        }
        return cls(
            paragraphs.start,
            b" ".join(encoded),
            tuple(accumulate((len(word) + 1 for word in encoded), initial=0)),
            tuple(starts),
            (tuple(sorted({*starts, size})), tuple(sorted({*starts, size, *sentences}))),
        )

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def is_edge(self, position: int, edge: Edge) -> bool:
        """Whether there is such an edge at `position`."""
        return edge is Edge.WORD or self.next(position - 1, edge) == position

    def next(self, position: int, edge: Edge) -> int:
        """The first such edge behind `position`, which is not the end."""
        return position + 1 if edge is Edge.WORD else self.edges[edge][bisect_right(self.edges[edge], position)]

    def ends(self, position: int, edge: Edge, most: int, stop: int) -> Sequence[int]:
        """The next `most` such edges behind `position`, up to `stop`, which counts as one."""
        if edge is Edge.WORD:
            return range(position + 1, min(position + most, stop) + 1)
        edges = self.edges[edge]
        first, last = bisect_right(edges, position), bisect_left(edges, stop)
        return edges[first : first + most] if last - first >= most else (*edges[first:last], stop)

    def place(self, start: int, end: int) -> Place:
        """The place in the copy of the words from `start` up to `end`."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return Place(self.paragraph + first, start - self.starts[first], self.paragraph + last, end - self.starts[last])


def _sentences(text: str) -> Iterator[int]:
    """How many words stand before each end of a sentence."""
    stops = [match.end() for match in _STOP.finditer(text)]
    return accumulate(len(words(text[start:end])) for start, end in pairwise((0, *stops)))
