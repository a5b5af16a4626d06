"""A stretch of a copy as one stream of words."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Self

from briefing.anchors.paragraphs import Copy, Place


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
    """The words as fingerprints have them, a space before each."""
    offsets: tuple[int, ...]
    """Where in `joined` the space before each word is, and the end."""
    starts: tuple[int, ...]
    """The position each paragraph begins at."""
    edges: tuple[tuple[int, ...], tuple[int, ...]]
    """The positions of the edges of paragraphs, and of sentences."""

    @classmethod
    def of(cls, copy: Copy, paragraphs: range) -> Self:
        """The stream of these paragraphs of a copy, which follow one another."""
        spelled = (word for paragraph in paragraphs for word in copy.spelled[paragraph])
        encoded = [f" {word}".encode() if word else b"" for word in spelled]
        *starts, size = accumulate((len(copy.words[paragraph]) for paragraph in paragraphs), initial=0)
        sentences = {
            start + edge
            for start, paragraph in zip(starts, paragraphs, strict=True)
            for edge in copy.sentences(paragraph)
        }
        return cls(
            paragraphs.start,
            b"".join(encoded),
            tuple(accumulate(map(len, encoded), initial=0)),
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
