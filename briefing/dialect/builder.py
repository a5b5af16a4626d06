"""Prose put together piece by piece."""

from briefing.model import Prose, Role, Span
from briefing.text import clean

_ONE_LINE = str.maketrans("\n\t", "  ")
_JOINER = "\u034f"  # the combining grapheme joiner: invisible, and no accent reaches over it
_REACH = 40  # further back no accent takes effect once a text is clean


class ProseBuilder:
    """Prose put together piece by piece: every piece is cleaned, and so is the whole."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._tail = ""
        self.length = 0

    def write(self, text: str) -> None:
        """Add text; line ends and tabs in it become spaces."""
        self.write_lines(text.translate(_ONE_LINE))

    def write_lines(self, text: str) -> None:
        """Add text with its line ends and tabs."""
        text = clean(text)
        if not text:
            return
        if not text[0].isascii() and clean(self._tail + text[:_REACH]) != self._tail + text[:_REACH]:
            text = _JOINER + text
        self._pieces.append(text)
        self._tail = (self._tail + text)[-_REACH:]
        self.length += len(text)

    def mark(self, start: int, role: Role, target: str = "", line: int = 0) -> None:
        """Give a role to what was written since `start`, unless that is nothing."""
        if start < self.length:
            self._spans.append(Span(start, self.length, role, target, line))

    def build(self) -> Prose:
        """Give what was written, its spans in the order of their start, those around others first."""
        outer_first = reversed(self._spans)  # what encloses another run is marked after it
        spans = sorted(outer_first, key=lambda span: (span.start, -span.end))
        return Prose("".join(self._pieces), tuple(spans))
