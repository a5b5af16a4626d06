"""Blocks of styled spans: what every page is made of."""

from dataclasses import dataclass
from typing import NamedTuple

from briefing.model import Target


class Span(NamedTuple):
    """A part of a block's text that looks, or leads somewhere, by itself."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    look: str
    """How it looks: `link`, `match`, `title`…"""
    target: Target | None = None
    """Where it leads; None where it is no link."""


@dataclass(frozen=True, slots=True)
class Block:
    """Text that is wrapped as one, and what stands around it."""

    text: str
    """What it says; clean, and without tabs."""
    spans: tuple[Span, ...] = ()
    """Its parts, in the order they are painted."""
    look: str = "text"
    """How all of it looks where no span says otherwise."""
    indent: int = 0
    """Cells before the text."""
    hang: int = 0
    """Cells more before every line but the first."""
    marker: str = ""
    """What stands at the end of the indent on the first line: a bullet, a label."""
    margin: str = ""
    """What stands in the page's left margin on the first line: a paragraph's number."""
    gap: int = 0
    """Blank lines above."""
    target: Target | None = None
    """What it is: a passage, a card in a list; None for a heading."""

    @property
    def links(self) -> tuple[int, ...]:
        """The positions in `spans` of the spans that lead somewhere."""
        return tuple(at for at, span in enumerate(self.spans) if span.target)
