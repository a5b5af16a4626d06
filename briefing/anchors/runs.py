"""Runs: passages whose words stand in the copy, but not as a paragraph of their own.

A run is tried by feeding the hash of the fingerprint edge by edge, so that from one start every end costs only the
words since the end before. Likely edges are tried first, everywhere, and only then the less likely.

Three bounds keep the cost down. A start reaches a fixed number of ends. All of it draws on one purse, counted in bytes
hashed: a second or so. And only what no passage has taken is looked at. When the purse is empty, what was not found
stays not found: a passage may then be missing that is there, none is ever verbatim that is not.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from briefing.anchors.fingerprint import SIZE
from briefing.anchors.paragraphs import Copy, Place
from briefing.anchors.stream import Edge, Stream

_TRIALS = 20_000
_TRIAL = 600
_SHORT = 5


class Round(NamedTuple):
    """Which runs are tried."""

    starts: Edge
    """Where they begin."""
    ends: Edge
    """Where they end."""
    reach: int
    """At how many such edges, at least, one that begins somewhere may end."""


ROUNDS = (
    Round(Edge.PARAGRAPH, Edge.PARAGRAPH, 12),
    Round(Edge.SENTENCE, Edge.SENTENCE, 12),
    Round(Edge.WORD, Edge.SENTENCE, 12),
    Round(Edge.SENTENCE, Edge.WORD, 300),
    Round(Edge.WORD, Edge.WORD, 300),
)
"""The rounds of a search, from likely edges to any."""


class Window(NamedTuple):
    """A part of a stream that no passage has taken."""

    stream: Stream
    """The stream."""
    start: int
    """Its first word."""
    end: int
    """The word after its last."""


@dataclass(slots=True)
class Purse:
    """What a search may still cost."""

    bytes: int = 700_000_000
    """Bytes hashed; a trial counts as 600 more, which take as long."""


@dataclass(slots=True)
class Search:
    """The search for some passages in some windows.

    Fewer than five words may stand anywhere by chance: they are a run only between edges, and never in mid-sentence.
    """

    copy: Copy
    """The copy."""
    wanted: dict[str, deque[int]]
    """The passages that are not found yet, in order, by their fingerprint; none of the queues is empty."""
    windows: list[Window]
    """Where they are looked for."""
    purse: Purse
    """What it may cost; shared by the searches of one alignment."""
    edge: Edge
    """The edges that are enough for a run of few words."""
    found: list[tuple[int, Place]] = field(default_factory=list)
    """The passages found, and where."""
    settled: list[Window] = field(default_factory=list)
    """Where nothing more is found."""

    def sweep(self, using: Round) -> None:
        """Go once through the windows with the edges of a round; what a found passage leaves becomes new windows."""
        if self.wanted:
            self.windows = [part for window in self.windows for part in self._parts(window, using)]

    def settle(self, before: frozenset[Window]) -> None:
        """Have done with the windows that all rounds have left as they were `before`."""
        self.settled += [window for window in self.windows if window in before]
        self.windows = [window for window in self.windows if window not in before]

    def _parts(self, window: Window, using: Round) -> Iterator[Window]:
        stream, start, stop = window
        count = stop - start if using.starts is Edge.WORD else len(stream.edges[using.starts])
        reach = max(using.reach, _TRIALS // count)
        free = start
        while start < stop and self.wanted and self.purse.bytes > 0:
            end = self._longest(Window(stream, free, stop), start, using.ends, reach)
            if end and start > free:
                yield Window(stream, free, start)
            if end:
                free = start = end
            else:
                start = stream.next(start, using.starts)
        if free < stop:
            yield Window(stream, free, stop)

    def _longest(self, window: Window, start: int, ends: Edge, reach: int) -> int:
        """Where the longest run ends that begins at `start` and is a wanted passage, which is taken; 0 if none is."""
        stream, purse, wanted = window.stream, self.purse, self.wanted
        hasher, fed = blake2b(digest_size=SIZE, person=self.copy.kind), stream.offsets[start] + 1
        hits = list[tuple[int, str]]()
        for end in stream.ends(start, ends, reach, window.end):
            upto = max(stream.offsets[end], fed)
            purse.bytes -= upto - fed + _TRIAL
            hasher.update(stream.joined[fed:upto])
            fed = upto
            if (key := hasher.hexdigest()) in wanted:
                hits.append((end, key))
        return next((end for end, key in reversed(hits) if self._take(window, start, end, key)), 0)

    def _take(self, window: Window, start: int, end: int, key: str) -> bool:
        """Whether the run is the passage of that fingerprint, which is then found."""
        place = window.stream.place(start, end)
        short = end - start < _SHORT
        if short and not (self._is_firm(window, start) and self._is_firm(window, end)):
            return False
        if self.copy.fingerprint(place) != key:
            return False
        self.found.append((self.wanted[key].popleft(), place))
        if not self.wanted[key]:
            del self.wanted[key]
        return True

    def _is_firm(self, window: Window, position: int) -> bool:
        return position in (window.start, window.end) or window.stream.is_edge(position, self.edge)
